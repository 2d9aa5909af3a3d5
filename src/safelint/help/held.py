"""What a text holds of the help that is asked for, element by element."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.help.helpblock import SHORT
from safelint.help.routes import LOCAL, Route, Text, digit_runs, serves
from safelint.lazy import compiled
from safelint.model import Block, Document, Settings
from safelint.text.matcher import Fold, fold

if TYPE_CHECKING:
    from safelint.help.signposting import Ask, Element, Guide

_NAME = 60  # characters of a block that is no more than a name
_LOCAL_CONTACTS = ("local_service", "school_contact")
_CONTACT_SIGNS = (
    "@",
    "http://",
    "https://",
    "www.",
    ".gov.uk",
    ".org.uk",
    ".co.uk",
    ".nhs.uk",
    ".police.uk",
    ".sch.uk",
)
_HELP_LINK_WORDS = ("help", "support", "report", "advice", "contact", "talk to", "concern", "safe")


class Held:
    """What one text holds, asked element by element."""

    def __init__(self, guide: Guide, text: Text, routes: Sequence[Route], settings: Settings) -> None:
        self._guide = guide
        self._text = text
        self._nations = settings.nations
        self._blocks = text.document.blocks
        self._starts = [each.start for each in self._blocks]
        self._below = guide.below_the_line(text.document)
        self._routes = list(routes)
        self._cues: dict[str, set[int]] = {}
        self._number_cues: dict[str, set[int]] = {}
        self._phrases: set[str] = set()
        self._words: dict[str, set[int]] = {"local_words": set(), "desk_words": set(), "pointers": set()}
        self._known: dict[Ask, bool] = {}
        self._scan(text.fold, inside=True)
        for piece in text.included:
            self._include(piece)
        self._services = {route.service for route in self._routes}
        self._ways = {route.how for route in self._routes if route.service != LOCAL}
        self._dialled = {route.service for route in self._routes if route.how not in ("email", "online")}

    def _scan(self, folded: Fold, *, inside: bool) -> None:
        for hit in self._guide.wordings.find(folded.text):
            role, name = hit.value
            if role == "phrase":
                self._phrases.add(name)
            elif inside:
                index = self._index(folded.origin(hit.start))
                found = {"cue": self._cues, "number_cue": self._number_cues}.get(role)
                (self._words[role] if found is None else found.setdefault(name, set())).add(index)

    def _include(self, piece: str) -> None:
        """Counts what the site's layout adds to every page: its numbers, its addresses, its wordings."""
        folded = fold(piece)
        self._scan(folded, inside=False)
        empty = Text(Document(self._text.document.source, "", (), ()), folded, (), ())
        self._routes += [route._replace(start=-1, end=-1) for route in self._guide.directory.by_address(empty)]
        for digits in digit_runs(folded.text):
            self._routes += [Route(owner, -1, -1, "number") for owner in self._guide.directory.owners.get(digits, ())]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    @cached_property
    def any_route(self) -> bool:
        """Whether there is any way to help: a known service, or what looks like local help."""
        if self._services - {LOCAL} or "local_service" in self._phrases:
            return True
        if any(self._by_cue(self._guide.elements[name], "") for name in _LOCAL_CONTACTS):
            return True
        if any(self._by_number(name) for name in self._number_cues):
            return True
        return any(self._is_help(route) for route in self._routes if route.service == LOCAL)

    @property
    def pointed(self) -> bool:
        """Whether the text sends its readers to another page for help."""
        return bool(self._words["pointers"])

    def _is_help(self, route: Route) -> bool:
        if route.start >= self._below:
            return False
        if route.how in ("online", "email"):
            words = self._text.document.text[route.start : route.end].lower()
            return any(word in words for word in _HELP_LINK_WORDS)
        near = self._near(self._index(route.start))
        return bool(near & self._words["local_words"]) and not near & self._words["desk_words"]

    def _near(self, index: int) -> set[int]:
        """The block, its neighbour above, one above a name that stands between, and the other cells of its row."""
        near = {index, max(index - 1, 0)}
        if index >= 2 and self._blocks[index - 1].end - self._blocks[index - 1].start <= _NAME:
            near.add(index - 2)
        here = self._blocks[index]
        if here.kind == "cell":
            first = index
            while first and index - first < 8 and self._same_row(self._blocks[first - 1], here):
                first -= 1
            near |= set(range(first, index))
        return near

    @staticmethod
    def _same_row(one: Block, other: Block) -> bool:
        return (one.group, one.row) == (other.group, other.row)

    @cached_property
    def _contacts(self) -> set[int]:
        """Blocks that hold a number, address or link which belongs to no service of ours, or stand right above one."""
        found = {self._index(route.start) for route in self._routes if route.service == LOCAL and route.start >= 0}
        known = {self._index(route.start) for route in self._routes if route.service != LOCAL and route.start >= 0}
        text = self._text.document.text
        for index in {each for cues in self._cues.values() for each in cues for each in (each, each + 1)}:
            if index < len(self._blocks) and index not in known:
                block = self._blocks[index]
                if any(sign in text[block.start : block.end].lower() for sign in _CONTACT_SIGNS):
                    found.add(index)
        return found

    def says(self, words: str) -> bool:
        """Whether the text, or what is added to every page, holds these words (see `bare_words`)."""
        texts = (self._text.document.text, *self._text.included)
        return any(f" {words} " in f" {bare_words(each)} " for each in texts)

    def has(self, ask: Ask) -> bool:
        """Whether one of the elements asked for is there."""
        if ask not in self._known:
            self._known[ask] = any(self._has(name, ask.topic) for name in ask.members)
        return self._known[ask]

    def _has(self, name: str, topic: str) -> bool:
        if name == "any_one_route":
            return self.any_route
        each = self._guide.elements[name]
        if name in self._phrases or self._by_route(each) or self._by_number(name):
            return True
        services = self._dialled if each.with_number else self._services
        filling = services & self._guide.fills(name, topic)
        if self._nations:  # the line of another nation sends its readers away
            filling = {service for service in filling if serves(self._guide.services[service], self._nations)}
        return bool(filling) or self._by_cue(each, topic)

    def _by_route(self, each: Element) -> bool:
        ways = {"online": {"online", "email"}, "accessible": {"text", "relay", "email"}, "text": {"text"}}
        return bool(ways.get(each.route, set()) & self._ways)

    def _by_number(self, name: str) -> bool:
        """Whether a wording of the element stands in a block with a number that no service of ours has."""
        return bool(self._number_cues.get(name, set()) & self._numbered)

    @cached_property
    def _numbered(self) -> set[int]:
        local = (route for route in self._routes if route.service == LOCAL and route.how == "number")
        return {self._index(route.start) for route in local if 0 <= route.start < self._below}

    def _by_cue(self, each: Element, topic: str) -> bool:
        places = self._cues.get(each.id, set()) | self._cues.get(f"{each.id}/{topic}", set())
        if not places:
            return False
        if any(self._with_contact(index) for index in places):
            return True
        if not each.patterns:
            return False

        patterns = [compiled(pattern) for pattern in each.patterns]
        blocks = [self._folded(index) for index in sorted(places)[:50]]
        return any(pattern.search(block) for block in blocks for pattern in patterns)

    def _with_contact(self, index: int) -> bool:
        here = self._blocks[index]
        if index in self._contacts:
            return True
        if here.kind == "cell":
            later = range(index + 1, min(index + 6, len(self._blocks)))
            return any(self._same_row(self._blocks[each], here) and each in self._contacts for each in later)
        return index + 1 in self._contacts and (here.kind in ("heading", "term") or here.end - here.start <= SHORT)

    def _folded(self, index: int) -> str:
        block = self._blocks[index]
        return fold(self._text.document.text[block.start : min(block.end, block.start + 4_000)]).text


def bare_words(text: str) -> str:
    """The words of a text in small letters with one space between two, so that layout and markup make no difference."""
    import re

    return " ".join(re.findall(r"\w+", fold(text).text))
