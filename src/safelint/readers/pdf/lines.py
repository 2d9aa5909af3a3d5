"""Lines of a page of a PDF file: words beside each other, and the regions in which lines stand one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.pdf.words import PageBox, PdfPage, PdfWord

_WIDEST_GAP = 1.3  # times the size of the letters; what stands further away is another cell or column,
_WIDEST_SPACE = 5.0  # unless the file has a space there, which may be so wide where lines are justified
_LEAST_GAP = 0.35  # times that: so much white is there between cells, if no more
_FURTHEST_BELOW = 2.6  # times the height of a line, from one to the next
_ALIKE = 0.15  # of its size, by which letters of one text differ at most
_NEARLY_FULL = 6.0  # times the size of the letters by which a line that was wrapped ends before the edge
_FEWEST_FULL = 3  # lines that end there, for an edge to be sure
_STEP = 4  # points; regions that begin within them begin at one place
_DIGITS = regex(r"[\d(+][\d()+\-\u2010-\u2015./]*\Z")


class PdfLine:
    """Words beside each other. `page` counts from 0, `number` is the line's on the page, from 1."""

    def __init__(self, page: int, words: list[PdfWord], number: int = 0) -> None:
        self.page = page
        self.words = words
        self.number = number
        self.box = PageBox(
            words[0].box.left,
            min(each.box.bottom for each in words),
            max(each.box.right for each in words),
            max(each.box.top for each in words),
        )
        self.size = max(each.look.size for each in words) or 1.0
        self.bold = all(each.look.bold for each in words)
        self.edge = self.box.right  # where the region ends in which it stands
        self.edge_is_sure = False
        self.is_by_digits = False  # digits stand right beside it, so that it may be a part of a line

    def part(self, words: list[PdfWord]) -> PdfLine:
        """Some of its words as a line of the same number and region."""
        found = PdfLine(self.page, words, self.number)
        found.edge, found.edge_is_sure = self.edge, self.edge_is_sure
        return found

    @property
    def text(self) -> str:
        return "".join(f" {each.text}" if each.spaced else each.text for each in self.words).strip()

    @property
    def place(self) -> str:
        return f"page {self.page + 1}, line {self.number}"

    @property
    def turn(self) -> int:
        return self.words[0].look.turn

    def is_beside(self, other: PdfLine) -> bool:
        """Whether they stand at one height."""
        middle = (self.box.bottom + self.box.top) / 2
        return self.page == other.page and other.box.bottom <= middle <= other.box.top

    def is_under(self, other: PdfLine) -> bool:
        """Whether it is the next line of the text that `other` is a line of, by its place."""
        down = other.box.bottom - self.box.bottom
        near = 0.3 * other.box.height < down <= _FURTHEST_BELOW * max(self.box.height, other.box.height)
        beside = self.box.left < other.box.right and other.box.left < self.box.right
        return self.page == other.page and self.turn == other.turn and near and beside

    def is_set_like(self, other: PdfLine) -> bool:
        return abs(self.size - other.size) <= _ALIKE * max(self.size, other.size)

    def would_have_fitted(self, following: PdfLine) -> bool:
        """Whether the first word of the next line had room at its end, so that somebody ended the line there."""
        word = following.words[0].box
        return self.box.right + (word.right - word.left) + 0.3 * self.size < self.edge


class _ColumnOfLines(NamedTuple):
    """Where regions begin that are alike, in steps, and the size of their letters: those end at one place."""

    left: int
    size: int


class _LineEnd(NamedTuple):
    at: float
    is_sure: bool


