"""Groups of digits read as one number. What stands around them is asked once, by whoever asks first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from safelint.lazy import regex
from safelint.numbers.find.surroundings import (
    DigitGroup,
    Surroundings,
    is_count,
    is_labelled,
    phone_follows,
    what_is_said,
    words_of,
)
from safelint.text.web_addresses import file_ending

_BESIDE = 24  # characters on either side that may run on into the digits
_REFERENCE_BEFORE = regex(r"\b[A-Z]{1,6}\d{0,4}[-/]$")
_REFERENCE_BEHIND = regex(r"-[A-Z]{1,3}(?![\w-])")
_URL_BEFORE = regex(r"(?:://|www\.|@|[A-Za-z]/|[?&=#%])\S*$")


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
        return not (self._begins_as_decimal or self._is_joined_to_group or self._runs_on_before or self._runs_on_behind)

    @property
    def _begins_as_decimal(self) -> bool:
        """ "1.5000": one digit and a mark before the rest."""
        return len(self.opening) == 1 and self.has_several and self.place.text[self.groups[self.first].end] in ".-"

    @property
    def _is_joined_to_group(self) -> bool:
        """Whether a mark joins the digits to those before, unless these are a short number by themselves."""
        if not self.first:
            return False
        group = self.groups[self.first - 1]
        is_number = group.digits in self.place.plan.short and len(self.opening) >= 3
        return self.place.text[group.end : self.start] in (".", "-") and not is_number

    @property
    def _runs_on_before(self) -> bool:
        before = self.place.before(self.start, _BESIDE)
        edge = before[-1:]
        if not edge or edge.isspace():
            return False
        if edge.isalpha():
            return not self._may_follow((words_of(before) or [""])[-1]) or _URL_BEFORE.search(before) is not None
        if edge in "_\u00a3$\u20ac" or (edge == "," and before[-2:-1].isdigit()):
            return True
        if edge in "-/" and " " not in self.written and _REFERENCE_BEFORE.search(before):
            return True
        return edge != "(" and _URL_BEFORE.search(before) is not None

    def _may_follow(self, word: str) -> bool:
        """Whether digits may stand right behind a word without a space."""
        cues = self.place.words
        return word in cues.phone or word in cues.run_on or self.place.plan.in_danger.get(self.opening) == word

    @property
    def _runs_on_behind(self) -> bool:
        after = self.place.after(self.end, _BESIDE)
        edge = after[:1]
        if edge.isalpha():
            return not self.has_several and len(self.opening) < 7
        if edge == ",":
            return after[1:4].isdigit() and not after[4:5].isdigit()
        if edge == "-":
            return not self.has_several and _REFERENCE_BEHIND.match(after) is not None
        if edge == ".":
            return file_ending(after) in self.place.words.file_endings
        return bool(edge) and edge in "@_=%"

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

    @property
    def is_other(self) -> bool:
        """Whether words before it say that it is another number than one to call."""
        return self.said == "other" or self.is_labelled

    @cached_property
    def is_count(self) -> bool:
        """Whether it counts something."""
        return is_count(self.place, self.start, self.end)
