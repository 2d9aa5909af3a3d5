"""Days of which a text says what cannot be so: a date with the weekday of another, a day that no month has.

The year is the one beside a date. Where none stands there, it may be the year that all other dates of the text have, or
the one before or after: a weekday is then told of only where the date has it in none of the three.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView

_WITH_WEEKDAY, _DAY = "dates.with-weekday", "dates.day-and-month"
WEEKDAYS = tuple(f"dates.weekday-{number}" for number in range(1, 8))
MONTHS = tuple(f"dates.month-{number}" for number in range(1, 13))
"""The lists with the words for each weekday, from Monday on, and for each month."""

_DIGITS = regex(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = regex(r",?\s{1,3}((?:19|20)\d\d)(?![\w:])")
_LEAP_YEAR = 2000  # in which each month has all the days that it can have


class DayTold(NamedTuple):
    """A day at `Document.text[start:end]` that cannot be so.

    `weekday`, 0 to 6 from Monday on, is the one beside it, None where the day itself cannot be. `may_be` are the dates
    that may be meant: one by its year, three where none stands there, none where no such year has that day.
    """

    start: int
    end: int
    weekday: int | None
    may_be: tuple[date, ...]


def wrong_days(view: TextView) -> list[DayTold]:
    """The days of a text that cannot be so, in order."""
    matches = view.matches
    days = [each for match in matches.all(_DAY) if (each := _read(view, match)) is not None]
    with_weekday = [each for match in matches.all(_WITH_WEEKDAY) if (each := _read(view, match)) is not None]
    if not (days or with_weekday):
        return []
    years = {each.year for each in (*days, *with_weekday) if each.year is not None}
    near = tuple(range(min(years) - 1, min(years) + 2)) if len(years) == 1 else ()
    wrong = {each.end: told for each in days if (told := _impossible(each)) is not None}
    for each in with_weekday:
        if each.end not in wrong and (told := _on_another_day(each, near)) is not None:
            wrong[each.end] = told
    return sorted(wrong.values())


class _Day(NamedTuple):
    """A day as a text gives it; `end` is that of its year, where it has one."""

    start: int
    end: int
    weekday: int | None
    day: int
    month: int
    year: int | None

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def _read(view: TextView, match: Match) -> _Day | None:
    """The day that stands in a range; None where its digits are those of none, as in "45 May"."""
    text = view.document.text
    digits = _DIGITS.search(text, match.start, match.end)
    month = _first_there(view, match, MONTHS)
    if digits is None or month is None or not 1 <= int(digits.group()) <= 31:
        return None
    year = _YEAR.match(text, match.end)
    return _Day(
        start=match.start,
        end=year.end() if year else match.end,
        weekday=_first_there(view, match, WEEKDAYS),
        day=int(digits.group()),
        month=month + 1,
        year=int(year[1]) if year else None,
    )


def _first_there(view: TextView, match: Match, lists: Sequence[str]) -> int | None:
    """The place among some lists of the first that has a match in a range."""
    return next((place for place, name in enumerate(lists) if view.matches.holds(name, *match)), None)


def _impossible(each: _Day) -> DayTold | None:
    if each.in_year(_LEAP_YEAR if each.year is None else each.year) is not None:
        return None
    return DayTold(each.start, each.end, None, ())


def _on_another_day(each: _Day, near: tuple[int, ...]) -> DayTold | None:
    years = near if each.year is None else (each.year,)
    may_be = tuple(day for year in years if (day := each.in_year(year)) is not None)
    if not may_be or any(day.weekday() == each.weekday for day in may_be):
        return None
    return DayTold(each.start, each.end, each.weekday, may_be)
