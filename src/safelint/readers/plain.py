"""Plain text: paragraphs, lists, headings, quoted lines and columns, told by how people type them.

Cautious where the signs are weak: a short line is a paragraph unless something else says that it is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers import Reader
from safelint.readers.prose.build import PLAIN, Builder, Context
from safelint.readers.prose.decode import decode
from safelint.readers.prose.item_marks import FIRST_NUMBERS, ITEM_MARK, is_of_text, may_begin_item
from safelint.readers.prose.mask import mask_templates
from safelint.readers.prose.numbering import Numbering
from safelint.values.document import Document, Meta
from safelint.values.source import Source

# Nearly all texts have no carriage return. For those there are expressions of their own with a fixed first character,
# which is searched for at many times the speed.
_EMPTY_LINES = regex(r"\n[^\S\n]*+\n\s*+")
_EMPTY_LINES_OF_ANY = regex(r"(?>\r\n|\r|\n)[^\S\r\n]*+[\r\n]\s*+")
_LINE = regex(r"([^\r\n]++)(?:\r\n|\r|\n)?")
# What makes a run of lines more than one simple paragraph.
_SIGN = r"[^\S\r\n]{0,40}(?:[-*•·▪‣●○◦–—=_~>+]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|o\s)"
_SPECIAL_FIRST = regex(_SIGN)
_SPECIAL_NEXT = regex(rf"\n{_SIGN}")
_SPECIAL_NEXT_OF_ANY = regex(rf"[\r\n]{_SIGN}")
_QUOTE = regex(r"[ \t]*+(?:>[ \t]?+)++")
_LONE_MARK = regex(r"[^\S\r\n]*+[-*•·▪‣●○◦+][^\S\r\n]*+\Z")  # its item is the next line, as some pages are copied
_RULE = regex(r"[^\S\r\n]*+(?:=[= ]{2,}+|-[- ]{2,}+|_[_ ]{2,}+|~[~ ]{2,}+|\*[* ]{2,}+)[^\S\r\n]*+\Z")
_TABS = regex(r"\t+")
_OPENING_QUOTES = "‘“'\""
_CLAUSE_END = (".", ",", ";", ":", "!", "?", "…")
_LONGEST_HEADING = 100
_LONGEST_CAPITALS = 80
_LONGEST_CELL = 100


class _Line(NamedTuple):
    """A line of the source: where its text starts (quotation marks left out) and ends (without the line end)."""

    start: int
    end: int
    quoted: bool


class _List:
    """The list that items belong to: its number, its rows so far, the indentations of its levels."""

    def __init__(self, group: int) -> None:
        self.group = group
        self.row = -1
        self.indents: list[int] = []
        self.numbered = False  # at the first level

    def item(self, indent: int) -> Context:
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or indent > self.indents[-1] + 1:
            self.indents.append(indent)
        self.row += 1
        return self.context()

    def context(self) -> Context:
        return Context("item", level=len(self.indents), group=self.group, row=self.row)


def read(path: str, data: bytes) -> Document:
    """The prose of a text file. Raises `Unreadable` where the bytes are no text."""
    text, encoding, bom = decode(data)
    builder = Builder(text, *mask_templates(text))
    _Reading(builder).run()
    return builder.document(Source(path, READER.name, text, encoding=encoding, bom=bom), Meta(is_plain=True))


class _ListMarks:
    """Tells which lines begin with the mark of a list item."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numbering = Numbering(text)

    def of(self, line: _Line, pending: Sequence[_Line], *, in_list: bool) -> re.Match[str] | None:
        """The mark of a list item at the start of a line. In the middle of a paragraph only a clear one counts."""
        marker = self._mark(line)
        if marker is None:
            return None
        if pending:
            before = self._text[pending[-1].start : pending[-1].end].rstrip()
            if marker["dash"] and not before.endswith(":"):
                return None
            if marker["number"] and marker["number"] not in FIRST_NUMBERS:
                return None
        elif not may_begin_item(marker, in_list=in_list):
            return None
        return marker

    def _mark(self, line: _Line) -> re.Match[str] | None:
        """What looks like a mark at the start of a line, and is no number of the text."""
        marker = ITEM_MARK.match(self._text[line.start : line.end])
        return None if marker is None or is_of_text(marker, self._numbering, line.start) else marker

    def begins(self, line: _Line) -> bool:
        """Whether an item ends before the line, since another begins there."""
        return self._mark(line) is not None or self._is_lone(line)

    def _is_lone(self, line: _Line) -> bool:
        words = self._text[line.start : line.end]
        return ITEM_MARK.match(words) is None and _LONE_MARK.match(words) is not None


