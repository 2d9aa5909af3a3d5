"""Ways to a service that a reader can take: its number, its web or e-mail address, a link on its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from safelint.lexicon.folding import Fold
from safelint.numbers.find.phones import dialled
from safelint.numbers.websites import host_and_path
from safelint.values.document import PHONE_SCHEMES, Document
from safelint.values.entries import Helpline
from safelint.values.ranges import merged
from safelint.values.settings import CONFIDENCES
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText
    from safelint.numbers.registry import Registry
    from safelint.numbers.service_names import ServiceName

LOCAL = "local"
"""Stands for a service that is in no list of ours: a council's team, a school."""


class Way(Enum):
    """How a route reaches somebody: by what a text prints or links to, or in words (see `invitations.py`)."""

    NUMBER = "number"
    TEXT = "text"
    RELAY = "relay"
    EMAIL = "email"
    ONLINE = "online"
    PERSON = "person"
    """Somebody is spoken to."""
    TEAM = "team"
    """The publisher's own people are."""
    FORM = "form"
    """A form is filled in."""
    CHAT = "chat"
    """Words are typed."""
    VISIT = "visit"
    """A door is open."""
    PAGE = "page"
    """Another page is named."""
    NAME = "name"
    """A name is all that is given."""

    @property
    def is_link(self) -> bool:
        """Whether it is an address, which may be that of a link."""
        return self in (Way.EMAIL, Way.ONLINE)


class Area(Enum):
    """Where a way stands."""

    BODY = "body"
    """In the text itself."""
    MENU = "menu"
    FOOTER = "footer"
    """In the foot of the site."""
    NOTES = "notes"
    """Below the line that ends a release ("ENDS"): it counts, and is told of as out of place."""
    LAYOUT = "layout"
    """In what the configuration says that the site adds to every page."""

    @property
    def counts(self) -> bool:
        """Whether it is the text's own."""
        return self not in (Area.MENU, Area.FOOTER)


class Tie(Enum):
    """What a way is tied to."""

    SERVICE = "service"
    """A named service for those whom the subject touches."""
    POLICE = "police"
    """Who comes at once, or takes reports of anything: 999, 101, Crimestoppers."""
    LOCAL_HELP = "local-help"
    OWN = "own-service"
    """The service whose page it is."""
    AT_HAND = "at-hand"
    """Somebody whom readers know or find where they are."""
    HELP_PAGE = "help-page"
    """A page of help on the same site or on that of a public service, by where the link leads."""
    NAMED = "named-service"
    """A known service that readers are sent to without its number or address."""
    OTHER_SUBJECT = "other-subject"
    """A service for another subject."""
    TOLD = "told"
    """A call that the text tells of."""
    DESK = "desk"
    """A press office or the like."""
    UNUSABLE = "unusable"
    """Nobody: it is closed, struck out, still to be filled in, or readers are told not to take it."""
    INFORMATION = "information"
    """The police, where they ask what somebody knows of a case."""
    GENERIC = "generic"
    """Nothing."""

    @property
    def helps(self) -> bool:
        """Whether it is help for readers."""
        return self.is_for_readers and self not in (Tie.OTHER_SUBJECT, Tie.INFORMATION, Tie.GENERIC)

    @property
    def is_for_readers(self) -> bool:
        """Whether readers are meant to take it, for whatever it is."""
        return self not in (Tie.TOLD, Tie.DESK, Tie.UNUSABLE)


class HelpTie(NamedTuple):
    """What ties a way to help, or to something else; `words` are what shows it."""

    kind: Tie
    words: tuple[Range, ...] = ()


class Route(NamedTuple):
    """A way to a service in a range of `Document.text`; a way that the site's layout adds has no place there (-1).

    `tie` is None before that is judged (`ties.py`); `words` are the ranges that show it. `named` are the words by which
    the text gives a number to its service, which does not have that number where the way is `misnumbered`.
    """

    service: str
    start: int
    end: int
    how: Way
    place: Area = Area.BODY
    tie: Tie | None = None
    words: tuple[Range, ...] = ()
    named: Range | None = None
    misnumbered: bool = False

    @property
    def helps(self) -> bool:
        """Whether it is help, in the text's own body."""
        return self.tie is not None and self.tie.helps and self.place.counts


