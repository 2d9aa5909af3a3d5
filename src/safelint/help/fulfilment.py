"""What a text holds of the help that is asked for, element by element, and what meets each."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.helpblock import SHORT
from safelint.help.marks import POINTER, Marks
from safelint.help.routes import (
    BODY,
    DESK,
    HELPS,
    LAYOUT,
    LOCAL,
    OTHER_SUBJECT,
    READ,
    SERVICE,
    TOLD,
    FoundHelp,
    Route,
    serves,
)
from safelint.help.ties import Ties
from safelint.lexicon.folding import Fold, fold
from safelint.values.document import Block
from safelint.values.settings import Settings
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.help.elements import HelpElement
    from safelint.help.tables import Ask, Tables
    from safelint.help.topics import TopicFound

_NOWHERE: frozenset[int] = frozenset()
_MOST_CUES = 50  # blocks in which words that point to an element are looked for
_LOCAL_CONTACTS = ("local_service", "school_contact")
_CONTACT_SIGNS = ("@", "http://", "https://", "www.")
_UK_SITES = (".gov.uk", ".org.uk", ".co.uk", ".nhs.uk", ".police.uk", ".sch.uk")
_WAYS = {"online": {"online", "email"}, "accessible": {"text", "relay", "email"}, "text": {"text"}}
"""The ways to a service that fill an element by themselves, by what its `route` asks for."""
_AROUND = frozenset(("nav", "footer"))
"""Landmarks whose words are not the text's own."""

WORDING, CONTACT = "wording", "contact"
"""What meets an element where no service does: words, or a way to somebody in no list of ours."""


class Met(NamedTuple):
    """What meets an element: `by` is a service's id, `WORDING` or `CONTACT`; `words` are the ranges that show it.

    There are none where the site's layout meets it.
    """

    by: str
    words: tuple[Range, ...] = ()