class _Reading:
    """The state of the reading: the list or table that goes on, and how many there were."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.text = builder.masked
        self.marks = _ListMarks(self.text)
        returns = "\r" in self.text
        self.empty_lines = _EMPTY_LINES_OF_ANY if returns else _EMPTY_LINES
        self.special_next = _SPECIAL_NEXT_OF_ANY if returns else _SPECIAL_NEXT
        self.tabs = "\t" in self.text
        self.groups = 0
        self.list: _List | None = None
        self.table_row = -1  # of the table that goes on, -1: none

    def run(self) -> None:
        text = self.text
        at = 0
        first = True
        for gap in self.empty_lines.finditer(text):
            self._lines(at, gap.start(), first=first)
            first = first and not self.builder.blocks
            at = _line_start(text, gap)
        self._lines(at, len(text), first=first)

    def _lines(self, a: int, b: int, *, first: bool) -> None:
        """The lines between two empty ones."""
        text = self.text
        if not self._is_special(a, b):
            self._simple(a, b, first=first)
            return
        lines = _split(text, a, b)
        at = 0
        while at < len(lines):
            quoted = lines[at].quoted
            end = at + 1
            while end < len(lines) and lines[end].quoted == quoted:
                end += 1
            self._run(lines[at:end], first=first and at == 0)
            at = end

    def _is_special(self, a: int, b: int) -> bool:
        if _SPECIAL_FIRST.match(self.text, a, b) or self.special_next.search(self.text, a, b):
            return True
        return self.tabs and self.text.find("\t", a, b) >= 0

    def _simple(self, a: int, b: int, *, first: bool) -> None:
        """Lines without any mark."""
        line_end = b
        for mark in "\r\n":
            found = self.text.find(mark, a, line_end)
            line_end = found if found >= 0 else line_end
        line = self.text[a:line_end].strip() if line_end - a <= 400 else ""
        if not line:
            self._paragraph(a, b)
        elif _in_capitals(line) and not self.text[line_end : min(b, line_end + 400)].isupper():
            self.list, self.table_row = None, -1
            self.builder.whole(PLAIN._replace(kind="heading", level=2), a, line_end)
            self.builder.whole(PLAIN, line_end, b)
        elif first and line_end == b and b < len(self.text) and _like_a_title(line):
            self.builder.whole(PLAIN._replace(kind="heading", level=1), a, b)
        else:
            self._paragraph(a, b)

    def _paragraph(self, a: int, b: int) -> None:
        """A paragraph; a further one of the list item before it where it is indented as that is."""
        context = PLAIN
        if self.list is not None:
            indent = _indent(self.text, a, b)
            if indent >= 2 and indent > self.list.indents[-1]:
                context = self.list.context()
            else:
                self.list = None
        self.table_row = -1
        self.builder.whole(context, a, b)

    def _run(self, lines: Sequence[_Line], *, first: bool) -> None:
        """Lines that are all quoted or all not."""
        pending: list[_Line] = []  # of the paragraph that has not ended yet
        at = 0
        while at < len(lines):
            line = lines[at]
            words = self.text[line.start : line.end]
            if not words.strip() or (_RULE.match(words) and not self._underlines(words, pending)):
                self._flush(pending)
            elif _RULE.match(words):
                self._heading(pending.pop(), 1 if words.strip()[0] == "=" else 2)
            elif _LONE_MARK.match(words):
                self._flush(pending)
                at = self._item_below(lines, at)
                continue
            elif marker := self.marks.of(line, pending, in_list=self.list is not None):
                self._flush(pending)
                at = self._item(lines, at, marker)
                continue
            elif rows := self._rows(lines, at):
                self._flush(pending)
                self._table(lines[at : at + rows])
                at += rows
                continue
            else:
                pending.append(line)
            at += 1
        self._flush(pending, first=first and len(pending) == len(lines))

    def _underlines(self, words: str, pending: Sequence[_Line]) -> bool:
        return (
            len(pending) == 1
            and words.strip()[0] in "=-~*_"
            and " " not in words.strip()
            and pending[0].end - pending[0].start <= _LONGEST_HEADING
        )

    def _heading(self, line: _Line, level: int) -> None:
        self.list, self.table_row = None, -1
        self.builder.whole(PLAIN._replace(kind="heading", level=level, quoted=line.quoted), line.start, line.end)

    def _flush(self, pending: list[_Line], *, first: bool = False) -> None:
        """End the paragraph that the lines make."""
        if not pending:
            return
        if not pending[0].quoted:
            a, b = pending[0].start, pending[-1].end
            pending.clear()
            self._simple(a, b, first=first)
            return
        self.list, self.table_row = None, -1
        self._add(PLAIN._replace(quoted=True), pending)
        pending.clear()

    def _add(self, context: Context, lines: Sequence[_Line]) -> None:
        """One block of several lines, each with its line end, quotation marks left out."""
        builder = self.builder
        builder.close()
        for position, line in enumerate(lines):
            end = line.end
            if position + 1 < len(lines):
                end += 2 if self.text.startswith("\r\n", end) else 1
            builder.add(context, line.start, end)
        builder.close()

    # Lists

    def _item(self, lines: Sequence[_Line], at: int, marker: re.Match[str]) -> int:
        """The item that begins at line `at`; gives the line after it."""
        indent = len(marker[1].expandtabs(4))
        numbered = marker["number"] is not None
        if self.list is None or (indent <= self.list.indents[0] and numbered != self.list.numbered):
            self.list = _List(self.groups)
            self.list.numbered = numbered
            self.groups += 1
        self.table_row = -1
        line = lines[at]
        context = self.list.item(indent)._replace(quoted=line.quoted)
        content = [line._replace(start=line.start + marker.end())]
        end = at + 1
        while end < len(lines):
            words = self.text[lines[end].start : lines[end].end]
            if not words.strip() or _RULE.match(words) or self.marks.begins(lines[end]):
                break
            content.append(lines[end])
            end += 1
        self._add(context, content)
        return end

    def _item_below(self, lines: Sequence[_Line], at: int) -> int:
        """The item whose mark stands alone on line `at`: the one line below it, if any; gives the line after it."""
        if at + 1 == len(lines) or self.marks.begins(lines[at + 1]):
            return at + 1
        if self.list is None or self.list.numbered:
            self.list = _List(self.groups)
            self.groups += 1
        self.table_row = -1
        below = lines[at + 1]
        self._add(self.list.item(0)._replace(quoted=below.quoted), [below])
        return at + 2

    # Columns

    def _rows(self, lines: Sequence[_Line], at: int) -> int:
        """How many lines from `at` on are rows of columns; a tab in the middle of a paragraph makes none."""
        count = 0
        while at + count < len(lines) and self._has_columns(lines[at + count]):
            count += 1
        return count if count > 1 or len(lines) == 1 else 0

    def _has_columns(self, line: _Line) -> bool:
        words = self.text[line.start : line.end].strip()
        return "\t" in words and max(map(len, _TABS.split(words))) <= _LONGEST_CELL

    def _table(self, lines: Sequence[_Line]) -> None:
        self.list = None
        if self.table_row < 0:
            self.groups += 1
        for line in lines:
            self.table_row += 1
            context = Context("cell", group=self.groups - 1, row=self.table_row, quoted=line.quoted)
            for column, (a, b) in enumerate(_cells(self.text, line)):
                self.builder.whole(context._replace(column=column), a, b)


def _line_start(text: str, gap: re.Match[str]) -> int:
    """Where the line begins whose indentation the gap has run over."""
    a, b = gap.span()
    return max(text.rfind("\n", a, b), text.rfind("\r", a, b)) + 1


def _indent(text: str, a: int, b: int) -> int:
    line = text[a : min(b, a + 80)].expandtabs(4)
    return len(line) - len(line.lstrip())


def _split(text: str, a: int, b: int) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text, a, b):
        start, end = match.span(1)
        quote = _QUOTE.match(text, start, end)
        lines.append(_Line(quote.end() if quote else start, end, quote is not None))
    return lines


def _cells(text: str, line: _Line) -> Iterator[tuple[int, int]]:
    at = line.start
    while text.startswith(("\t", " "), at):
        at += 1
    for tab in _TABS.finditer(text, at, line.end):
        yield at, tab.start()
        at = tab.end()
    if at < line.end:
        yield at, line.end


def _in_capitals(line: str) -> bool:
    """Whether a line is a heading in capitals: letters enough, no small one, no full stop at the end."""
    if len(line) > _LONGEST_CAPITALS or not line.isupper() or line.endswith((".", ",", ";", "?", "!")):
        return False
    letters = sum(map(str.isalpha, line))
    return letters >= 4 and letters > 2 * sum(map(str.isdigit, line))


def _like_a_title(line: str) -> bool:
    """Whether the first line of a text, alone between empty lines, reads as its title."""
    opens = line[0].isupper() or line[0].isdigit() or line[0] in _OPENING_QUOTES
    if len(line) > 120 or line.endswith(_CLAUSE_END) or not opens:
        return False
    label, colon, said = line.partition(": ")
    if colon and (label.count(" ") < 1 or said.count(" ") < 2):  # "To: all parents"
        return False
    digits = sum(map(str.isdigit, line))
    return digits <= 6 and "@" not in line and "://" not in line and line.count(" ") >= 1


READER = Reader("text", (".txt", ".text"), read)
