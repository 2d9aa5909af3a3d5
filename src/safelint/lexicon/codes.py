"""What compiled phrases are made of, for those who make them and those who match them."""

from __future__ import annotations

import marshal  # a phrase of a compiled pack stays closed until a text holds its anchor
from functools import cache
from typing import Any

WORDS, BEGINNINGS, CAPITALS, ANY, DIGITS, CAPITAL, ROW, ONE_OF, REPEAT, CLASS, START, END, AHEAD, FIGURE = range(14)
"""What the first item of a compiled part says of the rest of it."""

LETTERS = 3
"""How many letters of a beginning ("suicid*") its table goes by."""


def closed(phrase: tuple[Any, ...]) -> bytes:
    """A compiled phrase as a pack keeps it: of thousands, one text needs a few."""
    return marshal.dumps(phrase)


@cache
def opened(phrase: bytes) -> Any:
    """The phrase that was closed; the same one each time."""
    return marshal.loads(phrase)  # noqa: S302 - from a pack that was checked when it was read
