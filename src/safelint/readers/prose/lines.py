"""The lines of a text whose markup goes by lines, and pieces of them that are read as one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.prose.flow import Flow, Piece

_LINE = regex(r"([^\S\r\n]*+)([^\r\n]*+)(\r\n|\r|\n|\Z)")
_TAB = 8


class MarkedLine(NamedTuple):
    """A line that begins at `begin`: its text from `start` to `end`, without white space at its edges (equal: it is
    empty), stands in column `indent`; `next` is where the next line begins."""

    begin: int
    start: int
    end: int
    indent: int
    next: int

    @property
    def empty(self) -> bool:
        return self.start == self.end

    def cut(self, start: int, indent: int) -> MarkedLine:
        """The line from `start` on, as if its text stood in column `indent`."""
        return self._replace(start=min(start, self.end), indent=indent)


def split_lines(text: str, at: int = 0) -> list[MarkedLine]:
    """The lines of `text` from `at` on."""
    lines = []
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        start = match.end(1)
        space = match[1]
        indent = len(space.expandtabs(_TAB)) if "\t" in space else len(space)
        lines.append(MarkedLine(at, start, start + len(match[2].rstrip()), indent, match.end()))
        at = match.end()
    return lines


class Strand:
    """Pieces of the source that are read as one text, in which offsets `i` and `j` are."""

    def __init__(self, source: str, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts = []
        texts: list[str] = []
        at = 0
        for a, b, put in pieces:
            self._starts.append(at)
            texts.append(source[a:b] if put is None else put)
            at += len(texts[-1])
        self.text = "".join(texts)

    def at(self, i: int) -> int:
        """Where the character at `i` stands in the source."""
        number = max(bisect_right(self._starts, i) - 1, 0)
        a, _, put = self._pieces[number]
        return a if put is not None else a + i - self._starts[number]

    def end(self, j: int) -> int:
        """Where the text before `j` ends in the source."""
        return self.at(j - 1) + 1 if j else self.at(0)

    def hand_on(self, flow: Flow, i: int, j: int) -> None:
        """The text from `i` to `j`."""
        number = max(bisect_right(self._starts, i) - 1, 0)
        while i < j:
            a, b, put = self._pieces[number]
            start = self._starts[number]
            if put is None:
                end = min(j, start + b - a)
                flow.exact(a + i - start, a + end - start)
            else:
                end = start + len(put)
                flow.put(put, a, b)
            i = end
            number += 1

    def pieces(self, i: int, j: int) -> list[Piece]:
        """The text from `i` to `j` as pieces."""
        found: list[Piece] = []
        number = max(bisect_right(self._starts, i) - 1, 0)
        while number < len(self._pieces) and self._starts[number] < j:
            a, b, put = self._pieces[number]
            start = self._starts[number]
            if put is None:
                a, b = a + max(i - start, 0), min(b, a + j - start)
            found.append((a, b, put))
            number += 1
        return found


def csv_cells(text: str, a: int, b: int) -> Iterator[tuple[int, int]]:
    """The range of each value of one line of a table with commas, without its quotation marks."""
    at = a
    while at <= b:
        while at < b and text[at] in " \t":
            at += 1
        if at < b and text[at] == '"':
            closing = text.find('"', at + 1, b)
            closing = b if closing < 0 else closing
            yield at + 1, closing
            comma = text.find(",", closing, b)
        else:
            comma = text.find(",", at, b)
            yield at, b if comma < 0 else comma
        if comma < 0:
            return
        at = comma + 1
