"""Signs that a report of one offender tells the same of them twice: for how long they are sentenced, and how old they
are. A report in which several are named with their ages, or several sentences are told of, shows none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.quantities import AGE, DURATION, Quantity, phrase_before
from safelint.facts.told import Stated
from safelint.facts.total_terms import is_term

if TYPE_CHECKING:
    from safelint.text.view import TextView

SAME_TERM, SAME_OFFENDER = "same-term", "same-offender"
_MINIMUM, _TERM = "minimum", "term"
_ADULT = 18
_OPENING, _TOP = 3, 8  # sentences of a report in which its offender is first told of, and then named
_MOST_OF_A_NAME = 5  # tokens


class OneOffender:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._matches, self._tokens = view, view.matches, view.tokens
        self._figures = view.view(Figures)

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two values; `every` are all of their kind, in order."""
        if first.of.kind == DURATION and self._is_same_term(first, second, every):
            yield SAME_TERM
        if first.of.kind == AGE and self._is_same_offender(first, second, every):
            yield SAME_OFFENDER

    # For how long.

    def _is_same_term(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        kind = self._term(first)
        if not kind or kind != self._term(second) or self._tells_of_several:
            return False
        alone = all(self._stands_alone(one, every) for one in (first, second))
        return alone and len({each.of.value for each in every if self._term(each) == kind}) == 2

    def _stands_alone(self, term: Stated, every: Sequence[Stated]) -> bool:
        """Whether the other lengths of time in the sentence of a term are those of orders: "to two years, and made a
        restraining order for ten years"."""
        others = (each.of for each in every if each.sentence == term.sentence and each is not term)
        return all(self._is_of_an_order(each, term.of) for each in others)

    def _is_of_an_order(self, length: Quantity, term: Quantity) -> bool:
        between = sorted((*self._tokens.span(length.first, length.end), *self._tokens.span(term.first, term.end)))[1:3]
        is_term = phrase_before(self._view, length, "facts.before-a-term") is not None
        is_term = is_term or self._figures.is_in("facts.change-to", length.first - 1)
        return not is_term and self._matches.holds("facts.an-order", *between)

    def _term(self, stated: Stated) -> str:
        """Which term a length of time is that somebody is sentenced to; "" where it is none."""
        of = stated.of
        start, end = self._tokens.span(of.first, of.end)
        sentence = self._view.sentences[stated.sentence]
        is_part = self._figures.is_in("facts.part-of-a-length", of.first - 1)
        if is_part or self._matches.holds("facts.no-term-of-this", sentence.start, sentence.end):
            return ""
        if phrase_before(self._view, of, "facts.before-a-minimum"):
            prison = self._matches.holds("facts.prison", sentence.start, sentence.end)
            return _MINIMUM if prison else ""
        return _TERM if is_term(self._matches, start, end) else ""

    @cached_property
    def _tells_of_several(self) -> bool:
        """Whether the text tells of several terms or offenders."""
        return self._matches.holds("facts.several-terms") or len(self._named) > 1

    @cached_property
    def _named(self) -> frozenset[str]:
        """The last names of those whose age stands beside their name."""
        word, has_capital = self._figures.word, self._figures.has_capital
        return frozenset(
            word(at - 1)
            for at in self._tokens.places.get(",", ())
            if word(at + 1).isdecimal() and word(at + 2) == "," and has_capital(at - 1)
        )

    # How old.

    def _is_same_offender(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        adults = [each.of.value for each in every if each.of.value >= _ADULT]
        if first.sentence >= _OPENING or len(self._named) != 1 or not self._begins_with_offender(first):
            return False
        alone = len(set(adults)) == 2 and adults.count(first.of.value) == 1
        at_top = second.sentence < _TOP and self._begins_with_name(second.of)
        return alone and (at_top or (self._is_of_named(second.of) and self._named_is_offender))

    def _begins_with_offender(self, stated: Stated) -> bool:
        """Whether a sentence begins with an age, is one of what befalls offenders, and tells of nobody else."""
        sentence = self._view.sentences[stated.sentence]
        begins = self._tokens.at(sentence.start)
        is_first = stated.of.first - begins <= 1
        return (
            is_first
            and self._matches.holds("facts.befalls-offenders", sentence.start, sentence.end)
            and not self._matches.holds("facts.somebody-else", sentence.start, sentence.end)
        )

    def _is_of_named(self, of: Quantity) -> bool:
        """Whether an age stands between commas behind the name of the one whose age does: "told Fell, 43, that"."""
        word = self._figures.word
        return word(of.first - 2) in self._named and word(of.first - 1) == word(of.end) == ","

    @cached_property
    def _named_is_offender(self) -> bool:
        """Whether a sentence near the top begins with the name of the one whose age is told, and tells what befalls
        offenders."""
        return any(
            self._name_at(self._tokens.at(each.start))[-1:] in [[name] for name in self._named]
            and self._matches.holds("facts.befalls-offenders", each.start, each.end)
            for each in self._view.sentences[:_TOP]
        )

    def _name_at(self, first: int) -> list[str]:
        """The words with a capital from a token on, in small letters."""
        at = first
        while at - first < _MOST_OF_A_NAME and self._figures.has_capital(at):
            at += 1
        return [self._figures.word(each) for each in range(first, at)]

    def _begins_with_name(self, of: Quantity) -> bool:
        """Whether a sentence begins with a name and this age between commas."""
        sentence = self._view.sentence_at(self._tokens.span(of.first, of.end)[0])
        if sentence is None:
            return False
        begins = self._tokens.at(sentence.start)
        name = range(begins, of.first - 1)
        is_name = 0 < len(name) <= _MOST_OF_A_NAME and all(map(self._figures.has_capital, name))
        return is_name and self._figures.word(of.first - 1) == self._figures.word(of.end) == ","
