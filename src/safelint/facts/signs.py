"""What speaks for it, or against it, that two values of a text are of one thing: what people go by.

"The five-year term" says that it was told before; a word stands in both sentences and in no third; what a text tells
at its top it comes back to at its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.facts.figures import is_slip
from safelint.facts.moments import DATE, TIME
from safelint.facts.quantities import AGE, AGES, AMOUNTS, COUNT, Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

_KNOWN, _ALL, _RELATION, _NOW = "facts.known", "facts.all-of-it", "facts.relation", "facts.only"
_FEW = 5  # sentences from one value to the other
_TOP, _END = 4, 6  # sentences at the top of a text, and at its end
_NAME = 3  # tokens before an age, in which a name may stand
_LONG_WORD = 3  # letters
_LETTERS = 7  # by which the forms of a word are the same
_ENDINGS = ("'s", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "e")
_MUCH, _LITTLE = 3.0, 1.4  # how many times one value is the other, where they are far apart and where near
_HOUR = 60  # minutes


class PairSigns:
    """Finds the signs of the pairs of one text. `numbers` are words that say nothing of what a sentence is about."""

    def __init__(self, view: TextView, numbers: frozenset[str]) -> None:
        self._view, self._tokens, self._words = view, view.tokens, view.tokens.words
        words = view.knowledge.lexicon.words
        self._is_in = {name: words(name) for name in (_KNOWN, _ALL, _RELATION, _NOW)}
        self._little = words("facts.little") | numbers

    def of(self, first: Stated, second: Stated) -> set[str]:
        one, other = first.of, second.of
        found = {*self._places(first, second), *self._beside(one, other), *_nouns(one, other), *_differ(one, other)}
        return found | {*_together(found, one, other)}

    def _places(self, first: Stated, second: Stated) -> Iterator[str]:
        """Where both stand."""
        distance = second.sentence - first.sentence
        if distance <= _FEW:
            yield "next-sentence" if distance == 1 else "few-sentences-on"
        if first.sentence < _TOP:
            yield "at-the-top"
        if second.sentence >= len(self._view.sentences) - _END:
            yield "at-the-end"
        if first.block == second.block:
            yield "same-paragraph"
        if bisect_right(self._headings, first.block) != bisect_right(self._headings, second.block):
            yield "under-another-heading"
        if (first.sentence, second.sentence) in self._alone_with_a_word:
            yield "word-of-their-own"
        if self._view.is_quoted(*self._tokens.span(second.of.first, second.of.end)):
            yield "quoted"

    def _beside(self, first: Quantity, second: Quantity) -> Iterator[str]:
        """What the words right before both say, and the names around two ages."""
        words, before = self._words, [each.first - 1 for each in (first, second)]
        one, other = (words[at] if at >= 0 else "" for at in before)
        if other in self._is_in[_KNOWN]:
            yield "told-as-known"
        if other in self._is_in[_ALL] or (before[1] > 0 and words[before[1] - 1] in self._is_in[_ALL]):
            yield "told-as-all"
        if one == other and other in self._is_in[_RELATION]:
            yield "same-word-before"
        if first.kind == AGE:
            names = self._names(first), self._names(second)
            if all(names) and names[0].isdisjoint(names[1]):
                yield "another-name"
            elif all(names):
                yield "same-name-now" if {one, other} & self._is_in[_NOW] else "same-name"

    def _names(self, of: Quantity) -> frozenset[str]:
        """The names right before a quantity and right behind it: words with a capital that say something."""
        around = (*range(max(0, of.first - _NAME), of.first), *range(of.end, min(of.end + _NAME - 1, len(self._words))))
        cased = self._tokens.cased
        words = ((at, self._words[at]) for at in around)
        return frozenset(
            word
            for at, word in words
            if word.isalpha() and cased(at)[0].isupper() and len(word) >= _LONG_WORD and word not in self._little
        )

    @cached_property
    def _headings(self) -> list[int]:
        return [at for at, block in enumerate(self._view.document.blocks) if block.kind == "heading"]

    @cached_property
    def _alone_with_a_word(self) -> frozenset[tuple[int, int]]:
        """Every two sentences that have a word which stands in no third."""
        starts = [self._tokens.at(sentence.start) for sentence in self._view.sentences]
        sentences: defaultdict[str, set[int]] = defaultdict(set)
        for word, places in self._tokens.places.items():
            if word.isalpha() and len(word) >= _LONG_WORD and word not in self._little:
                found = sentences[_stem(word)]
                for at in places:
                    if len(found) > 2:
                        break
                    found.add(bisect_right(starts, at) - 1)
        return frozenset((min(found), max(found)) for found in sentences.values() if len(found) == 2)


def _nouns(first: Quantity, second: Quantity) -> Iterator[str]:
    if first.noun and second.noun:
        yield "same-noun" if first.noun == second.noun else "like-noun"


def _together(signs: set[str], first: Quantity, second: Quantity) -> Iterator[str]:
    """What being told as known says together with another sign: "the five men" cannot be some of four."""
    if "told-as-known" in signs:
        if second.kind == COUNT and second.value > first.value:
            yield "known-as-more"
        if "same-noun" in signs or "like-noun" in signs:
            yield "known-by-its-noun"
        elif second.kind == COUNT and not second.noun:
            yield "known-by-number"
        elif second.kind == AGE:
            yield "known-by-age"


def _differ(first: Quantity, second: Quantity) -> Iterator[str]:
    """How both values differ."""
    one, other = first.value, second.value
    if first.kind == DATE and one[0] == other[0]:
        yield "same-month"
    if first.kind == TIME and min(abs(a - b) for a in one for b in other) <= _HOUR:
        yield "within-an-hour"
    if first.kind == AGES:
        if one[0] == other[0] or one[1] == other[1]:
            yield "near-in-size"
    elif first.kind in AMOUNTS:
        least, most = sorted((one, other))
        if most > _MUCH * least:
            yield "far-apart"
        elif most <= _LITTLE * least:
            yield "near-in-size"
        digits = f"{one:.0f}", f"{other:.0f}"
        if sorted(digits[0]) == sorted(digits[1]):
            yield "same-digits"
        if is_slip(one, other):
            yield "slip-of-a-digit"


def _stem(word: str) -> str:
    """A word without its ending, as far as its forms share it."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _LONG_WORD), "")
    return word.removesuffix(ending)[:_LETTERS]