class Held:
    """What one text holds, asked element by element."""

    def __init__(
        self,
        tables: Tables,
        text: FoundHelp,
        routes: Sequence[Route],
        settings: Settings,
        found: Sequence[TopicFound] = (),
        wanted: Sequence[Ask] = (),
    ) -> None:
        """`found` is what the text is about, `wanted` what is asked of it."""
        self._tables = tables
        self._text = text
        self._blocks = text.document.blocks
        self._index = text.document.block_index
        self._cues: dict[str, dict[int, Range]] = {}  # by element: the first of each block
        self._number_cues: dict[str, dict[int, Range]] = {}
        self._phrases: dict[str, tuple[Range, ...]] = {}  # by element: the first
        self._marks = Marks(text.fold, [words for topic in found for words in topic.words])
        self._known: dict[tuple[str, str], Met | None] = {}  # by element and topic
        self._told: dict[str, Met | None] = {}  # by the cue
        self._touched: dict[int, Range | None] = {}  # by block
        self._scan(text.fold)
        topics = tuple(topic.id for topic in found)
        self._ties = Ties(
            *(text.document, text.sentences, self._marks, tables.announces),
            lambda service: tables.helps(service, topics, wanted),
            tables.is_emergency,
            tables.is_of_police,
            [f"/{path}" for path in tables.words("desk_paths")],
        )
        judged = self._ties.judged(routes)
        for piece in text.included:
            phrases, ways = tables.layout(piece)
            self._phrases = {**dict.fromkeys(phrases, ()), **self._phrases}
            judged += [way._replace(place=LAYOUT, tie=SERVICE) for way in ways]
        self.routes = tuple(judged)
        """All ways to help and to others, with where they stand and what they are tied to."""
        self._routes = [route for route in self.routes if route.place in READ and route.tie not in (DESK, TOLD)]
        # The line of another nation sends its readers away.
        active, nations = tables.services, settings.nations
        self._serving: dict[str, Route] = {}
        self._dialled: dict[str, Route] = {}
        for route in self._routes:
            if route.service in active and serves(active[route.service], nations):
                self._serving.setdefault(route.service, route)
                if route.how not in ("email", "online"):
                    self._dialled.setdefault(route.service, route)

    def _scan(self, folded: Fold) -> None:
        tables = {"cue": self._cues, "number_cue": self._number_cues}
        for start, end, (role, name) in self._tables.wordings.find(folded.text):
            if not name:
                self._marks.add(role, start, end)
                continue
            left, right = folded.unfold(start, end)
            index = self._index(left)
            if self._blocks[index].landmark in _AROUND:
                continue
            if role == "phrase":
                self._phrases.setdefault(name, ((left, right),))
            else:
                tables[role].setdefault(name, {}).setdefault(index, (left, right))

    @property
    def pointed(self) -> bool:
        """Whether the text sends its readers to another page for help."""
        return self._marks.first(POINTER, 0, len(self._text.document.text)) is not None

    @property
    def any_route(self) -> bool:
        """Whether the body gives any way to help: a known service, or what is tied to local help."""
        return self._any is not None

    @cached_property
    def _any(self) -> Met | None:
        helping = [route for route in self.routes if route.helps]
        known = next((route for route in helping if route.service != LOCAL), None)
        if known is not None:
            return _met(known)
        if "local_service" in self._phrases:
            return Met(WORDING, self._phrases["local_service"])
        local = (self._by_cue(self._tables.elements[name], "") for name in _LOCAL_CONTACTS)
        numbered = map(self._by_number, self._number_cues)
        return next(filter(None, (*local, *numbered)), None) or (_met(helping[0]) if helping else None)

    @property
    def doubtful(self) -> bool:
        """Whether a way that nothing ties to help may be one all the same: a number, or a service for people in other
        trouble, where the subject of the text may be another than was found."""
        others = (route for route in self.routes if route.tie == OTHER_SUBJECT and route.place in READ)
        return any(map(self._ties.may_help, self.routes)) or any(
            not self._tables.is_for_others(route.service) for route in others
        )

    def _same_row(self, one: int, other: int) -> bool:
        here, there = self._blocks[one], self._blocks[other]
        return (here.group, here.row) == (there.group, there.row)

    @cached_property
    def _local(self) -> dict[int, Route]:
        """By block, the first way to somebody in no list of ours."""
        local = (route for route in reversed(self._routes) if route.service == LOCAL and route.place == BODY)
        return {self._index(route.start): route for route in local}

    @cached_property
    def _own(self) -> set[int]:
        """Blocks that hold a way to a service of ours."""
        return {self._index(route.start) for route in self._routes if route.service != LOCAL and route.start >= 0}

    @cached_property
    def _near_cues(self) -> set[int]:
        """Blocks that hold a cue, or stand right below one."""
        cued = {index for places in self._cues.values() for index in places}
        return cued | {index + 1 for index in cued}

    def _contact(self, index: int) -> Range | None:
        """Where a block holds a way to local help that is in no list of ours, if only as it looks."""
        if index not in self._touched:
            route = self._local.get(index)
            found = (route.start, route.end) if route and self._is_tied(route.start, route.end) else None
            if found is None and index in self._near_cues and index not in self._own and index < len(self._blocks):
                found = self._printed(self._blocks[index])
            self._touched[index] = found
        return self._touched[index]

    def _printed(self, block: Block) -> Range | None:
        """Where a block prints an address that is tied to help."""
        words = self._text.document.text[block.start : block.end].lower()
        signs = (*_CONTACT_SIGNS, *(_UK_SITES if ".uk" in words else ()))
        place = next((at for sign in signs if (at := words.find(sign)) >= 0), -1)
        if place < 0 or block.landmark in _AROUND:
            return None
        start, end = block.start + place, block.start + place + 1
        return (start, end) if self._is_tied(start, end) else None

    def _is_tied(self, start: int, end: int) -> bool:
        """Whether words near `text[start:end]` tie it to help."""
        return self._ties.of_range(start, end).kind in HELPS

    def says(self, words: str) -> bool:
        """Whether the text, or what is added to every page, holds these words (see `bare_words`)."""
        texts = (self._text.document.text, *self._text.included)
        return any(f" {words} " in f" {bare_words(each)} " for each in texts)

    def has(self, ask: Ask) -> bool:
        """Whether one of the elements asked for is there."""
        return any(self.met(name, ask.topic) is not None for name in ask.members)

    def met(self, name: str, topic: str) -> Met | None:
        """What meets an element in a text on `topic`, None where nothing does."""
        key = (name, topic)
        if key not in self._known:
            self._known[key] = self._met(name, topic)
        return self._known[key]

    def _met(self, name: str, topic: str) -> Met | None:
        if name == "any_one_route":
            return self._any
        each = self._tables.elements[name]
        if name in self._phrases:
            return Met(WORDING, self._phrases[name])
        found = (each.route and self._by_route(each)) or self._by_number(name)
        if found:
            return found
        given = self._dialled if each.with_number else self._serving
        fills = self._tables.fills(name, topic)
        route = next((route for service, route in given.items() if service in fills), None)
        return _met(route) if route is not None else self._by_cue(each, topic)

    def _by_route(self, each: HelpElement) -> Met | None:
        ways = _WAYS.get(each.route, _NOWHERE)
        route = next((route for route in self._routes if route.service != LOCAL and route.how in ways), None)
        return _met(route) if route is not None else None

    def _by_number(self, name: str) -> Met | None:
        """A wording of the element in a block with a number that no service of ours has."""
        for index, words in self._number_cues.get(name, {}).items():
            if index in self._numbered:
                return Met(CONTACT, (words, self._numbered[index]))
        return None

    @cached_property
    def _numbered(self) -> dict[int, Range]:
        local = (route for route in self._routes if route.service == LOCAL and route.how == "number")
        return {self._index(route.start): (route.start, route.end) for route in local if route.place == BODY}

    def _by_cue(self, each: HelpElement, topic: str) -> Met | None:
        """A cue of the element that stands with a contact, or in a sentence that sends readers there."""
        special = f"{each.id}/{topic}" if each.cues_for else ""
        places = {**self._cues.get(each.id, {}), **self._cues.get(special, {})}
        if not places:
            return None
        cue = special if special in self._cues else each.id
        if cue not in self._told:
            contacts = ((words, self._with_contact(index)) for index, words in sorted(places.items()))
            beside = next((Met(CONTACT, (words, there)) for words, there in contacts if there), None)
            self._told[cue] = beside or self._in_words(each, places.keys())
        return self._told[cue]

    def _in_words(self, each: HelpElement, places: Set[int]) -> Met | None:
        if not each.patterns:
            return None
        for index in sorted(places)[:_MOST_CUES]:
            folded = self._text.fold
            start = folded.fold(self._blocks[index].start)
            block = folded.text[start : folded.fold(min(self._blocks[index].end, self._blocks[index].start + 4_000))]
            for finds in self._tables.finders(each.id):
                match = finds(block)
                if match:
                    words = folded.unfold(start + match.start(), start + match.end())
                    if each.id not in _LOCAL_CONTACTS or self._is_tied(*words):
                        return Met(WORDING, (words,))
        return None

    def _with_contact(self, index: int) -> Range | None:
        here = self._blocks[index]
        found = self._contact(index)
        if found is not None:
            return found
        if here.kind == "cell":
            later = range(index + 1, min(index + 6, len(self._blocks)))
            return next(filter(None, (self._contact(each) for each in later if self._same_row(each, index))), None)
        is_title = here.kind in ("heading", "term") or here.end - here.start <= SHORT
        return self._contact(index + 1) if is_title else None


def _met(route: Route) -> Met:
    by = CONTACT if route.service == LOCAL else route.service
    if route.start < 0:
        return Met(by)
    return Met(by, tuple(dict.fromkeys((*route.words, (route.start, route.end)))))


def bare_words(text: str) -> str:
    """The words of a text in small letters with one space between two, so that layout and markup make no difference."""
    import re

    return " ".join(re.findall(r"\w+", fold(text).text))
