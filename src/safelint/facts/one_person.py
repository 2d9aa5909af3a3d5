"""Signs that two ages are of one person: the same name beside both, the surname alone beside the second, or "the
14-year-old" of the only one whose age was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.quantities import Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

CALLED_THE_SAME, CALLED_BY_AGE = "called-the-same", "called-by-age"
_APART = 15  # years between two ages of one person of which one is a slip
_NEAR = 2  # the same where no name says so
_TWO = 2
_TO_A_NOUN = 2  # tokens behind an article


class OnePerson:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._tokens, self._words = view.tokens, view.tokens.words
        self._lists = view.knowledge.lexicon.words

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two ages; `every` are all ages of the text, in order."""
        one, other = first.of, second.of
        if self._are_called_the_same(one, other, every):
            yield CALLED_THE_SAME
        is_near = _is_turned(one, other) or abs(one.value - other.value) <= _NEAR
        if is_near and self._is_called_by_age(other) and len({each.of.value for each in every}) == _TWO:
            if not any(map(self._begins_another, range(one.end, other.first))):
                yield CALLED_BY_AGE

    def _are_called_the_same(self, one: Quantity, other: Quantity, every: Sequence[Stated]) -> bool:
        """Whether the same name stands before both, or at the second its surname alone: "Dean Fell, 41", "Fell, 43"."""
        if not (_is_turned(one, other) or abs(one.value - other.value) <= _APART):
            return False
        called, again = self._called(one), self._called(other)
        if called == again:
            return bool(called)
        of_the_name = {name for each in every if (name := self._called(each.of))[-1:] == again}
        return len(again) == 1 and of_the_name == {called, again}

    def _called(self, of: Quantity) -> tuple[str, ...]:
        """The words with a capital that end at the comma before an age: "Mrs Dean, 41"; none of who is not named, as in
        "(Boy, 14)"."""
        end = start = of.first - 1
        if end < 1 or self._words[end] != ",":
            return ()
        while start > 0 and self._tokens.cased(start - 1)[:1].isupper():
            start -= 1
        is_named = self._words[end - 1] not in self._lists("facts.of-an-age") and not (
            start and self._words[start - 1] == "("
        )
        return tuple(self._words[start:end]) if is_named else ()

    def _begins_another(self, at: int) -> bool:
        """Whether somebody new is told of at a token, whose age may follow: "a teenager", "another young man", but not
        "she was a student"."""
        nouns = self._lists("facts.of-an-age")
        is_new = self._words[at] in self._lists("facts.article") or self._words[at] in self._lists("facts.others")
        is_new = is_new and self._words[at - 1] not in self._lists("facts.is-of-age")
        return is_new and not nouns.isdisjoint(self._words[at + 1 : at + 1 + _TO_A_NOUN])

    def _is_called_by_age(self, of: Quantity) -> bool:
        """Whether nothing else tells who has an age that was told before: "the 14-year-old"."""
        is_old = self._words[of.end - 1] in self._lists("facts.old")
        return is_old and of.first > 0 and self._words[of.first - 1] in self._lists("facts.known")


def _is_turned(one: Quantity, other: Quantity) -> bool:
    return sorted(f"{one.value:.0f}") == sorted(f"{other.value:.0f}")
