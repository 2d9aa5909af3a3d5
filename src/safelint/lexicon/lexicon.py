"""All lists of a pack. A list is named "family.list": the file that it stands in, and its name there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from safelint.lexicon.matching import Matches
from safelint.lexicon.tokens import Tokens

_NEVER = (r"(?!)", True)
"""An expression that matches nothing."""


class Lexicon:
    """`kept` is what `packs.lexicon.compiled` makes. A list that a pack does not have finds nothing: a pack for another
    country need not have every list of ours."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._kept = kept
        self._words: dict[str, frozenset[str]] = {}
        self._expressions: dict[str, re.Pattern[str]] = {}

    def matches(self, tokens: Tokens) -> Matches:
        """What finds the phrases of every list in one text."""
        return Matches(self._kept["families"], self._kept["classes"], self._kept["sets"], tokens)

    def words(self, name: str) -> frozenset[str]:
        """The single words of a list."""
        found = self._words.get(name)
        if found is None:
            found = self._words[name] = frozenset(self._kept["words"].get(name, ()))
        return found

    @property
    def forms(self) -> str:
        """The forms of words: a line each, which a line break and its base form begin and a space ends."""
        return str(self._kept["notation"]["forms"])

    def expression(self, name: str) -> re.Pattern[str]:
        """The expression of a list, compiled when it is first asked for."""
        found = self._expressions.get(name)
        if found is None:
            pattern, cased = self._kept["expressions"].get(name, _NEVER)
            found = self._expressions[name] = re.compile(pattern, 0 if cased else re.IGNORECASE)
        return found
