"""Lists of many things of which fewer than half are harms: "leave, bullying, dress, parking". They are about none."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.text.view import TextView

_FEWEST = 4  # things that make a list of many
_LONGEST = 6  # words and marks of one of them in a sentence
_PARTS = frozenset(",;")  # what parts the things of a sentence


class OneOfMany:
    """Those of one text; `terms` are where in its text terms of any topic begin that are more than weak."""

    def __init__(self, view: TextView, terms: Sequence[int]) -> None:
        self._view, self._matches, self._terms = view, view.matches, terms

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
        return self._view.document.blocks[block].group in self._mixed_lists

    @cached_property
    def _mixed_lists(self) -> frozenset[int]:
        """The groups of those lists."""
        places = sorted(self._terms)
        items: defaultdict[int, list[bool]] = defaultdict(list)  # by group, whether each names a harm
        for each in self._view.document.blocks:
            if each.kind == "item":
                at = bisect_left(places, each.start)
                items[each.group].append(at < len(places) and places[at] < each.end)
        return frozenset(
            group for group, harms in items.items() if len(harms) >= _FEWEST and 2 * sum(harms) < len(harms)
        )
