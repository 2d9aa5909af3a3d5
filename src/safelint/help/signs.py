"""Signs of a kind of text: some hundred phrases, each of which may stand anywhere in a passage, also within a word."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

_FEW = 8  # passages that are searched phrase by phrase: that costs less than making the automaton

_every: list[frozenset[str]] = []
_automaton: Any = None
_searched = 0


def signs(*phrases: str) -> frozenset[str]:
    """Phrases that passages are to be asked for."""
    global _automaton
    made = frozenset(phrases)
    _every.append(made)
    _automaton = None
    return made


class Passage:
    """A text that is asked again and again which signs it holds.

    One file is the common run: there a phrase is looked for when it is asked for. When more passages have come, an
    automaton finds every sign in one pass.
    """

    def __init__(self, text: str, at: int = 0) -> None:
        """`at` is the offset in the document's text at which it begins."""
        self.text = text
        self.at = at
        self._found = _found(text)

    def holds(self, phrases: Set[str]) -> bool:
        """Whether one of these signs stands in the text."""
        if self._found is not None:
            return not self._found.isdisjoint(phrases)
        return any(phrase in self.text for phrase in phrases)

    def count(self, phrases: Set[str]) -> int:
        """How many different ones of these signs stand in the text."""
        if self._found is not None:
            return len(self._found & phrases)
        return sum(phrase in self.text for phrase in phrases)

    def places(self, phrases: Set[str]) -> list[tuple[int, int]]:
        """Where each of these signs that the text holds stands first, in the document's text, in order."""
        found = ((self.text.find(phrase), phrase) for phrase in phrases)
        return sorted((self.at + place, self.at + place + len(phrase)) for place, phrase in found if place >= 0)

    def place(self, phrases: Set[str]) -> tuple[int, int] | None:
        """Where the first of these signs stands in the document's text."""
        return next(iter(self.places(phrases)), None)

    def search(self, pattern: re.Pattern[str]) -> tuple[int, int] | None:
        """Where an expression matches first, in the document's text."""
        match = pattern.search(self.text)
        return (self.at + match.start(), self.at + match.end()) if match else None


def _found(text: str) -> set[str] | None:
    """Every sign that a text holds; None while few texts have come."""
    global _automaton, _searched
    _searched += 1
    if _searched <= _FEW:
        return None
    if _automaton is None:
        import ahocorasick

        _automaton = ahocorasick.Automaton()
        for phrase in frozenset().union(*_every):
            _automaton.add_word(phrase, phrase)
        _automaton.make_automaton()
    return {phrase for _, phrase in _automaton.iter(text)}
