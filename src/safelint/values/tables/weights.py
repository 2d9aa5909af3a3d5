"""Tables of the files in weights/, as they are written; see `ScaleTable` for what a pack keeps of one."""

from collections.abc import Mapping
from typing import TypedDict


class MeaningRow(TypedDict):
    """What a passage weighs for a meaning before its words are looked at, and by a weight the words that have it."""

    id: str
    base: int
    weights: Mapping[str, tuple[str, ...]]


class WeightsFile(TypedDict):
    """A file of weights: what a passage must weigh for one of the meanings to be found in it. `examples` changes with
    every change of the examples that they were learned from."""

    examples: str
    needs: int
    meaning: tuple[MeaningRow, ...]
