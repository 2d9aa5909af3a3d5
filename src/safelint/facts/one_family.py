"""The sign that two numbers are of the children of one mother or father: "a mother of two" and "her three children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.quantities import Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

CHILDREN_OF_ONE = "children-of-one"
_MOST = 12


class OneFamily:
    """Finds this sign in one text."""

    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._words, self._matches, self._lists = view.tokens.words, view.matches, lexicon.words
        self._parents, self._pronouns = lexicon.pairs("facts.one-parent"), lexicon.pairs("facts.pronouns")

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The sign of two numbers; `every` are all of the text, in order."""
        if self._are_of_one(first, second, every):
            yield CHILDREN_OF_ONE

    def _are_of_one(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether both are how many children she has, or he, and the text tells no third number of them and of no other
        mother or father."""
        told = {(sex, each.of.value) for each in every if (sex := self._whose(each.of))}
        parents = {each.of.value for each in every if self._parent(each.of)}
        both = [(self._whose(each.of), each.of.value) for each in (first, second)]
        if not both[0][0] or len(parents) != 1 or told != set(both) or both[0][0] != both[1][0]:
            return False
        return not (self._matches.holds("facts.another-child") or self._matches.holds("facts.a-parent-alone"))

    def _whose(self, of: Quantity) -> str:
        """Whether a number is that of a woman's children, or a man's; "" where it is neither."""
        if of.noun not in self._lists("facts.children") or of.value > _MOST:
            return ""
        return self._parent(of) or self._pronouns.get(self._words[of.first - 1], "")

    def _parent(self, of: Quantity) -> str:
        """The same where so many are told of a parent: "mother of two"."""
        words, at = self._words, of.first - 2
        is_of = at >= 0 and words[at + 1] in self._lists("facts.of")
        return self._parents.get(words[at], "") if is_of else ""
