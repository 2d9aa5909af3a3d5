"""Numbers of years between two years that are not theirs: "It began in 2004. Eighteen years later, in 2025, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.facts.quantities import DURATION, Quantities, Quantity
from safelint.words.issued import year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_BACK = 60  # tokens in front of the years, among which the year stands from which they are counted
_YEAR = 365 * 24 * 60  # minutes
_ONE = 1  # year more or less, as both years have other days


class WrongYears(NamedTuple):
    """Tokens `first` to `end` (not itself) give a number of years, and from `start` to `last` there are others."""

    first: int
    end: int
    start: int
    last: int


def wrong_years(view: TextView) -> list[WrongYears]:
    """The numbers of years of a text that are not those between the years beside them, in order."""
    return list(_YearsLater(view).found())


class _YearsLater:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = Figures(view), Quantities(view)
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
