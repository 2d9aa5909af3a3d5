"""What the lists of a lexicon match in one text.

All lists of a family are looked for together, when one of them is first asked for: not over all words of the text, but
over the places of those words of it that are an anchor of a phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from safelint.lexicon.parts import Pair, Parts
from safelint.lexicon.tokens import Tokens

_AROUND = frozenset("'\"()[]*_\u00ab\u00bb")
"""Marks that may stand between a phrase and the word that it belongs to: quotation marks, brackets, stress."""


class Match(NamedTuple):
    """A phrase stands at `text[start:end]` of the document."""

    start: int
    end: int


class Matches:
    """What the lists of a lexicon match in one text. A list is named "family.list"; one that is not there has none.

    All offsets are of the unfolded text. Where a phrase may match in several ways, each way is a match.
    """

    def __init__(
        self, families: Mapping[str, Mapping[str, Any]], classes: Mapping[str, Mapping[str, Any]], tokens: Tokens
    ) -> None:
        self.tokens = tokens
        self._families = families
        self._parts = Parts(tokens, classes)
        self._known: dict[str, dict[str, _Found]] = {}  # by family

    def all(self, name: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches of a list inside `text[start:end]`, by their start, the shortest first."""
        return [Match(*self.tokens.span(*pair)) for pair in self._inside(name, start, end)]

    def every(self, family: str) -> Iterator[tuple[str, Match]]:
        """The matches of all lists of a family in the whole text, each with the name of its list."""
        for title, found in self._of_family(family).items():
            for pair in found.pairs:
                yield title, Match(*self.tokens.span(*pair))

    def first(self, name: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first of them."""
        pair = next(self._inside(name, start, end), None)
        return Match(*self.tokens.span(*pair)) if pair else None

    def holds(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match of a list lies inside `text[start:end]`."""
        return next(self._inside(name, start, end), None) is not None

    def wordings(self, name: str, start: int = 0, end: int | None = None) -> set[tuple[str, ...]]:
        """The different words in which a list matches inside `text[start:end]`."""
        words = self.tokens.words
        return {tuple(words[left:right]) for left, right in self._inside(name, start, end)}

    def before(self, name: str, at: int) -> Match | None:
        """The longest match that ends right before the token at `at`: only quotation marks and brackets between."""
        place = self.tokens.at(at)
        first, _ = self.tokens.block(place)
        starts = self._found(name).by_end
        while place > first:
            if place in starts:
                return Match(*self.tokens.span(starts[place], place))
            place -= 1
            if self.tokens.words[place] not in _AROUND:
                break
        return None

    def after(self, name: str, at: int) -> Match | None:
        """The longest match that begins right after `text[:at]`: only quotation marks and brackets between."""
        place = self.tokens.at(at)
        _, last = self.tokens.block(place)
        ends = self._found(name).by_start
        while place < last:
            if place in ends:
                return Match(*self.tokens.span(place, ends[place]))
            if self.tokens.words[place] not in _AROUND:
                break
            place += 1
        return None

    def _inside(self, name: str, start: int, end: int | None) -> Iterator[Pair]:
        left = self.tokens.at(start) if start else 0
        right = len(self.tokens) if end is None else self.tokens.at(end)
        pairs = self._found(name).pairs
        for at in range(bisect_left(pairs, (left, 0)), len(pairs)):
            if pairs[at][0] >= right:
                break
            if pairs[at][1] <= right:
                yield pairs[at]

    def _found(self, name: str) -> _Found:
        family, _, title = name.partition(".")
        return self._of_family(family).get(title, _NOTHING)

    def _of_family(self, family: str) -> dict[str, _Found]:
        known = self._known.get(family)
        if known is None:
            known = self._known[family] = self._look_for(family)
        return known

    def _look_for(self, family: str) -> dict[str, _Found]:
        """What the lists of a family match; those that match nothing are left out. Their exceptions are looked for
        only where there is something to except."""
        tables = self._families.get(family, _NO_TABLES)
        names, unless, pairs = tables["names"], tables["unless"], self._parts.pairs(tables)
        return {
            name: _Found(_without(pairs[place], self._parts.pairs(unless[name]).get(0, ()) if name in unless else ()))
            for place, name in sorted((place, names[place]) for place in pairs)  # in one order, whatever the run
        }


class _Found:
    """The matches of one list in a part of a text."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = sorted(pairs)
        self.by_start = dict(self.pairs)  # the longest comes last, and stays
        self.by_end = {end: start for start, end in reversed(self.pairs)}


_NOTHING = _Found(())
_NO_TABLES: Mapping[str, Any] = {"names": (), "words": {}, "beginnings": {}, "tries": (), "unless": {}}


def _without(found: set[Pair], exceptions: Iterable[Pair]) -> Iterable[Pair]:
    """The matches that no exception holds."""
    outer = sorted(exceptions)
    if not outer:
        return found
    longest = max(right - left for left, right in outer)

    def is_held(start: int, end: int) -> bool:
        near = outer[bisect_left(outer, (start - longest, 0)) : bisect_left(outer, (start + 1, 0))]
        return any(end <= right for _, right in near)

    return [pair for pair in found if not is_held(*pair)]
