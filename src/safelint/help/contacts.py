"""Ways to somebody in no list of ours, if only as they look, by the block in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.help.helpblock import SHORT
from safelint.help.routes import LOCAL, Area, Route, Tie, Way
from safelint.help.ties import Ties
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.numbers.numbered import NumberedText


class LocalContacts:
    """Those of one text: `routes` are the ways to help that its body gives."""

    def __init__(self, text: NumberedText, routes: Sequence[Route], ties: Ties) -> None:
        self._blocks = text.document.blocks
        self._index = text.document.block_index
        self._routes = routes
        self._ties = ties
        self._touched: dict[int, Range | None] = {}  # by block

    def beside(self, index: int) -> Range | None:
        """Where a block, the cells after it in its row, or what it is the title of, holds a contact."""
        here = self._blocks[index]
        found = self._contact(index)
        if found is not None:
            return found
        if here.kind == "cell":
            near = range(index + 1, min(index + 6, len(self._blocks)))
            later = (at for at in near if self._blocks[at].shares_row(here))
            return next(filter(None, map(self._contact, later)), None)
        is_title = here.kind in ("heading", "term") or here.end - here.start <= SHORT
        return self._contact(index + 1) if is_title else None

    @cached_property
    def _local(self) -> dict[int, Route]:
        """By block, the first way to somebody in no list of ours."""
        ways = (route for route in reversed(self._routes) if route.tie != Tie.POLICE)
        local = (route for route in ways if route.service == LOCAL and route.place == Area.BODY)
        return {self._index(route.start): route for route in local}

    def _contact(self, index: int) -> Range | None:
        """Where a block holds a way to local help that is in no list of ours, if only as it looks."""
        if index not in self._touched:
            route = self._local.get(index)
            is_help = route is not None and (route.helps or self.is_tied(route.start, route.end))
            self._touched[index] = (route.start, route.end) if route and is_help else None
        return self._touched[index]

    def is_tied(self, start: int, end: int) -> bool:
        """Whether words near `text[start:end]` tie it to help."""
        return self._ties.of_range(start, end).kind.helps

    @cached_property
    def numbered(self) -> dict[int, Range]:
        """By block, a number that no service of ours has."""
        local = (each for each in self._routes if each.service == LOCAL and each.place == Area.BODY)
        numbers = (each for each in local if each.how == Way.NUMBER and each.tie != Tie.INFORMATION)
        return {self._index(each.start): (each.start, each.end) for each in numbers}
