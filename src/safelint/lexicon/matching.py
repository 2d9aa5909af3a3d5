"""What the lists of a lexicon match in one text, which may have been looked through with others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from safelint.lexicon.search import Pair, Search
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

    def __init__(self, search: Search, place: int, tokens: Tokens) -> None:
        """`place` is that of the text among those that are searched, `tokens` are its own."""
        self.tokens = tokens
        self._search = search
        self._place = place
        self._first, self._last = search.ranges[place]

    def all(self, name: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches of a list inside `text[start:end]`, by their start, the shortest first."""
        return [self._match(*pair) for pair in self._inside(name, start, end)]

    def every(self, family: str) -> Iterator[tuple[str, Match]]:
        """The matches of all lists of a family in the whole text, each with the name of its list."""
        for name, pairs in self.places(family).items():
            for pair in pairs:
                yield name, Match(*self.tokens.span(*pair))

    def places(self, family: str) -> Mapping[str, Sequence[Pair]]:
        """The same in tokens of the text, by the names of the lists that have any."""
        return self._search.every(family)[self._place]

    def first(self, name: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first of them."""
        pair = next(self._inside(name, start, end), None)
        return self._match(*pair) if pair else None

    def holds(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match of a list lies inside `text[start:end]`."""
        return next(self._inside(name, start, end), None) is not None

    def different(
        self, name: str, start: int = 0, end: int | None = None, *, but: Callable[[int, int], bool] | None = None
    ) -> list[Match]:
        """The matches of a list inside `text[start:end]`, in order: each wording once and none over another. A range of
        which `but` is true counts nowhere."""
        words, first, last = self.tokens.words, self._first, 0
        found: dict[Sequence[str], Match] = {}
        for left, right in sorted(self._inside(name, start, end), key=lambda pair: (pair[0], -pair[1])):
            match = self._match(left, right)
            if left >= last and not (but is not None and but(*match)):
                found.setdefault(tuple(words[left - first : right - first]), match)
                last = right
        return list(found.values())

    def before(self, name: str, at: int) -> Match | None:
        """The longest match that ends right before the token at `at`: only quotation marks and brackets between."""
        starts = self._search.found(name).by_end
        if not starts:
            return None
        place, first = self.tokens.at(at), self._first
        while place:
            if place + first in starts:
                return self._match(starts[place + first], place + first)
            place -= 1
            if self.tokens.words[place] not in _AROUND:
                break
        return None

    def after(self, name: str, at: int) -> Match | None:
        """The longest match that begins right after `text[:at]`: only quotation marks and brackets between."""
        ends = self._search.found(name).by_start
        if not ends:
            return None
        place, words, first = self.tokens.at(at), self.tokens.words, self._first
        while place < len(words):
            if place + first in ends:
                return self._match(place + first, ends[place + first])
            if words[place] not in _AROUND:  # the break between two blocks is not either
                break
            place += 1
        return None

    def _inside(self, name: str, start: int, end: int | None) -> Iterator[Pair]:
        found = self._search.found(name)
        if not found.starts:
            return
        left = self._first + (self.tokens.at(start) if start else 0)
        right = self._last if end is None else self._first + self.tokens.at(end)
        for at in range(bisect_left(found.starts, left), len(found.starts)):
            if found.starts[at] >= right:
                break
            if found.ends[at] <= right:
                yield found.starts[at], found.ends[at]

    def _match(self, left: int, right: int) -> Match:
        """The match that two tokens, counted as the search does, begin and end."""
        return Match(*self.tokens.span(left - self._first, right - self._first))
