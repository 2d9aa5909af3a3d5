"""Where in a table of a Word file a paragraph stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from safelint.readers.docx.styles import is_on
from safelint.readers.paper.xml import whole

_MOST_COLUMNS = 63  # of a table in Word
_FIRST_ROW = 0x0020  # in the number that says which parts of a table its style sets apart


class Cell(NamedTuple):
    """The cell that is open. Rows and columns count from 0; `place` is for people, who count from 1."""

    group: int
    row: int
    column: int
    header: bool
    place: str


class _WordTable:
    def __init__(self, group: int, number: int) -> None:
        self.group = group
        self.number = number
        self.row = self.column = -1
        self.next_column = 0
        self.has_first_row = self.is_header_row = self.in_cell = False


class Tables:
    """The tables that are open, one in the other. `next_group` gives the number of a group of blocks; `tables` gets
    that of each."""

    def __init__(self, next_group: Callable[[], int], tables: list[int]) -> None:
        self._next_group = next_group
        self._tables = tables
        self._open: list[_WordTable] = []

    def start(self, name: str, attrs: Mapping[str, str]) -> bool:
        """Whether the element belongs to a table."""
        if name == "w:tbl":
            group = self._next_group()
            self._tables.append(group)
            self._open.append(_WordTable(group, len(self._tables)))
            return True
        return bool(self._open) and _note(self._open[-1], name, attrs)

    def end(self, name: str) -> None:
        if self._open and name == "w:tbl":
            self._open.pop()
        elif self._open and name == "w:tc":
            self._open[-1].in_cell = False

    @property
    def cell(self) -> Cell | None:
        """The innermost cell that is open."""
        if not self._open or not self._open[-1].in_cell:
            return None
        table = self._open[-1]
        header = table.is_header_row or (table.has_first_row and table.row == 0)
        place = f"table {table.number}, row {table.row + 1}"
        return Cell(table.group, table.row, table.column, header, place)


def _note(table: _WordTable, name: str, attrs: Mapping[str, str]) -> bool:
    match name:
        case "w:tr":
            table.row += 1
            table.next_column = 0
            table.is_header_row = False
        case "w:gridBefore" if (count := whole(attrs.get("w:val", ""), _MOST_COLUMNS)) is not None:
            table.next_column = count
        case "w:tblHeader":
            table.is_header_row = is_on(attrs)
        case "w:tc":
            table.in_cell = True
            table.column = table.next_column
            table.next_column += 1
        case "w:gridSpan" if (count := whole(attrs.get("w:val", ""), _MOST_COLUMNS)) is not None:
            table.next_column = table.column + count
        case "w:tblLook":
            table.has_first_row = _sets_first_row_apart(attrs)
        case _:
            return False
    return True


def _sets_first_row_apart(attrs: Mapping[str, str]) -> bool:
    """Whether "Header row" is ticked, in the form of today or in the number of older files."""
    if "w:firstRow" in attrs:
        return attrs["w:firstRow"] in ("1", "true", "on")
    try:
        return bool(int(attrs.get("w:val", "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False
