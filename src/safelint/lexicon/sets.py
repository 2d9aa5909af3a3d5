"""The sets of words that compiled phrases are made of, by their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from safelint.lexicon.codes import LETTERS, opened

if TYPE_CHECKING:
    from safelint.values.tables.compiled import WordSetsTable


class WordSets:
    """Of which sets a word is one: looked up once, for all texts. Of what is in no set nothing is kept."""

    def __init__(self, kept: WordSetsTable) -> None:
        """`kept` is what `Compiler.sets` makes."""
        self._by_letters = kept["by_letters"]
        self._numbers: dict[str, tuple[int, ...]] = {}

    def places(self, words: Mapping[str, int]) -> dict[int, int]:
        """For each set that holds one of these words, the tokens that are one, from those that are each word."""
        found: dict[int, int] = {}
        known = self._numbers
        for word, bits in words.items():
            for number in known[word] if word in known else self._looked_up(word):
                if number in found:
                    found[number] |= bits
                else:
                    found[number] = bits
        return found

    def _looked_up(self, word: str) -> tuple[int, ...]:
        group = self._by_letters.get(word[:LETTERS])
        if group is None:
            return ()
        whole, beginnings = opened(group)
        numbers = (*whole.get(word, ()), *[number for beginning, number in beginnings if word.startswith(beginning)])
        if numbers:
            self._numbers[word] = numbers
        return numbers
