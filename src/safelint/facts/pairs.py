"""Two places of a text that may tell of one thing, and what speaks for it.

Two values of a kind are a pair where the second was not told before it. Whether both are of one thing is not known:
the signs of a pair are what people go by ("the five-year term" says that it was told; the same words stand around
both; the text has no third value), and `disagreements.py` weighs them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import number_words
from safelint.facts.moments import DATE, MOMENTS, Moments
from safelint.facts.quantities import AGE, AMOUNTS, COUNT, Quantities, Quantity
from safelint.facts.told import Stated, ValuesTold
from safelint.lazy import regex
from safelint.words.days_told import month_words, weekday_words

if TYPE_CHECKING:
    from safelint.text.view import TextData, TextView

_NOUNS = ("facts.nouns-for-people", "facts.nouns-for-charges", "facts.nouns-for-reports", "facts.nouns-for-events")
_BEGIN = ("facts.together", "facts.minutes", "facts.parts", "facts.clock", "facts.minutes-past")
_KNOWN, _ALL, _DESCRIBED, _RELATION = "facts.known", "facts.all-of-it", "facts.described-behind", "facts.relation"
_ITEMS = ("list-item", "cell")
_NEAREST = 12  # quantities of a kind before one with which it is compared
_SEVERAL_WAYS = 6  # different values of one thing: a table or a timetable
_AROUND = 6  # tokens on either side
_LONG_WORD = 3  # letters
_NAME = 3  # tokens before an age, in which a name may stand
_LETTERS = 7  # by which the forms of a word are the same
_ENDINGS = ("'s", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "e")
_MUCH, _LITTLE = 3.0, 2  # how many times one value is the other; by how many both differ
_DISTANCES = ((1, "next-sentence"), (5, "few-sentences-on"), (12, "many-sentences-on"))
_FAR = "far-on"
_YEAR = regex(r"(?:19|20)\d\d")
_ENDS = (".", "!", "?")
_LONGEST_LINE = 40  # tokens of a line with a date
_MANY = (3, 8, 20, 50)  # pairs of a text: each is one by chance


class Pair(NamedTuple):
    """Two quantities of a kind with different values, in order, and the signs that both are of one thing or not."""

    first: Quantity
    second: Quantity
    signs: frozenset[str]


def pairs(view: TextView, is_plural: Callable[[str], bool]) -> list[Pair]:
    """The pairs of a text; `is_plural` tells whether a word is a noun for several."""
    return _Pairs(view).found(_quantities(view, is_plural))


def _quantities(view: TextView, is_plural: Callable[[str], bool]) -> Iterator[Quantity]:
    """What a text gives values of, in order, none inside another."""
    begins, places = view.knowledge.made(_beginnings), view.tokens.places
    starts = sorted(at for word in places if word in begins or word[0].isdecimal() for at in places[word])
    moments, quantities, behind = Moments(view), Quantities(view, is_plural), 0
    for at in starts:
        found = (moments.at(at) or quantities.at(at)) if at >= behind else None
        if found is not None:
            behind = found.end
            yield found


def _beginnings(knowledge: TextData) -> frozenset[str]:
    """The words with which a quantity begins that does not begin with digits."""
    numbers, days = knowledge.lexicon.numbers, knowledge.made(weekday_words)
    words = {"£", *knowledge.made(number_words), *days, *(f"{day}s" for day in days), *knowledge.made(month_words)}
    return frozenset(words.union(*(numbers(name) for name in _BEGIN)))


class _Pairs:
    """Makes the pairs of one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._words = view, view.tokens, view.tokens.words
        words = view.knowledge.lexicon.words
        self._is_in = {name: words(name) for name in (_KNOWN, _ALL, _DESCRIBED, _RELATION)}
        self._little = words("facts.little") | view.knowledge.made(_beginnings)
        self._class_of = {noun: name for name in _NOUNS for noun in words(name)}
        self._stems: dict[tuple[int, int], frozenset[str]] = {}

    def found(self, quantities: Iterator[Quantity]) -> list[Pair]:
        by_kind: defaultdict[str, list[Stated]] = defaultdict(list)
        for each in quantities:
            start = self._tokens.span(each.first, each.first + 1)[0]
            sentence = bisect_right(self._view.sentences.starts, start) - 1
            inside = sentence >= 0 and start < self._view.sentences[sentence].end
            compared = each.kind in AMOUNTS or (each.kind in MOMENTS and not self._is_dateline(sentence))
            if inside and compared:
                by_kind[each.kind].append(Stated(each, sentence, self._view.sentences[sentence].block))
        made = [pair for every in by_kind.values() for pair in self._of_kind(every)]
        many = {f"more-than-{number}-pairs" for number in _MANY if len(made) > number}
        return [pair._replace(signs=pair.signs | many) for pair in made]

    def _is_dateline(self, index: int) -> bool:
        """Whether a sentence is a line with the date of the text: it has a year, and no end."""
        sentence = self._view.sentences[index]
        first, last = self._tokens.at(sentence.start), self._tokens.at(sentence.end)
        words = self._words[first : min(last, first + _LONGEST_LINE)]
        return last - first <= _LONGEST_LINE and words[-1] not in _ENDS and any(map(_YEAR.fullmatch, words))

    def _of_kind(self, every: Sequence[Stated]) -> Iterator[Pair]:
        told = ValuesTold(every, self._class_of)
        nearest: deque[Stated] = deque(maxlen=_NEAREST)
        for second in every:
            different = told.different(second.of)
            if different < _SEVERAL_WAYS and told.is_new(second.of):
                for first in nearest:
                    signs = self._nouns(first.of, second.of, told)
                    if signs is not None and self._apart(first, second):
                        signs |= _said_again(first.of, second.of, told) | _differ(first.of, second.of)
                        signs |= self._around(first, second) | ({"no-third-value"} if different <= 2 else set())
                        yield Pair(first.of, second.of, frozenset((second.of.kind, *signs)))
            nearest.append(second)

    @staticmethod
    def _nouns(first: Quantity, second: Quantity, told: ValuesTold) -> set[str] | None:
        """What the nouns of two counts say; None where they count different things."""
        if first.kind != COUNT:
            return set()
        if first.noun == second.noun:
            return {"same-noun"} if first.noun else None
        if not first.noun or not second.noun:
            return {"noun-missing-first" if second.noun else "noun-missing-second"}
        return {"like-noun"} if told.class_of(first.noun) == told.class_of(second.noun) else None

    def _apart(self, first: Stated, second: Stated) -> bool:
        """Whether both stand in sentences of their own, and not both in entries of a list or a table."""
        blocks = self._view.document.blocks
        entries = blocks[first.block].kind in _ITEMS and blocks[second.block].kind in _ITEMS
        return first.sentence != second.sentence and not entries

    def _around(self, first: Stated, second: Stated) -> set[str]:
        """Where both stand, and what words stand around them."""
        signs = set(self._told(first.of, second.of))
        distance = second.sentence - first.sentence
        signs.add(next((name for most, name in _DISTANCES if distance <= most), _FAR))
        if first.block == second.block:
            signs.add("same-paragraph")
        if bisect_right(self._headings, first.block) != bisect_right(self._headings, second.block):
            signs.add("under-another-heading")
        near = len(self._near(first.of) & self._near(second.of))
        shared = len(self._in_sentence(first.sentence) & self._in_sentence(second.sentence))
        signs |= {name for name, found in (("word-near", near > 0), ("words-near", near > 1)) if found}
        signs |= {name for name, found in (("word-shared", shared > 0), ("words-shared", shared > 1)) if found}
        if self._view.is_quoted(*self._tokens.span(second.of.first, second.of.end)):
            signs.add("quoted")
        return signs

    def _told(self, first: Quantity, second: Quantity) -> Iterator[str]:
        """What the words right before and behind both say."""
        words, before = self._words, [each.first - 1 for each in (first, second)]
        one, other = (words[at] if at >= 0 else "" for at in before)
        if other in self._is_in[_KNOWN]:
            yield "told-as-known"
        if other in self._is_in[_ALL] or (before[1] > 0 and words[before[1] - 1] in self._is_in[_ALL]):
            yield "told-as-all"
        if one == other and other in self._is_in[_RELATION]:
            yield "same-word-before"
        names = [self._names(each) for each in (first, second)]
        if first.kind == AGE and all(names):
            yield "another-name" if names[0].isdisjoint(names[1]) else "same-name"
        for each, sign in ((first, "first-described-behind"), (second, "described-behind")):
            if not self._is_in[_DESCRIBED].isdisjoint(words[each.end : each.end + 1]):
                yield sign

    def _names(self, of: Quantity) -> frozenset[str]:
        """The words with a capital right before a quantity and right behind it."""
        around = (*range(max(0, of.first - _NAME), of.first), *range(of.end, min(of.end + _NAME - 1, len(self._words))))
        cased = self._tokens.cased
        return frozenset(word for at in around if (word := self._words[at]).isalpha() and cased(at)[0].isupper())

    @cached_property
    def _headings(self) -> list[int]:
        return [at for at, block in enumerate(self._view.document.blocks) if block.kind == "heading"]

    def _near(self, of: Quantity) -> frozenset[str]:
        """The words near a quantity in its sentence, what it counts included."""
        start, end = self._view.sentence_around(self._tokens.span(of.first, of.first + 1)[0])
        first, last = self._tokens.at(start), self._tokens.at(end)
        own = self._telling(of.first, of.end) if of.kind == COUNT else frozenset[str]()
        before = self._telling(max(first, of.first - _AROUND), of.first)
        return own | before | self._telling(of.end, min(last, of.end + _AROUND))

    def _in_sentence(self, index: int) -> frozenset[str]:
        sentence = self._view.sentences[index]
        return self._telling(self._tokens.at(sentence.start), self._tokens.at(sentence.end))

    def _telling(self, first: int, last: int) -> frozenset[str]:
        """The words from one token to another that tell what a sentence is about, each without its ending."""
        if (first, last) not in self._stems:
            words = {word for word in self._words[first:last] if word.isalpha() and len(word) >= _LONG_WORD}
            self._stems[first, last] = frozenset(map(_stem, words - self._little))
        return self._stems[first, last]


