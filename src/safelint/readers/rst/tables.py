"""The tables of reStructuredText that are drawn: grids, and columns between rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.prose.flow import Piece
from safelint.readers.prose.lines import MarkedLine

GRID_RULE = regex(r"\+(?:[-=]++\+)++\Z")
SIMPLE_RULE = regex(r"=++(?: ++=++)++\Z")
_SPANS = regex(r"-[- ]*+\Z")
_RUN = regex(r"[-=]++")
_PARTIAL_RULE = regex(r"[-=+]++\Z")
_MOST_COLUMNS = 100  # each row of a table has a cell in each


class RstCell(NamedTuple):
    """A cell: its place, whether it heads its column, and the lines of each of its paragraphs, as pieces."""

    row: int
    column: int
    header: bool
    paragraphs: list[list[Piece]]


class RstTable(NamedTuple):
    """Cells in the order of rows; the table takes `lines` lines."""

    cells: list[RstCell]
    lines: int


def simple(text: str, lines: Sequence[MarkedLine], at: int) -> RstTable | None:
    """The table that begins with the rule on line `at`; None where it never ends."""
    end = _end_of_simple(text, lines, at)
    if end is None:
        return None
    margin = lines[at].start - lines[at].begin
    columns = [match.start() for match in _RUN.finditer(text[lines[at].start : lines[at].end])]
    if len(columns) > _MOST_COLUMNS:
        return None
    rules = [number for number in range(at, end + 1) if _is_rule(text, lines[number])]
    header_end = rules[1] if len(rules) > 2 else at
    cells: list[RstCell] = []
    pending: list[MarkedLine] = []
    row = 0

    def flush(columns: Sequence[int], *, header: bool) -> None:
        nonlocal row
        if pending:
            cells.extend(_simple_row(text, pending, [margin + column for column in columns], row, header=header))
            pending.clear()
            row += 1

    for number in range(at + 1, end + 1):
        line = lines[number]
        header = number <= header_end
        words = text[line.start : line.end]
        if line.empty:
            if pending:
                pending.append(line)
        elif _is_rule(text, line):
            flush(columns, header=header)
        elif _SPANS.match(words):
            shift = line.start - line.begin - margin
            flush([match.start() + shift for match in _RUN.finditer(words)], header=header)
        else:
            if text[line.begin : line.end][margin : margin + (columns[1:] or [1])[0]].strip():
                flush(columns, header=header)
            pending.append(line)
    return RstTable(cells, end + 1 - at)


def _is_rule(text: str, line: MarkedLine) -> bool:
    return text.startswith("=", line.start) and SIMPLE_RULE.match(text, line.start, line.end) is not None


def _end_of_simple(text: str, lines: Sequence[MarkedLine], at: int) -> int | None:
    """The line of the last rule: the second after the first, or one with an empty line after it."""
    found = 0
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.empty:
            continue
        if line.indent < lines[at].indent:
            return None
        if _is_rule(text, line):
            found += 1
            if found == 2 or number + 1 == len(lines) or lines[number + 1].empty:
                return number
    return None


def _simple_row(
    text: str, lines: Sequence[MarkedLine], starts: Sequence[int], row: int, *, header: bool
) -> list[RstCell]:
    paragraphs: list[list[list[Piece]]] = []
    for line in lines:
        for column, where in enumerate(_slices(text, line, starts)):
            if column == len(paragraphs):
                paragraphs.append([[]])
            _add(paragraphs[column], text, where)
    return [RstCell(row, column, header, found) for column, found in enumerate(paragraphs)]


def _slices(text: str, line: MarkedLine, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The range of each column that a line reaches; what runs over a gap belongs to the column before it."""
    reached = [place for start in starts if (place := line.begin + start) < line.end]
    found: list[tuple[int, int]] = []
    for number, edge in enumerate(reached):
        if number and not text[edge - 1].isspace():
            found.append((edge, edge))  # the column before runs on into this one
            continue
        following = (place for place in reached[number + 1 :] if text[place - 1].isspace())
        found.append((edge, next(following, line.end)))
    return found


def _add(paragraphs: list[list[Piece]], text: str, where: tuple[int, int]) -> None:
    """A line of a cell, without the white space at its edges; an empty one ends a paragraph."""
    a, b = where
    words = text[a:b]
    a += len(words) - len(words.lstrip())
    b -= len(words) - len(words.rstrip())
    if a >= b:
        if paragraphs[-1]:
            paragraphs.append([])
        return
    if paragraphs[-1]:
        last = paragraphs[-1][-1][1]
        paragraphs[-1].append((last, last + 1, "\n"))
    paragraphs[-1].append((a, b, None))


def grid(text: str, lines: Sequence[MarkedLine], at: int) -> RstTable | None:
    """The grid that begins on line `at`; None where it is not whole."""
    first = lines[at]
    width, end = first.end - first.start, at
    while end < len(lines) and not lines[end].empty:
        line = lines[end]
        if line.end - line.start != width or text[line.start] not in "+|" or text[line.end - 1] not in "+|":
            break
        end += 1
    rules = [number for number in range(at, end) if GRID_RULE.match(text, lines[number].start, lines[number].end)]
    if len(rules) < 2:
        return None
    end = rules[-1] + 1
    edges = sorted({place for number in rules for place in _crossings(text, lines[number])})
    if len(edges) > _MOST_COLUMNS:
        return None
    header_end = next((number for number in rules[1:] if text.startswith("+=", lines[number].start)), at)
    cells: list[RstCell] = []
    row = 0
    for above, below in pairwise(rules):
        found, rows = _grid_rows(text, lines[above + 1 : below], edges, row, header=below <= header_end)
        cells += found
        row += rows
    return RstTable(cells, end - at)


def _crossings(text: str, line: MarkedLine) -> list[int]:
    words = text[line.start : line.end]
    return [place for place, char in enumerate(words) if char == "+"]


def _grid_rows(
    text: str, lines: Sequence[MarkedLine], edges: Sequence[int], row: int, *, header: bool
) -> tuple[list[RstCell], int]:
    """The cells between two rules, and how many rows they make: a rule of some columns begins one in those."""
    walls = [edge for edge in edges if all(text[line.start + edge] in "|+" for line in lines)]
    breaks: set[int] = set()
    found: list[tuple[int, int, list[list[Piece]]]] = []  # the line where the cell begins, its column, its text
    for left, right in pairwise(walls):
        column, begins = edges.index(left), 0
        paragraphs: list[list[Piece]] = [[]]
        for number, line in enumerate(lines):
            a, b = line.start + left + 1, line.start + right
            if _PARTIAL_RULE.match(text, a, b):
                breaks.add(number)
                found.append((begins, column, paragraphs))
                paragraphs, begins = [[]], number + 1
            else:
                _add(paragraphs, text, (a, b))
        found.append((begins, column, paragraphs))
    rows = {begins: number for number, begins in enumerate(sorted({0, *(number + 1 for number in breaks)}))}
    cells = [RstCell(row + rows[begins], column, header, paragraphs) for begins, column, paragraphs in found]
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), len(rows)
