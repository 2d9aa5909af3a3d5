"""The blocks of reStructuredText: what stands in which indentation.

Each line is looked at once, from the top. What is open around it stands in a stack by the column in which its content
begins, so that a line ends all that begins further to the right.
"""

from __future__ import annotations

from typing import Protocol

from safelint.lazy import regex
from safelint.readers.prose.flow import Flow, Piece
from safelint.readers.prose.lines import MarkedLine
from safelint.readers.rst.stack import OF_LISTS, RstContainer
from safelint.readers.rst.tables import GRID_RULE, SIMPLE_RULE, RstTable, grid, simple
from safelint.readers.rst.text import LEAST_RULE, PUNCTUATION, RstText, is_adornment

_LINE_BLOCK = regex(r"\|(?:[ \t]+|\Z)")
_EXPLICIT = regex(r"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = regex(r"([A-Za-z][\w.+-]*(?::[A-Za-z][\w.+-]*)?)[ \t]?::(?:[ \t]+|\Z)")
_FOOTNOTE = regex(r"\[(?:[0-9]+|#[\w.+-]*|\*|[A-Za-z][\w.+-]*)\](?:[ \t]+|\Z)")
_TARGET = regex(r"_(?:_|`[^`]+`|(?:[^:\\]|\\.|:(?!\s|\Z))+):(?:\s|\Z)")


class Directives(Protocol):
    """Reads directives, and the fields at the head of a file."""

    def read(self, blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> None:
        """The directive called `name` that begins on `line`; what follows the name begins at `at`."""

    def of_head(self, blocks: RstBlocks, line: MarkedLine, name: str, at: int) -> bool:
        """Whether a field by that name at the head of a file says something of the file; if so, it has been read."""


class RstBlocks(RstText):
    """Reads a file; `directives` reads what has a name of its own."""

    def __init__(self, flow: Flow, text: str, lines: list[MarkedLine], directives: Directives) -> None:
        super().__init__(flow, text, lines)
        self._directives = directives

    def of_head(self, line: MarkedLine, name: str, at: int) -> bool:
        return self._directives.of_head(self, line, name, at)

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.empty:
                self.at += 1
            else:
                self._line(line)

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
        if rest.startswith("|"):  # `rst/names.py` has it
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

    def _drawn(self, line: MarkedLine) -> bool:
        """A table, a block of lines, a title between two lines, a rule between paragraphs, a dialogue with Python."""
        words = self.words(line)
        if words[0] not in PUNCTUATION:
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
        return is_adornment(words) and self._rule(line, words)

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
        if len(self._stack) == 1 or self._top.kind in OF_LISTS:
            title, below = lines[at + 1 : at + 3] if at + 2 < len(lines) else (line, line)
            if title is not line and not title.empty and self._is_same(line, below):
                self._settle()
                if len(self._stack) == 1:
                    self._title(title, words[0] * 2)
                    self.at += 3
                    return True
        if len(words) < LEAST_RULE or (at + 1 < len(lines) and not lines[at + 1].empty):
            return False
        self._settle()
        self.flow.end_block(line.start)
        self.at += 1
        return True

    def _is_same(self, above: MarkedLine, below: MarkedLine) -> bool:
        return above.indent == below.indent and self.words(above) == self.words(below)
