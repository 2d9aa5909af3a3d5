"""Days of which a text says what cannot be so: a date with the weekday of another, a day that no month has.

The year is the one beside a date, or for the same month the one that the first lines of a text name with it, as an
issue does ("The Pump, April 2026"), which says less. Where neither does, it may be the one year that all other dates of
the text have, or one from the year before it to the year after: a weekday is then told of only where the date has it in
none of them, and never in an old text, of whose next dates nothing is known. What stands in quotation marks is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextData, TextView

_WITH_WEEKDAY, _DAY, _MONTH_AND_YEAR = "dates.with-weekday", "dates.day-and-month", "dates.month-and-year"
WEEKDAY_LISTS = tuple(f"dates.weekday-{number}" for number in range(1, 8))
MONTH_LISTS = tuple(f"dates.month-{number}" for number in range(1, 13))
"""The lists with the words for each weekday, from Monday on, and for each month."""

_WORD = regex(r"[^\W\d_]+")
_DIGITS = regex(r"(?<!\d)\d{1,2}(?!\d)")  # those of a day of a month
_WORD_OR_DIGITS = regex(r"[^\W\d_]+|\d+")
_FIRST_LINES, _LONGEST_LINE = 3, 80  # blocks, in one of which an issue names its month, and characters of that
_DIGITS_OF_A_YEAR = 4
_ENDS = (".", "!", "?")  # of a sentence
_NUMBER_BEHIND = regex(r"(?:,?\s{1,3}['\u2018\u2019]?|[.,:/])\d")
_YEAR = regex(r",?\s{1,3}(\d{4})(?![\w:]|\s?[-\u2013]?\s?\d)")
_JOINED = tuple(".,:/-\u2013\u00a3#")  # right before digits: they are not those of a day by themselves
_JUDGED = range(1900, 2100)  # years of which a text gives weekdays
_LEAP_YEAR, _LEAP_DAY = 2000, (2, 29)  # a year in which each month has all the days that it can have


class DayTold(NamedTuple):
    """A day at `Document.text[start:end]` that cannot be so.

    `may_be` are the dates that may be meant, none where the day itself cannot be: the one of its year, where `has_year`
    says that it stands there, else one for each year that may be meant.
    """

    start: int
    end: int
    has_year: bool
    may_be: tuple[date, ...]


def wrong_days(view: TextView) -> list[DayTold]:
    """The days of a text that cannot be so, in order."""
    with_weekday = view.matches.all(_WITH_WEEKDAY)
    read = {match.end for match in with_weekday}
    others = [match for match in view.matches.all(_DAY) if match.end not in read]
    if not (with_weekday or others):
        return []
    days = _read(view, (*with_weekday, *others))
    near = _years_near(view, days)
    issued = _issued(view) if any(each.year is None and each.weekday is not None for each in days) else {}
    wrong: list[DayTold] = []
    for each in days:
        if (each.year is None or each.year in _JUDGED) and not view.is_quoted(each.start, each.end):
            told = _impossible(view, each) or _on_another_day(each, near, issued.get(each.month))
            wrong += [told] if told else []
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


def month_words(knowledge: TextData) -> Mapping[str, int]:
    """The words for months, each with its number from January on, as `date` counts."""
    return {word: place for place, name in enumerate(MONTH_LISTS, 1) for word in knowledge.lexicon.words(name)}


def _years_near(view: TextView, days: Iterable[_Day]) -> Sequence[int]:
    """The years that may be meant where none is written; none where the dates of the text do not show it."""
    years = {each.year for each in days if each.year is not None}
    if len(years) != 1 or not view.settings.today:
        return ()
    [year], this_year = years, date.fromisoformat(view.settings.today).year
    return range(min(year, this_year) - 1, max(year, this_year) + 2) if year >= this_year - 1 else ()


def _issued(view: TextView) -> Mapping[int, int]:
    """By month, the year that a short line at the beginning of a text names with it; none where there are two."""
    text, months = view.document.text, view.knowledge.made(month_words)
    found = set()
    for block in view.document.blocks[:_FIRST_LINES]:
        if block.end - block.start > _LONGEST_LINE or text.endswith(_ENDS, block.start, block.end):
            continue
        for match in view.matches.all(_MONTH_AND_YEAR, block.start, block.end):
            month, year = _WORD_OR_DIGITS.findall(text, match.start, match.end)[-2:]
            if month.lower() in months and len(year) == _DIGITS_OF_A_YEAR and int(year) in _JUDGED:
                found.add((months[month.lower()], int(year)))
    return dict(found) if len(found) == 1 else {}


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


def _on_another_day(each: _Day, near: Sequence[int], issued: int | None) -> DayTold | None:
    """A day with a weekday that it does not have in any year that may be meant: `issued` is that of the text, if it is
    known for its month."""
    if each.weekday is None or (each.year is None and (each.month, each.day) == _LEAP_DAY):
        return None
    known = issued if each.year is None else each.year
    years = near if known is None else (known,)
    may_be = tuple(day for year in years if (day := each.in_year(year)) is not None)
    if not may_be or any(day.weekday() == each.weekday for day in may_be):
        return None
    return DayTold(each.start, each.end, each.year is not None, may_be)
