"""The sign that two sums are what was taken, once: "took £23,000 from her" and "the whole of the £28,000 was spent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import phrase_before, phrase_behind
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

SAME_LOSS = "same-loss"
_NEARLY = 1.5  # times: more is something else


class OneLoss:
    """Finds this sign in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._words, self._matches = view, view.tokens.words, view.matches
        self._lists, self._word = view.knowledge.lexicon.words, view.view(Figures).word

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The sign of two sums; `every` are all of the text, in order."""
        if self._are_of_one(first, second, every):
            yield SAME_LOSS

    def _are_of_one(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether the first is the only sum that was taken, and the second is told as the one that was, though no two
        others make it."""
        least, most = sorted((first.of.value, second.of.value))
        is_near = most <= _NEARLY * least or sorted(f"{least:.0f}") == sorted(f"{most:.0f}")
        is_exact = self._words[first.of.first - 1] not in self._lists("facts.not-exact")
        if not is_near or not is_exact or not self._is_known_loss(second):
            return False
        losses = {each.of.value for each in every if self._is_loss(each)}
        others = [each.of.value for each in every if each.of.value != second.of.value]
        made = {one + sign * other for one, other in combinations(others, 2) for sign in (1, -1)}
        is_one = losses - {second.of.value} == {first.of.value} and second.of.value not in made
        return is_one and self._is_loss(first) and not self._matches.holds("facts.more-taken")

    def _is_loss(self, stated: Stated) -> bool:
        is_led = phrase_before(self._view, stated.of, "facts.before-a-loss") is not None
        return is_led or phrase_behind(self._view, stated.of, "facts.behind-a-loss") is not None

    def _is_known_loss(self, stated: Stated) -> bool:
        """ "Of the £24,000 that was taken", "the whole of the £24,000 was"."""
        of = stated.of
        if self._words[of.first - 1] not in self._lists("facts.known"):
            return False
        if phrase_behind(self._view, of, "facts.behind-a-loss") is not None:
            return True
        is_whole = phrase_before(self._view, of, "facts.whole-of-a-sum") is not None
        return is_whole and self._word(of.end) in self._lists("facts.behind-a-whole-sum")
