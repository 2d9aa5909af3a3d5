"""What compiled phrases are made of, for those who make them and those who match them."""

from __future__ import annotations

import marshal  # what no text has a word of stays closed
from functools import cache
from typing import Any

RUN, CAPITALS, ANY, DIGITS, CAPITAL, ROW, ONE_OF, REPEAT, CLASS, START, END, AHEAD, FIGURE, NOT_AHEAD = range(14)
"""What the first item of a compiled part says of the rest of it."""

LETTERS = 3
"""How many letters of a word the table of the sets goes by. A beginning ("suicid*") has as many at least."""


def closed(value: Any) -> bytes:
    """Phrases, or words, as a pack keeps them: of thousands, one text needs a few."""
    return marshal.dumps(value)


@cache
def opened(value: bytes) -> Any:
    """What was closed; the same each time."""
    return marshal.loads(value)  # noqa: S302 - from a pack that was checked when it was read
