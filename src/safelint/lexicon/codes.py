"""What compiled phrases are made of, for those who make them and those who match them."""

from __future__ import annotations

import marshal  # a phrase of a compiled pack stays closed until a text holds its anchor
from functools import cache
from typing import Any

RUN, CAPITALS, ANY, DIGITS, CAPITAL, ROW, ONE_OF, REPEAT, CLASS, START, END, AHEAD = range(12)
"""What the first item of a compiled part says of the rest of it."""

LETTERS = 3
"""How many letters of a beginning ("suicid*") its table goes by."""


def closed(phrases: Any) -> bytes:
    """Compiled phrases as a pack keeps them: of thousands, one text needs a few."""
    return marshal.dumps(phrases)


@cache
def opened(phrases: bytes) -> Any:
    """The phrases that were closed; the same ones each time."""
    return marshal.loads(phrases)  # noqa: S302 - from a pack that was checked when it was read
