"""Lengths of time that are not those of the months beside them: "over 14 months, from January to June 2024"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.facts.quantities import DURATION, Quantities, Quantity
from safelint.words.issued import MonthOfYear, month_words, year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_MONTHS = 12
_MINUTES_OF_A_MONTH = 365 * 24 * 60 / _MONTHS
_HALF = 0.5  # months that a length in weeks may be more
_BESIDE = 6  # tokens between a length of time and its months


class WrongLength(NamedTuple):
    """Tokens `first` to `end` (not itself) give a length of time, and months beside it another, of so many `months`."""

    first: int
    end: int
    months: int


class _Months(NamedTuple):
    """Tokens that tell of the time from one month to another, and how many lie between."""

    first: int
    end: int
    between: int


def wrong_lengths(view: TextView) -> list[WrongLength]:
    """The lengths of time of a text that are not those of the months beside them, in order."""
    return list(_Lasting(view).found())


class _Lasting:
    def __init__(self, view: TextView) -> None:
        self._figures, self._quantities = view.view(Figures), view.view(Quantities)
        self._word, self._is = self._figures.word, self._figures.is_in
        self._months = view.knowledge.made(month_words)

    def found(self) -> Iterator[WrongLength]:
        for at in self._figures.places("facts.from-a-month"):
            months = self._from_to(at)
            length = self._beside(months) if months is not None else None
            if months is not None and length is not None and not _may_last(length, months.between):
                yield WrongLength(length.first, length.end, months.between)

    def _from_to(self, at: int) -> _Months | None:
        """ "From January 2023 to June 2024", where one of both has a year at least."""
        start, behind = self._month(at + 1)
        end, last = self._month(behind + 1) if self._is("facts.to-a-month", behind) else (None, behind)
        if start is None or end is None or not (start.year or end.year):
            return None
        first_year = start.year or end.year - (start.month > end.month)
        last_year = end.year or start.year + (start.month > end.month)
        between = (last_year - first_year) * _MONTHS + end.month - start.month
        return _Months(at, last, between) if between >= 0 else None

    def _month(self, at: int) -> tuple[MonthOfYear | None, int]:
        """A month with its year, which is 0 where none is told, and the token behind it."""
        month = self._months.get(self._word(at), 0) if self._figures.has_capital(at) else 0
        if not month:
            return None, at
        year = year_in(self._word(at + 1))
        return MonthOfYear(year, month), at + 2 if year else at + 1

    def _beside(self, months: _Months) -> Quantity | None:
        """The length of time that is told as that of these months."""
        behind = months.first - 1 if self._word(months.first - 1) in (",", "(") else months.first
        before = next((each for each in self._quantities.ending_at(behind) if each.kind == DURATION), None)
        if before is not None:
            return before if self._is("facts.for-a-length", before.first - 1) else None
        at = months.end
        while self._is("facts.length-of", at) and at < months.end + _BESIDE:
            at += 1
        found = self._quantities.at(at) if at > months.end else None
        return found if found is not None and found.kind == DURATION else None


def _may_last(length: Quantity, months: int) -> bool:
    """Whether a length of time may be that from one month to another, from the first or the last day of each, as far as
    it is rounded."""
    told, unit = length.value / _MINUTES_OF_A_MONTH, length.unit / _MINUTES_OF_A_MONTH
    return bool(months - 1 - unit < told < months + 1 + max(unit, _HALF))
