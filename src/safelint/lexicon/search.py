"""What the lists of a lexicon match in some texts, looked for in all of them at once.

All lists of a family are looked for together, when one of them is first asked for, in one stretch of the texts after
another: of the phrases, only those are looked at whose anchor the stretch has.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lexicon.codes import opened
from safelint.lexicon.parts import Starts, Stretch, in_order, outside
from safelint.lexicon.sets import WordSets
from safelint.lexicon.tokens import JoinedTokens, Tokens

if TYPE_CHECKING:
    from safelint.values.tables.compiled import FamilyTable, PhraseClassTable

STRETCH = 16_000
"""How many tokens are looked at together. The more they are, the less often is a phrase looked at, but each set of
words takes a bit for each."""

_ROOM_OF_A_MATCH = 64
"""In bits, for its two numbers."""

Pair = tuple[int, int]
"""A match in tokens: the first, and the one after the last."""


class Found:
    """The matches of one list in order, as the tokens where they start and end: a long text has hundreds of thousands
    in all lists, so they are kept as bare numbers."""

    def __init__(self) -> None:
        self.starts = array("I")
        self.ends = array("I")
        self._added: list[tuple[int, Starts]] = []
        self._room = 0

    def add(self, first: int, starts: Starts) -> None:
        """Adds the matches of a stretch whose first token is `first` after those that are there. Most lists are never
        asked for: they are counted when they are, or when what waits would take less room counted."""
        self._added.append((first, starts))
        for bits in starts.values():
            self._room += bits.bit_length() - bits.bit_count() * _ROOM_OF_A_MATCH
        if self._room > 0:
            self.counted()

    def counted(self) -> Found:
        """The same, with what was added."""
        for first, starts in self._added:
            pairs = in_order(starts)
            self.starts.extend([first + start for start, _ in pairs])
            self.ends.extend([first + end for _, end in pairs])
        self._added.clear()
        self._room = 0
        return self

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


class Search:
    """`families` and `classes` are those of a lexicon. Tokens are counted through all texts; those of each are
    `ranges`."""

    def __init__(
        self,
        families: Mapping[str, FamilyTable],
        classes: Mapping[str, PhraseClassTable],
        sets: WordSets,
        texts: Sequence[Tokens],
    ) -> None:
        self._families = families
        self._tables = sets, classes
        self._tokens = JoinedTokens(texts)
        self.ranges = self._tokens.ranges
        size = len(self._tokens)
        self._stretches = [(at, min(at + STRETCH, size)) for at in range(0, max(size, 1), STRETCH)]
        self._known: dict[str, dict[str, Found]] = {}  # by family, those that match anything
        self._lists: dict[str, Found] = {}  # by their whole names
        self._every: dict[str, list[dict[str, list[Pair]]]] = {}  # by family

    def found(self, name: str) -> Found:
        """The matches of a list, which is named "family.list"; one that is not there has none."""
        found = self._lists.get(name)
        if found is None:
            family, _, title = name.partition(".")
            found = self._lists[name] = self._of_family(family).get(title, _NOTHING).counted()
        return found

    def every(self, family: str) -> list[dict[str, list[Pair]]]:
        """For each text the matches of all lists of a family that have any, by the names of the lists there and in
        tokens of its own."""
        found = self._every.get(family)
        if found is None:
            found = self._every[family] = [{} for _ in self.ranges]
            starts, known = [start for start, _ in self.ranges], self._of_family(family)
            titles = [title for title in self._families[family]["names"] if title in known] if known else []
            for title in titles:
                for left, right in known[title].counted().pairs():
                    place = bisect_right(starts, left) - 1
                    found[place].setdefault(title, []).append((left - starts[place], right - starts[place]))
        return found

    def _of_family(self, family: str) -> Mapping[str, Found]:
        """What the lists of a family match. In one stretch each family is looked for when it is asked for, in several
        all at once, so that only one stretch is there at a time."""
        if family not in self._known and family in self._families:
            if len(self._stretches) == 1:
                self._look_for(family, self._whole)
            else:
                self._look_for_all()
        return self._known.get(family, _NO_LISTS)

    def _look_for_all(self) -> None:
        for each in self._stretches:
            stretch = Stretch(self._tokens, *each, *self._tables)
            for family in self._families:
                self._look_for(family, stretch)

    @cached_property
    def _whole(self) -> Stretch:
        return Stretch(self._tokens, *self._stretches[0], *self._tables)

    def _look_for(self, family: str, stretch: Stretch) -> None:
        """Adds what the lists of a family match in a stretch. Their exceptions are looked for only where there is
        something to except."""
        tables, known = self._families[family], self._known.setdefault(family, {})
        names, unless = tables["names"], tables["unless"]
        for place, starts in stretch.matches(tables["tries"]).items():
            name = names[place]
            if name in unless:
                starts = outside(starts, stretch.matches_of(opened(unless[name])))
            own = stretch.own(starts)
            if own:
                known.setdefault(name, Found()).add(stretch.first, own)


_NOTHING = Found()
_NO_LISTS: Mapping[str, Found] = {}
