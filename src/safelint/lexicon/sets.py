"""The sets of words that compiled phrases are made of, by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from safelint.lexicon.codes import LETTERS, opened


class WordSets:
    """Of which sets a word is one: looked up once, for all texts. Of what is in no set nothing is kept."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        """`kept` is what `Compiler.sets` makes."""
        self._by_letters: Mapping[str, bytes] = kept["by_letters"]
        self._numbers: dict[str, tuple[int, ...]] = {}

    def of(self, words: Iterable[str]) -> dict[int, list[str]]:
        """The sets that hold some of these words, with those."""
        found: dict[int, list[str]] = {}
        known = self._numbers
        for word in words:
            for number in known[word] if word in known else self._looked_up(word):
                if number in found:
                    found[number].append(word)
                else:
                    found[number] = [word]
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
