"""The sign that two lengths of time are how long one couple was together: "a 17-year marriage" and "married for 19
years", "with her husband for 14 years" and "nine years with him"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.quantities import Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

SAME_MARRIAGE = "same-marriage"
_MONTH = 30 * 24 * 60  # minutes


class OneCouple:
    """Finds this sign in one text."""

    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches = view.tokens, view.matches
        self._part = view.knowledge.lexicon.words("facts.part-of-a-length")

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two lengths of time; `every` are all of the text, in order."""
        if self._are_of_one(first, second, every):
            yield SAME_MARRIAGE

    def _are_of_one(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether both are how long a couple was together, of whom the text tells no third length, at least one of them
        in words that say so."""
        surely = {each.of.value for each in every if self._tells_of_marriage(each.of)}
        lengths = surely | {each.of.value for each in every if self._tells_of_somebody(each.of)}
        if not surely or lengths != {first.of.value, second.of.value}:
            return False
        return surely == lengths or not self._matches.holds("facts.another-partner")

    def _tells_of_marriage(self, of: Quantity) -> bool:
        start, end = self._tokens.span(of.first, of.end)
        before, after = self._matches.before, self._matches.after
        if before("facts.before-a-marriage", start) or after("facts.behind-a-marriage", end):
            return True
        with_partner = before("facts.before-with-partner", start) or after("facts.behind-with-partner", end)
        return with_partner is not None and self._is_whole(of)

    def _tells_of_somebody(self, of: Quantity) -> bool:
        """Whether somebody was with "him" or "her" for so long."""
        start, end = self._tokens.span(of.first, of.end)
        before, after = self._matches.before, self._matches.after
        found = before("facts.before-with-somebody", start) or after("facts.behind-with-somebody", end)
        return found is not None and self._is_whole(of)

    def _is_whole(self, of: Quantity) -> bool:
        """Whether a length in months or years is that of all the time: "two years with him when" is not."""
        words, (_, end) = self._tokens.words, self._tokens.span(of.first, of.end)
        with_whom = self._matches.after("facts.behind-with-partner", end)
        with_whom = with_whom or self._matches.after("facts.behind-with-somebody", end)
        goes_on = self._matches.after("facts.then-came", with_whom.end if with_whom else end)
        is_part = of.first > 0 and words[of.first - 1] in self._part
        return bool(of.unit >= _MONTH) and not is_part and goes_on is None
