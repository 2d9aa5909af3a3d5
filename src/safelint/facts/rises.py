"""Rises that the numbers beside them make falls, and the other way round: "fell from 71% to 76%", "down to 76% from
71%", "71% were seen in time. It is more than last year, when it was 76%".

Both numbers are of one unit: parts of a hundred, pounds, lengths of time, or none. A number that is a year, or of which
nothing shows that it is the one before or behind the change, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.words.issued import month_words

if TYPE_CHECKING:
    from safelint.text.view import TextView

_POUND, _SHARE, _TIME, _NONE = "£", "%", "time", ""
_TO_A_FIGURE = 4  # tokens from a word for a change to its numbers
_LONGEST_SENTENCE = 60  # tokens
_YEARS, _DIGITS_OF_A_YEAR = range(1900, 2100), 4
_LAST_DAY = 31  # of a month: a smaller number may be a day or an hour


class WrongRise(NamedTuple):
    """Tokens `first` to `end` (not itself) tell of a change that goes the other way: by its numbers it `rises`, or
    falls."""

    first: int
    end: int
    rises: bool


class _Amount(NamedTuple):
    unit: str
    value: float
    end: int


def wrong_rises(view: TextView) -> list[WrongRise]:
    """The changes of a text that go the other way, in order."""
    return sorted({*_Rises(view).found()})


class _Rises:
    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._view, self._tokens = view, view.tokens
        self._figures, self._minutes = Figures(view), lexicon.numbers("facts.minutes")
        self._word, self._is = self._figures.word, self._figures.is_in
        self._months = view.knowledge.made(month_words)

    def found(self) -> Iterator[WrongRise]:
        for name, rises in (("facts.rises", True), ("facts.falls", False)):
            for at in self._figures.places(name):
                numbers = None if self._is("facts.not", at - 1) else self._from_to(at) or self._to_from(at)
                if numbers is not None and self._goes_wrong(*numbers[:2], rises=rises):
                    yield WrongRise(at, numbers[1].end if numbers[2] else numbers[0].end, not rises)
        for name, rises in (("facts.more-than", True), ("facts.fewer-than", False)):
            for at in self._figures.places(name):
                shares = self._than_before(at)
                if shares is not None and self._goes_wrong(*shares, rises=rises):
                    yield WrongRise(at, shares[0].end, not rises)

    @staticmethod
    def _goes_wrong(before: _Amount, after: _Amount, *, rises: bool) -> bool:
        return after.value < before.value if rises else after.value > before.value

    def _from_to(self, at: int) -> tuple[_Amount, _Amount, bool] | None:
        """ "Fell sharply from 71% in May to 76%": what it was and is, and that it is told in this order."""
        before = self._amount(self._next("facts.change-from", at))
        if before is None:
            return None
        behind = before.end
        while behind - before.end < _TO_A_FIGURE and self._is_of_time(behind):
            behind += 1
        after = self._amount(behind + 1) if self._is("facts.change-to", behind) else None
        if after is None:
            return None
        before = before._replace(unit=after.unit) if before.unit == _NONE and after.unit == _SHARE else before
        return (before, after, True) if _are_alike(before, after) else None

    def _is_of_time(self, at: int) -> bool:
        """Whether a token may tell when something was so: "in 2024", "last year"."""
        word = self._word(at)
        is_year = word.isdecimal() and len(word) == _DIGITS_OF_A_YEAR
        is_small = self._is("facts.relation", at) and not self._is("facts.change-to", at)
        return is_year or is_small or self._is("facts.last-time", at) or word in self._months

    def _to_from(self, at: int) -> tuple[_Amount, _Amount, bool] | None:
        """ "Down to 76% from 71%": the same in the other order."""
        first = self._next("facts.change-to", at)
        after = self._amount(first)
        if after is None or not self._is("facts.change-from", after.end):
            return None
        before = self._amount(after.end + 1)
        if before is None or not _are_alike(before, after):
            return None
        ends = not self._word(before.end).isalnum() or self._is_of_time(before.end)
        return (before, after, False) if ends else None

    def _next(self, name: str, at: int) -> int:
        """The token behind the first word of a list among those right behind a token; -1 where there is none."""
        for place in range(at + 1, at + 1 + _TO_A_FIGURE):
            if self._is(name, place):
                return place + 1
            if not self._word(place).isalpha():
                break
        return -1

    def _than_before(self, at: int) -> tuple[_Amount, _Amount] | None:
        """ "71% were seen in time. It is more than last year, when it was 76%": the one share before, in the same
        sentence or the one in front of it, and the one behind."""
        if not (self._is("facts.than", at + 1) and self._is("facts.last-time", at + 2)):
            return None
        sentence = self._view.sentence_at(self._tokens.span(at, at + 1)[0])
        if sentence is None:
            return None
        left, right = self._tokens.at(sentence.start), self._tokens.at(sentence.end)
        if right - left > _LONGEST_SENTENCE:
            return None
        before = self._shares(at, right)
        after = self._shares(left, at) or self._shares_of_sentence_before(left)
        return (before[0], after[0]) if len(before) == len(after) == 1 else None

    def _shares_of_sentence_before(self, left: int) -> list[_Amount]:
        sentence = self._view.sentence_at(self._tokens.span(left - 1, left)[0]) if left else None
        return [] if sentence is None else self._shares(self._tokens.at(sentence.start), left)

    def _shares(self, left: int, right: int) -> list[_Amount]:
        found = (self._amount(at) for at in range(max(left, right - _LONGEST_SENTENCE), right))
        return [each for each in found if each is not None and each.unit == _SHARE]

    def _amount(self, at: int) -> _Amount | None:
        """A share, a sum, a length of time or a bare number; None for what may be a year, an age or a time of day."""
        is_sum = self._word(at) == _POUND
        found = self._figures.at(at + is_sum) if at >= 0 else None
        if found is None:
            return None
        if is_sum:
            return _Amount(_POUND, found.value, found.end)
        if self._is("facts.per-cent", found.end):
            return _Amount(_SHARE, found.value, found.end + 1)
        if self._is("facts.per", found.end) and self._is("facts.cent", found.end + 1):
            return _Amount(_SHARE, found.value, found.end + 2)
        minutes = self._minutes.get(self._word(found.end))
        if minutes is not None and not self._is("facts.old", found.end + 1):
            return _Amount(_TIME, found.value * minutes, found.end + 1)
        is_part = self._is("facts.out-of", found.end) and self._word(found.end + 1).isdecimal()
        is_date = self._word(found.end) in self._months or found.value in _YEARS
        if is_date or self._is("facts.no-amount", found.end) or (is_part and not self._is_of_time(found.end + 1)):
            return None
        return _Amount(_NONE, found.value, found.end)


def _are_alike(one: _Amount, other: _Amount) -> bool:
    """Whether two numbers may be of one thing: bare ones are hours or days where they are small."""
    return one.unit == other.unit and (one.unit != _NONE or min(one.value, other.value) > _LAST_DAY)
