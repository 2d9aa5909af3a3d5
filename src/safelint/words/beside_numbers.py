"""Names right before a number of the registry that are like the name of the service whose number it is.

The number says which service is meant, so far less of its name must be there than elsewhere: "Child Helpline on 0800
1111", "Gallop: 0800 999 5428".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.distance import letters_off
from safelint.words.likeness import root
from safelint.words.namewords import NameWord, stem, telling, words_from, words_of

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.right_names import NearTables

_CAPITAL = regex(r"[A-Z](?<![\w'@#/.-].)\w")
_LEAST_NEAR = 5  # letters of a word of which another may be a misspelling
_LEAST_OF_ROOT = 4  # letters of words of one root
_NEAREST = 60  # characters between a name and its number


class OtherName(NamedTuple):
    """`cased[start:end]` stands for `right`, the name of the service whose number follows."""

    start: int
    end: int
    right: str


class NamesBesideNumbers:
    """Finds them."""

    def __init__(self, tables: NearTables, lexicon: Lexicon) -> None:
        self._right, self._small, self._generic = tables.right, tables.small, tables.like.generic
        self._before = lexicon.words("slips.before-name")
        self._nations = frozenset(map(stem, lexicon.words("slips.nations")))

    def before(self, cased: str, start: int, end: int, names: Iterable[str]) -> OtherName | None:
        """The last words with a capital before a number that begins at `end` of a folded text, in a sentence that
        begins at `start`; None where they are a right name, or share nothing that tells with the service's `names`."""
        words: Sequence[NameWord] = ()
        for match in _CAPITAL.finditer(cased, start, end):
            if not words or match.start() >= words[-1].end:
                words = words_from(cased, match.start(), self._small) or words
        first = next((at for at, word in enumerate(words) if word.key not in self._before), len(words))
        words = words[first:]
        if not words or not 0 <= end - words[-1].end <= _NEAREST or self._holds_right(words):
            return None
        right = next((name for name in names if self._share(words, words_of(name))), "")
        return OtherName(words[0].start, words[-1].end, right) if right else None

    def _holds_right(self, words: Sequence[NameWord]) -> bool:
        """Whether a name of two words or more that is right stands among words, or they are one of one word."""
        keys = [word.key for word in words]
        return any(
            " ".join(keys[first:last]) in self._right
            for first in range(len(keys))
            for last in range(first + min(2, len(keys)), len(keys) + 1)
        )

    def _share(self, words: Sequence[NameWord], name: Sequence[NameWord]) -> bool:
        """Whether a word that tells something is of the root of one of a name, or a letter or two off. What has no
        word but those of the name is only shorter."""
        ones, others = ([word.stem for word in telling(each, self._small)] for each in (words, name))
        dull = self._generic | self._nations
        is_like = any(_is_like(one, other) for one in ones for other in others if dull.isdisjoint((one, other)))
        return is_like and not set(ones) <= set(others)


def _is_like(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter >= _LEAST_OF_ROOT and root(one) == root(other):
        return True
    return shorter >= _LEAST_NEAR and letters_off(one, other, _LEAST_NEAR) is not None
