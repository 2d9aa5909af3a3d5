"""Numbers in the last row of a table, "Total", that the rows above it do not make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from safelint.facts.amounts import Amounts
from safelint.facts.figures import Figures, is_slip
from safelint.facts.quantities import COUNT, Quantity, number_of_cell
from safelint.facts.sums import WrongSum, of_parts

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.document import Block

_FEWEST, _MOST = 2, 100  # rows above the last
_NEARLY = 0.15  # parts of a number by which the rows may make another: where it is more, it is no sum of them
_A_LITTLE = 0.06  # the same where it is no slip
_ROUNDED = (5_000, 1_000, 500, 100, 50, 10, 5)  # to which all numbers of a table may be rounded
_EXACT = 1_000  # below it numbers of people are exact
_PER_CENT = 100
_COLUMNS, _FEWEST_ALONE = 2, 3  # of a table without a row of all, and its rows
_LARGE, _FURTHEST_BACK = 100, 80  # a number of all, and tokens between it and the first row

_Row = list["Block"]


def wrong_column_totals(view: TextView) -> list[WrongSum]:
    """The numbers of the last rows of the tables of a text that the rows above do not make, in order."""
    return list(_ColumnTotals(view).found())


class _ColumnTotals:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._figures = view, view.tokens, view.view(Figures)
        self._cells = [block for block in view.document.blocks if block.kind == "cell"]

    def found(self) -> Iterator[WrongSum]:
        for _, cells in groupby(self._cells, key=lambda cell: cell.group):
            rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
            body = [row for row in rows if not all(cell.header for cell in row)]
            *above, last = body or [[]]
            if _FEWEST <= len(above) <= _MOST and self._is_of_all(last) and not any(map(self._is_of_several, above)):
                yield from self._wrong_in(above, last)
            elif not any(self._is_of_all(row) or self._is_of_several(row) for row in body):
                yield from self._wrong_above(body)

    def _wrong_above(self, table: Sequence[_Row]) -> Iterator[WrongSum]:
        """The one large number shortly above a table of two columns whose rows make it but for a slip."""
        numbers = [number_of_cell(self._view, row[-1]) for row in table if len(row) == _COLUMNS]
        parts = [each for each in numbers if each is not None]
        if len(parts) < _FEWEST_ALONE or len(parts) != len(table):
            return
        first = parts[0].first
        before = self._view.view(Amounts).among(max(first - _FURTHEST_BACK, 0), first)
        right = sum(each.value for each in parts)
        wholes = [each for each in before if each.kind == parts[0].kind and each.value >= _LARGE]
        near = [each for each in wholes if _are_wrong(each, parts) and is_slip(each.value, right)]
        if len(near) == 1 and all(each.value != right for each in wholes):
            yield of_parts(near[0], parts)

    def _wrong_in(self, above: Sequence[_Row], last: _Row) -> Iterator[WrongSum]:
        for place in range(1, len(last)):
            same = [row[place] for row in above if len(row) == len(last)]
            numbers = [number for cell in same if (number := number_of_cell(self._view, cell)) is not None]
            whole = number_of_cell(self._view, last[place])
            if whole is not None and len(numbers) == len(above) and _are_wrong(whole, numbers):
                is_sure = is_slip(whole.value, sum(each.value for each in numbers))
                yield of_parts(whole, numbers, is_sure=is_sure)

    def _is_of_all(self, row: _Row) -> bool:
        return bool(row) and self._figures.is_in("facts.row-of-all", self._tokens.at(row[0].start))

    def _is_of_several(self, row: _Row) -> bool:
        label = range(self._tokens.at(row[0].start), self._tokens.at(row[0].end))
        lists = ("facts.rows-of-several", "facts.some-of-all")
        is_of_these = self._figures.is_in("facts.of", label.start)
        return is_of_these or any(self._figures.is_in(name, at) for name in lists for at in label)


def _are_wrong(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether numbers of one kind nearly make another, by a slip or a little, and not by rounding."""
    makes, told = sum(each.value for each in parts), whole.value
    if {each.kind for each in parts} != {whole.kind}:
        return False
    most = _NEARLY if is_slip(makes, told) else _A_LITTLE
    return bool(_rounded_by(whole, parts) < abs(makes - told) <= most * told)


def _rounded_by(whole: Quantity, parts: Sequence[Quantity]) -> float:
    """By how much the sum of numbers may be off, if each is rounded."""
    every = [whole, *parts]
    to = next((to for to in _ROUNDED if all(each.value % to == 0 for each in every)), 1)
    is_exact = to == 1 and whole.kind == COUNT and whole.value < _EXACT and whole.value != _PER_CENT
    return 0 if is_exact else to * len(every) / 2
