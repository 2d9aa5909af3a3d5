"""What a text tells of those who were harmed and of those who harmed, part by part.

An entry with signs has no words of its own: it adds up what a part holds of the lists that it names, and finds the part
where that is enough. A part is what is told of one person, from right after the words for them to the end of the
sentence or to the next person; for an entry without a subject it is a whole sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.contexts import FAMILY as CONTEXTS
from safelint.words.roles import Role, Roles

if TYPE_CHECKING:
    from safelint.text.prose import Sentence
    from safelint.text.view import TextView
    from safelint.values.entries import Term
    from safelint.values.source import Range

FAMILY = "blame"
"""The family of the lexicon that holds the signs."""
HARMED, NOT_HARMED = "harmed", "not-harmed"
SUBJECTS = (HARMED, NOT_HARMED)
"""Of whom an entry may ask that a part tells: somebody who was harmed, or is not known to have harmed; `not-harmed` are
whole sentences whose first person is not known to have been harmed."""

_BACK = 2  # sentences before one in which its context may stand
_SHORT = 300  # words and marks of a text
_UNKNOWN = 1  # what more a part must weigh where the text leaves open whether it tells of somebody who was harmed
_OF_HARMED = (Role.HARMED, Role.NEAR)


class Clause(NamedTuple):
    """What is told at `Document.text[start:end]`. Its `verb` stands after words such as "never"; words from `reach` on
    belong to it too. `is_known` tells whether the text says the role of whoever it is about."""

    start: int
    end: int
    reach: int
    verb: int
    is_known: bool


class HeldSign(NamedTuple):
    """A list of signs that a part holds, what it weighs for an entry, and the range of the words that show it."""

    name: str
    weight: int
    words: Range


class PartFound(NamedTuple):
    """A part at `Document.text[start:end]` in which signs weigh enough for an entry."""

    start: int
    end: int
    signs: tuple[HeldSign, ...]


class Clauses:
    """The parts of one text. All offsets are of `Document.text`."""

    def __init__(self, view: TextView, roles: Roles) -> None:
        self._view = view
        self._matches = view.matches
        self._roles = roles

    def found(self, term: Term) -> Iterator[PartFound]:
        """The parts in which the signs of `term` weigh enough, and around which its context stands, in order."""
        if not self._tells_of_somebody or not self._matches.holds(f"{CONTEXTS}.{term.context}"):
            return
        parts = self._parts(term.subject)
        for place, signs in sorted(self._held(term, parts).items()):
            part = parts[place]
            if sum(sign.weight for sign in signs) >= _enough(term, part) and self._has_context(term, part):
                yield PartFound(part.start, part.end, tuple(signs))

    @cached_property
    def _tells_of_somebody(self) -> bool:
        """Whether a text is short, or tells of anybody by a pronoun: most long pages of help do not."""
        words, tokens = self._view.knowledge.lexicon.words("roles.somebody"), self._matches.tokens
        return len(tokens) < _SHORT or not words.isdisjoint(tokens.places)

    def _held(self, term: Term, parts: Sequence[Clause]) -> dict[int, list[HeldSign]]:
        """By their places, the parts that hold signs of `term`, with these; each list counts once in a part."""
        held: defaultdict[int, list[HeldSign]] = defaultdict(list)
        begins = {at: place for place, part in enumerate(parts) for at in (part.start, part.verb)} if term.opens else {}
        for name, weight in term.opens.items():
            for match in self._matches.all(f"{FAMILY}.{name}"):
                at = begins.get(match.start)
                if at is not None and match.end <= parts[at].end:
                    _add(held[at], HeldSign(name, weight, match))
        for name, weight in term.signs.items():
            for match in self._matches.all(f"{FAMILY}.{name}"):
                at = bisect_right(parts, match.start, key=_reach) - 1
                if at >= 0 and match.end <= parts[at].end and not self._is_quoted_in(parts[at], match):
                    _add(held[at], HeldSign(name, weight, match))
        return held

    def _is_quoted_in(self, part: Clause, words: Range) -> bool:
        """Whether words stand in a quotation that a part only holds: they are somebody else's."""
        return self._view.is_quoted(*words) and not self._view.is_quoted(part.start, part.start + 1)

    def _has_context(self, term: Term, part: Clause) -> bool:
        """Whether the context of an entry stands in the sentence of a part, in the two before or in the one after."""
        sentences = self._view.sentences
        place = bisect_right(sentences, part.start, key=_start) - 1
        start, end = sentences[max(0, place - _BACK)].start, sentences[min(place + 1, len(sentences) - 1)].end
        return self._matches.holds(f"{CONTEXTS}.{term.context}", start, end)

    # ------------------------------------------------------------------------------------------------------- parts

    def _parts(self, subject: str) -> Sequence[Clause]:
        if subject == HARMED:
            return self._of_harmed
        return self._of_others if subject == NOT_HARMED else self._sentences

    @cached_property
    def _of_harmed(self) -> Sequence[Clause]:
        """What is told of each person who may have been harmed."""
        parts: list[Clause] = []
        before = 0
        told = [each for each in self._roles.told if each.role or each.is_certain]
        for mention, following in zip_longest(told, told[1:]):
            sentence = self._view.sentence_at(mention.start)
            if sentence and mention.role is not Role.OFFENDER:
                start = self._after("roles.aside", mention.end)
                end = min(sentence.end, following.start) if following else sentence.end
                if start < end:
                    verb = self._after("roles.hedges", start)
                    parts.append(Clause(start, end, max(before, sentence.start), verb, mention.role is not None))
            before = mention.end
        return parts

    def _after(self, name: str, at: int) -> int:
        """Where the word after `at` begins, or the one after what the list `name` has there."""
        match = self._matches.after(name, at)
        tokens = self._matches.tokens
        place = tokens.at(match.end if match else at)
        return tokens.span(place, place + 1)[0] if place < len(tokens) else at

    @cached_property
    def _sentences(self) -> Sequence[Clause]:
        return [_whole(each) for each in self._view.sentences]

    @cached_property
    def _of_others(self) -> Sequence[Clause]:
        """Sentences whose first person is not known to have been harmed."""
        first: dict[int, Role | None] = {}
        for mention in self._roles.told:
            sentence = self._view.sentence_at(mention.start)
            if sentence:
                first.setdefault(sentence.start, mention.role)
        return [part for part in self._sentences if first.get(part.start) not in _OF_HARMED]


_reach, _start = attrgetter("reach"), attrgetter("start")


def _whole(sentence: Sentence) -> Clause:
    return Clause(sentence.start, sentence.end, sentence.start, sentence.start, is_known=True)


def _add(signs: list[HeldSign], sign: HeldSign) -> None:
    """Adds a sign but where its list has been found before."""
    if all(each.name != sign.name for each in signs):
        signs.append(sign)


def _enough(term: Term, part: Clause) -> int:
    return term.enough if part.is_known else term.enough + _UNKNOWN
