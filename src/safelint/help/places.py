"""Where a text may give help and where it does: above the line that ends it, in a block, in the layout of its site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from safelint.help.helpblock import find_block
from safelint.help.invitations import invitations
from safelint.help.routes import LOCAL, Area, Directory, Route, Tie
from safelint.kinds.releases import end_of_release
from safelint.numbers.numbered import NumberedText
from safelint.numbers.websites import host_and_path, with_parents
from safelint.values.document import Document
from safelint.values.entries import Helpline
from safelint.values.settings import Settings

if TYPE_CHECKING:
    from safelint.numbers.named import NameData
    from safelint.numbers.registry import Registry
    from safelint.text.matcher import Finder
    from safelint.values.tables.elements import ElementsTable

_PAPERS = (".pdf", ".doc", ".docx", ".xlsx")
_ROUND_A_HEADING = " :?!.\u2026#*_"


class HelpPlaces:
    """`table` is the content of `elements.toml`, `wordings` what `phrases` gives for it, `services` the active ones."""

    def __init__(
        self,
        table: ElementsTable,
        wordings: Finder[tuple[str, str]],
        services: Mapping[str, Helpline],
        registry: Registry,
    ) -> None:
        self.wordings = wordings
        self.directory = Directory(services, registry)
        self.desk_paths = tuple(f"/{path}" for path in table["desk_paths"])
        """What addresses hold that lead elsewhere than to help."""
        self._help_paths = table["help_paths"]
        self._help_hosts = frozenset(table["help_hosts"])
        self._layouts: WeakKeyDictionary[Document, tuple[Set[str], Sequence[Route]]] = WeakKeyDictionary()
        self._headings = tuple(f"{heading} " for heading in table["headings"])
        self._whole_headings = frozenset(table["headings_whole"])

    def is_help_page(self, address: str) -> bool:
        """Whether a link (lower case) leads to a page of help on the same site, or on that of a public service, by the
        last part of its address."""
        bare = address.partition("?")[0].partition("#")[0].rstrip("/")
        last = bare.rpartition("/")[2]
        if last.endswith(_PAPERS):
            return False
        if "://" not in bare and not bare.startswith(("//", "mailto:", "tel:")):
            return last.startswith(self._help_paths)
        found = host_and_path(bare)
        if found is None or self._help_hosts.isdisjoint(with_parents(found[0])):
            return False
        return any(f"-{path}" in f"-{last}" for path in self._help_paths)

    def announces(self, heading: str) -> bool:
        """Whether a heading says that help follows."""
        bare = heading.lower().strip(_ROUND_A_HEADING)
        return bare in self._whole_headings or f"{bare} ".startswith(self._headings)

    def block(self, text: NumberedText, routes: Sequence[Route]) -> tuple[int, int] | None:
        """The range where a text gathers its help: a section of contacts, a list, or a paragraph with two services."""
        return find_block(text.document, text.sentences, read_in_text(routes), self.announces)

    def routes(self, text: NumberedText) -> tuple[Route, ...]:
        """Every way to a service that a text gives, or to somebody in no list of ours, with where it stands."""
        return self.directory.routes(text, text.view(end_of_release))

    def invitations(self, text: NumberedText) -> Iterator[tuple[Route, bool]]:
        """Every way to help in words, each with whether its own words tell that it is for help."""
        return invitations(text, text.view(end_of_release), self.directory.services)

    def layout(self, piece: Document, knowledge: NameData) -> tuple[Set[str], Sequence[Route]]:
        """What a piece of the site's layout adds to every page: the wordings of elements, and its ways to services."""
        if piece not in self._layouts:
            text = NumberedText(piece, Settings(), knowledge)
            phrases = {name for _, _, (role, name) in self.wordings.find(text.fold.text) if role == "phrase"}
            ways = (
                Route(way.service, -1, -1, way.how, Area.LAYOUT, Tie.SERVICE, misnumbered=way.misnumbered)
                for way in self.routes(text)
                if way.service != LOCAL
            )
            self._layouts[piece] = (phrases, tuple(dict.fromkeys(ways)))
        return self._layouts[piece]


def read_in_text(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Those that stand in the text itself, not in the menu or the foot of the site."""
    return tuple(route for route in routes if route.place.counts)
