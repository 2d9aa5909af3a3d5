"""Signs that two ages are of the one child or young person whom a text tells of by what befell them: that of who is
missing, that of who was harmed and a greater one of when it began, and two of when somebody was first met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import phrase_before, phrase_behind
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

THE_MISSING = "the-missing"
OLDER_AT_FIRST, FIRST_MET = "older-at-first", "first-met"
_ADULT = 18
_APART = 3  # years between two ages of who is missing
_TWO = 2
_BESIDE, _TO_A_NOUN = 4, 2  # tokens before an age, and behind it, that say whose it is


class OneChild:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._words, self._matches = view, view.tokens, view.tokens.words, view.matches
        lexicon = view.knowledge.lexicon
        self._lists, self._pronouns = lexicon.words, lexicon.pairs("facts.pronouns")
        self._boy_or_girl = lexicon.pairs("facts.boy-or-girl")
        self._word = view.view(Figures).word

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two ages; `every` are all ages of the text, in order."""
        if self._are_of_the_missing(first, second, every):
            yield THE_MISSING
        if self._is_older_at_first(first, second, every):
            yield OLDER_AT_FIRST
        if self._are_of_first_met(first, second, every):
            yield FIRST_MET

    # Who is missing.

    def _are_of_the_missing(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether one is the age of "a 14-year-old girl" whom an appeal is to find, and the other that of the only one
        with a name who is missing."""
        sought = [each for each in every if phrase_before(self._view, each.of, "facts.before-the-missing")]
        named = [each for each in every if phrase_behind(self._view, each.of, "facts.behind-the-missing")]
        if {len(sought), len(named)} != {1} or abs(first.of.value - second.of.value) > _APART:
            return False
        is_pair = (first, second) in ((sought[0], named[0]), (named[0], sought[0]))
        return is_pair and not self._matches.holds("facts.several-missing")

    # When it began.

    def _is_older_at_first(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether a child was older "when this began" than is told of the one who was harmed."""
        young = [each for each in every if each.of.value < _ADULT]
        at_first = [each for each in young if phrase_behind(self._view, each.of, "facts.when-it-began")]
        harmed = [each for each in young if phrase_before(self._view, each.of, "facts.against-a-child")]
        values = [{each.of.value for each in some} for some in (at_first, harmed, young)]
        if [len(each) for each in values] != [1, 1, _TWO] or max(values[0]) < max(values[1]):
            return False
        is_pair = (first in at_first and second in harmed) or (first in harmed and second in at_first)
        sexes = {self._pronouns.get(self._who(each), "") for each in at_first} | set(map(self._sex, harmed))
        is_pair = is_pair and len(sexes - {""}) <= 1
        return is_pair and not self._matches.holds("facts.several-children")

    def _sex(self, age: Stated) -> str:
        """Whether an age is said to be that of a boy or a girl, by the words beside it; "" where it is not."""
        of = age.of
        beside = (*self._words[max(of.first - _BESIDE, 0) : of.first], *self._words[of.end : of.end + _TO_A_NOUN])
        return next(filter(None, map(self._boy_or_girl.get, reversed(beside))), "")

    # When somebody was first met.

    def _are_of_first_met(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether both are how old "she" was when somebody first met her: "when we met, at 14, she", and "I first met
        Ann in May. She was 15"."""
        met = [(each, who) for each in every if (who := self._who(each)) and self._is_of_meeting(each)]
        if [each for each, _ in met] != [first, second] or len({who for _, who in met}) != 1:
            return False
        names = {name for each, _ in met for name in self._names_met(each)}
        return len(names) <= 1

    def _who(self, age: Stated) -> str:
        """Who has an age: "she" of "she was 14" and "at 14, she"; "" where nothing says it so."""
        words, of = self._words, age.of
        who = of.first - 1
        while who > 0 and words[who] in self._lists("facts.only") | self._lists("facts.is-of-age"):
            who -= 1
        if words[of.first - 1] in self._lists("facts.at-an-age"):
            who = of.end + (self._word(of.end) == ",")
        return self._word(who) if self._word(who) in self._lists("facts.he-or-she") else ""

    def _is_of_meeting(self, age: Stated) -> bool:
        return any(self._matches.holds("facts.first-met", *self._range(at)) for at in self._told_in(age))

    def _names_met(self, age: Stated) -> Iterator[str]:
        """The names with which the words for the meeting end."""
        for at in self._told_in(age):
            for met in self._matches.all("facts.first-met", *self._range(at)):
                last = self._tokens.at(met.end) - 1
                if self._tokens.cased(last)[:1].isupper():
                    yield self._words[last]

    def _told_in(self, age: Stated) -> Iterator[int]:
        """The sentence of an age, and the one before it in its paragraph."""
        yield age.sentence
        if age.sentence and self._view.sentences[age.sentence - 1].block == age.block:
            yield age.sentence - 1

    def _range(self, sentence: int) -> tuple[int, int]:
        return self._view.sentences[sentence].start, self._view.sentences[sentence].end
