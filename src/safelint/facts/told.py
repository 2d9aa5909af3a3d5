"""The values of one kind that a text tells: which are new, which are told again, how many different ones there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from safelint.facts.moments import TIME
from safelint.facts.quantities import COUNT, DURATION, MONEY, SHARE, Quantity

_ROUNDED = 0.03  # parts of a value that it may be rounded by
_NEARLY = (TIME, DURATION, MONEY, SHARE)  # kinds of which two values may be the same without being equal


class Stated(NamedTuple):
    """A quantity with the index of its sentence and of its block."""

    of: Quantity
    sentence: int
    block: int


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether both values, of one kind, may be true of one thing."""
    first, second = one.value, other.value
    if first == second:
        return True
    if one.kind == TIME:
        return not first.isdisjoint(second)
    if one.kind == DURATION:
        return bool(abs(first - second) < max(one.unit, other.unit))
    if one.kind in (MONEY, SHARE):
        return bool(abs(first - second) <= _ROUNDED * max(first, second))
    return False


class ValuesTold:
    """Those of one kind. `class_of` gives for a noun its class, where other nouns may mean the same."""

    def __init__(self, every: Iterable[Stated], class_of: Mapping[str, str]) -> None:
        self._class_of = class_of
        self._places: defaultdict[Any, list[int]] = defaultdict(list)
        self._told: dict[Any, Quantity] = {}
        self._by_class: defaultdict[str, set[Any]] = defaultdict(set)
        for of, _, _ in every:
            self._told.setdefault(of.value, of)
            self._places[of.value].append(of.first)
            self._by_class[self.class_of(of.noun)].add(of.value)

    def class_of(self, noun: str) -> str:
        return self._class_of.get(noun, noun)

    def different(self, of: Quantity) -> int:
        """How many different values may be of the same thing as one; where it counts no noun, all may."""
        anything = of.kind != COUNT or not of.noun
        return len(self._told) if anything else len(self._by_class[self.class_of(of.noun)])

    def places(self, of: Quantity) -> Sequence[int]:
        """The first tokens of all that tell the same value, in order."""
        return sorted(at for value in self._same(of) for at in self._places[value])

    def is_new(self, of: Quantity) -> bool:
        """Whether a value was not told before."""
        return min(self._places[value][0] for value in self._same(of)) == of.first

    def _same(self, of: Quantity) -> Sequence[Any]:
        """The values that may be the same as one, itself included."""
        if of.kind not in _NEARLY:
            return (of.value,)
        return [value for value, other in self._told.items() if is_same(other, of)]
