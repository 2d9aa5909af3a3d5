"""What a text holds of the help that is asked for, element by element."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from safelint.help.helpblock import SHORT
from safelint.help.routes import LOCAL, Route, Text, serves
from safelint.model import Block, Settings
from safelint.text.matcher import Fold, fold

if TYPE_CHECKING:
    from safelint.help.signposting import Ask, Element, Guide

_NAME = 60  # characters of a block that is no more than a name
_NOWHERE: frozenset[int] = frozenset()
_MOST_CUES = 50  # blocks in which words that point to an element are looked for
_LOCAL_CONTACTS = ("local_service", "school_contact")
_CONTACT_SIGNS = ("@", "http://", "https://", "www.")
_UK_SITES = (".gov.uk", ".org.uk", ".co.uk", ".nhs.uk", ".police.uk", ".sch.uk")
_WAYS = {"online": {"online", "email"}, "accessible": {"text", "relay", "email"}, "text": {"text"}}
"""The ways to a service that fill an element by themselves, by what its `route` asks for."""
_HELP_LINK_WORDS = ("help", "support", "report", "advice", "contact", "talk to", "concern", "safe")


class Held:
    """What one text holds, asked element by element."""

    def __init__(self, guide: Guide, text: Text, routes: Sequence[Route], settings: Settings) -> None:
        self._guide = guide
        self._text = text
        self._blocks = text.document.blocks
        self._index = text.document.block_index
        self._routes = list(routes)
        self._cues: dict[str, set[int]] = {}
        self._number_cues: dict[str, set[int]] = {}
        self._phrases: set[str] = set()
        self._words: dict[str, set[int]] = {"local_words": set(), "desk_words": set(), "pointers": set()}
        self._known: dict[tuple[str, str], bool] = {}  # by element and topic
        self._told: dict[str, bool] = {}  # by the cue
        self._touched: dict[int, bool] = {}  # by block
        self._scan(text.fold)
        for piece in text.included:
            phrases, ways = guide.layout(piece)
            self._phrases |= phrases
            self._routes += ways
        self._services = {route.service for route in self._routes}
        self._ways = {route.how for route in self._routes if route.service != LOCAL}
        # The line of another nation sends its readers away.
        active, nations = guide.services, settings.nations
        self._serving = {each for each in self._services if each in active and serves(active[each], nations)}
        dialled = {route.service for route in self._routes if route.how not in ("email", "online")}
        self._dialled = self._serving & dialled

    @cached_property
    def _below(self) -> int:
        return self._guide.below_the_line(self._text.document)

    def _scan(self, folded: Fold) -> None:
        tables = {"cue": self._cues, "number_cue": self._number_cues}
        for start, _, (role, name) in self._guide.wordings.find(folded.text):
            if role == "phrase":
                self._phrases.add(name)
            else:
                index = self._index(folded.origin(start))
                (tables[role].setdefault(name, set()) if role in tables else self._words[role]).add(index)

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
    def _local(self) -> set[int]:
        """Blocks that hold a number, address or link which belongs to no service of ours."""
        return {self._index(route.start) for route in self._routes if route.service == LOCAL and route.start >= 0}

    @cached_property
    def _own(self) -> set[int]:
        """Blocks that hold a way to a service of ours."""
        return {self._index(route.start) for route in self._routes if route.service != LOCAL and route.start >= 0}

    @cached_property
    def _near_cues(self) -> set[int]:
        """Blocks that hold a cue, or stand right below one."""
        cued = set().union(*self._cues.values())
        return cued | {index + 1 for index in cued}

    def _holds_contact(self, index: int) -> bool:
        """Whether a block holds a way to nobody that we know, if only as it looks."""
        if index not in self._touched:
            self._touched[index] = index in self._local or (
                index in self._near_cues and index not in self._own and self._looks_like_contact(index)
            )
        return self._touched[index]

    def _looks_like_contact(self, index: int) -> bool:
        if index >= len(self._blocks):
            return False
        block = self._blocks[index]
        words = self._text.document.text[block.start : block.end].lower()
        return any(sign in words for sign in _CONTACT_SIGNS) or (
            ".uk" in words and any(site in words for site in _UK_SITES)
        )

    def says(self, words: str) -> bool:
        """Whether the text, or what is added to every page, holds these words (see `bare_words`)."""
        texts = (self._text.document.text, *self._text.included)
        return any(f" {words} " in f" {bare_words(each)} " for each in texts)

    def has(self, ask: Ask) -> bool:
        """Whether one of the elements asked for is there."""
        return any(map(self.holds, ask.members, repeat(ask.topic)))

    def holds(self, name: str, topic: str) -> bool:
        """Whether an element is there, in a text on `topic`."""
        key = (name, topic)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._holds(name, topic)
        return known

    def _holds(self, name: str, topic: str) -> bool:
        if name == "any_one_route":
            return self.any_route
        each = self._guide.elements[name]
        if name in self._phrases or (each.route and self._by_route(each)) or self._by_number(name):
            return True
        services = self._dialled if each.with_number else self._serving
        return not services.isdisjoint(self._guide.fills(name, topic)) or self._by_cue(each, topic)

    def _by_route(self, each: Element) -> bool:
        return not self._ways.isdisjoint(_WAYS.get(each.route, ()))

    def _by_number(self, name: str) -> bool:
        """Whether a wording of the element stands in a block with a number that no service of ours has."""
        return name in self._number_cues and not self._number_cues[name].isdisjoint(self._numbered)

    @cached_property
    def _numbered(self) -> set[int]:
        local = (route for route in self._routes if route.service == LOCAL and route.how == "number")
        return {self._index(route.start) for route in local if 0 <= route.start < self._below}

    def _by_cue(self, each: Element, topic: str) -> bool:
        """Whether a cue of the element stands with a contact, or in a sentence that sends readers there."""
        special = f"{each.id}/{topic}" if each.cues_for else ""
        places = self._cues.get(each.id, _NOWHERE) | self._cues.get(special, _NOWHERE)
        if not places:
            return False
        cue = special if special in self._cues else each.id
        if cue not in self._told:
            self._told[cue] = any(map(self._with_contact, places)) or self._in_words(each, places)
        return self._told[cue]

    def _in_words(self, each: Element, places: Set[int]) -> bool:
        if not each.patterns:
            return False
        blocks = [self._folded(index) for index in sorted(places)[:_MOST_CUES]]
        return any(finds(block) for block in blocks for finds in self._guide.finders(each.id))

    def _with_contact(self, index: int) -> bool:
        here = self._blocks[index]
        if self._holds_contact(index):
            return True
        if here.kind == "cell":
            later = range(index + 1, min(index + 6, len(self._blocks)))
            return any(self._same_row(self._blocks[each], here) and self._holds_contact(each) for each in later)
        is_title = here.kind in ("heading", "term") or here.end - here.start <= SHORT
        return is_title and self._holds_contact(index + 1)

    def _folded(self, index: int) -> str:
        block, folded = self._blocks[index], self._text.fold
        return folded.text[folded.fold(block.start) : folded.fold(min(block.end, block.start + 4_000))]


def bare_words(text: str) -> str:
    """The words of a text in small letters with one space between two, so that layout and markup make no difference."""
    import re

    return " ".join(re.findall(r"\w+", fold(text).text))
