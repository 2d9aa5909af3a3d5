"""Sentences that say something in words that nobody listed: see `text/weighing.py`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from math import log
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.contexts import FAMILY as CONTEXTS
from safelint.words.speakers import Who

if TYPE_CHECKING:
    from safelint.text.prose import Sentence
    from safelint.text.view import TextView
    from safelint.text.weighing import Weighed
    from safelint.values.entries import Term
    from safelint.words.speakers import Speakers

_FEW = 8  # sentences of a text in which each needs no more than a scale says
_RISE = 10  # tenths that each needs more where a text has e times as many
_AGAIN = 20  # tenths that others need less in a text of which one sentence weighs enough
_QUOTED = '"'  # stands for a word that a sentence quotes
_OFTEN = 20  # sentences of which one has the context in a text that is about it
_SHORT = 60  # words and marks of a passage that may be all that there is of a longer text


class TellingWords(NamedTuple):
    """Words at `Document.text[start:end]` of which one or both together weigh so much."""

    start: int
    end: int
    weight: float


class SentenceFound(NamedTuple):
    """A sentence at `Document.text[start:end]` with what it weighs, what it needs to, and its heaviest words. `beside`:
    it needs less, as another one of the text weighs enough by itself."""

    start: int
    end: int
    weight: float
    needed: int
    telling: tuple[TellingWords, ...]
    beside: bool = False


class WeighedSentences:
    """The sentences of one text. All offsets are of `Document.text`."""

    def __init__(self, view: TextView, speakers: Speakers) -> None:
        self._view = view
        self._speakers = speakers
        self._found: dict[str, list[tuple[str, SentenceFound]]] = {}  # by scale

    def found(self, term: Term) -> Iterator[SentenceFound]:
        """The sentences that mean what `term` looks for, in order, of a text that is short or has its context often."""
        view = self._view
        if len(view.tokens) >= _SHORT:
            contexts = view.matches.all(f"{CONTEXTS}.{term.context}")
            if sum(1 for _ in contexts) * _OFTEN < len(view.sentences):
                return
        name, _, meaning = term.weighed.partition(".")
        yield from (each for of, each in self._heavy(name) if of == meaning)

    def _heavy(self, name: str) -> list[tuple[str, SentenceFound]]:
        """The sentences that weigh enough on a scale, each with its meaning. Who writes one writes more: where one
        weighs enough by itself, the others need less."""
        if name not in self._found:
            scale = self._view.knowledge.scale(name)
            needed = scale.needs + self._more
            weighed = ((each, scale.weigh(self._words(each), needed - _AGAIN)) for each in self._view.sentences)
            found = [(heavy.meaning, self._told(each, heavy, needed)) for each, heavy in weighed if heavy]
            self._found[name] = [] if all(each.beside for _, each in found) else found
        return self._found[name]

    @property
    def _more(self) -> int:
        """What a sentence needs to weigh beyond what a scale says: of many some weigh enough by chance. On public pages
        every 12 tenths more leave a third of those found, so that this leaves fewer in a long text than in a short."""
        return round(_RISE * log(max(len(self._view.sentences), _FEW) / _FEW))

    def _words(self, sentence: Sentence) -> list[str]:
        """The words and marks of a sentence. What it only quotes of somebody else than who publishes the text is not
        its own: each word of it is a mark."""
        view, tokens, quotations = self._view, self._view.tokens, self._view.quotations
        first, last = tokens.at(sentence.start), tokens.at(sentence.end)
        words = tokens.words[first:last]
        place = bisect_right(quotations, sentence.start, key=itemgetter(0))
        begun_inside = view.is_quoted(sentence.start, sentence.start + 1)
        if begun_inside or place == len(quotations) or quotations[place][0] >= sentence.end:
            return words
        spans = (tokens.span(at, at + 1) for at in range(first, last))
        return [_QUOTED if self._is_of_others(*span) else word for word, span in zip(words, spans, strict=True)]

    def _is_of_others(self, start: int, end: int) -> bool:
        return self._view.is_quoted(start, end) and self._speakers.who(start) is not Who.HOUSE

    def _told(self, sentence: Sentence, weighed: Weighed, needed: int) -> SentenceFound:
        tokens = self._view.tokens
        first = tokens.at(sentence.start)
        telling = (
            TellingWords(*tokens.span(first + each.first, first + each.last), each.weight) for each in weighed.telling
        )
        beside = weighed.weight < needed
        least = needed - _AGAIN if beside else needed
        return SentenceFound(sentence.start, sentence.end, weighed.weight, least, tuple(telling), beside)
