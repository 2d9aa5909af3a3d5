"""The elements of a part of a Word file that hold its text, each with its place among the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from safelint.annotate.parts import Letters, after_tag, element_end
from safelint.readers.docx.body import PIECES
from safelint.readers.paper.office import PREFIXES
from safelint.readers.paper.xml import Names, whole

_LARGEST_ID = 1_000_000_000  # Word takes twice as much, which leaves room for those of ours


class WordRun(NamedTuple):
    """A run, from its `<w:r` at `start` to after its end; `properties` are the bytes of its `<w:rPr>`, `first` and
    `last` the numbers of its pieces."""

    start: int
    end: int
    properties: bytes
    first: int
    last: int


class WordPiece(NamedTuple):
    """An element that holds text or a picture. `start` and `end` are those of the whole element, `tag_end` is where its
    start tag ends, `inner_end` where its end tag begins; `letters` is empty unless it is a `w:t`.

    `run` is the number of its run, -1 where it stands in none, `in_box` whether a text box holds it.
    """

    start: int
    tag_end: int
    inner_end: int
    end: int
    letters: Letters
    keeps_spaces: bool
    run: int
    in_box: bool

    def byte(self, offset: int) -> int:
        """Where the character at `offset` of its text begins."""
        return self.letters.byte(offset, self.inner_end)


class WordScan:
    """All pieces of a part by their numbers (see `Run`), its runs in order, and the marks of comments that stand in it.

    `marks` are the elements that say where a comment begins and ends, and the runs that show it: (id, start, end);
    `ids` all numbers that comments and tracked changes have there.
    """

    def __init__(self, data: bytes) -> None:
        self.pieces: dict[int, WordPiece] = {}
        self.runs: list[WordRun] = []
        self.marks: list[tuple[str, int, int]] = []
        self.ids: set[int] = set()
        self._data = data
        self._tag = -1
        self._names = Names(PREFIXES)
        self._open: list[_OpenTag] = []
        self._runs: list[_OpenRun] = []
        self._boxes = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=Names.SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(data, True)

    def may_hold(self, piece: int) -> bool:
        """Whether a comment can stand on a piece: Word takes none in boxes."""
        found = self.pieces.get(piece)
        return found is not None and found.run >= 0 and not found.in_box

    def may_change(self, piece: int) -> bool:
        return self.pieces[piece].letters.length > 0

    def _start(self, full: str, attrs: Mapping[str, str]) -> None:
        self._tag += 1
        name, at = self._names.short(full), self._parser.CurrentByteIndex
        named = {self._names.short(key): value for key, value in attrs.items()}
        if (number := whole(named.get("w:id", ""), _LARGEST_ID)) is not None:
            self.ids.add(number)
        if name == "w:r":
            self._runs.append(_OpenRun(at, len(self.runs)))
            self.runs.append(WordRun(at, at, b"", -1, -1))
        elif name == "w:txbxContent":
            self._boxes += 1
        elif name in PIECES and self._runs:
            self._runs[-1].pieces.append(self._tag)
        self._open.append(_OpenTag(name, at, self._tag, named, in_box=self._boxes > 0))

    def _end(self, full: str) -> None:
        self._tag += 1
        opened = self._open.pop()
        at = self._parser.CurrentByteIndex
        end = element_end(self._data, opened.start, at)
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
            case name if name in PIECES:
                tag_end = after_tag(self._data, opened.start)
                inner_end = tag_end if tag_end == end else at
                keeps = opened.attrs.get("xml:space") == "preserve"
                run_number = self._runs[-1].number if self._runs else -1
                self.pieces[opened.tag] = WordPiece(
                    *(opened.start, tag_end, inner_end, end, opened.letters, keeps, run_number, opened.in_box)
                )

    def _words(self, text: str) -> None:
        if self._open and self._open[-1].name == "w:t":
            self._open[-1].letters.add(text, self._parser.CurrentByteIndex)


class _OpenTag:
    def __init__(self, name: str, start: int, tag: int, attrs: Mapping[str, str], *, in_box: bool) -> None:
        self.name = name
        self.start = start
        self.tag = tag
        self.attrs = attrs
        self.in_box = in_box
        self.letters = Letters()


class _OpenRun:
    def __init__(self, start: int, number: int) -> None:
        self.start = start
        self.number = number
        self.properties = b""
        self.pieces: list[int] = []
        self.comment = ""
