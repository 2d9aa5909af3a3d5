"""A text as it was read.

There is one truth for position: a half-open range of code points in `Source.text`. Line and column are derived from it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Final, Generic, NamedTuple, Self, TypeVar

_LINE_END = re.compile(r"\r\n|\r|\n")


Range = tuple[int, int]
"""A half-open range of code points in a text that the one who gives it names, mostly `Document.text`."""


class Span(NamedTuple):
    """A half-open range of code points in `Source.text`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as editors count it: both start at 1; the column counts code points."""

    line: int
    column: int


_first = itemgetter(0)

T = TypeVar("T")


class InPlace(Generic[T]):
    """Things, each with its range in one text, to be found by that."""

    def __init__(self, things: Iterable[tuple[Range, T]]) -> None:
        self._things = sorted(things, key=lambda pair: pair[0][0])
        self._starts = [start for (start, _), _ in self._things]
        self._longest = max((end - start for (start, end), _ in self._things), default=0)

    def touching(self, there: Range) -> list[T]:
        """Those that share a character with what stands at `there`, in order."""
        start, end = there
        left, right = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [thing for (_, last), thing in self._things[left:right] if last > start]


def decoded(content: bytes, encoding: str, bom: bool) -> str | None:
    """The text that a file holds in an encoding, without the byte order mark where it has one; None where it is no such
    text."""
    try:
        return content.decode(encoding).removeprefix("\ufeff" if bom else "")
    except (LookupError, UnicodeError):
        return None


_AMPERSAND = "&amp;"  # in HTML


class Source:
    """A text as it was read, with every character in its place. A byte order mark is not part of `text`.

    `content` is what the file held: whoever needs the document again reads that. `encoding` is the one in which it
    holds this very text, "" where the text is what a reader has made of it (as of a message with its parts). Such a
    text is not `editable` unless that is said: nobody could write it back. `places` says for each line of such a text
    where in the file it stands, in words for people ("paragraph 12"); `finer_places`, sorted, from which offset in such
    a line on it stands elsewhere.
    """

    def __init__(
        self,
        path: str,
        media: str,
        text: str,
        *,
        encoding: str = "utf-8",
        bom: bool = False,
        editable: bool | None = None,
        content: bytes = b"",
        places: tuple[str, ...] = (),
        finer_places: tuple[tuple[int, str], ...] = (),
    ) -> None:
        self.path: Final = path
        self.media: Final = media
        self.text: Final = text
        self.encoding: Final = encoding
        self.bom: Final = bom
        self.editable: Final = encoding != "" if editable is None else editable
        self.content: Final = content
        self.places: Final = places
        self.finer_places: Final = finer_places

    def of_file(self, content: bytes) -> Self:
        """The text as a file has it that holds `content`. Where that is not this text in the encoding that its reader
        names, it has none."""
        if not self.encoding or decoded(content, self.encoding, self.bom) == self.text:
            return self._made(self.encoding, self.bom, self.editable, content)
        return self._made("", False, False, content)

    def made_editable(self, editable: bool) -> Self:
        """The same, which is editable or not."""
        return self._made(self.encoding, self.bom, editable, self.content)

    def _made(self, encoding: str, bom: bool, editable: bool, content: bytes) -> Self:
        return type(self)(
            *(self.path, self.media, self.text),
            encoding=encoding,
            bom=bom,
            editable=editable,
            content=content,
            places=self.places,
            finer_places=self.finer_places,
        )

    def encoded(self, text: str) -> bytes:
        """`text` as the bytes of the file that this was read from. Raises UnicodeError, also without an encoding."""
        if not self.encoding:
            raise UnicodeError(f"{self.path}: the text is not that of the file, so none can be written back")
        return ("\ufeff" + text if self.bom else text).encode(self.encoding)

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        lengths.pop()
        return list(accumulate(lengths, initial=0))

    def position(self, offset: int) -> Position:
        """Line and column of `offset`. LF, CRLF and CR each end a line."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def place(self, offset: int) -> str | None:
        """Where `offset` stands in the file, in words; None where line and column tell it."""
        if not self.places:
            return None
        line = min(self.position(offset).line, len(self.places))
        at = bisect_right(self.finer_places, offset, key=_first) - 1
        if at >= 0 and self.finer_places[at][0] >= self._line_starts[line - 1]:
            return self.finer_places[at][1]
        return self.places[line - 1]

    def written(self, words: str) -> str:
        """How `words` are written in it: in HTML no ampersand stands by itself."""
        return words.replace("&", _AMPERSAND) if self.media == "html" else words

    def as_read(self, written: str) -> str:
        """The words that are `written` so."""
        return written.replace(_AMPERSAND, "&") if self.media == "html" else written

    def where(self, offset: int) -> str:
        """Where `offset` stands, in words: "line 3", "paragraph 12"."""
        return self.place(offset) or f"line {self.position(offset).line}"

    def line(self, number: int) -> Span:
        """The span of line `number` (from 1) without its line end."""
        starts, text = self._line_starts, self.text
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
