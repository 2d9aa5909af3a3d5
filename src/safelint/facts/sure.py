"""Signs that leave little doubt that two values are of one thing, whatever else speaks for or against it: the same name
beside two ages, "both girls" of three, "All six" right behind five, two terms of one offender, two lengths of one
marriage, two days of one event, one sum of money. They have no weight: each is enough by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.moments import DATE, WEEKDAY
from safelint.facts.one_child import FIRST_MET, OLDER_AT_FIRST, THE_MISSING, OneChild
from safelint.facts.one_couple import SAME_MARRIAGE, OneCouple
from safelint.facts.one_event import LAST_SEEN, OF_THE_EVENT, OF_THE_MONTH, TO_COME_ON, OneEvent
from safelint.facts.one_family import CHILDREN_OF_ONE, OneFamily
from safelint.facts.one_group import ALL_THE_ACCUSED, ALL_WHO_CAME, ALL_WHO_WERE_FOUND, OneGroup
from safelint.facts.one_loss import SAME_LOSS, OneLoss
from safelint.facts.one_offender import SAME_OFFENDER, SAME_TERM, OneOffender
from safelint.facts.one_person import CALLED_BY_AGE, CALLED_THE_SAME, OnePerson
from safelint.facts.quantities import AGE, COUNT, DURATION, MONEY, Quantity
from safelint.facts.told import Stated
from safelint.values.document import TITLES

if TYPE_CHECKING:
    from safelint.text.view import TextView

BOTH_OF_MORE, ALL_NEXT_TO_FEWER = "both-of-more", "all-next-to-fewer"
ALL_OF_THEM, IN_THE_HEADING = "all-of-them", "in-the-heading"
SURE = frozenset(
    {
        CALLED_THE_SAME,
        CALLED_BY_AGE,
        BOTH_OF_MORE,
        ALL_NEXT_TO_FEWER,
        ALL_OF_THEM,
        IN_THE_HEADING,
        LAST_SEEN,
        OF_THE_EVENT,
        OF_THE_MONTH,
        TO_COME_ON,
        SAME_MARRIAGE,
        SAME_TERM,
        SAME_OFFENDER,
        THE_MISSING,
        OLDER_AT_FIRST,
        FIRST_MET,
        CHILDREN_OF_ONE,
        ALL_THE_ACCUSED,
        ALL_WHO_CAME,
        ALL_WHO_WERE_FOUND,
        SAME_LOSS,
    }
)
_BOTH = 2
_LARGE = 100  # numbers that nobody turns by chance
_NEARLY = 1.4  # times: more is another group


class SureSigns:
    """Finds the sure signs of the pairs of one text."""

    def __init__(self, view: TextView) -> None:
        lexicon = view.knowledge.lexicon
        self._tokens, self._words, self._sentences = view.tokens, view.tokens.words, view.sentences
        self._matches, self._blocks = view.matches, view.document.blocks
        self._lists, self._together = lexicon.words, lexicon.numbers("facts.together")
        self._one_offender, self._one_person = OneOffender(view), OnePerson(view)
        self._one_couple, self._one_event, self._one_child = OneCouple(view), OneEvent(view), OneChild(view)
        self._one_family, self._one_group, self._one_loss = OneFamily(view), OneGroup(view), OneLoss(view)

    def of(self, first: Stated, second: Stated, before: Sequence[Stated], every: Sequence[Stated]) -> Iterator[str]:
        """The sure signs of two values; `before` are all with which the second is compared, the first among them, and
        `every` all of their kind."""
        kind = first.of.kind
        yield from self._one_offender.of(first, second, every)
        if kind == AGE:
            yield from self._one_person.of(first, second, every)
            yield from self._one_child.of(first, second, every)
        elif kind == WEEKDAY:
            yield from self._one_event.of(first, second, every)
        elif kind == DATE:
            yield from self._one_event.of_dates(first, second, every)
        elif kind == DURATION:
            yield from self._one_couple.of(first, second, every)
        elif kind == MONEY:
            yield from self._one_loss.of(first, second, every)
        elif kind == COUNT:
            yield from self._one_family.of(first, second, every)
            yield from self._one_group.of(first, second, every)
            yield from self._of_counts(first, second, before, every)

    def _of_counts(
        self, first: Stated, second: Stated, before: Sequence[Stated], every: Sequence[Stated]
    ) -> Iterator[str]:
        one, other = first.of, second.of
        if self._is_both_of_more(one, other):
            yield BOTH_OF_MORE
        elif self._are_all_next(first, second):
            parts = [each.of.value for each in before if each is not first]
            if one.value + sum(parts) != other.value and all(one.value + part != other.value for part in parts):
                yield ALL_NEXT_TO_FEWER
        elif one.noun and one.noun == other.noun:
            if self._are_all(one, other):
                yield ALL_OF_THEM
            if self._is_turned_in_heading(first, second, every):
                yield IN_THE_HEADING

    def _are_all(self, first: Quantity, second: Quantity) -> bool:
        """Whether both are told as all of things: "all of her 17 recommendations", "all 19 recommendations"."""
        if first.noun in self._lists("facts.nouns-for-people") or not all(map(self._is_all, (first, second))):
            return False
        least, most = sorted((first.value, second.value))
        return bool(most <= _NEARLY * least)

    def _is_all(self, of: Quantity) -> bool:
        place = of.first - 1
        while place > 0 and self._words[place] in self._lists("facts.known") | self._lists("facts.of"):
            if self._words[place] in self._lists("facts.all-of-it"):
                return True
            place -= 1
        return False

    def _is_turned_in_heading(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether a heading has the digits of a large number of the text in another order, and the text no third."""
        one, other = first.of, second.of
        if self._blocks[first.block].kind not in TITLES or min(one.value, other.value) < _LARGE:
            return False
        numbers = {each.of.value for each in every if each.of.noun == one.noun}
        return len(numbers) == _BOTH and sorted(f"{one.value:.0f}") == sorted(f"{other.value:.0f}")

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
