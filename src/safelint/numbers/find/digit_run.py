"""Groups of digits read as one number. What stands around them is asked once, by whoever asks first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from safelint.numbers.find.surroundings import (
    DigitGroup,
    Surroundings,
    is_count,
    is_labelled,
    phone_follows,
    stands_free,
    what_is_said,
)


class DigitRun:
    """The groups of a cluster from `first` to `last`, which may be the number that has these national `digits`."""

    def __init__(self, groups: Sequence[DigitGroup], first: int, last: int, digits: str, place: Surroundings) -> None:
        self.groups = groups
        self.first = first
        self.last = last
        self.digits = digits
        self.place = place
        self.start = groups[first].start
        self.end = groups[last].end

    @property
    def size(self) -> int:
        return len(self.digits)

    @property
    def has_several(self) -> bool:
        """Whether it is of more than one group."""
        return self.last > self.first

    @property
    def opening(self) -> str:
        """The digits of its first group."""
        return self.groups[self.first].digits

    @property
    def written(self) -> str:
        """The characters of the text."""
        return self.place.text[self.start : self.end]

    @property
    def next_group(self) -> DigitGroup | None:
        return self.groups[self.last + 1] if self.last + 1 < len(self.groups) else None

    def with_next(self) -> DigitRun:
        """It and the group behind it."""
        last = self.last + 1
        return DigitRun(self.groups, self.first, last, self.digits + self.groups[last].digits, self.place)

    @cached_property
    def stands_free(self) -> bool:
        """Whether no letter, sum, decimal or address runs on at either side."""
        return stands_free(self.groups, self.first, self.last, self.place)

    @cached_property
    def said(self) -> str:
        """What the nearest telling word before it speaks for: "phone", "other" or ""."""
        return what_is_said(self.place, self.start)

    @cached_property
    def says_phone(self) -> bool:
        """Whether words before it or behind it say that it is a number to call."""
        return self.said == "phone" or phone_follows(self.place, self.end)

    @cached_property
    def is_labelled(self) -> bool:
        """Whether it stands right after a word for another number."""
        return is_labelled(self.place, self.start)

    @cached_property
    def is_count(self) -> bool:
        """Whether it counts something."""
        return is_count(self.place, self.start, self.end)
