"""Places in a text as editors count them: lines and units of UTF-8, UTF-16 or UTF-32, both from 0.

Lines end at LF, CRLF and CR and nowhere else. Offsets are code points of `Source.text`, in which a byte order mark at
the front of the editor's text does not count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from safelint.readers.prose.decode import BYTE_ORDER_MARK
from safelint.values.source import Span

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"

Place = tuple[int, int]
"""Line and character."""

_LINE_END = re.compile(r"\r\n|\r|\n")


class Positions:
    """The places of one text. `encoding` is what the client has agreed to."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self.text = text
        self.encoding = encoding
        self._skipped = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Place:
        """Line and character of an offset."""
        at = min(max(offset, 0) + self._skipped, len(self.text))
        line = bisect_right(self._starts, at) - 1
        return line, units(self.text[self._starts[line] : at], self.encoding)

    def places(self, span: Span) -> tuple[Place, Place]:
        return self.place(span.start), self.place(span.end)

    def offset(self, place: Place) -> int:
        """The offset of a place. One past the end of a line stands at its end, one inside a character before it."""
        return max(self.index(place) - self._skipped, 0)

    def index(self, place: Place) -> int:
        """The same in the editor's text, where a byte order mark counts."""
        line, character = place
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        words = self.text[start : self._end(line)]
        if words.isascii() or self.encoding == UTF32:
            return start + min(max(character, 0), len(words))
        ends = list(accumulate(units(each, self.encoding) for each in words))
        return start + bisect_right(ends, character)

    def _end(self, line: int) -> int:
        """Where the words of a line end."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        while end > self._starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end


def units(words: str, encoding: str) -> int:
    """How many units of an encoding some words take."""
    if encoding == UTF32 or words.isascii():
        return len(words)
    if encoding == UTF8:
        return len(words.encode("utf-8", "surrogatepass"))
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def changed(text: str, start: Place, end: Place, words: str, encoding: str) -> str:
    """A text with what stands between two places replaced."""
    positions = Positions(text, encoding)
    left, right = positions.index(start), positions.index(end)
    return text[:left] + words + text[max(left, right) :]
