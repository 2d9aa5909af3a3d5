"""What the lists of a lexicon match in one text.

All lists of a family are looked for together, when one of them is first asked for, in one stretch of the text after
another: of the phrases, only those are looked at whose anchor the stretch has.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from safelint.lexicon.codes import opened
from safelint.lexicon.parts import Stretch, outside
from safelint.lexicon.sets import WordSets
from safelint.lexicon.tokens import Tokens

_STRETCH = 16_000
"""How many tokens are looked at together. The more they are, the less often is a phrase looked at, but each set of
words takes a bit for each."""

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
        sets: WordSets,
        tokens: Tokens,
    ) -> None:
        self.tokens = tokens
        self._families = families
        self._tables = sets, classes
        size = len(tokens)
        self._ranges = [(at, min(at + _STRETCH, size)) for at in range(0, max(size, 1), _STRETCH)]
        self._known: dict[str, dict[str, _Found]] = {}  # by family
        self._lists: dict[str, _Found] = {}  # by their whole names

    def all(self, name: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches of a list inside `text[start:end]`, by their start, the shortest first."""
        return [Match(*self.tokens.span(*pair)) for pair in self._inside(name, start, end)]

    def every(self, family: str) -> Iterator[tuple[str, Match]]:
        """The matches of all lists of a family in the whole text, each with the name of its list."""
        found = self._of_family(family)
        for title in self._families[family]["names"] if found else ():
            for pair in found[title].pairs() if title in found else ():
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
        starts = self._found(name).by_end
        if not starts:
            return None
        place = self.tokens.at(at)
        while place:
            if place in starts:
                return Match(*self.tokens.span(starts[place], place))
            place -= 1
            if self.tokens.words[place] not in _AROUND:
                break
        return None

    def after(self, name: str, at: int) -> Match | None:
        """The longest match that begins right after `text[:at]`: only quotation marks and brackets between."""
        ends = self._found(name).by_start
        if not ends:
            return None
        place, words = self.tokens.at(at), self.tokens.words
        while place < len(words):
            if place in ends:
                return Match(*self.tokens.span(place, ends[place]))
            if words[place] not in _AROUND:  # the break between two blocks is not either
                break
            place += 1
        return None

    def _inside(self, name: str, start: int, end: int | None) -> Iterator[Pair]:
        found = self._found(name)
        if not found.starts:
            return
        left = self.tokens.at(start) if start else 0
        right = len(self.tokens) if end is None else self.tokens.at(end)
        for at in range(bisect_left(found.starts, left), len(found.starts)):
            if found.starts[at] >= right:
                break
            if found.ends[at] <= right:
                yield found.starts[at], found.ends[at]

    def _found(self, name: str) -> _Found:
        found = self._lists.get(name)
        if found is None:
            family, _, title = name.partition(".")
            found = self._lists[name] = self._of_family(family).get(title, _NOTHING)
        return found

    def _of_family(self, family: str) -> Mapping[str, _Found]:
        """What the lists of a family match; those that match nothing are left out. In a text of one stretch each family
        is looked for when it is asked for, in a longer one all at once, so that only one stretch is there at a time."""
        if family not in self._known and family in self._families:
            if len(self._ranges) == 1:
                self._look_for([family], self._whole)
            else:
                for each in self._ranges:
                    self._look_for(self._families, Stretch(self.tokens, *each, *self._tables))
        return self._known.get(family, _NO_LISTS)

    @cached_property
    def _whole(self) -> Stretch:
        return Stretch(self.tokens, *self._ranges[0], *self._tables)

    def _look_for(self, families: Iterable[str], stretch: Stretch) -> None:
        """Adds what the lists of families match in a stretch. Their exceptions are looked for only where there is
        something to except."""
        for family in families:
            tables = self._families[family]
            names, unless = tables["names"], tables["unless"]
            known = self._known.setdefault(family, {})
            for place, starts in stretch.matches(tables["tries"]).items():
                name = names[place]
                if name in unless:
                    starts = outside(starts, stretch.matches_of(opened(unless[name])))
                if starts:
                    known.setdefault(name, _Found()).add(stretch.pairs(starts))


class _Found:
    """The matches of one list in order, as the tokens where they start and end: a long text has hundreds of thousands
    in all lists, so they are kept as bare numbers."""

    def __init__(self) -> None:
        self.starts = array("I")
        self.ends = array("I")

    def add(self, pairs: Sequence[Pair]) -> None:
        """Adds matches that come after all that are there."""
        self.starts.extend([start for start, _ in pairs])
        self.ends.extend([end for _, end in pairs])

    def pairs(self) -> Iterator[Pair]:
        return zip(self.starts, self.ends, strict=True)

    @cached_property
    def by_start(self) -> dict[int, int]:
        """For the start of each match the end of the longest."""
        return dict(self.pairs())  # the longest comes last, and stays

    @cached_property
    def by_end(self) -> dict[int, int]:
        """For the end of each match the start of the longest."""
        return dict(zip(reversed(self.ends), reversed(self.starts), strict=True))


_NOTHING = _Found()
_NO_LISTS: Mapping[str, _Found] = {}
