"""Signs that two sums of money are one: "took £27,000" and "the £24,000 that was taken", "£23,000" and "the whole of
the £28,000", where one is a slip away from the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures, is_slip
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

WHOLE_SUM, TAKEN_SUM = "whole-sum", "taken-sum"
_NEARLY = 1.4  # times: more is another sum
_LEAST, _MOST_SUMS = 100, 8  # pounds; sums of a text, of which some may make the second


class OneSum:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._figures = view.tokens, view.matches, Figures(view)

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two sums; `every` are all of the text, in order."""
        least, most = sorted((first.of.value, second.of.value))
        if least < _LEAST or most > _NEARLY * least or not is_slip(least, most) or len(every) > _MOST_SUMS:
            return
        start, end = self._tokens.span(second.of.first, second.of.end)
        if self._matches.before("facts.whole-sum", start) and not self._is_made_up(second, every):
            yield WHOLE_SUM
        took = self._matches.before("facts.took", self._tokens.span(first.of.first, first.of.end)[0])
        is_known = self._figures.is_in("facts.known", second.of.first - 1)
        if took and is_known and self._matches.after("facts.that-was-taken", end):
            yield TAKEN_SUM

    @staticmethod
    def _is_made_up(second: Stated, every: Sequence[Stated]) -> bool:
        """Whether some sums told before it make it, or are what is left of one without another."""
        before = [each.of.value for each in every if each.of.first < second.of.first]
        pairs = list(combinations(before, 2))
        value = second.of.value
        return value in {
            sum(before),
            *(one + other for one, other in pairs),
            *(abs(one - other) for one, other in pairs),
        }
