"""Signs that leave little doubt that two values are of one thing, whatever else speaks for or against it: the same name
beside two ages, "both girls" of three, "All six" right behind five, two terms of one offender, the day somebody was
last seen. They have no weight: each is enough by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.moments import WEEKDAY
from safelint.facts.one_offender import SAME_OFFENDER, SAME_TERM, OneOffender
from safelint.facts.quantities import AGE, COUNT, Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

CALLED_THE_SAME, BOTH_OF_MORE, ALL_NEXT_TO_FEWER = "called-the-same", "both-of-more", "all-next-to-fewer"
LAST_SEEN = "last-seen"
SURE = frozenset({CALLED_THE_SAME, BOTH_OF_MORE, ALL_NEXT_TO_FEWER, LAST_SEEN, SAME_TERM, SAME_OFFENDER})
_BOTH = 2
_APART = 15  # years between two ages of one person of which one is a slip


class SureSigns:
    """Finds the sure signs of the pairs of one text."""

    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._tokens, self._words, self._sentences = view.tokens, view.tokens.words, view.sentences
        self._matches = view.matches
        self._lists, self._together = lexicon.words, lexicon.numbers("facts.together")
        self._one_offender = OneOffender(view)

    def of(self, first: Stated, second: Stated, before: Sequence[Stated], every: Sequence[Stated]) -> Iterator[str]:
        """The sure signs of two values; `before` are all with which the second is compared, the first among them, and
        `every` all of their kind."""
        one, other = first.of, second.of
        yield from self._one_offender.of(first, second, every)
        if one.kind == AGE and (called := self._called(one)) and called == self._called(other):
            is_turned = sorted(f"{one.value:.0f}") == sorted(f"{other.value:.0f}")
            if is_turned or abs(one.value - other.value) <= _APART:
                yield CALLED_THE_SAME
        elif one.kind == WEEKDAY and self._are_of_last_seen(first, second, every):
            yield LAST_SEEN
        elif one.kind == COUNT and self._is_both_of_more(one, other):
            yield BOTH_OF_MORE
        elif one.kind == COUNT and self._are_all_next(first, second):
            parts = [each.of.value for each in before if each is not first]
            if one.value + sum(parts) != other.value and all(one.value + part != other.value for part in parts):
                yield ALL_NEXT_TO_FEWER

    def _are_of_last_seen(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether one is the day on which somebody was last seen, and the other that since when nobody saw them."""
        seen = [each for each in every if self._tells_of_last_seen(each)]
        since = [each for each in every if self._matches.before("facts.seen-since", self._start(each.of))]
        if len({each.of.value for each in seen}) != 1 or len(since) != 1:
            return False
        return (first in seen and second in since) or (first in since and second in seen)

    def _tells_of_last_seen(self, stated: Stated) -> bool:
        """Whether the words for it stand before a day, in its sentence."""
        start = self._sentences[stated.sentence].start
        return self._matches.holds("facts.last-seen", start, self._start(stated.of))

    def _start(self, of: Quantity) -> int:
        return self._tokens.span(of.first, of.end)[0]

    def _called(self, of: Quantity) -> Sequence[str]:
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
        return self._words[start:end] if is_named else ()

    def _is_both_of_more(self, first: Quantity, second: Quantity) -> bool:
        """Whether "both girls" follow three, and nothing between tells of two, or of one beside others."""
        is_both = self._together.get(self._words[second.first]) == _BOTH and self._words[second.first] in self._lists(
            "facts.known"
        )
        if not is_both or first.value <= _BOTH or first.noun != second.noun:
            return False
        if second.noun not in self._lists("facts.nouns-for-unnamed"):
            return False
        return not any(map(self._tells_of_some, range(first.end, second.first)))

    def _tells_of_some(self, at: int) -> bool:
        """Whether a word tells of some of several: "two of them", "the other". "Two phones" and "two of theft" are
        something else."""
        word, behind = self._words[at], self._words[at + 1]
        is_else = behind.endswith("s") and behind not in self._lists("facts.nouns-for-people")
        if behind in self._lists("facts.of"):
            is_else = self._words[at + 2] not in self._lists("facts.known") | self._lists("facts.several-of")
        return word in self._lists("facts.some-of-several") and not is_else

    def _are_all_next(self, first: Stated, second: Stated) -> bool:
        """Whether a sentence that begins "All six" follows one that tells of fewer people, and of no single one."""
        begins = self._tokens.at(self._sentences[second.sentence].start)
        is_next = second.sentence == first.sentence + 1 and second.block == first.block
        if not is_next or second.of.first != begins + 1 or self._words[begins] not in self._lists("facts.all-of-it"):
            return False
        if second.of.noun or first.of.noun not in self._lists("facts.nouns-for-people"):
            return False
        singles = self._lists("facts.of-an-age")
        earlier = range(self._tokens.at(self._sentences[first.sentence].start), begins)
        return second.of.value > first.of.value and not any(self._words[at] in singles for at in earlier)
