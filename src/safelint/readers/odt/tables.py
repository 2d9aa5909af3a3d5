"""Where in a table of an OpenDocument text a paragraph stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safelint.readers.paper.xml import whole
from safelint.readers.prose.build import Context

_MOST_REPEATED = 1_000  # rows or columns that one element stands for; whoever says more means "to the edge"


class _OdtTable:
    def __init__(self, group: int, number: int) -> None:
        self.group = group
        self.number = number
        self.row = self.column = -1
        self.next_row = self.next_column = 0
        self.in_header_rows = False


class OdtTables:
    """The tables that are open, one in the other. `next_group` gives the number of a group of blocks; `found` gets that
    of each."""

    def __init__(self, next_group: Callable[[], int], found: list[int]) -> None:
        self._next_group = next_group
        self._found = found
        self._open: list[_OdtTable] = []

    def begin(self) -> None:
        group = self._next_group()
        self._found.append(group)
        self._open.append(_OdtTable(group, len(self._found)))

    def end(self) -> None:
        if self._open:
            self._open.pop()

    def header_rows(self, *, begin: bool) -> None:
        if self._open:
            self._open[-1].in_header_rows = begin

    def row(self, attrs: Mapping[str, str]) -> None:
        if self._open:
            table = self._open[-1]
            table.row = table.next_row
            table.next_row += _times(attrs, "table:number-rows-repeated")
            table.next_column = 0

    def cell(self, attrs: Mapping[str, str]) -> tuple[Context, str] | None:
        """The block that a paragraph in the next cell makes, and where it stands; None outside of tables."""
        if not self._open:
            return None
        table = self._open[-1]
        column = table.next_column
        table.next_column += _times(attrs, "table:number-columns-repeated")
        context = Context("cell", group=table.group, row=table.row, column=column, header=table.in_header_rows)
        return context, f"table {table.number}, row {table.row + 1}"


def _times(attrs: Mapping[str, str], name: str) -> int:
    given = whole(attrs.get(name, ""), _MOST_REPEATED)
    return 1 if given is None else given
