"""Amounts that may be what something was before a change or is behind it: "71%", "£9,000", "two weeks", "2,400"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, DURATION, MONEY, SHARE
from safelint.words.issued import YEARS, month_words, year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_POUND = "£"
_LAST_DAY = 31  # of a month: a smaller number may be a day or an hour
_LEAST_OF_MANY = 6  # smaller numbers without a noun are grades or places, whatever changes
_FAR_APART = 3  # times: one amount is not what the other was
_PER_CENT = 100
_ROUNDLY = 1.1  # how many times a share may be what it is said to be: "nearly a third"
_ONE_IN_A_HUNDRED = 1.0
_LEAST_ROUNDED = 100
_TO_A_YEAR = 6  # tokens from an amount to the year that it is of


class Amount(NamedTuple):
    """Tokens `first` to `end` (not itself) give a value of a unit: `SHARE`, `MONEY`, `DURATION`, or `COUNT` where none
    follows; `is_surely_amount`: it has a unit, or something is counted or a time is told right behind it."""

    unit: str
    value: float
    first: int
    end: int
    is_surely_amount: bool

    def may_have_been(self, other: Amount, *, surely: bool = False) -> bool:
        """Whether two amounts may be of one thing at two times: bare ones are hours or days where they are small and
        nothing is said to be counted, nor, `surely`, to change as only numbers do."""
        least, most = sorted((self.value, other.value))
        if self.unit != other.unit or most > _FAR_APART * least:
            return False
        if self.unit != COUNT or self.is_surely_amount or other.is_surely_amount:
            return True
        return least >= _LEAST_OF_MANY if surely else least > _LAST_DAY

    def in_unit_of(self, other: Amount) -> Amount:
        """The same with the unit of another that stands for both: "from 64 to 46 per cent"."""
        return self._replace(unit=other.unit) if self.unit == COUNT and other.unit == SHARE else self


class ChangingAmounts:
    """Reads the amounts of one text."""

    def __init__(self, view: TextView) -> None:
        numbers = view.knowledge.lexicon.numbers
        self._figures, self._minutes, self._parts = view.view(Figures), numbers("facts.minutes"), numbers("facts.parts")
        self._word, self._is = self._figures.word, self._figures.is_in
        self._months = view.knowledge.made(month_words)

    def at(self, at: int) -> Amount | None:
        """The amount that begins with a token; None for what may be a year, an age, a name or a time of day."""
        is_sum = self._word(at) == _POUND
        found = self._figures.at(at + is_sum)
        if (
            found is None
            or self._figures.ends_years(at)
            or self._is("facts.aged", at - 1)
            or self._is("facts.numbered", at - 1)
        ):
            return None
        if is_sum:
            return Amount(MONEY, found.value, at, found.end, is_surely_amount=True)
        if self._is("facts.per-cent", found.end):
            return Amount(SHARE, found.value, at, found.end + 1, is_surely_amount=True)
        if self._is("facts.per", found.end) and self._is("facts.cent", found.end + 1):
            return Amount(SHARE, found.value, at, found.end + 2, is_surely_amount=True)
        minutes = self._minutes.get(self._word(found.end))
        if minutes is not None and not self._is("facts.old", found.end + 1):
            return Amount(DURATION, found.value * minutes, at, found.end + 1, is_surely_amount=True)
        is_part = self._is("facts.out-of", found.end) and self._word(found.end + 1).isdecimal()
        is_date = self._word(found.end) in self._months or (found.end == at + 1 and found.value in YEARS)
        if is_date or self._is("facts.no-amount", found.end) or (is_part and not self.is_of_time(found.end + 1)):
            return None
        return Amount(COUNT, found.value, at, found.end, is_surely_amount=self._is_counted(found.end))

    def share(self, at: int) -> Amount | None:
        """The share that begins with a token, in digits or in a word: "7%", "a third"."""
        at += self._is("facts.article", at)
        parts = self._parts.get(self._word(at))
        if parts is not None:
            return Amount(SHARE, _PER_CENT / parts, at, at + 1, is_surely_amount=True)
        found = self.at(at)
        return found if found is not None and found.unit == SHARE else None

    def between(self, left: int, right: int) -> Iterator[Amount]:
        """The amounts among some tokens, but for "one", in order."""
        at = left
        while at < right:
            found = self.at(at)
            if found is not None and found.end <= right and (found.value != 1 or self._word(at).isdecimal()):
                yield found
            at = at + 1 if found is None else found.end

    def is_of_time(self, at: int) -> bool:
        """Whether a token may tell when something was so: "in 2024", "last year"."""
        if self._figures.ends_years(at) or self._figures.ends_years(at + 1):  # "in 2023/24"
            return True
        is_small = self._is("facts.relation", at) and not self._is("facts.change-to", at)
        return bool(self._year(at)) or is_small or self._is("facts.last-time", at) or self._word(at) in self._months

    def year(self, of: Amount) -> int:
        """The year of which an amount is told, right behind it; 0 where there is none."""
        return next(filter(None, map(self._year, self._words_behind(of.end))), 0)

    def is_of_before(self, at: int, of: Amount) -> bool:
        """Whether the words from a token to an amount, or right behind it, say that it is of another time: "2024",
        "last year", "a year earlier"."""
        return any(map(self._is_another_time, (*range(at, of.first), *self._words_behind(of.end))))

    def _words_behind(self, end: int) -> Iterator[int]:
        """The words and years behind a token, up to what ends them."""
        for at in range(end, end + _TO_A_YEAR):
            if not (self._word(at).isalpha() or self._year(at)) or self._is("facts.added", at):
                break
            yield at

    def _is_another_time(self, at: int) -> bool:
        """Whether a year, or words for the time before, begin at a token."""
        if self._year(at):
            return True
        is_unit = self._word(at + 1) in self._minutes or self._word(at + 1) in self._months
        earlier = self._word(at) in self._minutes and self._is("facts.earlier", at + 1)
        return earlier or (self._is("facts.last-time", at) and is_unit)

    def _year(self, at: int) -> int:
        return year_in(self._word(at))

    def _is_counted(self, end: int) -> bool:
        """Whether a noun or a time stands behind a number."""
        word, place = self._word(end), end + self._is("facts.relation", end)
        is_noun = word.isalpha() and self._figures.cased(end).islower()
        no_noun = self._is("facts.no-noun", end) or self._is("facts.relation", end)
        return self._is_another_time(place) or (is_noun and not no_noun)


def is_change(before: float, after: float, share: float) -> bool:
    """Whether a share of a hundred may be the change from one number to another, as far as all three are rounded."""
    least_before, most_before = _rounded(before)
    least_after, most_after = _rounded(after)
    if after > before:
        least, most = least_after / most_before - 1, most_after / least_before - 1
    else:
        least, most = 1 - most_after / least_before, 1 - least_after / most_before
    return (
        least * _PER_CENT <= share * _ROUNDLY + _ONE_IN_A_HUNDRED
        and most * _PER_CENT >= share / _ROUNDLY - _ONE_IN_A_HUNDRED
    )


def _rounded(number: float) -> tuple[float, float]:
    """The least and the most that a number may be, given to its last digit that is not 0; small ones are exact."""
    half = 0.5
    while number >= _LEAST_ROUNDED and number == int(number) and number % (half * 20) == 0:
        half *= 10
    return number - half, number + half
