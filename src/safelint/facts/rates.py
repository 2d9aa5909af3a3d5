"""Sums that so much for each does not make, and averages: "Over seven months he took £700 a month, a total of £6,300",
"40 tickets at £5 each raised £250", "£18,000 in each of three years" of a grant of £45,000."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, DURATION, MONEY, Quantity, phrase_before, phrase_behind
from safelint.facts.wrong_values import ValueKind, WrongValue

if TYPE_CHECKING:
    from safelint.text.view import TextView

_OTHER_UNIT = 0.1  # parts of a sum by which weeks in months may be out
_ONE_POUND = 1.0
_FURTHEST = 120  # tokens of a paragraph in front of a sentence in which a price stands


def wrong_products(view: TextView) -> list[WrongValue]:
    """The sums of a text that so much for each does not make, in order."""
    return list(_Products(view).found())


def _pounds(value: float) -> str:
    """A sum of money as it is written: "£4", "£4.50"."""
    return f"£{value:,.0f}" if value == int(value) else f"£{value:,.2f}"


class _Products:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._figures = view, view.tokens, view.view(Figures)
        self._amounts, self._minutes = view.view(Amounts), view.knowledge.lexicon.numbers("facts.minutes")
        self._word, self._is = self._figures.word, self._figures.is_in
        self._sums = [each for each in self._amounts.every if each.kind == MONEY]

    def found(self) -> Iterator[WrongValue]:
        for total in self._sums:
            around = self._figures.sentence(total.first)
            if around is None:
                continue
            if phrase_before(self._view, total, "facts.before-a-sum-in-all"):
                yield from self._unless_right(total, self._amounts.between(around[0], total.first))
            elif phrase_before(self._view, total, "facts.for-so-much"):
                before = self._amounts.between(around[0], total.first)
                yield from self._unless_right(total, [*self._prices_before(around[0]), *before])
        yield from self._for_each_year()
        yield from self._on_average()

    def _prices_before(self, end: int) -> list[Quantity]:
        """The price for each that the sentences of a paragraph before a token give."""
        start = self._view.document.block_at(self._tokens.span(end, end + 1)[0]).start
        sums = self._amounts.between(max(self._tokens.at(start), end - _FURTHEST), end)
        return [each for each in sums if each.kind == MONEY and self._is("facts.each", each.end)]

    def _for_each_year(self) -> Iterator[WrongValue]:
        """ "A grant of £45,000. It will be paid as £18,000 in each of the next three years"."""
        totals = [each for each in self._sums if phrase_before(self._view, each, "facts.all-that-is-given")]
        for rate, length in pairwise(self._amounts.every):
            is_each = rate.kind == MONEY and length.kind == DURATION and self._lies_between(rate, length)
            if is_each and len({each.value for each in totals}) == 1 and totals[0].value > rate.value:
                times = length.value / length.unit
                if times * rate.value != totals[0].value:
                    said = f"{self._said(length)} × {self._said(rate)}"
                    right = _pounds(times * rate.value)
                    yield WrongValue(ValueKind.PRODUCT, totals[0].first, totals[0].end, right, said, (rate, length))

    def _lies_between(self, rate: Quantity, length: Quantity) -> bool:
        """Whether a sum is paid in each unit of a length of time behind it."""
        behind = phrase_behind(self._view, rate, "facts.for-each-year")
        return behind is not None and self._tokens.at(behind.end) >= length.first

    def _on_average(self) -> Iterator[WrongValue]:
        """ "35 children had 280 sessions, an average of 12 sessions each"."""
        counts = [each for each in self._amounts.every if each.kind == COUNT and each.noun]
        means = [
            each
            for each in counts
            if self._is("facts.each", each.end) and phrase_before(self._view, each, "facts.on-average")
        ]
        for mean in means if len(means) == 1 else ():
            sentence = self._figures.sentence(mean.first)
            if sentence is None:
                continue
            nouns = {self._word(at) for at in range(*sentence)}
            alls = [each for each in counts if each.noun == mean.noun and each != mean]
            those = [each for each in counts if each.noun in nouns and each.noun != mean.noun]
            if len(alls) == len(those) == 1 and not mean.value - 1 < alls[0].value / those[0].value < mean.value + 1:
                said = f"{self._said(alls[0])} ÷ {self._said(those[0])}"
                right = f"{alls[0].value / those[0].value:.1f}".removesuffix(".0")
                yield WrongValue(ValueKind.PRODUCT, mean.first, mean.end, right, said, (alls[0], those[0]))

    def _unless_right(self, total: Quantity, before: list[Quantity]) -> Iterator[WrongValue]:
        rates = [each for each in before if each.kind == MONEY]
        if len(rates) != 1 or not all(map(self._is_exact, (total, *before))):
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
                ValueKind.PRODUCT, total.first, total.end, _pounds(right), said, (many, rate), is_sure=True
            )

    def _is_exact(self, of: Quantity) -> bool:
        """Whether a value is just that: "over seven months" is in their course."""
        return not self._is("facts.only-nearly" if of.kind == DURATION else "facts.not-exact", of.first - 1)

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
        return self._view.on_one_line(*self._tokens.span(of.first, of.end))
