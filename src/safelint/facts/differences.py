"""A number by which there are more or fewer than before, which the two numbers themselves do not make: "366 visits, 62
fewer than the year before", which had 418."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures
from safelint.facts.quantities import COUNT
from safelint.facts.wrong_values import ValueKind, WrongValue

if TYPE_CHECKING:
    from safelint.text.view import TextView

_NEARLY = 0.3  # parts of what there was before by which another number may be told for it


def wrong_differences(view: TextView) -> list[WrongValue]:
    """The one number by which a text tells that there are more or fewer than before, if it is wrong."""
    figures, tokens = view.view(Figures), view.tokens
    told = {match.start for match in view.matches.all("facts.than-before")}
    at = tokens.at(min(told)) - 1 if len(told) == 1 else 0
    sentence = figures.sentence(at) if told else None
    counts = [each for each in view.view(Amounts).every if each.kind == COUNT]
    by = next((each for each in counts if at in (each.end, each.end - 1)), None)  # "62 fewer" reads like so many things
    if sentence is None or by is None:
        return []
    others = [each for each in counts if each != by]
    now = [each for each in others if sentence[0] <= each.first < by.first]
    if len(now) != 1:
        return []
    was = now[0].value + by.value if figures.is_in("facts.fewer-than", at) else now[0].value - by.value
    before = [each for each in others if each != now[0] and each.value > by.value and _is_nearly(each.value, was)]
    if len({each.value for each in before}) != 1 or before[0].value == was:
        return []
    right, said = abs(before[0].value - now[0].value), f"{now[0].value:,} and {before[0].value:,}"
    return [WrongValue(ValueKind.DIFFERENCE, by.first, at, f"{right:,}", said, (now[0], before[0]))]


def _is_nearly(one: float, other: float) -> bool:
    return abs(one - other) <= _NEARLY * other
