"""Tables of AsciiDoc: their cells, and in which row and column each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.adoc.attributes import AdocGiven
from safelint.readers.prose.lines import MarkedLine, csv_cells

_MARK = regex(r"(?<!\\)\|")
_SPEC = regex(r"(?:\A|\s)((?:([0-9]{1,3})?(?:\.([0-9]{1,3}))?([+*]))?(?:[<^>]|\.[<^>]){0,2}([aehlmsdv])?)\Z")
_COLUMN = regex(r"(?:([0-9]{1,3})\*)?[<^>.]*[0-9~]*%?([aehlmsdv])?")
_LONGEST_SPEC = 12
_MOST_COLUMNS = _MOST_ROWS = 100  # that a cell takes
_MOST_TIMES = 10  # that a cell stands where it is written once


class AdocCell(NamedTuple):
    """A cell with its text from `a` to `b`; `blocks` where that is AsciiDoc with blocks of its own."""

    row: int
    column: int
    header: bool
    blocks: bool
    a: int
    b: int


class _Raw(NamedTuple):
    """A cell as it is written, on which line it begins, how many columns and rows it takes, how often it stands."""

    line: int
    a: int
    b: int
    columns: int = 1
    rows: int = 1
    times: int = 1
    style: str = ""


def cells(text: str, lines: Sequence[MarkedLine], attributes: AdocGiven, separator: str) -> list[AdocCell]:
    """The cells between the lines that begin and end a table; `separator` is the first character of those."""
    comma = separator == "," or ("format" in attributes.named and attributes.named["format"].text == "csv")
    found = list(_of_commas(text, lines) if comma else _of_marks(text, lines))
    if not found:
        return []
    styles = _columns(attributes)
    first = found[0].line
    count = len(styles) or sum(raw.columns * raw.times for raw in found if raw.line == first)
    count = max(min(count, _MOST_COLUMNS), 1)
    header = "header" in attributes.options or (
        "noheader" not in attributes.options and _has_head(lines, found, first, count)
    )
    return list(_placed(found, count, styles, header=header))


def _columns(attributes: AdocGiven) -> list[str]:
    """The style of each column, as the list of attributes tells them."""
    value = attributes.named.get("cols")
    if value is None:
        return []
    styles: list[str] = []
    for column in value.text.replace(";", ",").split(","):
        match = _COLUMN.match(column.strip())
        if match is not None and len(styles) < _MOST_COLUMNS:
            styles += [match[2] or ""] * int(match[1] or 1)
    return styles[:_MOST_COLUMNS]


def _has_head(lines: Sequence[MarkedLine], found: Sequence[_Raw], first: int, count: int) -> bool:
    """Whether the first row stands on the first line, alone, and an empty line after it."""
    if first != 0 or len(lines) < 2 or not lines[1].empty:
        return False
    return sum(raw.columns * raw.times for raw in found if raw.line == first) == count


def _of_commas(text: str, lines: Sequence[MarkedLine]) -> Iterator[_Raw]:
    for number, line in enumerate(lines):
        if not line.empty:
            for a, b in csv_cells(text, line.start, line.end):
                yield _Raw(number, a, b)


def _of_marks(text: str, lines: Sequence[MarkedLine]) -> Iterator[_Raw]:
    raw: _Raw | None = None
    for number, line in enumerate(lines):
        at = line.start
        for mark in _MARK.finditer(text, line.start, line.end):
            spec = _SPEC.search(text[max(at, mark.start() - _LONGEST_SPEC) : mark.start()])
            start = mark.start() - (len(spec[1]) if spec is not None else 0)
            if raw is not None:
                yield raw._replace(b=max(start, raw.a))
            raw = _Raw(number, mark.end(), mark.end())
            if spec is not None:
                taken = spec[4] == "+"
                raw = raw._replace(
                    columns=int(spec[2] or 1) if taken else 1,
                    rows=int(spec[3] or 1) if taken else 1,
                    times=int(spec[2] or 1) if spec[4] == "*" else 1,
                    style=spec[5] or "",
                )
            at = mark.end()
        if raw is not None:
            raw = raw._replace(b=max(line.end, raw.a))
    if raw is not None:
        yield raw


def _placed(found: Sequence[_Raw], count: int, styles: Sequence[str], *, header: bool) -> Iterator[AdocCell]:
    row = column = 0
    free = [0] * count  # the first row in which no cell from above stands, by column
    for raw in found:
        for _ in range(min(raw.times, _MOST_TIMES)):
            while column < count and free[column] > row:
                column += 1
            if column == count:
                row = max(row + 1, min(free))
                column = next(each for each in range(count) if free[each] <= row)
            style = raw.style or (styles[column] if column < len(styles) else "")
            yield AdocCell(row, column, (header and row == 0) or style == "h", style == "a", raw.a, raw.b)
            width = min(max(raw.columns, 1), count - column)
            free[column : column + width] = [row + min(max(raw.rows, 1), _MOST_ROWS)] * width
            column += width
