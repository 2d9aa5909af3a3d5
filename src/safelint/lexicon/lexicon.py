"""All lists of a pack. A list is named "family.list": the file that it stands in, and its name there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from safelint.lexicon.codes import LETTERS, opened
from safelint.lexicon.matching import Matches
from safelint.lexicon.search import Search
from safelint.lexicon.sets import WordSets
from safelint.lexicon.tokens import Tokens

if TYPE_CHECKING:
    from safelint.values.tables.compiled import LexiconTable

_NEVER = (r"(?!)", True)
"""An expression that matches nothing."""


class Lexicon:
    """`kept` is what `packs.lexicon.compiled` makes. A list that a pack does not have finds nothing: a pack for another
    country need not have every list of ours."""

    def __init__(self, kept: LexiconTable) -> None:
        self._kept = kept
        self._sets: WordSets | None = None
        self._words: dict[str, frozenset[str]] = {}
        self._expressions: dict[str, re.Pattern[str]] = {}

    def matches(self, tokens: Tokens) -> Matches:
        """What finds the phrases of every list in one text."""
        return self.matches_of_each([tokens])[0]

    def matches_of_each(self, texts: Sequence[Tokens]) -> list[Matches]:
        """The same of each of some texts, at least one, which are looked through together: most phrases are then tried
        once for all of them."""
        if self._sets is None:
            self._sets = WordSets(self._kept["sets"])
        search = Search(self._kept["families"], self._kept["classes"], self._sets, texts)
        return [Matches(search, place, tokens) for place, tokens in enumerate(texts)]

    def words(self, name: str) -> frozenset[str]:
        """The single words of a list."""
        found = self._words.get(name)
        if found is None:
            found = self._words[name] = frozenset(self._kept["words"].get(name, ()))
        return found

    def pairs(self, name: str) -> Mapping[str, str]:
        """What stands beside each word of a list of pairs: "1" beside "one"."""
        return self._kept["pairs"].get(name, {})

    def numbers(self, name: str) -> Mapping[str, int]:
        """The number that stands beside each word of a list of pairs."""
        return {word: int(number) for word, number in self.pairs(name).items()}

    def forms(self, word: str, *, last: bool = False) -> tuple[str, ...]:
        """The base form of a word in small letters and the other forms of that; none where the pack does not list it.
        What is a form of one word and the base form of another is taken for a form, and what is one of several for a
        form of the first, or of the last."""
        bases = self._form("bases", word).split() or [word]
        base = bases[-1 if last else 0]
        others = self._form("forms", base)
        return (base, *others.split()) if others else ()

    def _form(self, table: Literal["forms", "bases"], word: str) -> str:
        piece = self._kept["notation"][table].get(word[:LETTERS])
        return opened(piece).get(word, "") if piece else ""

    def expression(self, name: str) -> re.Pattern[str]:
        """The expression of a list, compiled when it is first asked for."""
        found = self._expressions.get(name)
        if found is None:
            pattern, cased = self._kept["expressions"].get(name, _NEVER)
            found = self._expressions[name] = re.compile(pattern, 0 if cased else re.IGNORECASE)
        return found
