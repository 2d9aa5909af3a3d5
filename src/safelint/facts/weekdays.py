"""Days of the week that stand together: "Mondays and Thursdays", "Monday to Friday", "every Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.moments import DATE, WEEKDAY, Moments
from safelint.words.days_told import weekday_words

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_DAYS = 7
_MOST_BETWEEN = 2  # tokens between two days of a row: ", and"


class WeekDays(NamedTuple):
    """Tokens `first` to `end` (not itself) name days of the week: `each_week` if it says that it is so each week, and
    `is_plain` if it is not only so in some weeks, or on one date."""

    first: int
    end: int
    days: frozenset[int]
    each_week: bool
    is_plain: bool
    is_range: bool = False


class TwoDays(NamedTuple):
    """Where the days of one thing stand in `Document.text`, and where others that are at odds with them."""

    first: Range
    second: Range


def rows_of_days(view: TextView) -> Sequence[WeekDays]:
    """Those of a text, in order."""
    return list(_DayRows(view).found())


class _DayRows:
    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches = view.tokens, view.matches
        self._figures, self._moments = view.view(Figures), view.view(Moments)
        self._word, self._is = self._figures.word, self._figures.is_in
        self._days = [each for each in view.view(Amounts).every if each.kind == WEEKDAY]
        self._in_singular = view.knowledge.made(weekday_words)

    def found(self) -> Iterator[WeekDays]:
        row: WeekDays | None = None
        for day in self._days:
            added = WeekDays(day.first, day.end, frozenset((day.value,)), self._is_each_week(day.first), is_plain=True)
            joint = self._joint(row, added) if row is not None else ""
            if row is not None and joint:
                row = self._joined(row, added, is_range=joint == "to")
            else:
                if row is not None:
                    yield self._as_plain(row)
                row = added
        if row is not None:
            yield self._as_plain(row)

    def _is_each_week(self, at: int) -> bool:
        return self._word(at) not in self._in_singular or self._is("facts.every", at - 1)

    def _joint(self, row: WeekDays, day: WeekDays) -> str:
        """How a day goes on with a row: "and" as another, "to" as the last of a range, "" where it does not."""
        between = range(row.end, day.first)
        if len(between) > _MOST_BETWEEN:
            return ""
        if between and all(self._word(at) == "," or self._is("facts.between-days", at) for at in between):
            return "and"
        return "to" if all(self._is("facts.range", at) for at in between) else ""

    @staticmethod
    def _joined(row: WeekDays, day: WeekDays, *, is_range: bool) -> WeekDays:
        (last,) = day.days
        days = {*row.days, last}
        if is_range and len(row.days) == 1:
            (first,) = row.days
            days = {(first + place) % _DAYS for place in range((last - first) % _DAYS + 1)}
        each_week = row.each_week or day.each_week or is_range
        return row._replace(end=day.end, days=frozenset(days), each_week=each_week, is_range=row.is_range or is_range)

    def _as_plain(self, row: WeekDays) -> WeekDays:
        """With whether it is so in each week: no "first Monday of the month", no "Monday 4 May"."""
        behind = self._moments.at(row.end + (self._word(row.end) == ","))
        has_date = behind is not None and behind.kind == DATE
        of_a_month = self._matches.after("facts.of-each-month", self._tokens.span(row.first, row.end)[1]) is not None
        is_some = any(self._is("facts.some-weeks", at) for at in (row.first - 1, row.first - 2))
        return row._replace(is_plain=not (has_date or of_a_month or is_some))
