"""Ranges of a text in order, asked for the one at a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeVar

from safelint.values.source import Range

_Ranged = TypeVar("_Ranged", bound=tuple[Any, ...])


class Ranges(tuple[_Ranged, ...]):
    """Ranges of one text, or values that begin with one, sorted and none inside another."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [each[0] for each in self]

    def at(self, offset: int) -> _Ranged | None:
        """The one that `text[offset]` stands in, the last of several."""
        place = bisect_right(self.starts, offset) - 1
        return self[place] if place >= 0 and offset < self[place][1] else None

    def holding(self, start: int, end: int) -> _Ranged | None:
        """The one that holds all of `text[start:end]`, the last of several."""
        place = bisect_right(self.starts, start) - 1
        return self[place] if place >= 0 and end <= self[place][1] else None

    def overlapping(self, start: int, end: int) -> _Ranged | None:
        """The one that has a part of `text[start:end]`, the last of several."""
        place = bisect_left(self.starts, end) - 1
        return self[place] if place >= 0 and start < self[place][1] else None

    def begun(self, start: int, end: int) -> tuple[_Ranged, ...]:
        """Those that begin in `text[start:end]`."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def outermost(ranges: Iterable[Range]) -> Ranges[Range]:
    """Sorted ranges without those that lie in another."""
    result: list[Range] = []
    for start, end in sorted(ranges, key=lambda each: (each[0], -each[1])):
        if not result or end > result[-1][1]:
            result.append((start, end))
    return Ranges(result)


def merged(ranges: Iterable[Range]) -> Ranges[Range]:
    """Sorted and disjoint ranges that cover the same places."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return Ranges(result)


def minus(ranges: Ranges[Range], holes: Ranges[Range]) -> Ranges[Range]:
    """Disjoint ranges without the places of others."""
    result: list[Range] = []
    for start, end in ranges:
        at = start
        first = bisect_right(holes.starts, start) - 1
        for left, right in holes[max(first, 0) : bisect_left(holes.starts, end)]:
            if at < left:
                result.append((at, left))
            at = max(at, right)
        if at < end:
            result.append((at, end))
    return Ranges(result)
