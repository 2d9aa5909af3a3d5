"""What a passage says in words that nobody listed: each word of it, two and three in a row, and two around a third have
weights, learned from examples (`tools/make_weights.py`), and the passage says what weighs enough.

A scale has a sum for each meaning, as a multinomial logistic regression makes it, so that a reason can be given: the
words that weighed most. It is divided by the square root of the number of different words, so that a long passage does
not weigh more for its length alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, repeat
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from safelint.lexicon.codes import closed, opened

if TYPE_CHECKING:
    from safelint.values.tables.compiled import ScaleTable
    from safelint.values.tables.weights import WeightsFile

FIRST, LAST, NUMBER, ANY = "^", "$", "#", "_"
"""What stands in a feature for the beginning and the end of a passage, for every number, and for any word."""

_MARKS = frozenset("?!,;:")  # those that tell something beside words
FEWEST = 14
"""Words that a shorter passage counts as having."""
_MOST_TOLD = 4
_TELLS = 5  # letters that words have of which a reader can see why they tell something: "how" and "them" do not

HEAVIEST = 127
"""What a feature may weigh for a meaning, or against it: its weights are kept as bytes, which load in no time."""
_Row = bytes
"""What a feature weighs for each meaning, `HEAVIEST` added."""
_Word = TypeVar("_Word")
"""A word, or its place."""


class TellingTokens(NamedTuple):
    """Words that speak for a meaning together: the first of the tokens, the one after the last, and their weight."""

    first: int
    last: int
    weight: float


class Features(NamedTuple):
    """What of a passage may have a weight, in an order of its own; the different single words of it, and its tokens."""

    tokens: Sequence[str]
    words: frozenset[str]
    every: Sequence[str]


class Weighed(NamedTuple):
    """What a passage weighs, the meaning that fits it best, and what speaks most for both."""

    meaning: str
    weight: float
    telling: tuple[TellingTokens, ...]


class Scale:
    """Weighs passages for several meanings; a passage has one of them at most.

    It has the one that it weighs most for, where that is `needs` or more.
    """

    def __init__(self, table: ScaleTable) -> None:
        """`table` is what `plain` gives."""
        self.needs, self.meanings, self._bases, self._closed = table
        self._weights: dict[str, _Row] = {}  # of the words that were asked for
        self._asked_for: set[str] = set()
        self._open(frozenset((FIRST, LAST, ANY)))

    @staticmethod
    def plain(values: WeightsFile) -> ScaleTable:
        """What a file of weights holds, as a table that is quick to load and to look up."""
        meanings = tuple(each["id"] for each in values["meaning"])
        groups: dict[str, dict[str, bytearray]] = {}
        for at, each in enumerate(values["meaning"]):
            for weight, features_of in each["weights"].items():
                for feature in features_of:
                    rows = groups.setdefault(max(feature.split(" "), key=len), {})
                    rows.setdefault(feature, bytearray([HEAVIEST] * len(meanings)))[at] = HEAVIEST + int(weight)
        bases = tuple(each["base"] for each in values["meaning"])
        kept = {word: closed({each: bytes(row) for each, row in rows.items()}) for word, rows in groups.items()}
        return values["needs"], meanings, bases, kept

    def weights(self, found: Features) -> dict[str, float]:
        """What a passage weighs for each meaning."""
        return dict(zip(self.meanings, self._totals(found), strict=True))

    def weight_of(self, word: str, meaning: str) -> int:
        """What a word in small letters weighs for a meaning by itself, 0 where nothing was learned of it."""
        self._open(frozenset((word,)))
        row = self._weights.get(word)
        return row[self.meanings.index(meaning)] - HEAVIEST if row else 0

    def weigh(self, found: Features, needs: int) -> Weighed | None:
        """What a passage weighs; None where that is less than it needs."""
        totals = self._totals(found)
        best = max(range(len(totals)), key=totals.__getitem__)
        if totals[best] < needs:
            return None
        return Weighed(self.meanings[best], totals[best], self.telling(found, self.meanings[best]))

    def telling(self, found: Features, meaning: str) -> tuple[TellingTokens, ...]:
        """The tokens of a passage that speak most for a meaning, as a reader is shown them."""
        root, wanted = _root(found), self.meanings.index(meaning)
        speaking = {feature: row[wanted] - HEAVIEST for feature, row in self._rows(found).items()}
        first: dict[str, TellingTokens] = {}
        for feature, place in zip(found.every, places(found.tokens), strict=True):
            if speaking.get(feature, 0) > 0:
                first.setdefault(feature, TellingTokens(*place, speaking[feature] / root))
        return _shown(sorted(first.values(), key=lambda each: (-each.weight, each.first)), found.tokens)

    def _totals(self, found: Features) -> list[float]:
        """What a passage weighs for each meaning."""
        rows = self._rows(found).values()
        if not rows:
            return [*self._bases]
        root, none, every, size = _root(found), HEAVIEST * len(rows), b"".join(rows), len(self._bases)
        return [base + (sum(every[at::size]) - none) / root for at, base in enumerate(self._bases)]

    def _rows(self, found: Features) -> dict[str, _Row]:
        """What has a weight of a passage, with what that is: most has none."""
        self._open(found.words)
        return {feature: self._weights[feature] for feature in self._weights.keys() & found.every}

    def _open(self, words: frozenset[str]) -> None:
        for word in words - self._asked_for:
            self._asked_for.add(word)
            if group := self._closed.get(word):
                self._weights.update(opened(group))


def _shown(heavy: Sequence[TellingTokens], tokens: Sequence[str]) -> tuple[TellingTokens, ...]:
    """The heaviest words, each once, and small ones only where there are no others."""
    large = [each for each in heavy if sum(map(len, tokens[each.first : each.last])) >= _TELLS]
    shown: list[TellingTokens] = []
    for each in large or heavy:
        if len(shown) < _MOST_TOLD and all(each.last <= one.first or one.last <= each.first for one in shown):
            shown.append(each)
    return tuple(shown)


def _root(found: Features) -> float:
    return sqrt(max(len(found.words), FEWEST))


def features(tokens: Sequence[str]) -> Features:
    """The words of some tokens in small letters, two and three in a row, and two with any word between. Every number is
    the same; of marks only few are words."""
    words = [NUMBER if token[0].isdigit() else token for token in tokens if token[0].isalnum() or token in _MARKS]
    return Features(tokens, frozenset(words), [*words, *map(" ".join, _groups(words, FIRST, LAST, ANY))])


def places(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each of `features(tokens).every` stands: the token it begins with, and the one after its last."""
    starts = [at for at, token in enumerate(tokens) if token[0].isalnum() or token in _MARKS]
    return ((each[0], each[-1] + 1) for each in chain(zip(starts), _groups(starts, 0, len(tokens) - 1, 0)))


def _groups(words: Sequence[_Word], first: _Word, last: _Word, anything: _Word) -> Iterable[tuple[_Word, ...]]:
    """Two words in a row, three in a row, and two around a third, each in their order."""
    row = (first, *words, last)
    return chain(
        pairwise(row),
        zip(row, row[1:], row[2:], strict=False),
        zip(words, repeat(anything), words[2:], strict=False),
    )
