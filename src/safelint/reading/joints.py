"""Between which words of a sentence a part of it begins that could be a sentence of its own, by the small words that
the lexicon lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon

_WORD = regex(r"\S+")
_SHORTEST_PAST = 4  # letters of "used"; "bed" and "red" have fewer
_DASHES = frozenset("\u2013\u2014-")
_MARKS = _DASHES | frozenset(",;")


class _Subject(NamedTuple):
    """A subject that begins with a word like "the" or "her" and has a verb of a list after so many words at most; with
    a word of the lists `ends`, or at one of the `marks`, something else begins first."""

    verbs: str
    most: int
    ends: tuple[str, ...]
    marks: str = ",;"


_AFTER_COMMA = _Subject("splits.auxiliary", 9, ("splits.inner",), marks="")
_OF_PAST = _Subject("splits.past", 4, ("splits.inner", "splits.relative"))
_WITHOUT_COMMA = _Subject("splits.auxiliary", 5, ("splits.inner", "splits.relative"))


class SentenceWord(NamedTuple):
    """What stands between white space, in small letters: marks belong to the word that they touch."""

    text: str
    start: int
    end: int


class Joint(NamedTuple):
    """A part begins with the word `at` of a sentence; what joins it begins at the offset `start` of the sentence.

    `kind` is as in `Split`, or `joined` or `named`: a clause after a conjunction whose subject is a pronoun, or a name.
    """

    at: int
    start: int
    kind: str


class Joints:
    """Finds the joints of sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def _opening(self) -> frozenset[str]:
        """The words that begin a part without a mark before it."""
        listed = ("splits.joint", "splits.joint-of-verbs", "splits.reason")
        return frozenset(phrase.split()[0] for name in listed for phrase in self._lexicon.words(name))

    def of(self, words: Sequence[SentenceWord]) -> Iterator[Joint]:
        """The joints of a sentence, in order, one for each word at most."""
        texts = [word.text for word in words]
        for at in range(1, len(words)):
            mark = texts[at - 1][-1]
            if mark not in _MARKS and texts[at] not in self._opening:
                continue
            end = words[at - 1].end
            if mark == ";":
                yield Joint(self._after(texts, at, "splits.joint-after-semicolon") or at, end - 1, "clause")
            elif texts[at - 1] in _DASHES:
                if self._after(texts, at, "splits.pronoun"):
                    yield Joint(at, words[max(at - 2, 0)].end, "joined")
            elif kind := self._kind(texts, at, mark == ","):
                yield Joint(at, end - (mark == ","), kind)

    def _kind(self, texts: Sequence[str], at: int, comma: bool) -> str:
        """What begins with a word that a comma stands before, or nothing; empty where nothing does."""
        joint = self._after(texts, at, "splits.joint")
        if self._after(texts, self._after(texts, joint, "splits.adverb") or joint, "splits.pronoun"):
            return "joined"
        if self._is_named(texts, at, comma):
            return "named"
        if self._after(texts, self._after(texts, at, "splits.joint-of-verbs"), "splits.goes-on"):
            return "verb"
        if comma and self._after(texts, self._after(texts, at, "splits.aside-led-by") or at, "splits.aside"):
            return "aside"
        reason = self._after(texts, at, "splits.reason")
        return "reason" if reason and not self._after(texts, reason, "splits.reason-only-with") else ""

    def _is_named(self, texts: Sequence[str], at: int, comma: bool) -> bool:
        """Whether a conjunction begins a clause whose subject is no pronoun, or one with a condition."""
        if not comma:
            return self._has_verb(texts, self._after(texts, at, "splits.joint-of-verbs"), _WITHOUT_COMMA)
        condition = self._after(texts, self._after(texts, at, "splits.joint-before-condition"), "splits.condition")
        if self._after(texts, condition, "splits.pronoun"):
            return True
        joint = self._after(texts, at, "splits.joint")
        led = self._after(texts, joint, "splits.adverb") or joint
        return self._has_verb(texts, led, _AFTER_COMMA) or self._has_verb(texts, joint, _OF_PAST)

    def _has_verb(self, texts: Sequence[str], at: int | None, subject: _Subject) -> bool:
        """Whether such a subject and its verb stand at a word."""
        first = self._after(texts, at, "splits.determiner")
        if first is None or self._after(texts, first, "splits.pronoun"):  # "and that they are": a part of a sentence
            return False
        opening = texts[first - 1]
        if opening in self._lexicon.words("splits.reporting") and opening in texts[: first - 1]:
            return False  # "says that he left, and that the door was open": a part, too
        for each in range(first, first + subject.most):
            if each >= len(texts) or any(texts[each] in self._lexicon.words(name) for name in subject.ends):
                return False
            if texts[each][-1] in subject.marks:
                return False
            if self._after(texts, each + 1, subject.verbs) or (subject is _OF_PAST and self._is_past(texts, each + 1)):
                return True
        return False

    def _is_past(self, texts: Sequence[str], at: int) -> bool:
        return at < len(texts) - 1 and ends_as_past(texts[at], self._lexicon)

    def _after(self, texts: Sequence[str], at: int | None, name: str) -> int | None:
        """The word after one of a list that stands at the word `at`, where another follows; None where none does, or
        there is no such word."""
        if at is None:
            return None
        listed = self._lexicon.words(name)
        for size in (1, 2):
            if at < len(texts) - size and " ".join(texts[at : at + size]) in listed:
                return at + size
        return None


def ends_as_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in small letters has the ending of a verb in the past tense, and is none that only looks so."""
    return word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in lexicon.words("splits.not-past")


def words_of(text: str) -> list[SentenceWord]:
    """The words of a sentence."""
    return [SentenceWord(match.group().lower(), *match.span()) for match in _WORD.finditer(text)]
