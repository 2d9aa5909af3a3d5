"""What processes and machines are asked to do, and what they answer."""

from __future__ import annotations

from typing import NamedTuple


class Errand(NamedTuple):
    """A text to be worked on: its place, and what the work has to know of it."""

    place: int
    order: bytes


Made = tuple[int, bytes | None]
"""The place of a text and what the work has made of it; None where its process was ended from outside."""
