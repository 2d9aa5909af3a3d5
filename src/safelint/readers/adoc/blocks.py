"""The blocks of AsciiDoc, line by line: what is open around a line stands in a stack.

A block between two equal lines is one only where the second is there; without it the line is passed over and what
follows is text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from safelint.lazy import regex
from safelint.readers.adoc.attributes import AdocGiven, given
from safelint.readers.adoc.stack import DELIMITER, AdocContainer
from safelint.readers.adoc.tables import cells
from safelint.readers.adoc.text import CODE, QUOTATIONS, AdocText, speaker
from safelint.readers.html.tags import feed_block
from safelint.readers.prose.lines import MarkedLine

_HEADING = regex(r"(={1,6}|#{1,6})[ \t]+")
_TITLE = regex(r"\.[^\s.]")
_RULE = regex(r"(?:'{3,}|<<<|-{3}|\*{3})\Z")
_AUTHOR = regex(r"(?:[\w.'’-]++[ \t]*+){1,4}+(?:<[^<>]*>)?(?:;|\Z)")
_REVISION = regex(r"v?[0-9][\w.-]*(?:,|:|\Z)|v[0-9]")
_VERBATIM = "-.+`"
_LEVELS = 6


class AdocBlocks(AdocText):
    """Reads a document, or a cell that holds blocks."""

    def run(self) -> None:
        if self.is_whole:
            self._head()
        while self.at < len(self.lines):
            if self._stack[-1].kind != "root" and self.at >= self._limits[-1]:
                self._close()
                continue
            line = self.lines[self.at]
            if line.empty:
                self.at += 1
                self._after_empty = True
            else:
                self._line(line)
                self._after_empty = False
        while len(self._stack) > 1:
            self._pop()

    def _head(self) -> None:
        """Title, author, revision and attributes, up to the first empty line."""
        lines = self.lines
        while self.at < len(lines) and (lines[self.at].empty or self._passed(lines[self.at])):
            if self.at < len(lines) and lines[self.at].empty:
                self.at += 1
        if self.at == len(lines):
            return
        if self._underlined(lines[self.at]) == 1:
            self._heading(lines[self.at], 1, 0)
            self.at += 1
        elif self.text.startswith(("= ", "# "), lines[self.at].start):
            self._heading(lines[self.at], 1, 2)
        else:
            return
        count = 0
        while self.at < len(lines) and not lines[self.at].empty:
            line = lines[self.at]
            if self._passed(line):
                continue
            said = (_AUTHOR, _REVISION)[count] if count < 2 else None
            if said is None or not said.match(self.words(line)):
                return
            count += 1
            self.at += 1

    def _line(self, line: MarkedLine) -> None:
        if self._passed(line) or self._mark(line) or self._delimited(line):
            return
        text = self.words(line)
        if text == "+" and self._stack[-1].end < 0:
            self._attach = True
            self.at += 1
        elif self._is_bracketed(text):
            self._bracketed(line)
        elif _RULE.match(text):
            self._settle()
            self.flow.end_any_block(line.start)
            self.at += 1
        elif line.start == line.begin and (heading := _HEADING.match(text)):
            self._settle()
            self._heading(line, min(heading.end(1), _LEVELS), heading.end())
        elif _TITLE.match(text) and line.start == line.begin:
            self._one("caption", line.start + 1, line)
        elif level := self._underlined(line):
            self._settle()
            self._heading(line, level, 0)
            self.at += 1
        elif not self._macro(line):
            self._paragraph(line)

    def _bracketed(self, line: MarkedLine) -> None:
        """The attributes of the next block."""
        if self._after_empty and not self._attach:
            self._settle()
        self.at += 1
        if not self.text.startswith("[[", line.start):
            found = given(self.text, line.start + 1, line.end - 1)
            if self._given.style and not found.style:
                found = found._replace(style=self._given.style, placed=self._given.placed)
            self._given = found

    def _closing(self, mark: str) -> int:
        """The line on which the block ends that begins here with `mark`; -1: on none."""
        ends = self._ends.get("```" if mark.startswith("```") else mark, [])
        place = bisect_right(ends, self.at)
        return ends[place] if place < len(ends) and ends[place] < self._limits[-1] else -1

    def _delimited(self, line: MarkedLine) -> bool:
        if line.start != line.begin or not DELIMITER.match(self.text, line.start, line.end):
            return False
        mark = self.words(line)
        closing = self._closing(mark)
        self._settle()
        attributes = self._take()
        if closing < 0:
            self.at += 1
        elif mark[0] == "/":
            self.flow.comment(line.start, self.lines[closing].end)
            self.at = closing + 1
        elif mark[1:2] == "=" and mark[0] in "|,:":
            self._table(line, closing, attributes)
        elif self._is_verbatim(mark, attributes):
            self.flow.end_any_block(line.start)
            if mark[0] == "+" and attributes.style in ("", "pass"):
                feed_block(self.flow, self.text, line.next, self.lines[closing].begin)
            self.at = closing + 1
        else:
            self._contained(line, mark, closing, attributes)
        return True

    def _is_verbatim(self, mark: str, attributes: AdocGiven) -> bool:
        if mark == "--":
            return attributes.style in CODE
        if mark[0] in "_=*":
            return attributes.style in ("stem", "comment")
        return mark[0] in _VERBATIM

    def _contained(self, line: MarkedLine, mark: str, closing: int, attributes: AdocGiven) -> None:
        container = AdocContainer("block", mark, closing)
        self._push(container, line.start)
        if mark[0] == "_" or attributes.style in QUOTATIONS:
            self.flow.context = self.flow.context._replace(quoted=True)
            container.by = speaker(attributes)
        self._in_language(attributes)
        self.at += 1

    def _table(self, line: MarkedLine, closing: int, attributes: AdocGiven) -> None:
        lines = self.lines[self.at + 1 : closing]
        self.at = closing
        flow = self.flow
        flow.end_block(line.start)
        flow.enter_group(flow.push("#table", line.start, is_block=True), level=0)
        row = -1
        for cell in cells(self.text, lines, attributes, self.text[line.start]):
            while row < cell.row:
                row = flow.next_row()
            flow.push("#cell", cell.a, is_block=True)
            flow.context = flow.next_cell(header=cell.header)._replace(column=cell.column)
            self._cell(cell.a, cell.b, blocks=cell.blocks and self.is_whole)
            flow.leave("#cell", max(cell.b, cell.a))
        flow.leave("#table", self.lines[closing].end)
        self.at = closing + 1

    def _cell(self, a: int, b: int, *, blocks: bool) -> None:
        lines = _within(self.text, self.lines, a, b)
        if blocks:
            AdocBlocks(self.flow, self.text, lines, self.attributes).run()
            return
        at = 0
        while at < len(lines):
            first = at
            while at < len(lines) and not lines[at].empty:
                at += 1
            if first < at:
                self._inlines([(lines[first].start, lines[at - 1].end, None)])
                self.flow.end_any_block(lines[at - 1].end)
            at += 1


def _within(text: str, lines: Sequence[MarkedLine], a: int, b: int) -> list[MarkedLine]:
    """The lines, as far as they lie between `a` and `b`."""
    found = []
    for line in lines[bisect_right(lines, a, key=_next_of) :]:
        if line.begin >= b:
            break
        start, end = max(line.start, a), max(min(line.end, b), a)
        words = text[start:end]
        end -= len(words) - len(words.rstrip())
        start = min(start + len(words) - len(words.lstrip()), end)
        found.append(line._replace(begin=start if a > line.begin else line.begin, start=start, end=end))
    return found


def _next_of(line: MarkedLine) -> int:
    return line.next
