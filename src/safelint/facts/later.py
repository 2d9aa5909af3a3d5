"""Numbers of years between two years that are not theirs, and of days between two dates: "It began in 2004. Eighteen
years later, in 2025, ...", "He fell on 9 May. Six days later, on 14 May, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.moments import DATE, TIME
from safelint.facts.quantities import DURATION, Quantities, Quantity
from safelint.words.issued import year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_BACK = 60  # tokens in front of the years, among which the year stands from which they are counted
_YEAR = 365 * 24 * 60  # minutes
_ONE = 1  # year more or less, as both years have other days
_DAY = 24 * 60  # minutes
_LEAP_YEAR, _PLAIN_YEAR = 2000, 2001


class WrongYears(NamedTuple):
    """Tokens `first` to `end` (not itself) give a number of years, and from `start` to `last` there are others."""

    first: int
    end: int
    start: int
    last: int


class WrongDays(NamedTuple):
    """Tokens `first` to `end` (not itself) give a number of days from the date at `before` to the one behind them, and
    there are `right`."""

    first: int
    end: int
    before: Quantity
    after: Quantity
    right: int


def wrong_days_later(view: TextView) -> list[WrongDays]:
    """The numbers of days of a text that are not those between the dates beside them, in order."""
    return list(_DaysLater(view).found())


def wrong_years(view: TextView) -> list[WrongYears]:
    """The numbers of years of a text that are not those between the years beside them, in order."""
    return list(_YearsLater(view).found())


class _YearsLater:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongYears]:
        for at in self._figures.places("facts.later"):
            years = next((each for each in self._quantities.ending_at(at) if _is_of_years(each)), None)
            last = self._year_behind(at) if years is not None else 0
            earlier = self._years_before(years.first, last) if years is not None and last else []
            if years is None or not earlier:
                continue
            told = round(years.value / _YEAR)
            if all(abs(last - each - told) > _ONE for each in earlier):
                yield WrongYears(years.first, at + 1, earlier[-1], last)

    def _year_behind(self, at: int) -> int:
        """The year that follows a token: "later, in 2025,"; 0 where none does."""
        at += 1
        while self._word(at) == "," or self._is("facts.in-a-year", at):
            at += 1
        return year_in(self._word(at))

    def _years_before(self, end: int, last: int) -> list[int]:
        """The years shortly before a token that are earlier than another."""
        years = (year_in(self._word(at)) for at in range(max(end - _BACK, 0), end))
        return [year for year in years if year and year < last]


def _is_of_years(length: Quantity) -> bool:
    return length.kind == DURATION and length.unit == _YEAR and length.value % _YEAR == 0


class _DaysLater:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is, self._amounts = self._figures.word, self._figures.is_in, view.view(Amounts)

    def found(self) -> Iterator[WrongDays]:
        for at in self._figures.places("facts.later"):
            length = next((each for each in self._quantities.ending_at(at) if _is_of_days(each)), None)
            after = self._date_behind(at + 1) if length is not None else None
            before = self._date_before(length.first) if length is not None and after is not None else None
            if length is None or after is None or before is None or self._is("facts.not-exact", length.first - 1):
                continue
            apart = _days_between(before.value, after.value)
            if apart and length.value // _DAY not in apart:
                yield WrongDays(length.first, at + 1, before, after, min(apart))

    def _date_behind(self, at: int) -> Quantity | None:
        """The date that follows a token: "later, on 14 May"."""
        while self._word(at) == "," or self._is("facts.on-a-day", at):
            at += 1
        return next((each for each in self._amounts.moments(at, at + 1) if each.kind == DATE), None)

    def _date_before(self, end: int) -> Quantity | None:
        """The one date in front of a token in its sentence, or else in the one before it, where nothing between tells
        of another time."""
        sentence = self._figures.sentence(end)
        before = self._figures.sentence(sentence[0] - 1) if sentence is not None else None
        for first, last in ((sentence[0], end) if sentence else (end, end), before or (end, end)):
            days = [each for each in self._amounts.moments(first, last) if each.kind != TIME]
            if days:
                is_of_one = len(days) == 1 and days[0].kind == DATE and not year_in(self._word(days[0].end))
                return days[0] if is_of_one else None
        return None


def _is_of_days(length: Quantity) -> bool:
    return length.kind == DURATION and length.unit == _DAY and length.value % _DAY == 0


def _days_between(before: tuple[int, int], after: tuple[int, int]) -> set[int]:
    """How many days lie between two days of one year, in each kind of year; none where the second is not later."""
    try:
        apart = {(date(year, *after) - date(year, *before)).days for year in (_LEAP_YEAR, _PLAIN_YEAR)}
    except ValueError:  # 29 February
        return set()
    return apart if min(apart) > 0 else set()
