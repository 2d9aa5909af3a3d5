"""Patterns that are worth a search only where a text holds one of a few words.

To search two hundred characters for one of thirty phrases costs twenty microseconds, and most texts hold none of them.
To know the words of these characters costs three, once for all the patterns that are then looked for.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from safelint.lazy import regex

_WORD = regex("[a-z]+")


def words_of(text: str) -> AbstractSet[str]:
    """The words of a text in lower case; where there is an apostrophe, the two on its sides: "isn" and "t"."""
    return set(_WORD.findall(text.lower()))


class Cue:
    """A pattern, capitals ignored, and words: any match holds one of them, whole."""

    def __init__(self, words: str, pattern: str) -> None:
        self.words = frozenset(words.split())
        self.pattern = regex(pattern, re.IGNORECASE)

    def search(self, text: str, words: AbstractSet[str]) -> re.Match[str] | None:
        """As `re.Pattern.search`; `words` are the words of the text."""
        return None if self.words.isdisjoint(words) else self.pattern.search(text)