def lines_of(page: PdfPage, number: int) -> list[PdfLine]:
    """The lines of the page that has this number, from 0, in the order of the file."""
    found: list[list[PdfWord]] = []
    for word in page.words:
        if found and _goes_on(found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    lines = _turned_right([PdfLine(number, words) for words in _parted_at_columns(found)])
    for before, after in pairwise(lines):
        if after.is_beside(before) and ends_in_digits(before) and begins_with_digits(after):
            before.is_by_digits = after.is_by_digits = True
    return lines


def _turned_right(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines, those of a text that runs down the page from top to bottom: PDFium begins such a text at its end."""
    found: list[PdfLine] = []
    for turn, each in groupby(lines, attrgetter("turn")):
        same = list(each)
        runs_up = turn and all(after.box.bottom > before.box.bottom for before, after in pairwise(same))
        found += reversed(same) if runs_up else same
    return found


def _parted_at_columns(lines: list[list[PdfWord]]) -> list[list[PdfWord]]:
    """The lines, with those parted that go over several cells of a table: a word of theirs begins where in the row
    above or below, parted by more white, a cell does."""
    rows: list[list[list[PdfWord]]] = []
    for words in lines:
        before = rows[-1][-1] if rows else None
        if before is not None and _is_level(before[-1], words[0]) and words[0].box.left > before[-1].box.right:
            rows[-1].append(words)
        else:
            rows.append([words])
    for at, row in enumerate(rows):
        if len(row) == 1:
            near = [other for other in (*rows[max(at - 1, 0) : at], *rows[at + 1 : at + 2]) if _is_near(row, other)]
            columns = [cell[0].box.left for other in near for cell in other[1:]]
            rows[at] = list(_parted(row[0], columns)) if columns else row
    return [words for row in rows for words in row]


def _is_near(row: list[list[PdfWord]], other: list[list[PdfWord]]) -> bool:
    one, two = row[0][0], other[0][0]
    far = _FURTHEST_BELOW * max(one.box.height, two.box.height)
    return one.look.turn == two.look.turn and abs(one.box.bottom - two.box.bottom) <= far


def _parted(words: list[PdfWord], columns: Sequence[float]) -> Iterator[list[PdfWord]]:
    start = 0
    for at in range(1, len(words)):
        left = words[at].box.left
        white = left - words[at - 1].box.right
        if white >= _LEAST_GAP * words[at].look.size and any(abs(left - each) < 1 for each in columns):
            yield words[start:at]
            start = at
    yield words[start:]


def ends_in_digits(line: PdfLine) -> bool:
    return is_of_number(line.words[-1])


def begins_with_digits(line: PdfLine) -> bool:
    return is_of_number(line.words[0])


def is_of_number(word: PdfWord) -> bool:
    """Whether a word may be a part of a number that is called."""
    return _DIGITS.match(word.text.rstrip(".,;:\u00ad")) is not None


def _goes_on(last: PdfWord, word: PdfWord) -> bool:
    """Whether a word stands behind another on its line."""
    if last.look.turn != word.look.turn or last.text.endswith("\u00ad"):
        return False
    size = max(last.look.size, word.look.size, 1.0)
    gap = word.box.left - last.box.right
    widest = _WIDEST_GAP if word.apart else _WIDEST_SPACE
    return _is_level(last, word) and -0.5 * size <= gap <= widest * size


def _is_level(one: PdfWord, other: PdfWord) -> bool:
    """Whether two words stand at one height, as the higher or the lower ones of a line do."""
    middles = (other.box.bottom + other.box.top) / 2, (one.box.bottom + one.box.top) / 2
    return one.box.bottom <= middles[0] <= one.box.top or other.box.bottom <= middles[1] <= other.box.top


def set_edges(pages: Sequence[Sequence[PdfLine]]) -> None:
    """Tells each line where the region ends that it stands in, and whether enough lines show that.

    A page with few lines is believed where it agrees with the others.
    """
    on_page: dict[tuple[int, _ColumnOfLines], list[float]] = {}
    in_all: dict[_ColumnOfLines, list[float]] = {}
    found: list[tuple[PdfLine, _ColumnOfLines]] = []
    for lines in pages:
        for region in _regions(lines):
            left = min(line.box.left for line in region)
            for line in region:
                where = _ColumnOfLines(round(left / _STEP), round(line.size))
                on_page.setdefault((line.page, where), []).append(line.box.right)
                in_all.setdefault(where, []).append(line.box.right)
                found.append((line, where))
    of_pages = {key: _edge(rights, key[1].size) for key, rights in on_page.items()}
    of_all = {where: _edge(rights, where.size) for where, rights in in_all.items()}
    for line, where in found:
        own, common = of_pages[line.page, where], of_all[where]
        agree = common.is_sure and own.at >= common.at - _NEARLY_FULL * line.size
        edge = common if not own.is_sure and agree else own
        line.edge, line.edge_is_sure = edge


def _edge(rights: Sequence[float], size: float) -> _LineEnd:
    edge = max(rights)
    return _LineEnd(edge, sum(right >= edge - _NEARLY_FULL * size for right in rights) >= _FEWEST_FULL)


def _regions(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Lines that follow each other in the file and on the page."""
    region: list[PdfLine] = []
    for line in lines:
        if region and not (line.is_under(region[-1]) and line.is_set_like(region[-1])):
            yield region
            region = []
        region.append(line)
    if region:
        yield region
