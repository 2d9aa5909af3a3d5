"""What is left of money, or is lacking, and by the sums in front of it cannot be: "Income was £600 and spending was
£500, leaving a deficit of £100"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import MONEY, Quantity

if TYPE_CHECKING:
    from safelint.text.view import TextView

_TO_A_SUM = 6  # tokens between the word for what came in, or went out, and the sum
_WORDS = ("facts.took-in", "facts.paid-out")


class WrongBalance(NamedTuple):
    """Tokens `first` to `end` (not itself) tell that something is left, where more went out than came in, or that it is
    lacking where `is_left`; `sums` are those that show it."""

    first: int
    end: int
    is_left: bool
    sums: tuple[Quantity, ...]


def wrong_balances(view: TextView) -> list[WrongBalance]:
    """Those of a text, in order."""
    return list(_Balances(view).wrong())


class _Balances:
    def __init__(self, view: TextView) -> None:
        self._figures, self._amounts = view.view(Figures), view.view(Amounts)
        self._word, self._is = self._figures.word, self._figures.is_in

    def wrong(self) -> Iterator[WrongBalance]:
        places = sorted({*self._figures.places("facts.left-over"), *self._figures.places("facts.lacking")})
        for at in places:
            sentence = self._figures.sentence(at)
            sums = self._amounts.among(*sentence) if sentence is not None else []
            if sentence is None or len(sums) != 3 or any(each.kind != MONEY for each in sums):
                continue
            one, other, told = sums
            is_told = other.end <= at and self._is("facts.of", at + 1) and told.first == at + 2
            if not is_told or not all(self._is("facts.leaves", each) for each in range(other.end, at)):
                continue
            kinds = self._kind_of(one, sentence[0]), self._kind_of(other, one.end)
            if set(kinds) == set(_WORDS) and one.value != other.value:
                came_in, went_out = (one.value, other.value) if kinds == _WORDS else (other.value, one.value)
                is_left = came_in > went_out
                if is_left == self._is("facts.lacking", at):
                    yield WrongBalance(at, told.end, is_left, (one, other))

    def _kind_of(self, of: Quantity, left: int) -> str:
        """Whether a sum came in or went out, by the words shortly before it; "" where they do not say so."""
        near = range(max(left, of.first - _TO_A_SUM), of.first)
        kinds = [name for name in _WORDS if any(self._is(name, at) for at in near)]
        return kinds[0] if len(kinds) == 1 else ""
