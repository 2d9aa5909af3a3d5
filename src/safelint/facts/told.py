"""The values of one kind that a text tells: which are new, and which stand in it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.facts.moments import TIME
from safelint.facts.quantities import DURATION, MONEY, SHARE, Quantity

if TYPE_CHECKING:
    pass

_ROUNDED = 0.03  # parts of a value that it may be rounded by
_SMALLEST_PART = 0.01  # of a number that is not whole
_NEARLY = (TIME, DURATION, MONEY, SHARE)  # kinds of which two values may be the same without being equal
_ANYTHING = ""  # what a quantity counts where no noun follows


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
        return _may_be_of_one_length(*sorted((one, other), key=lambda each: each.unit))
    if one.kind in (MONEY, SHARE):
        return _may_be_rounded(first, second)
    return False


def _may_be_of_one_length(one: Quantity, rounded: Quantity) -> bool:
    """Whether the second, in no smaller unit, may be the first rounded: up from half of its unit on, or down."""
    if rounded.value > one.value and rounded.unit > one.unit:
        return bool(rounded.value - one.value <= rounded.unit / 2)
    return bool(abs(one.value - rounded.value) < rounded.unit)


def _may_be_rounded(one: float, other: float) -> bool:
    """ "About £1,400" and "£1,385", but not "£1,385" and "£1,358"."""
    apart = abs(one - other)
    return apart <= _ROUNDED * max(one, other) and apart < max(_last_place(one), _last_place(other))


def _last_place(value: float) -> float:
    """What the last digit of a number counts that is no nought: hundreds of 1,400."""
    if value != int(value):
        return _SMALLEST_PART
    digits = f"{value:.0f}"
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


class ValuesTold:
    """Those of one kind. `class_of` gives for a noun its class, where other nouns may mean the same."""

    def __init__(self, every: Iterable[Stated], class_of: Mapping[str, str]) -> None:
        self._class_of = class_of
        self._told: dict[Any, Quantity] = {}
        self._earliest: defaultdict[tuple[Any, str], list[int]] = defaultdict(list)
        for of, _, _ in every:
            self._told.setdefault(of.value, of)
            for noun in {self.class_of(of.noun), _ANYTHING}:
                if len(self._earliest[of.value, noun]) < 2:
                    self._earliest[of.value, noun].append(of.first)

    @property
    def different(self) -> int:
        """How many different values there are."""
        return len(self._told)

    def class_of(self, noun: str) -> str:
        return self._class_of.get(noun, noun)

    def earliest(self, of: Quantity) -> Sequence[int]:
        """The first tokens of the first two that tell the same value of the same thing, in order; of those that count
        no noun all may be of the same."""
        noun = self.class_of(of.noun)
        return sorted(at for value in self._same(of) for at in self._earliest.get((value, noun), ()))[:2]

    def is_new(self, of: Quantity) -> bool:
        """Whether a value was not told before."""
        return self.earliest(of)[0] == of.first

    def is_told_again(self, of: Quantity, before: int) -> bool:
        """Whether a value is told a second time before a token."""
        return any(at < before for at in self.earliest(of) if at != of.first)

    def _same(self, of: Quantity) -> Sequence[Any]:
        """The values that may be the same as one, itself included."""
        if of.kind not in _NEARLY:
            return (of.value,)
        return [value for value, other in self._told.items() if is_same(other, of)]
