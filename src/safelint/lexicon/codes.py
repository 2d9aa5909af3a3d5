"""What compiled phrases are made of, for those who make them and those who match them."""

from __future__ import annotations

WORDS, BEGINNINGS, CAPITALS, ANY, DIGITS, CAPITAL, ROW, ONE_OF, REPEAT, CLASS, START, END, AHEAD = range(13)
"""What the first item of a compiled part says of the rest of it."""

LETTERS = 3
"""How many letters of a beginning ("suicid*") its table goes by."""
