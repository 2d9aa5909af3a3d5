"""Numbers of a table that the rows below them, which part them, do not make: "People who came | 1,204", "of whom women
| 391", "of whom men | 793", "of whom not known | 40"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures, is_slip
from safelint.facts.quantities import COUNT, Quantity, number_of_cell
from safelint.facts.sums import WrongSum, of_parts

if TYPE_CHECKING:
    from safelint.text.view import TextView

_FEWEST = 2  # rows that part a number
_NEARLY = 0.15  # parts of a number by which its rows may make another


class _NumberRow(NamedTuple):
    """A row of two cells, a label and a number; `is_part` if the label says that it is one of those above."""

    table: int
    place: int
    label: tuple[int, int]
    number: Quantity
    is_part: bool


def wrong_table_totals(view: TextView) -> list[WrongSum]:
    """The numbers of the tables of a text that their rows do not make, in order."""
    return list(_TableTotals(view).found())


class _TableTotals:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches, self._figures = view, view.tokens, view.matches, view.view(Figures)
        self._blocks = [block for block in view.document.blocks if block.kind == "cell" and not block.header]

    def found(self) -> Iterator[WrongSum]:
        whole: _NumberRow | None = None
        parts: list[_NumberRow] = []
        for row in (*self._rows(), None):
            if row is not None and row.is_part and whole is not None and self._is_next(row, (whole, *parts)[-1]):
                parts.append(row)
                continue
            if whole is not None and self._are_wrong(whole, parts):
                yield of_parts(whole.number, [each.number for each in parts])
            whole, parts = row if row is not None and not row.is_part else None, []

    @staticmethod
    def _is_next(row: _NumberRow, before: _NumberRow) -> bool:
        return (row.table, row.place) == (before.table, before.place + 1)

    def _are_wrong(self, whole: _NumberRow, parts: Sequence[_NumberRow]) -> bool:
        """Whether rows that are surely all do not make a number: they nearly do, by a slip or with all others."""
        makes, told = sum(each.number.value for each in parts), whole.number.value
        if len(parts) < _FEWEST or makes == told or abs(makes - told) > _NEARLY * told:
            return False
        has_others = any(self._figures.is_in("facts.and-others", at) for each in parts for at in range(*each.label))
        return has_others or is_slip(makes, told)

    def _rows(self) -> Iterator[_NumberRow]:
        """The rows of two cells of which the second is a number."""
        cells = self._blocks
        for at, (label, number) in enumerate(pairwise(cells)):
            is_third = any(number.shares_row(each) for each in (*cells[max(at - 1, 0) : at], *cells[at + 2 : at + 3]))
            told = number_of_cell(self._view, number) if label.shares_row(number) and not is_third else None
            if told is not None and told.kind == COUNT:
                first, end = self._tokens.at(label.start), self._tokens.at(label.end)
                is_part = self._matches.after("facts.of-which", label.start) is not None
                yield _NumberRow(label.group, label.row, (first, end), told, is_part)
