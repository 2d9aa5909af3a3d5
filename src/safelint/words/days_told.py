"""Days of which a text says what cannot be so: a date with the weekday of another, a day that no month has.

The year is the one beside a date, else that in which the date is nearest to the one at the top of the text, where no
more than three months lie between them: that says less. Where neither is there, it may be the one year that all other
dates of the text have, or one from the year before it to the year after: a weekday is then told of only where the date
has it in none of them, and never in an old text, of whose next dates nothing is known. Dates of one text that are near
each other must besides have their weekdays in one year, whichever that is: "Monday 7 December" and "Thursday 11
December" are in none. What stands in quotation marks is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.issued import YEARS, MonthOfYear, issued, month_words, months_after

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextData, TextView
    from safelint.values.source import Range

_WITH_WEEKDAY, _DAY = "dates.with-weekday", "dates.day-and-month"
WEEKDAY_LISTS = tuple(f"dates.weekday-{number}" for number in range(1, 8))
"""The lists with the words for each weekday, from Monday on."""

_WORD = regex(r"[^\W\d_]+")
_DIGITS = regex(r"(?<!\d)\d{1,2}(?!\d)")  # those of a day of a month
_NUMBER_BEHIND = regex(r"(?:,?\s{1,3}['\u2018\u2019]?(?!\d\d?(?:[.:]\d\d)?\s?[ap]\.?m\b)|[.,:/])\d")
"""Digits that may be those of a year: no time of day, as in "Thursday 5 June, 6pm"."""
_YEAR = regex(r",?\s{1,3}(\d{4})(?![\w:]|[-\u2013]\d|\s?[-\u2013]?\s?\d{4}(?!\d))")
_JOINED = tuple(".,:/-\u2013\u00a3#")  # right before digits: they are not those of a day by themselves
_LEAP_YEAR, _LEAP_DAY = 2000, (2, 29)  # a year in which each month has all the days that it can have
_NEAR, _YEAR_OF_MONTHS = 3, 12  # months in which two dates are of one time
_ODD = 3  # days that fit a year, for each of which one may be odd
_CALENDARS = range(2000, 2028)  # years that have all calendars there are
_ANY_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class DayTold(NamedTuple):
    """A day at `Document.text[start:end]` that cannot be so.

    `may_be` are the dates that may be meant, none where the day itself cannot be: the one of its year, where `has_year`
    says that it stands there, else one for each year that may be meant. `beside` is where another day stands if only
    both together cannot be.
    """

    start: int
    end: int
    has_year: bool
    may_be: tuple[date, ...]
    beside: Range | None = None


def wrong_days(view: TextView) -> list[DayTold]:
    """The days of a text that cannot be so, in order."""
    with_weekday = view.matches.all(_WITH_WEEKDAY)
    read = {match.end for match in with_weekday}
    others = [match for match in view.matches.all(_DAY) if match.end not in read]
    if not (with_weekday or others):
        return []
    days = _read(view, (*with_weekday, *others))
    near, issue = _years_near(view, days), _issue(view)
    wrong: list[DayTold] = []
    of_no_known_year: list[_Day] = []
    for each in days:
        if (each.year is None or each.year in YEARS) and not view.is_quoted(each.start, each.end):
            known = each.year or _year_by_issue(view, each, issue)
            told = _impossible(view, each) or _on_another_day(each, near if known is None else (known,))
            wrong += [told] if told else []
            if known is None and not told and each.weekday is not None and not _stands_beside_a_year(view, each):
                of_no_known_year.append(each)
    if len({each.year for each in days if each.year is not None}) < 2:
        wrong += _at_odds(of_no_known_year)
    return sorted(wrong)


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


def _read(view: TextView, matches: Iterable[Match]) -> list[_Day]:
    """The days that stand in ranges, without those whose digits are of no day, as in "45 May" or "May 20,000"."""
    text = view.document.text
    weekdays, months = view.knowledge.made(weekday_words), view.knowledge.made(month_words)
    days = []
    for match in matches:
        words = [word.lower() for word in _WORD.findall(text, match.start, match.end)]
        month = next((months[word] for word in words if word in months), None)
        weekday = next((weekdays[word] for word in words if word in weekdays), None)
        digits = _DIGITS.search(text, match.start, match.end)
        year = _YEAR.match(text, match.end)
        if digits is None or month is None or not 1 <= int(digits.group()) <= 31:
            continue
        if view.matches.after("dates.no-year", year.start(1)) if year else _NUMBER_BEHIND.match(text, match.end):
            continue
        days.append(
            _Day(
                start=match.start,
                end=year.end() if year else match.end,
                weekday=weekday,
                day=int(digits.group()),
                month=month,
                year=int(year[1]) if year else None,
            )
        )
    return days


def weekday_words(knowledge: TextData) -> Mapping[str, int]:
    """The words for weekdays, each with its number from Monday on, as `date.weekday` counts."""
    return {word: place for place, name in enumerate(WEEKDAY_LISTS) for word in knowledge.lexicon.words(name)}


def _years_near(view: TextView, days: Iterable[_Day]) -> Sequence[int]:
    """The years that may be meant where none is written; none where the dates of the text do not show it."""
    years = {each.year for each in days if each.year is not None}
    if len(years) != 1 or not view.settings.today:
        return ()
    [year], this_year = years, date.fromisoformat(view.settings.today).year
    return range(min(year, this_year) - 1, max(year, this_year) + 2) if year >= this_year - 1 else ()


def _issue(view: TextView) -> MonthOfYear | None:
    """When the text came out, where one date at its top shows it."""
    found = view.view(issued)
    return found[0] if len(found) == 1 and found[0].year in YEARS else None


def _year_by_issue(view: TextView, each: _Day, issue: MonthOfYear | None) -> int | None:
    """The year of a day by that of its text; None where they are too far apart to tell, or a year stands beside it."""
    if issue is None:
        return None
    year, apart = issue.nearest(each.month)
    return year if apart <= _NEAR and not _stands_beside_a_year(view, each) else None


def _stands_beside_a_year(view: TextView, each: _Day) -> bool:
    block = view.document.block_at(each.start)
    return _ANY_YEAR.search(view.document.text, block.start, block.end) is not None


def _impossible(view: TextView, each: _Day) -> DayTold | None:
    """A day that no month has, where something beside it shows that a date is meant."""
    if each.in_year(_LEAP_YEAR if each.year is None else each.year) is not None:
        return None
    text, noun_behind = view.document.text, view.knowledge.lexicon.expression("dates.noun-behind")
    if text.endswith(_JOINED, 0, each.start) or noun_behind.match(text, each.end):
        return None
    if each.weekday is None and each.year is None and not view.matches.before("dates.before-a-day", each.start):
        return None
    return DayTold(each.start, each.end, each.year is not None, ())


def _on_another_day(each: _Day, years: Sequence[int]) -> DayTold | None:
    """A day with a weekday that it does not have in any of the years that may be meant."""
    if each.weekday is None or (each.year is None and (each.month, each.day) == _LEAP_DAY):
        return None
    may_be = tuple(day for year in years if (day := each.in_year(year)) is not None)
    if not may_be or any(day.weekday() == each.weekday for day in may_be):
        return None
    return DayTold(each.start, each.end, each.year is not None, may_be)


def _at_odds(days: Sequence[_Day]) -> list[DayTold]:
    """Of days with a weekday and no year those that are on it in no year in which most of the others are on theirs.
    Where two are at odds, the second; nothing where several are, which then are of several years."""
    if len(days) < 2:
        return []
    months = {each.month for each in days}
    next_year, year_before = max(months) > _YEAR_OF_MONTHS - _NEAR, min(months) <= _NEAR
    in_year = [
        [_is_in(each, year, next_year=next_year, year_before=year_before) for each in days] for year in _CALENDARS
    ]
    best = max(in_year, key=lambda fits: (sum(fits), fits[0]))
    others = [each for each, fits in zip(days, best, strict=True) if not fits]
    if len(others) > max(1, sum(best) // _ODD):
        return []
    by_month = {each.month: each for each, fits in zip(reversed(days), reversed(best), strict=True) if fits}
    near = (
        (each, next((one for one in by_month.values() if abs(months_after(one.month, each.month)) <= _NEAR), None))
        for each in others
    )
    return [DayTold(each.start, each.end, False, (), (one.start, one.end)) for each, one in near if one is not None]


def _is_in(each: _Day, year: int, *, next_year: bool, year_before: bool) -> bool:
    """Whether a day has its weekday in a year, or in the one beside it where the days of a text reach over its end."""
    years = [year]
    if next_year and each.month <= _NEAR:
        years.append(year + 1)
    if year_before and each.month > _YEAR_OF_MONTHS - _NEAR:
        years.append(year - 1)
    return any((day := each.in_year(one)) is not None and day.weekday() == each.weekday for one in years)
