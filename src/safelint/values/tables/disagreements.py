"""Tables of disagreements.toml: what signs of a pair of values weigh."""

from collections.abc import Mapping
from typing import Literal, TypedDict

ValueKind = Literal["count", "duration", "money", "age", "ages", "share", "time", "weekday", "date", "month"]
"""What a value of a text is: an amount (`facts/quantities.py`) or a moment (`facts/moments.py`)."""


class PairScaleRow(TypedDict):
    """What pairs of values of some kinds weigh, in tenths of a logarithm: before their signs are looked at (`base`),
    by each sign (`weights`), and how much one of both values must weigh to be wrong (`needs`)."""

    kinds: tuple[ValueKind, ...]
    base: int
    needs: int
    weights: Mapping[str, int]


class DisagreementsTable(TypedDict):
    """disagreements.toml: the scales, each kind of values in one of them. `examples` changes with every change of the
    examples that they were learned from."""

    examples: str
    scale: tuple[PairScaleRow, ...]
