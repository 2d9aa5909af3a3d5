"""When a text came out, by the date that stands alone at its top: "10 November 2026", "The Pump, April 2026"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.text.view import TextData, TextView

_MONTH_AND_YEAR = "dates.month-and-year"
MONTH_LISTS = tuple(f"dates.month-{number}" for number in range(1, 13))
"""The lists with the words for each month, from January on."""

_TOP, _SHORT = 6, 100  # blocks at the top, and characters of one, in which a day with its year stands
_FIRST_LINES, _LONGEST_LINE = 3, 80  # the same for a month with its year alone
_DATE = regex(r"\b\d{1,2}(?:st|nd|rd|th)? ([^\W\d_]{3,10}),? ((?:19|20)\d\d)\b")
_WORD_OR_DIGITS = regex(r"[^\W\d_]+|\d+")
YEARS = range(1900, 2100)
"""Years of which texts tell, and of which they give weekdays."""
_DIGITS_OF_A_YEAR = 4
_ENDS = (".", "!", "?")  # of a sentence
_HALF_A_YEAR, _MONTHS = 6, 12


class MonthOfYear(NamedTuple):
    """A month, from 1 on, of a year."""

    year: int
    month: int

    def nearest(self, month: int) -> tuple[int, int]:
        """The year in which a month, from 1 on, is nearest to this one, and how many months lie between them."""
        after = months_after(self.month, month)
        return self.year + (self.month - 1 + after) // _MONTHS, abs(after)


def months_after(one: int, other: int) -> int:
    """How many months another one, of whatever year, is after one where they are nearest: from -6 to 5."""
    return (other - one + _HALF_A_YEAR) % _MONTHS - _HALF_A_YEAR


def month_words(knowledge: TextData) -> dict[str, int]:
    """The words for months, each with its number from January on, as `datetime.date` counts."""
    return {word: place for place, name in enumerate(MONTH_LISTS, 1) for word in knowledge.lexicon.words(name)}


def year_in(word: str) -> int:
    """The year that a word is; 0 where it is none."""
    return int(word) if len(word) == _DIGITS_OF_A_YEAR and word.isdecimal() and int(word) in YEARS else 0


def issued(view: TextView) -> list[MonthOfYear]:
    """The months of the dates at the top of a text in order, each once: of days, else months without a day."""
    return list(dict.fromkeys(_of_days(view))) or list(dict.fromkeys(_of_months(view)))


def _of_days(view: TextView) -> Iterator[MonthOfYear]:
    document, months = view.document, view.knowledge.made(month_words)
    for block in document.blocks[:_TOP]:
        if block.end - block.start <= _SHORT and (found := _DATE.search(document.text, block.start, block.end)):
            month = months.get(found[1].lower())
            if month:
                yield MonthOfYear(int(found[2]), month)


def _of_months(view: TextView) -> Iterator[MonthOfYear]:
    text, months = view.document.text, view.knowledge.made(month_words)
    for block in view.document.blocks[:_FIRST_LINES]:
        if block.end - block.start > _LONGEST_LINE or text.endswith(_ENDS, block.start, block.end):
            continue
        for match in view.matches.all(_MONTH_AND_YEAR, block.start, block.end):
            month, year = _WORD_OR_DIGITS.findall(text, match.start, match.end)[-2:]
            if month.lower() in months and len(year) == _DIGITS_OF_A_YEAR:
                yield MonthOfYear(int(year), months[month.lower()])
