"""What is known of one text whoever judges it: its words folded, its sentences, quotations and foreign passages, and
what the settings say of words. Each is made when something first asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from safelint.lazy import regex
from safelint.lexicon.folding import Fold, fold
from safelint.lexicon.tokens import Tokens
from safelint.text.quotations import all_quoted
from safelint.values.document import LEFT_OUT, Document
from safelint.values.ranges import Ranges, merged
from safelint.values.settings import Settings

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.lexicon.matching import Matches
    from safelint.text.languages import Languages
    from safelint.text.prose import Sentence
    from safelint.text.sentence_ends import ProseData
    from safelint.text.web_addresses import WebAddresses
    from safelint.text.weighing import Scale
    from safelint.values.source import Range
    from safelint.values.text_kinds import Audience, TextKind

WORD = regex(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
"""A word or digits, as those read them who look at one after another."""
_Known = TypeVar("_Known")


class Plurals(Protocol):
    """What knows forms of nouns."""

    def is_plural(self, word: str) -> bool: ...


class TextData(Protocol):
    """What must be known to read a text."""

    @property
    def prose(self) -> ProseData: ...

    @property
    def lexicon(self) -> Lexicon: ...

    @property
    def languages(self) -> Languages: ...

    @property
    def addresses(self) -> WebAddresses: ...

    @property
    def kinds(self) -> Mapping[str, TextKind]: ...

    @property
    def audiences(self) -> Mapping[str, Audience]: ...

    def scale(self, name: str) -> Scale: ...

    @property
    def inflection(self) -> Plurals: ...

    def made(self, make: Callable[[TextData], _Known]) -> _Known: ...


class TextView:
    """One document with its settings. All offsets are in `Document.text` unless a name says otherwise."""

    def __init__(self, document: Document, settings: Settings, knowledge: TextData) -> None:
        self.document = document
        self.settings = settings
        self.knowledge = knowledge
        self._views: dict[Callable[[Any], Any], Any] = {}
        # By words that were asked about: the allowed phrases that hold them, each with where in it they begin.
        self._allowing: dict[str, tuple[tuple[str, int], ...]] = {}

    def view(self, make: Callable[[Self], _Known]) -> _Known:
        """What `make` makes of the text, made once, so that all who ask for it share it."""
        if make not in self._views:
            self._views[make] = make(self)
        known: _Known = self._views[make]
        return known

    def on_one_line(self, start: int, end: int) -> str:
        """The words of a range as a message quotes them."""
        return " ".join(self.document.text[start:end].replace(LEFT_OUT, "\u2026").split())

    def words_between(self, start: int, end: int) -> list[str]:
        """The words of a range as the lists of the pack hold them: in small letters, with straight apostrophes."""
        return WORD.findall(self.fold.text, self.fold.fold(start), self.fold.fold(end))

    @cached_property
    def fold(self) -> Fold:
        return fold(self.document.text)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.fold)

    @cached_property
    def matches(self) -> Matches:
        """What the lists of words and phrases in the pack match in the text."""
        return self.knowledge.lexicon.matches(self.tokens)

    def read_with(self, matches: Matches) -> None:
        """Takes over what was found of the lists when the text was looked through together with others."""
        self.matches = matches

    @cached_property
    def language(self) -> str:
        """The language of the document as it declares it, else English."""
        return self.document.meta.language or "en"

    @cached_property
    def sentences(self) -> Ranges[Sentence]:
        from safelint.text.prose import sentences

        return Ranges(sentences(self.document, self.knowledge.prose))

    def sentence_at(self, offset: int) -> Sentence | None:
        return self.sentences.at(offset)

    def sentence_around(self, offset: int) -> Range:
        """The sentence around an offset; where there is none, the block."""
        found = self.sentence_at(offset) or self.document.block_at(offset)
        return found.start, found.end

    def neighbours(self, offset: int) -> Iterator[Sentence]:
        """The sentences before and after the one at an offset, in the same block or in the paragraph beside it."""
        place = bisect_right(self.sentences.starts, offset) - 1
        for beside in (place - 1, place + 1):
            if place >= 0 and 0 <= beside < len(self.sentences):
                block, other = self.sentences[place].block, self.sentences[beside].block
                if block == other or (abs(block - other) == 1 and self._is_prose(block) and self._is_prose(other)):
                    yield self.sentences[beside]

    def _is_prose(self, block: int) -> bool:
        return self.document.blocks[block].kind == "paragraph"

    def folded_sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around a folded offset, in folded offsets; where there is none, the block."""
        start, end = self.sentence_around(self.fold.origin(offset))
        return self.fold.fold(start), self.fold.fold(end)

    @cached_property
    def _all_quoted(self) -> list[Range]:
        return all_quoted(self.document, self.knowledge.lexicon.words("languages.elided"))

    @cached_property
    def quotations(self) -> Ranges[Range]:
        """What is quoted, sorted and disjoint."""
        return merged(self._all_quoted)

    @cached_property
    def _inner_quotations(self) -> Ranges[Range]:
        """What is quoted inside a quotation, sorted and disjoint."""
        outer = set(self.quotations)
        return merged(place for place in self._all_quoted if place not in outer)

    def is_quoted(self, start: int, end: int) -> bool:
        return self.quotations.holding(start, end) is not None

    def is_quoted_again(self, offset: int) -> bool:
        """Whether the words at `offset` stand in a quotation inside another."""
        return self._inner_quotations.at(offset) is not None

    @cached_property
    def reports_quotations(self) -> bool:
        return bool(self.settings.options.get("terminology", {}).get("quotations"))

    @cached_property
    def allowed_phrases(self) -> tuple[str, ...]:
        """Words that the configuration allows outright, folded."""
        return tuple(fold(phrase).text for phrase in self.settings.options.get("terminology", {}).get("allow", ()))

    def is_allowed(self, sentence: str, inside: tuple[int, int]) -> bool:
        """Whether the house allows the words at `sentence[inside]` (folded), or a phrase that they are part of."""
        if not self.allowed_phrases:
            return False
        start, end = inside
        words = sentence[start:end]
        if words not in self._allowing:
            every = ((phrase, at) for phrase in self.allowed_phrases for at in _places(words, phrase))
            self._allowing[words] = tuple(every)
        return any(at <= start and sentence.startswith(phrase, start - at) for phrase, at in self._allowing[words])

    @cached_property
    def foreign(self) -> Ranges[Range]:
        """Sorted, disjoint ranges that are in another language than English."""
        return self.knowledge.languages.passages(self.document)

    def is_foreign(self, offset: int) -> bool:
        """Whether the words at `offset` are in another language than English."""
        return self.foreign.at(offset) is not None

    @cached_property
    def top(self) -> int:
        """Where a finding about the whole document stands: the title, else the first heading, else the first block."""
        for kind in ("title", "heading"):
            for block in self.document.blocks:
                if block.kind == kind and block.start < block.end:
                    return block.start
        return self.document.blocks[0].start if self.document.blocks else 0


def _places(words: str, phrase: str) -> Iterator[int]:
    at = phrase.find(words)
    while at >= 0:
        yield at
        at = phrase.find(words, at + 1)
