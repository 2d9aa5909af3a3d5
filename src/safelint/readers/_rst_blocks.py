"""The blocks of reStructuredText: what stands in which indentation.

Each line is looked at once, from the top. What is open around it stands in a stack by the column in which its content
begins, so that a line ends all that begins further to the right.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Protocol

from safelint.lazy import regex
from safelint.readers._flow import Flow, Piece
from safelint.readers._lines import MarkedLine, Strand
from safelint.readers._numbering import Numbering
from safelint.readers._rst_inlines import RstInlines
from safelint.readers._rst_names import RstNames
from safelint.readers._rst_tables import GRID_RULE, SIMPLE_RULE, RstTable, grid, simple

_BULLET = regex(r"[*+\-•‣⁃](?:[ \t]+|\Z)")
_ENUMERATOR = regex(r"\(?([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:[ \t]+|\Z)")
_FIELD = regex(r":(?![:\s])((?:[^:\\]|\\.|:(?![\s`]|\Z))++)(?<!\s):(?:[ \t]+|\Z)")
_LINE_BLOCK = regex(r"\|(?:[ \t]+|\Z)")
_EXPLICIT = regex(r"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = regex(r"([A-Za-z][\w.+-]*(?::[A-Za-z][\w.+-]*)?)[ \t]?::(?:[ \t]+|\Z)")
_FOOTNOTE = regex(r"\[(?:[0-9]+|#[\w.+-]*|\*|[A-Za-z][\w.+-]*)\](?:[ \t]+|\Z)")
_TARGET = regex(r"_(?:_|`[^`]+`|(?:[^:\\]|\\.|:(?!\s|\Z))+):(?:\s|\Z)")
_LEAST_RULE = 4  # characters of a line that may be longer or shorter than its title
_PUNCTUATION = frozenset(string.punctuation)
_LEVELS = 6
_MOST_EMPTY = 10  # lines between a mark that stands alone and its text
_OF_LISTS = ("list", "definitions", "fields")


class RstContainer:
    """What holds blocks: its content begins in column `indent`. `style` tells a list from another in its place."""

    def __init__(self, kind: str, indent: int, style: str = "") -> None:
        self.kind = kind
        self.indent = indent
        self.style = style


class Rows(RstContainer):
    """The content of a `list-table`: its items are rows, and the items in those are cells."""

    def __init__(self, indent: int, header_rows: int, stubs: int) -> None:
        super().__init__("rows", indent)
        self.header_rows = header_rows
        self.stubs = stubs
        self.row = self.column = -1


class Directives(Protocol):
    """Reads directives, and the fields at the head of a file."""

    def read(self, blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
        """The directive called `name` that begins on `line`; what follows the name begins at `at`."""

    def of_head(self, blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> bool:
        """Whether a field by that name at the head of a file says something of the file; if so, it has been read."""


class RstBlocks:
    """Reads lines of `text` into `flow`; `directives` reads what has a name of its own."""

    def __init__(self, flow: Flow, text: str, lines: list[MarkedLine], directives: Directives) -> None:
        self.flow = flow
        self.text = text
        self.lines = lines
        self.names = RstNames(text, lines)
        self.at = 0  # the line that is next
        self.in_head = True  # nothing but titles and comments so far
        self._directives = directives
        self._numbering = Numbering(text)
        self._stack = [RstContainer("root", 0)]
        self._adornments: list[str] = []  # of titles, by level

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.empty:
                self.at += 1
            else:
                self._line(line)

    # The stack

    @property
    def _top(self) -> RstContainer:
        return self._stack[-1]

    def push(self, container: RstContainer, begin: int) -> None:
        self.flow.end_block(begin)
        self.flow.push(f"#{container.kind}", begin, is_block=True)
        self._stack.append(container)

    def push_group(self, container: RstContainer, begin: int) -> None:
        """As `push`, of a list or a table."""
        self.flow.end_block(begin)
        depth = sum(each.kind == "list" for each in self._stack[-20:]) + (container.kind == "list")
        element = self.flow.push(f"#{container.kind}", begin, is_block=True)
        self.flow.enter_group(element, level=depth)
        self._stack.append(container)

    def _pop(self) -> None:
        container = self._stack.pop()
        self.flow.leave(f"#{container.kind}", self._end_of_last())

    def _end_of_last(self) -> int:
        return self.lines[min(self.at, len(self.lines) - 1)].begin if self.lines else 0

    def _settle(self, kind: str = "", style: str = "") -> bool:
        """End the lists that do not go on here; whether the one of that kind and style does."""
        while self._top.kind in _OF_LISTS:
            if (self._top.kind, self._top.style) == (kind, style):
                return True
            self._pop()
        return False

    # Lines

    def _line(self, line: MarkedLine) -> None:
        while line.indent < self._top.indent:
            self._pop()
        if line.indent > self._top.indent:
            self._settle()
            self._begin_quote(line)
        if self._explicit(line) or self._list_item(line) or self._drawn(line) or self._field(line):
            return
        self._text(line)

    def _begin_quote(self, line: MarkedLine) -> None:
        self.push(RstContainer("quote", line.indent), line.start)
        self.flow.context = self.flow.context._replace(quoted=True)

    def words(self, line: MarkedLine) -> str:
        return self.text[line.start : line.end]

    def skip(self, indent: int, first: int) -> int:
        """Pass over the lines from `first` on that stand further right than `indent`; gives where the last ends."""
        end = -1
        while first < len(self.lines) and (self.lines[first].empty or self.lines[first].indent > indent):
            if not self.lines[first].empty:
                end = self.lines[first].end
                self.at = first + 1
            first += 1
        return end

    def content(self, number: int, indent: int) -> int:
        """The column of what stands further right than `indent` from line `number` on; 0 where there is nothing."""
        for line in self.lines[number : number + _MOST_EMPTY]:
            if not line.empty:
                return line.indent if line.indent > indent else 0
        return 0

    def enter(self, container: RstContainer, line: MarkedLine, at: int) -> None:
        """Go on with the text of `line` from `at` on, in the container that has just been pushed."""
        container.indent = self.content(self.at + 1, line.indent) or line.indent + 1
        self.lines[self.at] = line.cut(at, container.indent)
        if self.lines[self.at].empty:
            self.at += 1

    # Explicit markup

    def _explicit(self, line: MarkedLine) -> bool:
        words = self.words(line)
        if words == "__" or words.startswith("__ "):
            self._settle()
            self.at += 1
            self.skip(line.indent, self.at)
            return True
        match = _EXPLICIT.match(words)
        if match is None:
            return False
        self._settle()
        rest = words[match.end() :]
        directive = _DIRECTIVE.match(rest)
        note = _FOOTNOTE.match(rest)
        if rest.startswith("|"):  # `_rst_names.py` has it
            self.at += 1
            self.skip(line.indent, self.at)
        elif directive is not None:
            self._directives.read(self, line, directive[1].lower(), line.start + match.end() + directive.end())
        elif note is not None:
            self._footnote(line, line.start + match.end() + note.end())
        else:
            self._comment(line, is_target=_TARGET.match(rest) is not None)
        return True

    def _footnote(self, line: MarkedLine, at: int) -> None:
        container = RstContainer("footnote", line.indent + 1)
        self.push(container, line.start)
        self.flow.context = self.flow.context._replace(kind="footnote", level=0, group=-1, row=-1)
        self.enter(container, line, at)

    def _comment(self, line: MarkedLine, *, is_target: bool) -> None:
        self.at += 1
        end = line.end
        alone = line.end - line.start == 2
        if not (alone and self.at < len(self.lines) and self.lines[self.at].empty):
            end = max(end, self.skip(line.indent, self.at))
        if not is_target:
            self.flow.comment(line.start, end)

    # Lists

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
        if self.in_head and len(self._stack) == 1 and self._directives.of_head(self, line, self.text[a:b].lower(), at):
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

    # Tables and rules

    def _drawn(self, line: MarkedLine) -> bool:
        """A table, a block of lines, a title between two lines, a rule between paragraphs, a dialogue with Python."""
        words = self.words(line)
        if words[0] not in _PUNCTUATION:
            return False
        if words[0] in "+=":
            table = None
            if GRID_RULE.match(words):
                table = grid(self.text, self.lines, self.at)
            elif SIMPLE_RULE.match(words):
                table = simple(self.text, self.lines, self.at)
            if table is not None:
                self._settle()
                self.table(table, line)
                return True
        if _LINE_BLOCK.match(words):
            self._settle()
            self._line_block(line)
            return True
        if words.startswith(">>> "):
            self._settle()
            self._to_empty_line()
            return True
        return _is_adornment(words) and self._rule(line, words)

    def table(self, table: RstTable, line: MarkedLine) -> None:
        self.flow.end_block(line.start)
        container = RstContainer("table", line.indent)
        self.push_group(container, line.start)
        row = -1
        for cell in table.cells:
            while row < cell.row:
                row = self.flow.next_row()
            self.flow.push("#cell", line.start, is_block=True)
            context = self.flow.next_cell(header=cell.header)
            self.flow.context = context._replace(column=cell.column)
            for pieces in cell.paragraphs:
                if pieces:
                    self.inlines(pieces)
                    self.flow.end_any_block(pieces[-1][1])
            self.flow.leave("#cell", line.end)
        self.at += table.lines
        self._pop()

    def _line_block(self, line: MarkedLine) -> None:
        pieces: list[Piece] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            match = _LINE_BLOCK.match(self.text, line.start, line.end)
            if line.empty or (match is None and (not pieces or line.indent <= self._top.indent)):
                break
            if pieces:
                pieces.append((pieces[-1][1], self.lines[self.at - 1].next, None))
            pieces.append((match.end() if match else line.start, line.end, None))
            self.at += 1
        self._paragraph(pieces)

    def _to_empty_line(self) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].empty:
            self.at += 1

    def _rule(self, line: MarkedLine, words: str) -> bool:
        """A title with a line above and below it, or a rule."""
        lines, at = self.lines, self.at
        if len(self._stack) == 1 or self._top.kind in _OF_LISTS:
            title, below = lines[at + 1 : at + 3] if at + 2 < len(lines) else (line, line)
            if title is not line and not title.empty and self._is_same(line, below):
                self._settle()
                if len(self._stack) == 1:
                    self._title(title, words[0] * 2)
                    self.at += 3
                    return True
        if len(words) < _LEAST_RULE or (at + 1 < len(lines) and not lines[at + 1].empty):
            return False
        self._settle()
        self.flow.end_block(line.start)
        self.at += 1
        return True

    def _is_same(self, above: MarkedLine, below: MarkedLine) -> bool:
        return above.indent == below.indent and self.words(above) == self.words(below)

    def _title(self, line: MarkedLine, adornment: str) -> None:
        if adornment not in self._adornments:
            self._adornments.append(adornment)
        level = min(self._adornments.index(adornment) + 1, _LEVELS)
        self.flow.end_block(line.start)
        self.flow.push("#heading", line.start, is_block=True)
        self.flow.context = self.flow.context._replace(kind="heading", level=level)
        self.inlines([(line.start, line.end, None)])
        self.flow.leave("#heading", line.end)

    # Text

    def _text(self, line: MarkedLine) -> None:
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if after is None or after.empty or after.indent < line.indent:
            self._paragraph_from(line)
        elif after.indent > line.indent and not self.words(line).endswith("::"):
            self._definition(line, after)
        elif self._is_underline(line, after):
            self._settle()
            if len(self._stack) == 1:
                self._title(line, self.text[after.start])
                self.at += 2
            else:
                self._paragraph_from(line)
        else:
            self._paragraph_from(line)

    def _is_underline(self, line: MarkedLine, after: MarkedLine) -> bool:
        words = self.words(after)
        if after.indent != line.indent or not _is_adornment(words):
            return False
        return len(words) >= min(line.end - line.start, _LEAST_RULE)

    def _definition(self, line: MarkedLine, after: MarkedLine) -> None:
        if not self._settle("definitions"):
            self.push_group(RstContainer("definitions", line.indent), line.start)
        self._one("term", line.start, line.end, row=self.flow.next_row())
        self.in_head = False
        self.at += 1
        self.push(RstContainer("definition", after.indent), after.start)
        self.flow.context = self.flow.context._replace(kind="definition", row=max(self.flow.row(), 0))

    def _one(self, kind: str, a: int, b: int, *, row: int) -> None:
        """A block of one line."""
        self.flow.end_block(a)
        self.flow.push(f"#{kind}", a, is_block=True)
        self.flow.context = self.flow.context._replace(kind=kind, row=row)
        self.inlines([(a, b, None)])
        self.flow.leave(f"#{kind}", b)

    def _paragraph_from(self, line: MarkedLine) -> None:
        self._settle()
        first = self.at
        self.at += 1
        while self.at < len(self.lines):
            follower = self.lines[self.at]
            if follower.empty or follower.indent != line.indent:
                break
            self.at += 1
        end = self.lines[self.at - 1].end
        if not self.text.startswith("::", max(end - 2, line.start)):
            self._paragraph([(line.start, end, None)])
            return
        begins = self.text[line.start : end - 2]
        if begins.strip():
            kept = len(begins.rstrip()) if begins[-1].isspace() else len(begins) + 1
            self._paragraph([(line.start, line.start + kept, None)])
        self._skip_literal(self.lines[first].indent)

    def _skip_literal(self, indent: int) -> None:
        """What follows two colons is shown as it is written: code, mostly."""
        number = self.at
        while number < len(self.lines) and self.lines[number].empty:
            number += 1
        if number == len(self.lines) or self.lines[number].indent < indent:
            return
        if self.lines[number].indent > indent:
            self.skip(indent, number)
            return
        mark = self.text[self.lines[number].start]
        if mark in _PUNCTUATION and number > self.at:
            while number < len(self.lines) and self.text.startswith(mark, self.lines[number].start):
                number += 1
            self.at = number

    def _paragraph(self, pieces: Sequence[Piece]) -> None:
        self.in_head = False
        self.flow.end_any_block(pieces[0][0])
        self.inlines(pieces)
        self.flow.end_any_block(pieces[-1][1])

    def inlines(self, pieces: Sequence[Piece]) -> None:
        RstInlines(self.flow, Strand(self.text, pieces), self.names).run()


def _is_adornment(words: str) -> bool:
    return len(words) > 1 and words[0] in _PUNCTUATION and words == words[0] * len(words)
