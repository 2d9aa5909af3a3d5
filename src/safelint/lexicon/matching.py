"""What the lists of a lexicon match in one text.

All lists of a family are looked for in one pass over words, when one of them is first asked for: over the block that is
asked about, since nothing matches across two blocks and most of a text is never asked about, or over the whole text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from safelint.lexicon.codes import LETTERS, ROW, WORDS
from safelint.lexicon.parts import Parts
from safelint.lexicon.tokens import Tokens

_AROUND = frozenset("'\"()[]*_\u00ab\u00bb")
"""Marks that may stand between a phrase and the word that it belongs to: quotation marks, brackets, stress."""

_Pair = tuple[int, int]
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
        self, families: Mapping[str, Mapping[str, Any]], classes: Mapping[str, Mapping[str, Any]], tokens: Tokens
    ) -> None:
        self.tokens = tokens
        self._families = families
        self._parts = Parts(tokens, classes)
        self._whole: dict[str, dict[str, _Found]] = {}  # by family
        self._in_block: dict[tuple[str, int], dict[str, _Found]] = {}  # by family and by the first token of the block

    def all(self, name: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches of a list inside `text[start:end]`, by their start, the shortest first."""
        return [Match(*self.tokens.span(*pair)) for pair in self._inside(name, start, end)]

    def every(self, family: str) -> Iterator[tuple[str, Match]]:
        """The matches of all lists of a family in the whole text, each with the name of its list."""
        if family not in self._whole:
            self._whole[family] = self._look_for(family, 0, len(self.tokens))
        for title, found in self._whole[family].items():
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
        starts = self._found(name, place, place).by_end
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
        ends = self._found(name, place, place).by_start
        while place < last:
            if place in ends:
                return Match(*self.tokens.span(place, ends[place]))
            if self.tokens.words[place] not in _AROUND:
                break
            place += 1
        return None

    def _inside(self, name: str, start: int, end: int | None) -> Iterator[_Pair]:
        left = self.tokens.at(start) if start else 0
        right = len(self.tokens) if end is None else self.tokens.at(end)
        pairs = self._found(name, left, right).pairs
        for at in range(bisect_left(pairs, (left, 0)), len(pairs)):
            if pairs[at][0] >= right:
                break
            if pairs[at][1] <= right:
                yield pairs[at]

    def _found(self, name: str, left: int, right: int) -> _Found:
        """What a list matches, at least from token `left` to `right`."""
        family, _, title = name.partition(".")
        known = self._whole.get(family)
        if known is None:
            first, last = self.tokens.block(left)
            if right <= last:
                known = self._in_block.get((family, first))
                if known is None:
                    known = self._in_block[family, first] = self._look_for(family, first, last)
            else:
                known = self._whole[family] = self._look_for(family, 0, len(self.tokens))
        return known.get(title, _NOTHING)

    def _look_for(self, family: str, first: int, last: int) -> dict[str, _Found]:
        """What the lists of a family match from token `first` to `last`, the ends of blocks; those that do not are left
        out."""
        tables = self._families.get(family, _NO_TABLES)
        words, beginnings, ends = tables["words"], tables["beginnings"], self._parts.ends
        pairs: dict[int, set[_Pair]] = {}
        text = self.tokens.words
        for at in range(first, last):
            word = text[at]
            tries = words.get(word, ())
            if beginnings and word[:LETTERS] in beginnings:
                tries = (*tries, *beginnings[word[:LETTERS]])
            for least, most, place, part in tries:
                if part[0] == WORDS:  # a list of single words
                    pairs.setdefault(place, set()).add((at, at + 1))
                    continue
                for start in range(max(first, at - most), at - least + 1):
                    if part[0] == ROW and part[1][0] == WORDS and text[start] not in part[1]:
                        continue
                    for end in ends(part, start):
                        pairs.setdefault(place, set()).add((start, end))
        found = {tables["names"][place]: each for place, each in pairs.items()}
        return {
            name: _Found(_without(each, found.get("-" + name, ()))) for name, each in found.items() if name[0] != "-"
        }


class _Found:
    """The matches of one list in a part of a text."""

    def __init__(self, pairs: Iterable[_Pair]) -> None:
        self.pairs = sorted(pairs)
        self.by_start = dict(self.pairs)  # the longest comes last, and stays
        self.by_end = {end: start for start, end in reversed(self.pairs)}


_NOTHING = _Found(())
_NO_TABLES: Mapping[str, Any] = {"names": (), "words": {}, "beginnings": {}}


def _without(found: set[_Pair], exceptions: Iterable[_Pair]) -> Iterable[_Pair]:
    """The matches that no exception holds."""
    outer = sorted(exceptions)
    if not outer:
        return found
    longest = max(right - left for left, right in outer)

    def is_held(start: int, end: int) -> bool:
        near = outer[bisect_left(outer, (start - longest, 0)) : bisect_left(outer, (start + 1, 0))]
        return any(end <= right for _, right in near)

    return [pair for pair in found if not is_held(*pair)]