def _said_again(first: Quantity, second: Quantity, told: ValuesTold) -> set[str]:
    """Whether either value stands elsewhere in the text, too."""
    ones, others = told.places(first), told.places(second)
    before = any(at < second.first for at in ones[:2] if at != first.first)
    found = {
        "first-again-before": before,
        "first-again-behind": ones[-1] > second.first,
        "second-again": len(others) > 1,
    }
    return {sign for sign, is_so in found.items() if is_so}


def _differ(first: Quantity, second: Quantity) -> set[str]:
    """How both values differ."""
    one, other = first.value, second.value
    if first.kind == DATE:
        return {"same-month"} if one[0] == other[0] else set()
    if not isinstance(one, int | float):
        return set()
    found = {
        "far-apart": max(one, other) > _MUCH * min(one, other),
        "slip-of-a-digit": _is_slip(f"{one:.0f}", f"{other:.0f}"),
        "nearly-the-same": first.kind in (COUNT, AGE) and abs(one - other) <= _LITTLE,
    }
    return {sign for sign, is_so in found.items() if is_so}


def _stem(word: str) -> str:
    """A word without its ending, as far as its forms share it."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _LONG_WORD), "")
    return word.removesuffix(ending)[:_LETTERS]


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers in digits differ as slips do: one digit wrong or left out, or two in the wrong order."""
    if len(one) == len(other) > 1:
        wrong = sum(a != b for a, b in zip(one, other, strict=True))
        return wrong == 1 or sorted(one) == sorted(other)
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
