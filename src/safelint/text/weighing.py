"""What a passage says in words that nobody listed: each word of it and each pair of neighbours has a weight, learned
from examples (`tools/make_weights.py`), and the passage says what weighs enough.

A scale has a sum for each meaning, as a multinomial logistic regression makes it, so that a reason can be given: the
words that weighed most. It is divided by the square root of the number of different words, so that a long passage does
not weigh more for its length alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, repeat
from math import sqrt
from typing import Any, NamedTuple

FIRST, LAST, NUMBER = "^", "$", "#"
"""What stands in a feature for the beginning and the end of a passage, and for every number."""

_MARKS = frozenset("?!,;:")  # those that tell something beside words
FEWEST = 14
"""Words that a shorter passage counts as having."""
_MOST_TOLD = 4


class TellingTokens(NamedTuple):
    """A word or a pair of words that speaks for a meaning: the first of the tokens weighed, the one after the last, and
    its weight."""

    first: int
    last: int
    weight: float


class Weighed(NamedTuple):
    """What a passage weighs, the meaning that fits it best, and what speaks most for both."""

    meaning: str
    weight: float
    telling: tuple[TellingTokens, ...]


class Scale:
    """Weighs passages for several meanings; a passage has one of them at most.

    It has the one that it weighs most for, where that is `needs` or more.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        """`table` is what `plain` gives."""
        self.needs: int = table["needs"]
        self._meanings: Mapping[str, tuple[int, Mapping[str, int]]] = table["meanings"]

    @staticmethod
    def plain(values: Mapping[str, Any]) -> dict[str, Any]:
        """What a file of weights holds, as a table that is quick to load and to look up."""
        return {
            "needs": values["needs"],
            "meanings": {each["id"]: (each["base"], _by_feature(each["weights"])) for each in values["meaning"]},
        }

    def weigh(self, tokens: Sequence[str], needs: int) -> Weighed | None:
        """What a passage weighs, by its tokens in small letters; None where that is less than it needs."""
        found = features(tokens)
        root = sqrt(max(len(found) // 2, FEWEST))
        weights = {
            name: base + sum(map(own.get, found, repeat(0))) / root for name, (base, own) in self._meanings.items()
        }
        meaning = max(weights, key=weights.__getitem__)
        if weights[meaning] < needs:
            return None
        own = self._meanings[meaning][1]
        heavy = [TellingTokens(*place, own[each] / root) for each, place in found.items() if own.get(each, 0) > 0]
        heavy.sort(key=lambda each: (-each.weight, each.first))
        return Weighed(meaning, weights[meaning], tuple(heavy[:_MOST_TOLD]))


def features(tokens: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The different words and pairs of neighbours among some tokens, each with its first place: the token it begins
    with, and the one after its last. Every number is the same; of marks only few are words."""
    words = [(at, NUMBER if each[0].isdigit() else each) for at, each in enumerate(tokens) if _counts(each)]
    found: dict[str, tuple[int, int]] = {}
    for at, word in words:
        found.setdefault(word, (at, at + 1))
    for (at, first), (to, second) in pairwise(((0, FIRST), *words, (len(tokens) - 1, LAST))):
        found.setdefault(f"{first} {second}", (at, to + 1))
    return found


def _counts(token: str) -> bool:
    return token[0].isalnum() or token in _MARKS


def _by_feature(weights: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {feature: int(weight) for weight, features in weights.items() for feature in features}
