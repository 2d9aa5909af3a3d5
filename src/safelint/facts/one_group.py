"""Signs that two numbers are of one group of people: "three men were jailed" and "all four defendants", "we have had
42 guests" and "of the 38 people who have stayed", "seven women found" and "they found six women"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import phrase_before, phrase_behind
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView

ALL_THE_ACCUSED, ALL_WHO_CAME = "all-the-accused", "all-who-came"
ALL_WHO_WERE_FOUND = "all-who-were-found"
_FEWEST = 10  # people of whom some may be told of, in numbers that are near each other
_NEARLY = 1.4  # times


class OneGroup:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._words, self._matches = view, view.tokens, view.tokens.words, view.matches
        self._sentences, self._lists = view.sentences, view.knowledge.lexicon.words
        self._word = view.view(Figures).word

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two numbers; `every` are all of the text, in order."""
        people = self._lists("facts.nouns-for-people")
        if first.of.noun not in people or second.of.noun not in people | self._lists("facts.nouns-for-accused"):
            return
        if self._are_all_the_accused(first, second, every):
            yield ALL_THE_ACCUSED
        if self._are_all_who_came(first, second, every):
            yield ALL_WHO_CAME
        if self._are_all_who_were_found(first, second, every):
            yield ALL_WHO_WERE_FOUND

    def _are_all_the_accused(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether the second is all of more than those who were convicted, of whom the text tells no other number and
        names nobody who was not."""
        of, start = second.of, self._sentences[second.sentence].start
        is_all = (
            self._words[of.first - 1] in self._lists("facts.all-of-it")
            and self._tokens.span(of.first, of.end)[0] > start
        )
        # "All four men in the other case" are others.
        is_all = is_all and self._word(of.end) not in self._lists("facts.relation")
        is_known = of.noun == first.of.noun or of.noun in self._lists("facts.nouns-for-accused")
        if not is_all or not is_known or of.value <= first.of.value or self._matches.holds("facts.befell-nobody"):
            return False
        accused = [each for each in every if phrase_behind(self._view, each.of, "facts.befell-them")]
        return first in accused and {each.of.value for each in accused} == {first.of.value}

    def _are_all_who_came(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether one is how many came up to now and the other is told as the whole of those who did: "of the 38 people
        who have stayed"."""
        least, most = sorted((first.of.value, second.of.value))
        is_whole = self._words[second.of.first - 1] in self._lists("facts.known")
        is_whole = is_whole and phrase_behind(self._view, second.of, "facts.all-who-came") is not None
        if least < _FEWEST or most > _NEARLY * least or not is_whole:
            return False
        came = [each for each in every if self._is_of_those_who_came(each)]
        return came == [first]

    def _are_all_who_were_found(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether the first is how many were found, in the opening of a report, and the second how many people found
        there, where the text has no other number of them."""
        finding = phrase_before(self._view, second.of, "facts.finding")
        is_led = finding is not None and finding.start == self._sentences[second.sentence].start  # not "in one flat"
        if first.of.noun != second.of.noun or not is_led or self._matches.holds("facts.more-found"):
            return False
        were_found = [each for each in every if phrase_behind(self._view, each.of, "facts.found-somewhere")]
        return first in were_found and {each.of.value for each in were_found} == {first.of.value}

    def _is_of_those_who_came(self, stated: Stated) -> bool:
        sentence = self._sentences[stated.sentence]
        is_led = phrase_before(self._view, stated.of, "facts.so-many-came")
        return is_led is not None and self._matches.holds("facts.up-to-now", sentence.start, sentence.end)
