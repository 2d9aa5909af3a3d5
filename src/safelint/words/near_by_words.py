"""Names of several words that are misspelt, by comparing them word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.namewords import NameWord, compare, end_of, telling, words_from, words_of

if TYPE_CHECKING:
    from safelint.values.tables.compiled import RightNamesTable

MOST_COMPARED = 100_000
"""Pairs of words, or names, of one text that are compared: far more than megabytes of news have."""

_OF_MARKS = frozenset({"apostrophe", "capital"})


class Near(NamedTuple):
    """`cased[start:end]` misspells `right`, a name of `words` words, by `edits` letters (0: only a space is wrong).

    Where it was compared word by word, `kind` says how they differ (see `namewords.Difference`) and `words` counts the
    telling ones. `former` is the number of the entry of a name that was given up, else -1.
    """

    start: int
    end: int
    right: str
    ids: tuple[str, ...]
    edits: int
    words: int
    kind: str = ""
    former: int = -1


class NearByWords:
    """Compares names of several words with one text. `wanted` keeps the words of names, by their place, from one text
    to the next."""

    def __init__(self, tables: RightNamesTable, wanted: dict[int, list[NameWord]]) -> None:
        self._tables = tables
        self._wanted = wanted
        self._left = MOST_COMPARED

    def longest(self, cased: str, start: int, places: Sequence[int]) -> Near | None:
        """The longest name, of those at `places`, whose telling words stand from `start` on, with a space, a mark, an
        ending or a small word otherwise."""
        if self._left <= 0:
            return None
        found = words_from(cased, start, self._tables["small"])
        if len(found) <= 1:
            return None
        best: Near | None = None
        for place in places:
            self._left -= 1
            difference = compare(found, self._words_at(place), self._tables["small"])
            if difference is None:
                continue
            if not difference.kind:
                return None
            near = self._near(place, difference.kind, found[: difference.words])
            if best is None or near.end > best.end:
                best = near
        return best if best is not None and not self._is_right(found, best) else None

    def _words_at(self, place: int) -> list[NameWord]:
        if place not in self._wanted:
            self._wanted[place] = words_of(self._tables["names"][place][0])
        return self._wanted[place]

    def _near(self, place: int, kind: str, words: Sequence[NameWord]) -> Near:
        wanted = self._words_at(place)
        count = len(telling(wanted, self._tables["small"]))
        surface, _, ids, former = self._tables["names"][place]
        return Near(words[0].start, end_of(words[-1], wanted[-1]), surface, ids, 1, count, kind, former)

    def _is_right(self, found: Sequence[NameWord], near: Near) -> bool:
        """Whether words that reach as far as `near` or beyond are right as they stand. Where only an apostrophe or a
        capital is wrong, the words alone cannot tell."""
        least = sum(word.start < near.end for word in found) + (near.kind in _OF_MARKS)
        return any(
            " ".join(word.key for word in found[:count]) in self._tables["right"]
            for count in range(least, len(found) + 1)
        )
