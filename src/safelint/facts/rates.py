"""Sums that so much for each does not make: "Over seven months he took £700 a month, a total of £6,300", "40 tickets at
£5 each raised £250"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, DURATION, MONEY, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue

if TYPE_CHECKING:
    from safelint.text.view import TextView

_OTHER_UNIT = 0.1  # parts of a sum by which weeks in months may be out
_ONE_POUND = 1.0


def wrong_products(view: TextView) -> list[WrongValue]:
    """The sums of a text that so much for each does not make, in order."""
    return list(_Products(view).found())


class _Products:
    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._figures = view.tokens, view.matches, view.view(Figures)
        self._amounts, self._minutes = view.view(Amounts), view.knowledge.lexicon.numbers("facts.minutes")
        self._word, self._is = self._figures.word, self._figures.is_in

    def found(self) -> Iterator[WrongValue]:
        for total in self._amounts.every:
            if total.kind == MONEY and self._is_total(total):
                around = self._figures.sentence(total.first)
                before = [] if around is None else self._between(around[0], total.first)
                yield from self._unless_right(total, before)

    def _between(self, first: int, end: int) -> list[Quantity]:
        return [each for each in self._amounts.every if first <= each.first < end]

    def _is_total(self, of: Quantity) -> bool:
        return self._matches.before("facts.before-a-sum-in-all", self._tokens.span(of.first, of.end)[0]) is not None

    def _unless_right(self, total: Quantity, before: list[Quantity]) -> Iterator[WrongValue]:
        rates = [each for each in before if each.kind == MONEY]
        if len(rates) != 1 or any(self._is("facts.not-exact", each.first - 1) for each in (total, *before)):
            return
        (rate,) = rates
        times, many, is_same_unit = self._times(rate, before)
        if many is None:
            return
        right = rate.value * times
        most_wrong = _ONE_POUND if is_same_unit else _OTHER_UNIT * total.value
        if abs(right - total.value) >= most_wrong:
            words = (self._said(each) for each in (many, rate))
            said = " × ".join(words)
            yield WrongValue(
                ValueKind.PRODUCT, total.first, total.end, f"£{right:,.0f}", said, (many, rate), is_sure=True
            )

    def _times(self, rate: Quantity, before: list[Quantity]) -> tuple[float, Quantity | None, bool]:
        """How many times a sum was paid, what says so, and whether in its own unit; None where nothing does."""
        if self._is("facts.each", rate.end):
            many = [each for each in before if each.kind == COUNT]
            return (many[0].value, many[0], True) if len(many) == 1 else (0, None, False)
        unit = self._minutes.get(self._word(rate.end + 1)) if self._is("facts.for-each", rate.end) else None
        lengths = [each for each in before if each.kind == DURATION]
        if unit is None or len(lengths) != 1 or lengths[0].unit < unit:
            return 0, None, False
        return lengths[0].value / unit, lengths[0], lengths[0].unit == unit

    def _said(self, of: Quantity) -> str:
        return (
            " ".join(self._figures.cased(at) for at in range(of.first, of.end)).replace("£ ", "£").replace(" , ", ",")
        )
