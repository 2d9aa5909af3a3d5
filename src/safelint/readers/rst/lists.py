"""Lists of reStructuredText: items, rows of tables that are written as lists, fields."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.readers.prose.flow import Flow, Piece
from safelint.readers.prose.lines import MarkedLine
from safelint.readers.prose.numbering import Numbering
from safelint.readers.rst.stack import RstContainer, RstStack

_BULLET = regex(r"[*+\-•‣⁃](?:[ \t]+|\Z)")
_ENUMERATOR = regex(r"\(?([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:[ \t]+|\Z)")
_FIELD = regex(r":(?![:\s])((?:[^:\\]|\\.|:(?![\s`]|\Z))++)(?<!\s):(?:[ \t]+|\Z)")


class Rows(RstContainer):
    """The content of a `list-table`: its items are rows, and the items in those are cells."""

    def __init__(self, indent: int, header_rows: int, stubs: int) -> None:
        super().__init__("rows", indent)
        self.header_rows = header_rows
        self.stubs = stubs
        self.row = self.column = -1


class RstLists(RstStack):
    """Reads lists and fields."""

    def __init__(self, flow: Flow, text: str, lines: list[MarkedLine]) -> None:
        super().__init__(flow, text, lines)
        self._numbering = Numbering(text)

    def of_head(self, line: MarkedLine, name: str, at: int) -> bool:
        """Whether a field by that name at the head of a file says something of the file; if so, it has been read."""
        raise NotImplementedError

    def _list_item(self, line: MarkedLine) -> bool:
        words = self.words(line)
        match = _BULLET.match(words)
        style = words[0]
        if match is None:
            match = _ENUMERATOR.match(words)
            if match is None or self._is_text(line, match.span(1), match.end()):
                return False
            style = "#"
        goes_on = self._settle("list", style)
        if isinstance(self._top, Rows) or self._is_row():
            self._cell(line, match.end())
            return True
        if not goes_on:
            self.push_group(RstContainer("list", line.indent, style), line.start)
        column = line.indent + match.end()
        item = RstContainer("item", column)
        self.push(item, line.start)
        self.flow.context = self.flow.context._replace(kind="item", row=self.flow.next_row())
        self._enter_item(item, line, match.end())
        return True

    def _is_row(self) -> bool:
        return self._top.kind == "row"

    def _enter_item(self, item: RstContainer, line: MarkedLine, length: int) -> None:
        """Go on with the text of an item whose mark takes `length` characters."""
        at = line.start + length
        if at < line.end:
            self.lines[self.at] = line.cut(at, item.indent)
            return
        item.indent = self.content(self.at + 1, line.indent) or item.indent + 1
        self.at += 1

    def _is_text(self, line: MarkedLine, number: tuple[int, int], end: int) -> bool:
        """Whether what looks like the number of an item begins a sentence."""
        a, b = line.start + number[0], line.start + number[1]
        if self.text[a:b].isdigit() and self._numbering.is_text(a, b):
            return True
        if line.start + end >= line.end:
            return self.content(self.at + 1, line.indent) == 0
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if after is None or after.empty or after.indent != line.indent:
            return False
        return _ENUMERATOR.match(self.words(after)) is None

    def _cell(self, line: MarkedLine, length: int) -> None:
        """An item of a list that is a table: a row, or a cell in it."""
        if isinstance(self._top, Rows):
            rows = self._top
            rows.row, rows.column = self.flow.next_row(), -1
            container = RstContainer("row", line.indent + length)
            self.push(container, line.start)
        else:
            rows = next(each for each in reversed(self._stack) if isinstance(each, Rows))
            rows.column += 1
            container = RstContainer("cell", line.indent + length)
            self.push(container, line.start)
            header = rows.row < rows.header_rows or rows.column < rows.stubs
            self.flow.context = self.flow.next_cell(header=header)
        self._enter_item(container, line, length)

    def _field(self, line: MarkedLine) -> bool:
        match = _FIELD.match(self.words(line))
        if match is None:
            return False
        a, b = line.start + match.start(1), line.start + match.end(1)
        at = line.start + match.end()
        if self.in_head and len(self._stack) == 1 and self.of_head(line, self.text[a:b].lower(), at):
            return True
        self.in_head = False
        if not self._settle("fields"):
            self.push_group(RstContainer("fields", line.indent), line.start)
        self._one("term", a, b, row=self.flow.next_row())
        container = RstContainer("definition", line.indent + 1)
        self.push(container, line.start)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))
        self.enter(container, line, at)
        return True

    def body(self, line: MarkedLine, at: int) -> list[Piece]:
        """What a field says from `at` on, with the lines that go on with it, as pieces."""
        pieces: list[Piece] = [(at, line.end, None)] if at < line.end else []
        self.at += 1
        while self.at < len(self.lines):
            follower = self.lines[self.at]
            if follower.empty or follower.indent <= line.indent:
                break
            if pieces:
                pieces.append((pieces[-1][1], follower.start, None))
            pieces.append((follower.start, follower.end, None))
            self.at += 1
        return pieces
