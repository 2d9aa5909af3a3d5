"""What shape a wording has, by how it begins and what it holds: a verb, a clause, a noun with more behind it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.inflection import Inflection

_SMALL = ("wording.after", "wording.be", "splits.auxiliary", "splits.pronoun", "splits.relative", "splits.joint")


class WordingShape(Enum):
    """What words are, by how they begin and what they hold."""

    CLAUSE = "says something of somebody: the child is being exploited"
    FINITE = "begins with a form of a small verb: has an eating disorder, was bullied"
    VERB = "begins with a verb: died by suicide, sexually abused"
    DOING = "begins with a verb in -ing: living with dementia"
    BEHIND = "stands behind its noun, or after a form of 'be': in need of attention"
    RELATIVE = "stands behind its noun only: who uses a wheelchair"
    NAMED = "a noun, with an article: a wheelchair user"
    DESCRIBED = "a noun, with more behind it: person who uses drugs"
    PLAIN = "a noun or a description: sexual assault, disabled"


class WordingShapes:
    """Tells the shape of wordings."""

    def __init__(self, lexicon: Lexicon, inflection: Inflection) -> None:
        self._words = lexicon.words
        self._inflection = inflection

    def shape(self, words: Sequence[str]) -> WordingShape:
        """What words of lower case are."""
        adverb = words[0].endswith("ly") and not self._inflection.is_noun(words[0])
        rest = words[1:] if adverb and len(words) > 1 else words
        first, second = rest[0], rest[1] if len(rest) > 1 else ""
        if self._is_clause(words):
            return WordingShape.CLAUSE
        if first in self._words("rewording.relative"):
            return WordingShape.RELATIVE
        if first in self._words("rewording.preposition"):
            return WordingShape.BEHIND
        goes_on = not second or self.is_small(second) or self._opens_object(second)
        if self._inflection.is_doing(first) and (goes_on or first in self._words("wording.be")):
            return WordingShape.DOING
        if first in self._words("splits.auxiliary") or first in self._words("wording.be"):
            return WordingShape.VERB if first in self._words("rewording.infinite") else WordingShape.FINITE
        if self._is_past(first, second) or (self._opens_object(second) and self._inflection.is_verb(first)):
            return WordingShape.VERB
        if first in self._words("rewording.article"):
            return WordingShape.NAMED
        return WordingShape.DESCRIBED if any(map(self.tells_more, words[1:])) else WordingShape.PLAIN

    def _is_past(self, first: str, second: str) -> bool:
        """Whether a past form begins words that are no noun with what describes it, as "used needles" are."""
        goes_on = not second or self.is_small(second) or second in self._words("rewording.with-verb")
        return goes_on and self._inflection.is_past(first)

    def _is_clause(self, words: Sequence[str]) -> bool:
        """Whether words have a subject and a verb of their own."""
        subjects = map(self._words, ("splits.determiner", "splits.pronoun", "rewording.of-some"))
        with_subject = any(words[0] in each for each in subjects)
        for before, word, after in zip(words, words[1:], (*words[2:], ""), strict=False):
            if self.tells_more(word) or words[0] in self._words("splits.auxiliary"):
                return False
            if word in self._words("splits.auxiliary") and not self._inflection.is_doing(words[0]):
                return True
            if with_subject and self._inflection.is_past(word) and not before.endswith("ly") and before != words[0]:
                return not after or self.is_small(after) or after in self._words("rewording.preposition")
        return False

    def may_be_joined(self, words: Sequence[str]) -> bool:
        """Whether words may stand before a hyphen, "-led": a description, or a noun for one with nothing behind it."""
        last = words[-1]
        several = self._inflection.is_plural(last) or self._inflection.is_anybody(last)
        return self.shape(words) is WordingShape.PLAIN and not several

    def describes(self, noun: str, following: str) -> bool:
        """Whether a noun only describes the one that follows: "a mentally handicapped charity worker"."""
        if self.is_small(following):
            return False
        several = self._inflection.is_plural(noun)
        return not several or (not noun.endswith("s") and self._inflection.is_noun(following))

    def may_describe(self, word: str, following: str) -> bool:
        """Whether a word that no table has, "BAME", may describe the word that follows."""
        inflection = self._inflection
        known = inflection.is_noun(word) or inflection.is_verb(word) or inflection.is_plural(word)
        return not known and following != "" and not self.is_small(following)

    def lacks_object(self, words: Sequence[str], following: str) -> bool:
        """Whether words are a verb alone, and what follows is no object of it."""
        alone = len([word for word in words if not word.endswith("ly")]) == 1
        has_object = following and (following in self._words("splits.determiner") or not self.is_small(following))
        return alone and not has_object

    def is_link(self, word: str) -> bool:
        """Whether words that end so lead to what follows, as "in respect of" does."""
        return word in self._words("rewording.preposition") or word in self._words("rewording.before-clause")

    def ends_with_verb(self, words: Sequence[str]) -> bool:
        """Whether the object of words in -ing would stand behind them: "sexually abusing", "finding out"."""
        before = self._words("rewording.preposition") | self._words("rewording.before-object")
        return self._inflection.is_doing(words[-1]) or words[-1] in before

    def has_object_twice(self, words: Sequence[str], following: str) -> bool:
        """Whether a verb that has its object stands before another, or before what goes with the old verb: "tells
        someone" for "discloses" before "abuse" or "to us"."""
        goes_on = following and (not self.is_small(following) or following in self._words("rewording.preposition"))
        return bool(goes_on) and words[-1] in self._words("rewording.object")

    def tells_more(self, word: str) -> bool:
        return word in self._words("rewording.ends-name")

    def _opens_object(self, word: str) -> bool:
        """Whether a word after a verb is, or begins, its object."""
        return word in self._words("splits.determiner") or word in self._words("rewording.object")

    def is_small(self, word: str) -> bool:
        """Whether a word is none that could be a noun, or belong to one."""
        return any(word in self._words(name) for name in _SMALL) or word.endswith("ly")
