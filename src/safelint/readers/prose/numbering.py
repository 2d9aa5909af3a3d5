"""Numbers at the head of a line: of the items of a list, or of the text: "999. If it is not urgent, call 101."

A list counts. So digits are the number of an item where they are few, or where the item before or after has the number
next to theirs. Other digits are a part of what a person reads: a phone number, a year.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from safelint.lazy import regex

_HEAD = regex(r"[\r\n][ \t>(]{0,20}([0-9]{3,4}[.)])")
_FEW = 2  # digits that any item may have
_MOST = 4  # digits of the longest number of an item
_AHEAD = 4_000  # characters after an item in which the next one is looked for


class Numbering:
    """Reads the numbers at the heads of the items of one text, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = 0
        self._asked, self._answer = -1, False  # of which digits somebody asked last, and what the answer was

    def is_text(self, start: int, end: int) -> bool:
        """Whether the digits `text[start:end]`, with a mark after them as items have it, are no item's number."""
        if start != self._asked:
            self._asked, self._answer = start, self._is_text(start, end)
        return self._answer

    def _is_text(self, start: int, end: int) -> bool:
        size = end - start
        if size > _MOST:
            return True
        number = int(self._text[start:end])
        if size > _FEW and number != self._last + 1 and not self._is_followed(number + 1, end):
            return True
        self._last = number
        return False

    def _is_followed(self, number: int, end: int) -> bool:
        """Whether a line soon after `end` begins with a number and the same mark."""
        starts = self._heads.get(f"{number}{self._text[end]}", [])
        place = bisect_left(starts, end)
        return place < len(starts) and starts[place] < end + _AHEAD

    @cached_property
    def _heads(self) -> dict[str, list[int]]:
        """Where lines begin with digits and a mark, by these."""
        found: dict[str, list[int]] = {}
        for match in _HEAD.finditer(self._text):
            found.setdefault(match[1], []).append(match.start(1))
        return found
