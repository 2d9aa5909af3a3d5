"""The elements of a part of a Word file that hold its text, each with its place among the bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from safelint.readers._word_body import PIECES
from safelint.readers._word_file import PREFIXES
from safelint.readers._xml import Names


class Chunk(NamedTuple):
    """Characters of a text that stand in the file as they are, from byte `at`; one that is written as `&amp;` or
    `&#8217;` is a chunk of its own."""

    text: str
    at: int


class WordRun(NamedTuple):
    """A run, from its `<w:r` at `start` to after its end; `properties` are the bytes of its `<w:rPr>`."""

    start: int
    end: int
    properties: bytes
    first: int
    last: int


class Piece(NamedTuple):
    """An element that holds text or a picture. `start` and `end` are those of the whole element, `tag_end` is where its
    start tag ends, `inner_end` where its end tag begins; `chunks` is empty unless it is a `w:t`.

    `run` is the number of its run, -1 where it stands in none, `in_box` whether a text box holds it.
    """

    name: str
    start: int
    tag_end: int
    inner_end: int
    end: int
    chunks: Sequence[Chunk]
    keeps_spaces: bool
    run: int
    in_box: bool

    def byte(self, offset: int) -> int:
        """Where the character at `offset` of its text begins."""
        for chunk in self.chunks:
            if offset < len(chunk.text):
                return chunk.at + len(chunk.text[:offset].encode())
            offset -= len(chunk.text)
        return self.inner_end

    @property
    def length(self) -> int:
        return sum(len(chunk.text) for chunk in self.chunks)


class PartScan:
    """All pieces and runs of a part, in order, and the marks of comments that stand in it.

    `marks` are the elements that say where a comment begins and ends, and the runs that show it: (id, start, end);
    `ids` all numbers that comments and tracked changes have there.
    """

    def __init__(self, data: bytes) -> None:
        self.pieces: list[Piece] = []
        self.runs: list[WordRun] = []
        self.marks: list[tuple[str, int, int]] = []
        self.ids: set[int] = set()
        self._data = data
        self._names = Names(PREFIXES)
        self._open: list[_OpenTag] = []
        self._runs: list[_OpenRun] = []
        self._boxes = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=Names.SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(data, True)

    def _start(self, full: str, attrs: Mapping[str, str]) -> None:
        name, at = self._names.short(full), self._parser.CurrentByteIndex
        named = {self._names.short(key): value for key, value in attrs.items()}
        if named.get("w:id", "").isdecimal():
            self.ids.add(int(named["w:id"]))
        if name == "w:r":
            self._runs.append(_OpenRun(at, len(self.runs)))
            self.runs.append(WordRun(at, at, b"", -1, -1))
        elif name == "w:txbxContent":
            self._boxes += 1
        piece = -1
        if name in PIECES:
            piece = len(self.pieces)
            run = self._runs[-1].number if self._runs else -1
            keeps = named.get("xml:space") == "preserve"
            self.pieces.append(Piece(name, at, self._tag_end(at), at, at, (), keeps, run, self._boxes > 0))
            if self._runs:
                self._runs[-1].pieces.append(piece)
        self._open.append(_OpenTag(name, at, piece, named))

    def _end(self, full: str) -> None:
        opened = self._open.pop()
        at = self._parser.CurrentByteIndex
        tag_end = self._tag_end(opened.start)
        is_empty = self._data[tag_end - 2 : tag_end] == b"/>"
        end = tag_end if is_empty else self._tag_end(at)
        match opened.name:
            case "w:r" if self._runs:
                run = self._runs.pop()
                first, last = (run.pieces[0], run.pieces[-1]) if run.pieces else (-1, -1)
                self.runs[run.number] = WordRun(run.start, end, run.properties, first, last)
                if run.comment and not run.pieces:
                    self.marks.append((run.comment, run.start, end))
            case "w:rPr" if self._runs and self._open and self._open[-1].name == "w:r":
                self._runs[-1].properties = self._data[opened.start : end]
            case "w:commentRangeStart" | "w:commentRangeEnd":
                self.marks.append((opened.attrs.get("w:id", ""), opened.start, end))
            case "w:commentReference" if self._runs:
                self._runs[-1].comment = opened.attrs.get("w:id", "")
            case "w:txbxContent":
                self._boxes -= 1
        if opened.piece >= 0:
            piece = self.pieces[opened.piece]
            inner_end = tag_end if is_empty else at
            self.pieces[opened.piece] = piece._replace(inner_end=inner_end, end=end, chunks=tuple(opened.chunks))

    def _words(self, text: str) -> None:
        if self._open and self._open[-1].name == "w:t":
            self._open[-1].chunks.append(Chunk(text, self._parser.CurrentByteIndex))

    def _tag_end(self, at: int) -> int:
        """After the tag that begins at byte `at`. In a tag `>` may also stand in quotation marks."""
        end = self._data.find(b">", at)
        while self._data.count(b'"', at, end) % 2 or self._data.count(b"'", at, end) % 2:
            end = self._data.find(b">", end + 1)
        return end + 1


class _OpenTag:
    def __init__(self, name: str, start: int, piece: int, attrs: Mapping[str, str]) -> None:
        self.name = name
        self.start = start
        self.piece = piece
        self.attrs = attrs
        self.chunks: list[Chunk] = []


class _OpenRun:
    def __init__(self, start: int, number: int) -> None:
        self.start = start
        self.number = number
        self.properties = b""
        self.pieces: list[int] = []
        self.comment = ""