class Directory:
    """The ways to `services`, the active ones of the registry."""

    def __init__(self, services: Mapping[str, Helpline], registry: Registry) -> None:
        self.services = services
        self._registry = registry

    def owners(self, digits: str) -> list[str]:
        """The services that have a number."""
        owners = (owner.helpline.id for owner in self._registry.owners.get(digits, ()))
        return [service for service in owners if service in self.services]

    def site(self, host: str, path: str) -> str:
        """The service that an address belongs to, "" where none does."""
        known = self._registry.websites.pages.get(host, ())
        found = [(own, service) for own, service in known if service in self.services]
        exact = [(len(own), service) for own, service in found if own and path.startswith(own)]
        if exact:
            return max(exact, key=lambda each: each[0])[1]
        if host in self._registry.shared_hosts or not found:
            return ""
        # The front page of a site with several services belongs to the best known of them.
        ranked = ((CONFIDENCES.index(self.services[service].confidence), bool(own), service) for own, service in found)
        return min(ranked, key=lambda each: each[:2])[2]

    def routes(self, text: NumberedText, below: int) -> tuple[Route, ...]:
        """Every way to a known service, in order, and to somebody in no list of ours (`LOCAL`).

        `below` is the offset from which on a text is not printed with a release.
        """
        found = [*self._by_number(text), *self.by_address(text.fold), *self._by_link(text)]
        found += self._by_other_address(text, found)
        ordered = sorted(dict.fromkeys(found), key=lambda route: (route.start, route.service, route.how.value))
        return tuple(route._replace(place=place_of(text.document, route.start, below)) for route in ordered)

    def _by_number(self, text: NumberedText) -> Iterator[Route]:
        for number in text.numbers:
            how = Way.RELAY if number.relay or number.kind == "textphone" else Way.NUMBER
            if number.kind == "sms":
                how = Way.TEXT
            # A number with a slip in it, or of another service, is the helpline rules' business; the help that the text
            # names is meant to be there.
            known = [each for each in (number.meant, number.service) if each in self.services]
            owners = known[:1] or self.owners(number.digits)
            named = (number.name_start, number.name_end) if number.name_end > number.name_start else None
            for owner in owners:
                is_wrong = not self._registry.owns(owner, number.digits)
                yield Route(owner, number.start, number.end, how, named=named, misnumbered=is_wrong)
            if not owners and not number.meant and number.kind == "phone":
                yield Route(LOCAL, number.start, number.end, how)

    def by_address(self, fold: Fold) -> Iterator[Route]:
        """The ways to a service by the addresses that a text prints."""
        folded = fold.text
        for start, host in self._printed(folded):
            end = start + len(host)
            tail = folded[end : end + 80].split(" ", 1)[0]
            service = self.site(host, tail.split("\0", 1)[0])
            if service:
                how = Way.EMAIL if folded[start - 1 : start] == "@" else Way.ONLINE
                yield Route(service, *fold.unfold(start, end), how)

    def _by_other_address(self, text: NumberedText, found: Sequence[Route]) -> Iterator[Route]:
        """The addresses that a text prints, without a link, of somebody in no list of ours."""
        written = text.document.text
        links = [(link.start, link.end) for link in text.document.inlines if link.kind == "link"]
        taken = merged([*((route.start, route.end) for route in found), *links])
        for start, end, is_mailbox in text.knowledge.addresses.printed(written):
            if taken.overlapping(start, end) is None:
                yield Route(LOCAL, start, end, Way.EMAIL if is_mailbox else Way.ONLINE)

    def _printed(self, folded: str) -> Iterator[tuple[int, str]]:
        """The hosts that stand in a text as whole words, each with its place: no host is without a dot in a word."""
        inner = (dot for dot in _places(folded, ".") if _is_word(folded[dot + 1 : dot + 2]))
        for dot in inner:
            start = _word_start(folded, dot)
            for host, word in self._registry.websites.by_word.get(folded[start:dot], ()):
                left = start - word
                right = left + len(host)
                if left < 0 or not folded.startswith(host, left):
                    continue
                if not _is_word(folded[left - 1 : left]) and not _is_word(folded[right : right + 1]):
                    yield left, host

    def _by_link(self, text: NumberedText) -> Iterator[Route]:
        for link in text.document.inlines:
            if not link.leads_on:
                continue
            target = link.target.lower()
            if target.startswith(PHONE_SCHEMES):
                for owner in self.owners(dialled(link, self._registry.plan)):
                    yield Route(owner, link.start, link.end, Way.TEXT if target[0] == "s" else Way.NUMBER)
                continue
            how = Way.EMAIL if target.startswith("mailto:") else Way.ONLINE
            address = host_and_path(target)
            service = self.site(*address) if address else ""
            if service:
                yield Route(service, link.start, link.end, how)
                continue
            named = self._named(text, link.start, link.end)
            if named:
                yield Route(named, link.start, link.end, how)
            elif not target.startswith("#"):
                yield Route(LOCAL, link.start, link.end, how)

    def _named(self, text: NumberedText, start: int, end: int) -> str:
        """The service named in a range, "" where none is or where the first name means none that is active."""
        for hit in text.names_near(start, end):
            if hit.start not in text.parts and sure_name(hit.value, text.document.text[hit.start]):
                known = (service for service in hit.value.ids if service in self.services)
                return next(known, "")
        return ""


_LANDMARKS = {"nav": Area.MENU, "footer": Area.FOOTER}


def place_of(document: Document, start: int, below: int) -> Area:
    block = document.block_at(start) if document.blocks else None
    around = _LANDMARKS.get(block.landmark) if block and block.landmark else None
    return around or (Area.NOTES if start >= below else Area.BODY)


def top_of(document: Document) -> int:
    """Where the first heading of the first level stands: above it is what a site puts on each of its pages."""
    return next((block.start for block in document.blocks if block.kind == "heading" and block.level == 1), 0)


def serves(service: Helpline, nations: Sequence[str], served: Sequence[str] = ()) -> bool:
    """Whether a service serves one of the nations; any service does where none is named. `served` are the nations of
    one of its numbers, where these are asked about."""
    own = served or service.nations
    return not nations or "uk" in own or not set(own).isdisjoint(nations)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + len(sign))


def _word_start(text: str, end: int) -> int:
    """Where the word that ends at `end` begins."""
    while end and _is_word(text[end - 1]):
        end -= 1
    return end


def sure_name(name: ServiceName, first: str) -> bool:
    """Whether the words of a link are a service's own name: "contact" and "beat" may be just words."""
    return name.role != "generic" and name.word != "weak" and (first.isupper() or name.word != "plain")
