"""Numbers of people or things and sums of money, without what only looks like one: days, ages, years, shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.moments import Moments
from safelint.facts.quantities import COUNT, MONEY, Quantities, Quantity

if TYPE_CHECKING:
    from safelint.text.view import TextView


class Amounts:
    """Reads those of one text; `is_plural` tells whether a word is a noun for several."""

    def __init__(self, view: TextView, is_plural: Callable[[str], bool]) -> None:
        self._figures, self._moments, self._quantities = Figures(view), Moments(view), Quantities(view, is_plural)

    def among(self, first: int, end: int) -> list[Quantity]:
        """The exact ones that begin with one of some tokens, in order."""
        found, behind = list[Quantity](), first
        for at in range(first, end):
            if at >= behind and (each := self._moments.at(at) or self._quantities.at(at)) is not None:
                behind = each.end
                if each.kind in (COUNT, MONEY) and not self._figures.is_in("facts.not-exact", each.first - 1):
                    found.append(each)
        return found
