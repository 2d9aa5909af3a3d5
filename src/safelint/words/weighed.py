"""Sentences that say something in words that nobody listed: see `text/weighing.py`."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from math import log
from typing import TYPE_CHECKING, NamedTuple

from safelint.kinds.forms import kind_of_text
from safelint.text.weighing import features
from safelint.words.contexts import FAMILY as CONTEXTS
from safelint.words.mentions import is_plea
from safelint.words.speakers import Speakers

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.text.prose import Sentence
    from safelint.text.weighing import Weighed
    from safelint.values.entries import Term

MAY_BE_A_PART = 60
"""Words and marks of a passage that may be all that there is of a longer text: what that is about, or tells of, may
stand elsewhere."""

_FEW = 8  # sentences of a text in which each needs no more than a scale says
_TENTHS = 10  # weights are tenths of a logarithm: a text with e times as many sentences needs so many more
_RISE_OF_ANYTHING = 10  # tenths more in a text whose author tells of themself, or of other matters
_USUAL = 60  # sentences of a text with blame of which one blames
_MOST_LESS = 20  # tenths that a sentence needs less at most, beside others that weigh enough
_OF_CARELESS = 6  # tenths that each sentence of a careless author needs less
_MOST_LESS_OF_CARELESS = 12  # tenths less at most, beside others of such an author
_WITHOUT_HARM = 25  # tenths more than needed that those of a text must weigh together that does not tell of harm
_QUOTED = '"'  # stands for a word that a sentence quotes
_OFTEN = 20  # sentences of which one has the context in a text that is about it


class TellingWords(NamedTuple):
    """Words at `Document.text[start:end]` of which one or both together weigh so much."""

    start: int
    end: int
    weight: float


class SentenceFound(NamedTuple):
    """A sentence at `Document.text[start:end]` with what it weighs, what it needs to, and its heaviest words. `beside`:
    it needs less, as others of the text weigh enough by themselves."""

    start: int
    end: int
    weight: float
    needed: int
    telling: tuple[TellingWords, ...]
    beside: bool = False


class _Heavy(NamedTuple):
    """The sentences of a text that weigh enough on one scale, each with its meaning, and by how much all of those that
    do so by themselves weigh more than they need."""

    sentences: Sequence[tuple[str, SentenceFound]]
    over: float


class WeighedSentences:
    """The sentences of one text. All offsets are of `Document.text`.

    `is_careless` tells that the text holds several words that speak badly of people: who writes these writes such
    sentences, too, so that each needs less and one is enough. `pleaded` are the meanings, each after its scale, that a
    report of what is said in court for whoever is accused may have: they are not the author's.
    """

    def __init__(self, view: NamedText, *, is_careless: bool = False, pleaded: Container[str] = ()) -> None:
        self._view = view
        self._is_careless = is_careless
        self._pleaded = pleaded
        self._most_less = _MOST_LESS_OF_CARELESS if is_careless else _MOST_LESS
        self._heavy_on: dict[str, _Heavy] = {}

    def found(self, term: Term) -> Iterator[SentenceFound]:
        """The sentences that mean what `term` looks for, in order."""
        name, _, meaning = term.weighed.partition(".")
        heavy = self._heavy(name)
        if heavy.sentences and heavy.over >= self._least_over(term.context):
            yield from (each for of, each in heavy.sentences if of == meaning)

    def _least_over(self, context: str) -> int:
        """What the sentences of the text must weigh together over what they need: where it is not about the context,
        one or two weigh just enough by chance."""
        view = self._view
        if self._is_careless:
            return 0
        if len(view.tokens) >= MAY_BE_A_PART:
            places = sum(1 for _ in view.matches.all(f"{CONTEXTS}.{context}"))
            if places * _OFTEN < len(view.sentences):
                return _WITHOUT_HARM
        return 0

    def _heavy(self, name: str) -> _Heavy:
        """The sentences that weigh enough on a scale. Who writes one writes more: the greater the share of those that
        weigh enough by themselves, the less the others need."""
        if name not in self._heavy_on:
            scale = self._view.knowledge.scale(name)
            needed = scale.needs + self._more
            least = needed - self._most_less
            each_weighed = ((each, scale.weigh(features(self._words(each)), least)) for each in self._view.sentences)
            weighed = [
                (each, heavy)
                for each, heavy in each_weighed
                if heavy is not None and not self._is_plea(each, f"{name}.{heavy.meaning}") and not self._is_line(each)
            ]
            over = [heavy.weight - needed for _, heavy in weighed if heavy.weight >= needed]
            share = len(over) / max(len(self._view.sentences), 1)
            less = min(self._most_less, round(_TENTHS * log(1 + _USUAL * share)))
            told = [
                (heavy.meaning, self._told(each, heavy, needed, less))
                for each, heavy in weighed
                if over and heavy.weight >= needed - less
            ]
            self._heavy_on[name] = _Heavy(told, sum(over))
        return self._heavy_on[name]

    def _is_plea(self, sentence: Sentence, meaning: str) -> bool:
        return meaning in self._pleaded and is_plea(self._view, sentence.start, sentence.end)

    def _is_line(self, sentence: Sentence) -> bool:
        """Whether a sentence names a service and then gives a number: it says whom to call, and nothing of anybody."""
        names, tokens = self._view.names_near(sentence.start, sentence.end), self._view.tokens
        after = tokens.words[tokens.at(names[0].end) : tokens.at(sentence.end)] if names else ()
        return any(word[0].isdigit() for word in after)

    @property
    def _more(self) -> int:
        """What a sentence needs to weigh beyond what a scale says: of many some weigh enough by chance. On public pages
        every 12 tenths more leave a third of those found, so that this leaves fewer in a long text than in a short."""
        of_kind = _RISE_OF_ANYTHING if self._view.view(kind_of_text).own.of_anything else 0
        of_author = -_OF_CARELESS if self._is_careless else 0
        return round(_TENTHS * log(max(len(self._view.sentences), _FEW) / _FEW)) + of_kind + of_author

    def _words(self, sentence: Sentence) -> list[str]:
        """The words and marks of a sentence. What it only quotes of somebody else than who publishes the text is not
        its own: each word of it is a mark."""
        view, tokens, speakers = self._view, self._view.tokens, self._view.view(Speakers)
        first, last = tokens.at(sentence.start), tokens.at(sentence.end)
        words = tokens.words[first:last]
        begun_inside = view.is_quoted(sentence.start, sentence.start + 1)
        if begun_inside or not view.quotations.begun(sentence.start + 1, sentence.end):
            return words
        quoted = (speakers.is_of_others(*tokens.span(at, at + 1)) for at in range(first, last))
        return [_QUOTED if of_others else word for word, of_others in zip(words, quoted, strict=True)]

    def _told(self, sentence: Sentence, weighed: Weighed, needed: int, less: int) -> SentenceFound:
        tokens = self._view.tokens
        first = tokens.at(sentence.start)
        telling = (
            TellingWords(*tokens.span(first + each.first, first + each.last), each.weight) for each in weighed.telling
        )
        beside = weighed.weight < needed
        least = needed - less if beside else needed
        return SentenceFound(sentence.start, sentence.end, weighed.weight, least, tuple(telling), beside)
