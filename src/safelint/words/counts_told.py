"""Two numbers that a text gives for the same people or things.

"All five men" and "of the nine reports" say that this number was given before. Where the text has given other numbers
of the same noun, and never this one, one of them is wrong: unless it is the sum or the difference of two of them, one
more joined them, or words pick some of them out. "All five must go", as a sentence begins, is said of people whose
number the text gave: unless five stands anywhere else in it, or any two of its numbers explain it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.days_told import words_in

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextData, TextView

_AGAIN, _ANOTHER = "counts.told-again", "counts.another"
_ALL_OF_THEM, _PEOPLE = "counts.all-of-them", "counts.people"
_DESCRIBED, _PICKED_OUT, _MEASURED = "counts.described", "counts.picked-out", "counts.measured"
_NO_ADJECTIVE = "counts.no-adjective"
_VALUES, _SHARE, _TENS = "counts.values", "counts.share-of", "counts.tens"
_NUMBERS = range(2, 201)  # below is no number of several, above are years and sums of money
_LONGEST = 3  # digits of a number that counts
_WORDS_TO_NOUN = 3  # behind a number, with the noun
_SETS = 6  # different numbers of one noun; a text with more counts many sets of it
_NEAR = 2000  # characters within which two numbers are of the same people or things


class CountTold(NamedTuple):
    """A number at `Document.text[start:end]` of what `noun` names, from the number to the noun."""

    start: int
    end: int
    number: int
    noun: str


def two_counts(view: TextView, is_plural: Callable[[str], bool]) -> Iterator[tuple[CountTold, CountTold]]:
    """For each number that is not the one given: it, and the nearest that was given before. `is_plural` tells whether a
    word is a noun for several."""
    again = view.matches.all(_AGAIN)
    if not (again or view.matches.holds(_ALL_OF_THEM)):
        return
    counts = _Counts(view, is_plural)
    yield from counts.all_of_them()
    if view.matches.holds(_ANOTHER):
        return
    said_again = {told for told in map(counts.whole, again) if told is not None}
    numbers: defaultdict[str, set[int]] = defaultdict(set)  # by noun, those given so far
    last: dict[str, CountTold] = {}
    done: set[str] = set()
    for told in sorted({*counts.given, *said_again}):
        noun, before = told.noun, numbers[told.noun]
        asked = told in said_again and noun not in done and 0 < len(before) <= _SETS
        if asked and told.start - last[noun].start < _NEAR and told.number not in _explained(before):
            done.add(noun)
            yield told, last[noun]
        before.add(told.number)
        last[noun] = told


def number_words(knowledge: TextData) -> Mapping[str, int]:
    """What the words for numbers are worth."""
    return knowledge.lexicon.numbers(_VALUES)


def number_of(word: str, values: Mapping[str, int]) -> int | None:
    """The number that a word or digits are, if they are one that counts."""
    return int(word) if word.isdecimal() and len(word) <= _LONGEST else values.get(word)


def first_number(words: Iterable[str], values: Mapping[str, int]) -> int | None:
    """The first number among words; None where no word is one that counts."""
    return next((count for word in words if (count := number_of(word, values)) is not None), None)


def _explained(counts: Collection[int]) -> set[int]:
    """The numbers that need no word: those given, their sum, and the sums and differences of two of them."""
    pairs = [*combinations(sorted(counts), 2), *((count, count) for count in counts)]
    return {*counts, sum(counts), *(a + b for a, b in pairs), *(b - a for a, b in pairs)}


class _Counts:
    """The numbers of one text, each with the noun that it counts."""

    def __init__(self, view: TextView, is_plural: Callable[[str], bool]) -> None:
        lexicon = view.knowledge.lexicon
        self._view, self._tokens, self._is_plural = view, view.tokens, is_plural
        self._values = view.knowledge.made(number_words)
        self._measured, self._described = lexicon.words(_MEASURED), lexicon.words(_DESCRIBED)
        self._no_adjective = lexicon.words(_NO_ADJECTIVE)
        self._picked_out, self._tens = lexicon.words(_PICKED_OUT), lexicon.words(_TENS)
        self._people = lexicon.words(_PEOPLE)
        self._shares = {match.end for match in view.matches.all(_SHARE)}
        self.given = [told for at in range(len(self._tokens)) if (told := self._at(at)) is not None]

    def whole(self, match: Match) -> CountTold | None:
        """The number at the end of words that say that it was given; None where other words pick some of them out."""
        words, start, end = self._tokens.words, self._tokens.at(match.start), self._tokens.at(match.end)
        at = next((place for place in range(end - 1, start - 1, -1) if self._number(place) is not None), None)
        told = None if at is None else self._at(at, end)
        if told is None or self._view.is_quoted(told.start, told.end):
            return None
        behind = self._tokens.at(told.end)
        picked_out = not self._picked_out.isdisjoint(words[behind : behind + 1])
        return None if picked_out or not self._described.isdisjoint(words[end - 1 : behind]) else told

    def all_of_them(self) -> Iterator[tuple[CountTold, CountTold]]:
        """The first number of all people, without a word for them, that the text does not give them anywhere."""
        people = [told for told in self.given if told.noun in self._people]
        starts = [told.start for told in people]
        if len({told.number for told in people}) != 1:
            return
        every = (number_of(word, self._values) for word in self._tokens.words)
        times = Counter(count for count in every if count is not None and count in _NUMBERS)
        for match in self._view.matches.all(_ALL_OF_THEM):
            number = first_number(words_in(self._view, *match), self._values)
            if number is None or times[number] != 1 or number in _explained(times.keys() - {number}):
                continue
            before = people[bisect_left(starts, match.start) - 1]
            begins = self._view.sentence_around(match.start)[0] == match.start
            if before.start >= match.start or not begins or self._view.is_quoted(*match):
                continue
            block = self._view.document.block_at(before.start)
            if match.start - before.start < _NEAR and not self._view.matches.holds(_ANOTHER, block.start, match.end):
                yield CountTold(*match, number, before.noun), before
                return

    def _number(self, at: int) -> int | None:
        return number_of(self._tokens.words[at], self._values)

    def _at(self, at: int, noun_from: int = 0) -> CountTold | None:
        """The number that token `at` is, with the plural that follows it or the words behind it; words up to
        `noun_from` may stand between."""
        words = self._tokens.words
        count = number_of(words[at], self._values)
        if count is None or count not in _NUMBERS or self._is_part(at):
            return None
        first = max(at + 1, noun_from)
        for place in range(first, min(first + _WORDS_TO_NOUN, len(words))):
            word = words[place]
            if not word.isalpha() or word in self._measured or word in self._no_adjective:
                return None
            if self._is_plural(word):
                return CountTold(*self._tokens.span(at, place + 1), count, word)
        return None

    def _is_part(self, at: int) -> bool:
        """Whether a number is a part of another ("twenty-five"), or of a share ("one in five girls")."""
        words = self._tokens.words
        joined = words[at] in self._tens and words[at + 1 : at + 2] and words[at + 1] in self._values
        of_tens = at > 0 and words[at - 1] in self._tens
        return bool(joined) or of_tens or self._tokens.span(at, at + 1)[1] in self._shares
