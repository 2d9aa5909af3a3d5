"""Whether a line ends where its sense does, or only where a margin has cut it."""

from __future__ import annotations

from operator import and_
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.document import BREAK

_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_RUNS_ON = _SMALL | {","}
_BREAKS = regex(rf"[\r\n{BREAK}]")
_WIDTH = 80  # characters to which a text may be filled
_NARROWEST = 30  # characters of the longest line of a text that has lines to speak of
_FILLED = 55  # characters of a line that a margin may have ended
_WIDEST = 130
"""No plain text is filled to longer lines: one that is longer is a whole paragraph, and its line end a real one."""
_SAMPLE = 20_000
"""Characters of a text that show how its lines are made."""


class Lines(NamedTuple):
    """How the lines of a plain text are made: `room` is what there was on each, 0 where it has no lines to speak of;
    `whole` tells that they are paragraphs, headings and items, and not what a width has cut."""

    room: int
    whole: bool

    @classmethod
    def of(cls, text: str) -> Lines:
        sample = text[:_SAMPLE]
        lines = sample.replace(BREAK, "\n").splitlines()
        longest = max(map(len, lines), default=0)
        long = sum(len(line) > _WIDEST and " " in line for line in lines)
        return cls(room(longest) if longest >= _NARROWEST else 0, long > 0 and long > _wraps(sample))

    def had_room(self, line: str, following: str) -> bool:
        """Whether the first word of the following line would have gone on the line; with much room if that is long."""
        needed = len(line) + 1 + len(following.split(" ", 1)[0])
        return needed <= self.room and (len(following) <= self.room or needed <= self.room * 7 // 8)


NO_LINES = Lines(0, whole=False)


def room(longest: int) -> int:
    """Three quarters of the width to which lines are filled of which the longest has so many characters."""
    return min(longest, _WIDTH) * 3 // 4


def is_beside_long(text: str, start: int, end: int) -> bool:
    """Whether the line before a line end, or the one after it, is longer than lines that are filled."""
    before, after = text[max(start - _WIDEST, 0) : start], text[end : end + _WIDEST]
    return any(len(near) == _WIDEST and " " in near and not _BREAKS.search(near) for near in (before, after))


def is_filled(text: str) -> bool:
    """Whether the lines of a block are those of running text, filled up to a margin."""
    lines = text.split("\n")[:-1]
    return 2 * sum(len(line) > _FILLED for line in lines) >= len(lines)


def is_end_of_filled(text: str, at: int) -> bool:
    """Whether the line end at `at` is that of a line of running text, which a margin may have ended."""
    line = text[max(at - _FILLED, 0) : at]
    return len(line) == _FILLED and "\n" not in line and BREAK not in line


def _wraps(sample: str) -> int:
    """How many lines run on in the next one with a small letter."""
    lines = sample.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = [line.rstrip(" \t")[-1:] in _RUNS_ON for line in lines]
    after = [line.lstrip(" \t")[:1] in _SMALL for line in lines[1:]]
    return sum(map(and_, before, after))
