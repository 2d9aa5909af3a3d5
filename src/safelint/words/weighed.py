"""Sentences that say something in words that nobody listed: see `text/weighing.py`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from math import log
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.contexts import FAMILY as CONTEXTS

if TYPE_CHECKING:
    from safelint.text.prose import Sentence
    from safelint.text.view import TextView
    from safelint.text.weighing import Weighed
    from safelint.values.entries import Term

_FEW = 8  # sentences of a text in which each needs no more than a scale says
_RISE = 20  # tenths that each needs more where a text has e times as many
_BACK = 2  # sentences before one in which its context may stand
_QUOTED = '"'  # stands for a word that a sentence quotes
_SHORT = 300  # words and marks of a text that may be all that there is of a longer one


class TellingWords(NamedTuple):
    """Words at `Document.text[start:end]` of which one or both together weigh so much."""

    start: int
    end: int
    weight: float


class SentenceFound(NamedTuple):
    """A sentence at `Document.text[start:end]` with what it weighs, what it needs to, and its heaviest words."""

    start: int
    end: int
    weight: float
    needed: int
    telling: tuple[TellingWords, ...]


class WeighedSentences:
    """The sentences of one text. All offsets are of `Document.text`."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._weighed: dict[tuple[str, int], Weighed] = {}
        self._near: dict[str, frozenset[int]] = {}

    def found(self, term: Term) -> Iterator[SentenceFound]:
        """The sentences that mean what `term` looks for, in order: those with its context around them, and in a text
        that is short or has it somewhere those that weigh more."""
        name, _, meaning = term.weighed.partition(".")
        near = self._places_near(term.context)
        if not near and not self._is_short:
            return
        scale, more = self._view.knowledge.scale(name), self._more
        for place, sentence in enumerate(self._view.sentences):
            weighed = self._of(name, place)
            needed = more + (scale.needs if place in near else scale.needs_alone)
            if weighed.meaning == meaning and weighed.weight >= needed:
                yield self._told(sentence, weighed, needed)

    @cached_property
    def _more(self) -> int:
        """What a sentence needs to weigh beyond what a scale says: of many some weigh enough by chance. On public pages
        every 12 tenths more leave a third of those found, so that this leaves fewer in a long text than in a short."""
        return round(_RISE * log(max(len(self._view.sentences), _FEW) / _FEW))

    @cached_property
    def _is_short(self) -> bool:
        return len(self._view.tokens) < _SHORT

    def _of(self, name: str, place: int) -> Weighed:
        weighed = self._weighed.get((name, place))
        if weighed is None:
            words = self._words(self._view.sentences[place])
            weighed = self._weighed[name, place] = self._view.knowledge.scale(name).weigh(words)
        return weighed

    def _words(self, sentence: Sentence) -> list[str]:
        """The words and marks of a sentence; what it only quotes is somebody else's, and each word of it a mark."""
        view, tokens, quotations = self._view, self._view.tokens, self._view.quotations
        first, last = tokens.at(sentence.start), tokens.at(sentence.end)
        words = tokens.words[first:last]
        place = bisect_right(quotations, sentence.start, key=itemgetter(0))
        begun_inside = view.is_quoted(sentence.start, sentence.start + 1)
        if begun_inside or place == len(quotations) or quotations[place][0] >= sentence.end:
            return words
        return [_QUOTED if view.is_quoted(*tokens.span(at, at + 1)) else word for at, word in enumerate(words, first)]

    def _places_near(self, context: str) -> frozenset[int]:
        """The places of the sentences that hold a context, of the one before such a one and of the two after."""
        if context not in self._near:
            sentences, places = self._view.sentences, set[int]()
            for match in self._view.matches.all(f"{CONTEXTS}.{context}"):
                at = bisect_right(sentences, match.start, key=_start) - 1
                places.update(range(max(at - 1, 0), min(at + _BACK + 1, len(sentences))))
            self._near[context] = frozenset(places)
        return self._near[context]

    def _told(self, sentence: Sentence, weighed: Weighed, needed: int) -> SentenceFound:
        tokens = self._view.tokens
        first = tokens.at(sentence.start)
        telling = (
            TellingWords(*tokens.span(first + each.first, first + each.last), each.weight) for each in weighed.telling
        )
        return SentenceFound(sentence.start, sentence.end, weighed.weight, needed, tuple(telling))


_start = attrgetter("start")
