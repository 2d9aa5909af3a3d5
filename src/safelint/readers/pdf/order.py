"""The order in which the lines of a page are read, where the file does not keep to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from safelint.readers.pdf.lines import PdfLine

_MOST_JUMPS = 2  # back up in one column, which a file in order may make: a title over columns, a text box
_DEEPEST = 40
_GUTTER = 0.8  # times the size of the letters, the narrowest gap between two columns
_FEWEST_IN_COLUMN = 2


def in_order(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines of a page as people read them. The order of the file is kept where it is one."""
    jumps = sum(_jumps_up(before, after) for before, after in pairwise(lines))
    if jumps <= max(_MOST_JUMPS, len(lines) // 10):
        return lines
    return list(_cut(lines, 0))


def _jumps_up(before: PdfLine, after: PdfLine) -> bool:
    """Whether the file goes on above a line in its own column."""
    beside = after.box.left < before.box.right and before.box.left < after.box.right
    return beside and after.turn == before.turn and after.box.bottom > before.box.top


def _cut(lines: Sequence[PdfLine], depth: int) -> Iterator[PdfLine]:
    """Columns from left to right, each from the top down; what goes over several parts the page."""
    if depth >= _DEEPEST or len(lines) < 2 * _FEWEST_IN_COLUMN:
        yield from sorted(lines, key=_from_top)
        return
    columns = _parted(sorted(lines, key=lambda each: each.box.left), depth)
    if len(columns) > 1 and all(len(column) >= _FEWEST_IN_COLUMN for column in columns):
        for column in columns:
            yield from _cut(column, depth + 1)
        return
    bands = _bands(lines)
    for band in bands:
        if len(bands) > 1 and len(band) > 1:
            yield from _cut(band, depth + 1)
        else:
            yield from sorted(band, key=_from_top)


def _parted(lines: Sequence[PdfLine], depth: int) -> list[list[PdfLine]]:
    """Lines, sorted from left to right, parted where no line crosses a gap."""
    parts: list[list[PdfLine]] = []
    right = 0.0
    for line in lines:
        if parts and line.box.left - right < _GUTTER * line.size:
            parts[-1].append(line)
            right = max(right, line.box.right)
        else:
            parts.append([line])
            right = line.box.right
    return parts


def _bands(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Lines parted where white goes over the whole width, those of the same band together."""
    bands: list[list[PdfLine]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda each: -each.box.top):
        if bands and line.box.top > bottom:
            bands[-1].append(line)
            bottom = min(bottom, line.box.bottom)
        else:
            bands.append([line])
            bottom = line.box.bottom
    return bands


def _from_top(line: PdfLine) -> tuple[float, float]:
    return -round(line.box.bottom), line.box.left
