"""Lists of many things of which fewer than half are harms: "leave, bullying, dress, parking". They are about none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.text.view import TextView

_FEWEST = 4  # things that make a list of many
_LONGEST = 6  # words and marks of one of them in a sentence
_PARTS = frozenset(",;")  # what parts the things of a sentence


class OneOfMany:
    """Those of one text; `terms` are where in the folded text terms of any topic begin that are more than weak."""

    def __init__(self, view: TextView, terms: Sequence[int]) -> None:
        self._view, self._matches, self._terms = view, view.matches, terms
        self._by_group: dict[int, bool] = {}

    def in_sentence(self, first: int, last: int) -> bool:
        """Whether the tokens of a sentence list many things, parted by commas, that are mostly no harms."""
        tokens = self._matches.tokens
        commas = [at for at, word in enumerate(tokens.words[first:last], first) if word in _PARTS]
        if len(commas) < _FEWEST - 1:
            return False
        edges = [first, *commas, last]
        items = [tokens.span(left, right) for left, right in pairwise(edges) if left < right]
        if any(right - left > _LONGEST for left, right in pairwise(edges[1:-1])):
            return False
        if any(self._matches.holds("topics.of_a_clause", *item) for item in items[1:-1]):
            return False
        harms = sum(any(left <= each < right for each in self._terms) for left, right in items)
        return 2 * harms < len(items)

    def in_list(self, block: int) -> bool:
        """Whether the list of which a block is an item has many, and most of them are no harms."""
        blocks = self._view.document.blocks
        group = blocks[block].group
        if group not in self._by_group:
            items = [each for each in blocks if each.group == group and each.kind == "item"]
            places = [self._view.fold.unfold(at, at)[0] for at in self._terms]
            harms = sum(any(item.start <= at < item.end for at in places) for item in items)
            self._by_group[group] = len(items) >= _FEWEST and 2 * harms < len(items)
        return self._by_group[group]
