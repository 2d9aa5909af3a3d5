"""Names right before a number of the registry that are like the name of the service whose number it is.

The number says which service is meant, so far less of its name must be there than elsewhere: "Child Helpline on 0800
1111", "Gallop: 0800 999 5428".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.distance import letters_off
from safelint.words.capital_runs import AroundNames, CapitalRun
from safelint.words.likeness import root
from safelint.words.namewords import CAPITAL, WORD, NameWord, key, stem, telling, words_from, words_of
from safelint.words.usage import has_word

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.tables.compiled import RightNamesTable

_LEAST_NEAR = 5  # letters of a name of one word of which another may be a misspelling
_LEAST_OF_ROOT = 4  # letters of words of one root
_NEAREST = 40  # characters between a name and its number
_REACH = 200  # characters before a number in which its name begins
_DOER = regex(r"([A-Z][\w'-]+) ([a-z]+)")


class OtherName(NamedTuple):
    """`cased[start:end]` stands for `right`, the name of the service whose number follows."""

    start: int
    end: int
    right: str


class NamesBesideNumbers:
    """Finds them. What may stand between a name and its number, and what makes words a name, is told by the lists
    `slips` of the lexicon."""

    def __init__(self, tables: RightNamesTable, lexicon: Lexicon) -> None:
        self._around = AroundNames.of(tables, lexicon)
        self._between = lexicon.words("slips.name-to-number")
        self._does = lexicon.words("slips.does")
        self._dull = self._around.generic | self._around.nations

    def before(self, cased: str, start: int, end: int, names: Iterable[str]) -> OtherName | None:
        """The words with a capital right before a number that begins at `end` of a folded text, in a sentence that
        begins at `start`; None where they are a right name, or share nothing that tells with the service's `names`."""
        words: Sequence[NameWord] = ()
        for match in CAPITAL.finditer(cased, max(start, end - _REACH), end):
            if not words or match.start() >= words[-1].end:
                words = words_from(cased, match.start(), self._around.small) or words
        first = next((at for at, word in enumerate(words) if word.key not in self._around.before), len(words))
        words = words[first:]
        if not words or not 0 <= end - words[-1].end <= _NEAREST or self._holds_right(words):
            return None
        between = [word.lower() for word in WORD.findall(cased, words[-1].end, end)]
        if not self._between.issuperset(between) or cased[words[0].start : words[-1].end].isupper():
            return None
        is_called = any(stem(key(word)) in self._around.generic for word in (*between, *(word.text for word in words)))
        right = next((name for name in names if self._is_meant(words, words_of(name), is_called=is_called)), "")
        return OtherName(words[0].start, words[-1].end, right) if right else None

    def opening(self, cased: str, start: int, end: int, names: Iterable[str]) -> OtherName | None:
        """The word with a capital that opens the sentence at `cased[start:end]` and is said to do something, where it
        is a letter or two off one of the service's `names` of one word: "Gallop helps people who are lesbian"."""
        first = CAPITAL.search(cased, start, end)
        found = _DOER.match(cased, first.start(), end) if first is not None else None
        if found is None or found[2] not in self._does or has_word(cased[start : found.start()]):
            return None
        words = words_of(found[1])
        if self._holds_right(words):
            return None
        right = next((name for name in names if self._is_meant(words, words_of(name), is_called=False)), "")
        return OtherName(*found.span(1), right) if right else None

    def _holds_right(self, words: Sequence[NameWord]) -> bool:
        """Whether a name of two words or more that is right stands among words, or they are one of one word."""
        is_one = len(words) == 1 and words[0].key in self._around.right
        return is_one or CapitalRun(words, self._around).longest_right() > 0

    def _is_meant(self, words: Sequence[NameWord], name: Sequence[NameWord], *, is_called: bool) -> bool:
        """Whether words are meant as a name: one word is a letter or two off, or a service is called so (`is_called`)
        and one of its words is of the root of one of the name. What has no word but those of the name is shorter."""
        ones, others = ([word.stem for word in telling(each, self._around.small)] for each in (words, name))
        if len(ones) == len(others) == 1 and len(others[0]) >= _LEAST_NEAR:
            return ones != others and letters_off(ones[0], others[0], _LEAST_NEAR) is not None
        pairs = ((one, other) for one in ones for other in others if self._dull.isdisjoint((one, other)))
        return is_called and any(map(_are_of_one_root, pairs)) and not set(ones) <= set(others)


def _are_of_one_root(pair: tuple[str, str]) -> bool:
    return min(map(len, pair)) >= _LEAST_OF_ROOT and root(pair[0]) == root(pair[1])
