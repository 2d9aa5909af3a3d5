"""Numbers by which there are more or fewer than before, which the two numbers themselves do not make: "366 suspensions,
62 fewer than the year before", which had 418."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT, Quantity
from safelint.facts.wrong_values import ValueKind, WrongValue

if TYPE_CHECKING:
    from safelint.text.view import TextView

_FAR_APART = 0.3  # parts of a number by which another may be what it was before


def wrong_differences(view: TextView) -> list[WrongValue]:
    """Those of a text, in order."""
    figures, counts = view.view(Figures), [each for each in view.view(Amounts).every if each.kind == COUNT]
    return [wrong for each in counts if (wrong := _wrong(view, figures, counts, each)) is not None]


def _wrong(view: TextView, figures: Figures, counts: list[Quantity], by: Quantity) -> WrongValue | None:
    end = (
        by.end - 1
        if figures.is_in("facts.more-than", by.end - 1) or figures.is_in("facts.fewer-than", by.end - 1)
        else by.end
    )
    is_fewer = figures.is_in("facts.fewer-than", end)
    start = view.tokens.span(by.first, end)[1]
    sentence = figures.sentence(by.first)
    if sentence is None or view.matches.after("facts.than-before", start) is None:
        return None
    now = [each for each in counts if sentence[0] <= each.first < by.first]
    if len(now) != 1:
        return None
    others = [each for each in counts if each not in (now[0], by)]
    right = now[0].value + by.value if is_fewer else now[0].value - by.value
    before = [each for each in others if abs(each.value - right) <= _FAR_APART * right and each.value > by.value]
    if len({each.value for each in before}) != 1 or before[0].value == right:
        return None
    said = f"{now[0].value:,} and {before[0].value:,}"
    return WrongValue(
        ValueKind.DIFFERENCE, by.first, end, f"{abs(before[0].value - now[0].value):,}", said, (now[0], before[0])
    )
