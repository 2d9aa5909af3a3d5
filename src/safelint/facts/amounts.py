"""All quantities and moments of a text, in order, and among them the numbers of people or things and sums of money,
without what only looks like one: days, ages, years, shares."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures, number_words
from safelint.facts.moments import MOMENTS, Moments
from safelint.facts.quantities import COUNT, MONEY, Quantities, Quantity
from safelint.words.days_told import weekday_words
from safelint.words.issued import month_words

if TYPE_CHECKING:
    from safelint.text.view import TextData, TextView

_BEGIN = ("facts.together", "facts.minutes", "facts.parts", "facts.clock", "facts.minutes-past")


class Amounts:
    """Those of one text: made once for all who ask, by `TextView.view`."""

    def __init__(self, view: TextView) -> None:
        self._view, self._figures = view, view.view(Figures)

    @cached_property
    def every(self) -> list[Quantity]:
        """What the text gives values of, in order, none inside another."""
        view = self._view
        begins, places = view.knowledge.made(beginnings), view.tokens.places
        starts = sorted(at for word in places if word in begins or word[0].isdecimal() for at in places[word])
        moments, quantities = view.view(Moments), view.view(Quantities)
        found, behind = list[Quantity](), 0
        for at in starts:
            each = (moments.at(at) or quantities.at(at)) if at >= behind else None
            if each is not None:
                behind = each.end
                found.append(each)
        return found

    def among(self, first: int, end: int) -> list[Quantity]:
        """The exact numbers of people or things and sums of money that begin with one of some tokens, in order."""
        amounts = (each for each in self.between(first, end) if each.kind in (COUNT, MONEY))
        return [each for each in amounts if not self._figures.is_in("facts.not-exact", each.first - 1)]

    def moments(self, first: int, end: int) -> list[Quantity]:
        """The times, days and months that begin with one of some tokens, in order."""
        return [each for each in self.between(first, end) if each.kind in MOMENTS]

    def between(self, first: int, end: int) -> list[Quantity]:
        """All that begin with one of some tokens, in order."""
        left, right = (bisect_left(self.every, at, key=lambda each: each.first) for at in (first, end))
        return self.every[left:right]


def beginnings(knowledge: TextData) -> frozenset[str]:
    """The words with which a quantity or a moment begins that does not begin with digits."""
    numbers, days = knowledge.lexicon.numbers, knowledge.made(weekday_words)
    words = {"£", *knowledge.made(number_words), *days, *(f"{day}s" for day in days), *knowledge.made(month_words)}
    return frozenset(words.union(*(numbers(name) for name in _BEGIN)))
