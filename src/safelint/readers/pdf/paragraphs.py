"""Paragraphs of a PDF file that says nothing of its structure: told by how its lines stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safelint.lazy import regex
from safelint.readers.paper.paragraphs import Paragraph
from safelint.readers.pdf.joining import PieceOfText, RunMaker, Vocabulary, doubt, doubt_first, joined
from safelint.readers.pdf.lines import PdfLine, begins_with_digits, ends_in_digits
from safelint.readers.prose.build import PLAIN, Context

_BULLETS = frozenset("•·▪‣●○◦")
_MARK = regex(r"(?:[-*–o\ue000-\uf8ff]|\(?(?:\d{1,2}|[A-Za-z])[.)])\Z")
_STOPS = (".", ",", ";", ":", "!", "?")
_ENDS = (".", "!", "?", ":", ".\u201d", ".\u2019", "!\u201d", "?\u201d", '."')
_WIDER = 1.2  # times the usual distance of lines: a gap between paragraphs
_INDENT = 0.7  # times the size of the letters
_MOST_WORDS_OF_CELL = 25
_FEWEST_ROWS = 2


class _LinesOfText:
    """Lines of one paragraph; `marked` where a mark of a list begins it."""

    def __init__(self, line: PdfLine) -> None:
        self.marked = _has_mark(line)
        self.lines = [line]
        self.pitch = 0.0

    @property
    def first(self) -> PdfLine:
        return self.lines[0]

    @property
    def last(self) -> PdfLine:
        return self.lines[-1]

    def add(self, line: PdfLine) -> None:
        if line.is_under(self.last):
            self.pitch = self.last.box.bottom - line.box.bottom
        self.lines.append(line)

    def takes(self, line: PdfLine) -> bool:
        """Whether a line goes on with the paragraph."""
        last = self.last
        if not line.is_set_like(last) or line.bold != last.bold or _has_mark(line):
            return False
        if not line.is_under(last):
            return self._goes_on_elsewhere(line)
        down = last.box.bottom - line.box.bottom
        if down > _WIDER * (self.pitch or 1.35 * last.box.height):
            return False
        if last.would_have_fitted(line) and last.text.endswith(_ENDS):
            return False
        return not self._is_indented(line)

    def is_surely_ended(self, line: PdfLine) -> bool:
        """Whether a line that does not go on with the paragraph is surely no part of it."""
        last = self.last
        if line.is_under(last) and last.box.bottom - line.box.bottom > 1.35 * _WIDER * last.box.height:
            return True
        return last.edge_is_sure and last.would_have_fitted(line)

    def _is_indented(self, line: PdfLine) -> bool:
        if abs((line.box.left + line.box.right) - (self.last.box.left + self.last.box.right)) < 4:  # centred
            return False
        limit = self.first.words[1].box.left + 2 if self.marked else self.last.box.left
        return line.box.left > limit + _INDENT * line.size

    def _goes_on_elsewhere(self, line: PdfLine) -> bool:
        """Whether a line at the top of the next column or page belongs to a sentence that is not at its end."""
        last = self.last
        if last.text.endswith(_ENDS) or last.would_have_fitted(line) or line.is_beside(self.first):
            return False  # what begins at one height is a cell beside another
        above = line.page == last.page and line.box.left > last.box.right and line.box.bottom > last.box.bottom
        if not above and line.page != last.page + 1:
            return False
        return line.text[:1].islower() or last.edge_is_sure


def _has_mark(line: PdfLine) -> bool:
    """Whether a bullet, a number or a letter begins the line as that of an item."""
    if len(line.words) < 2:
        return False
    first = line.words[0].text
    return first in _BULLETS or (_MARK.match(first) is not None and line.words[1].spaced)


class GuessedParagraphs:
    """Makes paragraphs of lines in the order of reading. The last one of a text and the next may be one."""

    def __init__(self, vocabulary: Vocabulary, maker: RunMaker) -> None:
        self._vocabulary = vocabulary
        self._maker = maker
        self._groups = 0

    def paragraphs(self, lines: Sequence[PdfLine], context: Context = PLAIN) -> list[Paragraph]:
        blocks: list[_LinesOfText] = []
        for line in lines:
            if blocks and blocks[-1].takes(line):
                blocks[-1].add(line)
            else:
                blocks.append(_LinesOfText(line))
        texts = [joined(block.lines, self._vocabulary) for block in blocks]
        for at in range(1, len(blocks)):
            self._doubt_between(blocks[at - 1], texts[at - 1], blocks[at], texts[at])
        return [
            self._paragraph(text, where)
            for text, where in zip(texts, self._contexts(blocks, texts, context), strict=True)
        ]

    def _doubt_between(
        self, before: _LinesOfText, text: list[PieceOfText], after: _LinesOfText, following: list[PieceOfText]
    ) -> None:
        """Two paragraphs may be one that a page, a column or a cell cuts, and digits at their ends one number."""
        if not ends_in_digits(before.last) or not begins_with_digits(after.first):
            return
        if not before.last.text.endswith(_STOPS) and not before.is_surely_ended(after.first):
            doubt(text)
            doubt_first(following)

    def _paragraph(self, text: list[PieceOfText], context: Context) -> Paragraph:
        paragraph = Paragraph(context, text[0].line.place)
        paragraph.runs = list(self._maker.runs(text))
        return paragraph

    # Lists and tables

    def _contexts(
        self, blocks: Sequence[_LinesOfText], texts: Sequence[list[PieceOfText]], context: Context
    ) -> Iterator[Context]:
        """What each block is; the mark of an item is taken off its text."""
        cells = dict(self._cells(blocks))
        row = -1
        for at, block in enumerate(blocks):
            if at in cells:
                row = -1
                yield context._replace(kind="cell", group=cells[at][0], row=cells[at][1], column=cells[at][2])
            elif block.marked and len(texts[at]) > 1:
                del texts[at][0]
                texts[at][0] = texts[at][0]._replace(between="")
                if row < 0:
                    self._groups += 1
                row += 1
                yield context._replace(kind="item", level=1, group=self._groups - 1, row=row)
            else:
                row = -1
                yield context

    def _cells(self, blocks: Sequence[_LinesOfText]) -> Iterator[tuple[int, tuple[int, int, int]]]:
        """Blocks that stand beside each other in several rows, by their place: group, row and column."""
        rows: list[list[int]] = []
        for at in range(len(blocks)):
            if at and _is_next_cell(blocks[at - 1], blocks[at]):
                rows[-1].append(at)
            else:
                rows.append([at])
        start = 0
        while start < len(rows):
            end = start
            while (
                end < len(rows) and len(rows[end]) > 1 and _columns(blocks, rows[end]) == _columns(blocks, rows[start])
            ):
                end += 1
            if end - start >= _FEWEST_ROWS:
                self._groups += 1
                for row in range(start, end):
                    for column, at in enumerate(rows[row]):
                        yield at, (self._groups - 1, row - start, column)
            start = max(end, start + 1)


def _columns(blocks: Sequence[_LinesOfText], row: Sequence[int]) -> tuple[int, ...]:
    return tuple(round(blocks[at].first.box.left / 4) for at in row)


def _is_next_cell(before: _LinesOfText, after: _LinesOfText) -> bool:
    """Whether a block begins at the height of the one before it, to its right."""
    right = max(line.box.right for line in before.lines)
    few = all(sum(len(line.words) for line in block.lines) <= _MOST_WORDS_OF_CELL for block in (before, after))
    return few and after.first.is_beside(before.first) and after.first.box.left > right
