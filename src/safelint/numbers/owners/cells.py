"""The rows and the header cells of the tables of a document."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from safelint.values.document import Document

_CELLS = 20  # of a row on either side, of a column of headers; no table for readers has more


class Cells:
    """Which cells of a document's tables stand in one row or above one another."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def row(self, index: int) -> list[int]:
        """The other blocks in the row of a cell, the nearest ones where there are many."""
        block = self._document.blocks[index]
        row = self._rows.get((block.group, block.row), [])
        place = bisect_left(row, index)
        return [at for at in row[max(place - _CELLS, 0) : place + _CELLS + 1] if at != index]

    def heads(self, index: int) -> list[int]:
        """The header cells of the column of a cell, the first ones where there are many."""
        block = self._document.blocks[index]
        return self._heads.get((block.group, block.column), [])[:_CELLS]

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for at, block in enumerate(self._document.blocks):
            if block.group >= 0:
                found.setdefault((block.group, block.row), []).append(at)
        return found

    @cached_property
    def _heads(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for at, block in enumerate(self._document.blocks):
            if block.group >= 0 and block.header:
                found.setdefault((block.group, block.column), []).append(at)
        return found
