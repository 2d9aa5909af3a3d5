"""What processes and machines are asked to do, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Errand(NamedTuple):
    """A text to be worked on: its place, and what the work has to know of it."""

    place: int
    order: bytes


Made = tuple[int, bytes | None]
"""The place of a text and what the work has made of it; None where its process was ended from outside."""


def portions(sized: Iterable[tuple[T, int]], most: int, count: int = 0) -> Iterator[list[T]]:
    """Things, each with its size, in portions of about one size: one is full with the thing that makes it as large as
    `most`, or that is its `count`th."""
    portion: list[T] = []
    filled = 0
    for thing, size in sized:
        portion.append(thing)
        filled += size
        if filled >= most or len(portion) == count:
            yield portion
            portion, filled = [], 0
    if portion:
        yield portion
