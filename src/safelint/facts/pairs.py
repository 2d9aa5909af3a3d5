"""Two places of a text that may tell of one thing, and what speaks for it.

Two values of a kind are a pair where the second was not told before it. Whether both are of one thing is not known:
the signs of a pair (`signs.py`) are what people go by, and `disagreements.py` weighs them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.amounts import Amounts, beginnings
from safelint.facts.moments import MOMENTS
from safelint.facts.quantities import AMOUNTS, COUNT, Quantity
from safelint.facts.signs import PairSigns
from safelint.facts.sure import SureSigns
from safelint.facts.told import Stated, ValuesTold, is_same
from safelint.words.issued import year_in

if TYPE_CHECKING:
    from safelint.text.view import TextView

_NOUNS = (
    "facts.nouns-for-people",
    "facts.nouns-for-charges",
    "facts.nouns-for-reports",
    "facts.nouns-for-events",
    "facts.nouns-for-homes",
    "facts.nouns-for-sellers",
    "facts.nouns-for-messages",
    "facts.nouns-for-places",
)
_ITEMS = ("item", "cell")
_NEAREST = 12  # quantities before one with which it is compared: of its kind, and of those that count the same
_TABLE = 60  # different values of a kind: they are those of a table or a timetable
_ENDS = (".", "!", "?")
_LONGEST_LINE = 40  # tokens of a line with a date
_MANY_BEFORE = 5  # values of which one that is new may be told otherwise: it is something else
_MANY_MOMENTS = 8  # pairs of moments of a text: each is one by chance


class Pair(NamedTuple):
    """Two quantities of a kind with different values, in order, and the signs that both are of one thing or not."""

    first: Quantity
    second: Quantity
    signs: frozenset[str]


def pairs(view: TextView) -> list[Pair]:
    """The pairs of a text."""
    return _Pairs(view).found(view.view(Amounts).every)


class _Pairs:
    """Makes the pairs of one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._words = view, view.tokens, view.tokens.words
        self._class_of = {noun: name for name in _NOUNS for noun in view.knowledge.lexicon.words(name)}
        self._signs, self._sure = PairSigns(view, view.knowledge.made(beginnings)), SureSigns(view)

    def found(self, quantities: Iterable[Quantity]) -> list[Pair]:
        by_kind: defaultdict[str, list[Stated]] = defaultdict(list)
        for each in quantities:
            start = self._tokens.span(each.first, each.first + 1)[0]
            sentence = bisect_right(self._view.sentences.starts, start) - 1
            inside = sentence >= 0 and start < self._view.sentences[sentence].end
            compared = each.kind in AMOUNTS or (each.kind in MOMENTS and not self._is_dateline(sentence))
            if inside and compared:
                by_kind[each.kind].append(Stated(each, sentence, self._view.sentences[sentence].block))
        amounts = [pair for kind, every in by_kind.items() if kind in AMOUNTS for pair in self._of_kind(every)]
        moments = [pair for kind, every in by_kind.items() if kind in MOMENTS for pair in self._of_kind(every)]
        if len(moments) > _MANY_MOMENTS:
            moments = [pair._replace(signs=pair.signs | {"many-moments"}) for pair in moments]
        return amounts + moments

    def _is_dateline(self, index: int) -> bool:
        """Whether a sentence is a line with the date of the text: it has a year, and no end."""
        sentence = self._view.sentences[index]
        first, last = self._tokens.at(sentence.start), self._tokens.at(sentence.end)
        words = self._words[first : min(last, first + _LONGEST_LINE)]
        return last - first <= _LONGEST_LINE and words[-1] not in _ENDS and any(map(year_in, words))

    def _of_kind(self, every: Sequence[Stated]) -> Iterator[Pair]:
        told = ValuesTold(every, self._class_of)
        if told.different > _TABLE:
            return
        nearest: deque[Stated] = deque(maxlen=_NEAREST)
        of_class: defaultdict[str, deque[Stated]] = defaultdict(lambda: deque(maxlen=_NEAREST))
        for second in every:
            own = of_class[told.class_of(second.of.noun)]
            if told.is_new(second.of):
                yield from self._with_those_before(second, dict.fromkeys((*own, *nearest)), told, every)
            nearest.append(second)
            own.append(second)

    def _with_those_before(
        self, second: Stated, before: Iterable[Stated], told: ValuesTold, every: Sequence[Stated]
    ) -> Iterator[Pair]:
        compared = [first for first in before if self._may_be_of_one_thing(first, second, told)]
        common = {second.of.kind, *(("many-before",) if len(compared) > _MANY_BEFORE else ())}
        for first in compared:
            again = {"first-again-before"} if told.is_told_again(first.of, second.of.first) else set[str]()
            sure = self._sure.of(first, second, compared, every)
            yield Pair(first.of, second.of, frozenset({*common, *again, *self._signs.of(first, second), *sure}))

    def _may_be_of_one_thing(self, first: Stated, second: Stated, told: ValuesTold) -> bool:
        """Whether two that count the like have different values, stand in sentences of their own, and not both in
        entries of a list or a table."""
        one, other = first.of, second.of
        blocks = self._view.document.blocks
        entries = blocks[first.block].kind in _ITEMS and blocks[second.block].kind in _ITEMS
        if first.sentence == second.sentence or entries or is_same(one, other):
            return False
        if one.kind != COUNT or one.noun == other.noun:
            return one.kind != COUNT or bool(one.noun)
        return not one.noun or not other.noun or told.class_of(one.noun) == told.class_of(other.noun)
