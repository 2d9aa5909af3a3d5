"""Letters that the pack knows, of which a text has two neighbours the other way round: "CAHMS"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from safelint.lazy import regex

_LEAST = 5  # letters: of fewer others have nearly every row
_LETTERS = regex(r"[A-Z](?<![\w@#/.'&-].)[A-Z]{4,8}(?=s?(?![\w@#/&'-]|\.\w))")


class Swapped(NamedTuple):
    """`text[start:end]` has the letters of `right` in another order."""

    start: int
    end: int
    right: str


class SwappedLetters:
    """Finds them. `known` are the letters that stand for something, `words` those in capitals that are words."""

    def __init__(self, known: Iterable[str], words: Iterable[str]) -> None:
        self._known = frozenset(each for each in known if len(each) >= _LEAST and each.isalpha() and each.isupper())
        self._words = frozenset(map(str.upper, words))

    def find(self, text: str) -> Iterator[Swapped]:
        """Every one in a text, in order."""
        for match in _LETTERS.finditer(text):
            right = self._right(match[0])
            if right:
                yield Swapped(*match.span(), right)

    def _right(self, letters: str) -> str:
        """The one row of known letters that these are but for two neighbours, "" where there is none."""
        if letters in self._known or letters in self._words:
            return ""
        swaps = (letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1))
        found = self._known.intersection(swaps)
        return next(iter(found)) if len(found) == 1 else ""
