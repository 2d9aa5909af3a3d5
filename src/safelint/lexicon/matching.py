"""What the lists of a lexicon match in one text.

All lists of a family are looked for together, when one of them is first asked for, in one stretch of the text after
another: of the phrases, only those are looked at whose anchor the stretch has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from safelint.lexicon.codes import opened
from safelint.lexicon.parts import Stretch, outside
from safelint.lexicon.tokens import Tokens

_STRETCH = 4_000
"""How many tokens of whole blocks, or a few more, are looked at together. The more they are, the less often is a phrase
looked at, and the more often where its words are far away."""

_AROUND = frozenset("'\"()[]*_\u00ab\u00bb")
"""Marks that may stand between a phrase and the word that it belongs to: quotation marks, brackets, stress."""


Pair = tuple[int, int]
"""A match in tokens: the first, and the one after the last."""


class Match(NamedTuple):
    """A phrase stands at `text[start:end]` of the document."""

    start: int
    end: int


class Matches:
    """What the lists of a lexicon match in one text. A list is named "family.list"; one that is not there has none.

    All offsets are of the unfolded text. Where a phrase may match in several ways, each way is a match.
    """

    def __init__(
        self,
        families: Mapping[str, Mapping[str, Any]],
        classes: Mapping[str, Mapping[str, Any]],
        sets: Mapping[str, Any],
        tokens: Tokens,
    ) -> None:
        self.tokens = tokens
        self._families = families
        self._stretches = [Stretch(tokens, *each, sets, classes) for each in tokens.stretches(_STRETCH)]
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
        names, unless = tables["names"], tables["unless"]
        found: dict[str, list[Pair]] = {}
        for stretch in self._stretches:
            for place, starts in sorted(stretch.matches(tables["tries"]).items()):  # in one order, whatever the run
                name = names[place]
                if name in unless:
                    starts = outside(starts, stretch.matches_of(opened(unless[name])))
                if starts:
                    found.setdefault(name, []).extend(stretch.pairs(starts))
        return {name: _Found(pairs) for name, pairs in found.items()}


class _Found:
    """The matches of one list."""

    def __init__(self, pairs: list[Pair]) -> None:
        self.pairs = pairs

    @cached_property
    def by_start(self) -> dict[int, int]:
        """For the start of each match the end of the longest."""
        return dict(self.pairs)  # the longest comes last, and stays

    @cached_property
    def by_end(self) -> dict[int, int]:
        """For the end of each match the start of the longest."""
        return {end: start for start, end in reversed(self.pairs)}


_NOTHING = _Found([])
_NO_TABLES: Mapping[str, Any] = {"names": (), "tries": {}, "unless": {}}
