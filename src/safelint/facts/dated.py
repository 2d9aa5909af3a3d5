"""Dates of what happened: "on Monday 4 May 2023", "in late March 2022", "in January of that year"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.lazy import regex
from safelint.words.days_told import weekday_words
from safelint.words.issued import month_words, year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_DAY = regex(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
_MONTHS = 12
_BACK = 40  # tokens before "that year", among which the year is told


class Dated(NamedTuple):
    """Tokens `first` to `end` (not itself) are the date of what happened; `day` is 0 where only the month is told."""

    first: int
    end: int
    year: int
    month: int
    day: int

    def is_before(self, other: Dated) -> bool:
        """Whether it surely is the earlier one."""
        return (self.year, self.month, self.day) < (other.year, other.month, other.day) and not self.may_be(other)

    def may_be(self, other: Dated) -> bool:
        """Whether both may be one day."""
        is_same_month = (self.year, self.month) == (other.year, other.month)
        return is_same_month and (self.day == other.day or not (self.day and other.day))

    def months_before(self, other: Dated) -> int:
        """How many months it is before another one; less than nothing where it is behind it."""
        return (other.year - self.year) * _MONTHS + other.month - self.month


class Dates:
    """Reads the dates of one text."""

    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._figures = view.tokens, view.matches, view.view(Figures)
        self._word, self._is = self._figures.word, self._figures.is_in
        self._months = view.knowledge.made(month_words)
        self._weekdays = view.knowledge.made(weekday_words)

    def at(self, at: int) -> Dated | None:
        """The date, with its year, that begins with "on" or "in" at a token; None where several days are told."""
        first = at
        if not self._is("facts.on-a-date", at):
            return None
        at += 1
        while self._word(at) in self._weekdays or self._is("facts.before-a-date", at):
            at += 1
        day = _DAY.fullmatch(self._word(at))
        if day is not None:
            at += 1 + self._is("facts.of", at + 1)
        month = self._months.get(self._word(at), 0) if self._figures.has_capital(at) else 0
        if not month:
            return None
        year, end = self._year(at + 1)
        if not year or self._is("facts.range", end) or self._begins_another(end):
            return None
        return Dated(first, end, year, month, int(day[1]) if day is not None else 0)

    def _year(self, at: int) -> tuple[int, int]:
        """The year behind a month, 0 where none is told, and the token behind it."""
        place = at + (self._word(at) == ",")
        if year := year_in(self._word(place)):
            return year, place + 1
        that = self._matches.after("facts.that-year", self._tokens.span(at - 1, at)[1])
        if that is None:
            return 0, at
        before = (year_in(self._word(each)) for each in range(at, max(at - _BACK, 0), -1))
        return next(filter(None, before), 0), self._tokens.at(that.end)

    def _begins_another(self, at: int) -> bool:
        """Whether another date is added: "in May 2022 and June 2023"."""
        if not self._is("facts.added", at):
            return False
        at += 1 + self._is("facts.on-a-date", at + 1)
        return self._word(at) in self._months or self._word(at + 1) in self._months
