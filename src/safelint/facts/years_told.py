"""Ages and anniversaries that are not those of the year in which a text appears: "married in 1998 at the age of 31, and
is now 51" in 2026, "opened in May 2019 and marked its fifth birthday" in 2026."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import AGE, DURATION, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue
from safelint.lazy import regex
from safelint.words.issued import issued, year_in

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView

_YEAR = 365 * 24 * 60  # minutes
_ONE = 1  # year less, where a birthday is yet to come, or either way for an anniversary
_ORDINAL = regex(r"(\d{1,3})(?:st|nd|rd|th)")
_LEAST = 2  # years by which something is wrong


def wrong_ages(view: TextView) -> list[WrongValue]:
    """The one age of somebody as of now that is not that of the year of birth, and the anniversary of something."""
    told = _Years(view)
    return [*told.ages(), *told.anniversaries()]


class _Years:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches = view, view.tokens, view.matches
        self._figures, self._amounts = view.view(Figures), view.view(Amounts)
        years = {each.year for each in issued(view)}
        self._now = years.pop() if len(years) == 1 else 0

    def ages(self) -> Iterator[WrongValue]:
        births = set(self._births()) if self._now else set()
        if len(births) != 1:
            return
        ((born, said, beside),) = births
        told = [each for each in self._amounts.every if each.kind == AGE and each != beside and self._is_now(each)]
        if len({each.value for each in told}) == 1:
            now = self._now - born
            if not now - _ONE - (beside is not None) <= told[0].value <= now + (beside is not None):
                yield WrongValue(
                    ValueKind.AGE, told[0].first, told[0].end, str(now), said, () if beside is None else (beside,)
                )

    def _births(self) -> Iterator[tuple[int, str, Quantity | None]]:
        """The years in which somebody was born, as they are told or by an age in another year; the words for it; the
        age, None where the year of birth is told."""
        for match in self._matches.all("facts.born-in"):
            if year := self._year_in(match):
                yield year, self._view.document.text[match.start : match.end], None
        for age in self._amounts.every:
            if age.kind == AGE and (year := self._year_beside(age)):
                yield year - int(age.value), str(year), age

    def _year_beside(self, age: Quantity) -> int:
        """The year that stands right in front of an age or behind it: "in 1998 at the age of 31", "aged 31 in 1998"."""
        start, end = self._tokens.span(age.first, age.end)
        behind = self._matches.after("facts.in-year-behind", end)
        before = self._matches.before("facts.in-year-before", start)
        return next((year for match in (before, behind) if match is not None and (year := self._year_in(match))), 0)

    def _year_in(self, match: Match) -> int:
        """The year in some words, where it is over."""
        first, end = self._tokens.at(match.start), self._tokens.at(match.end)
        year = next(filter(None, map(year_in, map(self._figures.word, range(first, end)))), 0)
        return year if year < self._now else 0

    def _is_now(self, age: Quantity) -> bool:
        """Whether somebody is said to be of that age when the text appears."""
        return self._matches.before("facts.is-now", self._tokens.span(age.first, age.end)[0]) is not None

    def anniversaries(self) -> Iterator[WrongValue]:
        founded = {self._year_in(match) for match in self._matches.all("facts.founded-in")} - {0}
        marked = [each for each in self._amounts.every if each.kind == DURATION and self._is_marked(each)]
        lengths = [*marked, *self._numbered()]
        if not self._now or len(founded) != 1 or len({each.value for each in lengths}) != 1:
            return
        (year,) = founded
        right, told = self._now - year, lengths[0]
        if abs(right - told.value / _YEAR) >= _LEAST:
            yield WrongValue(ValueKind.ANNIVERSARY, told.first, told.end, str(right), str(year))

    def _numbered(self) -> Iterator[Quantity]:
        """Anniversaries by their number: "its fifth birthday", "the 10th anniversary of"."""
        ordinals = self._view.knowledge.lexicon.numbers("facts.numbers-of-anniversaries")
        for at in self._figures.places("facts.anniversaries"):
            word = self._figures.word(at - 1)
            digits = _ORDINAL.fullmatch(word)
            number = int(digits[1]) if digits is not None else ordinals.get(word, 0)
            of_something = self._figures.is_in("facts.its", at - 2) or digits is not None
            if number and of_something and not self._matches.holds("facts.of-a-person", *self._sentence(at)):
                yield Quantity(DURATION, number * _YEAR, at - 1, at + 1, unit=_YEAR)

    def _sentence(self, at: int) -> tuple[int, int]:
        sentence = self._view.sentence_at(self._tokens.span(at, at + 1)[0])
        return (sentence.start, sentence.end) if sentence is not None else self._tokens.span(at, at + 1)

    def _is_marked(self, length: Quantity) -> bool:
        """Whether a length of time is one that something has lasted now: "marks five years of"."""
        start, end = self._tokens.span(length.first, length.end)
        before = self._matches.before("facts.marks", start) is not None
        return length.value % _YEAR == 0 and before and self._matches.after("facts.of-its-life", end) is not None
