"""Patterns that run only where the words that they need stand, and the part of a text that they see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.text.normal import normalised
from safelint.values.entries import Needs
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.lexicon.folding import Fold
    from safelint.text.view import TextView
    from safelint.values.tables.contexts import ExceptionSetRow

_LONGEST_SENTENCE = 1_500  # a pattern sees at most this much of a sentence, a third at least on either side


class Window(NamedTuple):
    """Words of the folded text, with their capitals and without, and where `inside` those stand that are judged."""

    cased: str
    lower: str
    inside: Range

    @classmethod
    def around(cls, view: TextView, start: int, end: int) -> Window:
        """The sentence around a range of the folded text, cut to a bounded length."""
        return cls.of(view.fold, bounds(view, start), start, end)

    @classmethod
    def of(cls, fold: Fold, whole: Range, start: int, end: int) -> Window:
        """A range of the folded text, and one inside it."""
        left, right = whole
        return cls(fold.cased[left:right], fold.text[left:right], (start - left, end - left))


class Guarded:
    """A pattern that is compiled when a text first holds the words that it needs."""

    def __init__(self, pattern: str, needed: Needs, *, ignore_case: bool) -> None:
        self.pattern = pattern
        self._needed = needed
        self._flags = re.IGNORECASE if ignore_case else 0
        self._text = ""  # what `spans` was last asked about: one sentence may hold many terms
        self._found: list[Range] = []

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(normalised(self.pattern), self._flags)

    @cached_property
    def _tests(self) -> list[Iterable[str]]:
        """The sets of words to look for, in order: the first that a pattern needs, which most of those who ask have
        found already, comes last; a long one comes after a short one without which it cannot be there."""
        return [each for words in (*self._needed[1:], *self._needed[:1]) for each in (*_stems(words), words)]

    def spans(self, cased: str, lower: str) -> list[Range]:
        """Where the pattern matches in `cased`, whose lower-case form is `lower`."""
        if cased != self._text:
            self._text, self._found = cased, []
            if self._may_match(lower):
                found = (match.span() for match in self._compiled.finditer(cased))
                self._found = [(start, end) for start, end in found if end > start]
        return self._found

    def overlaps(self, window: Window) -> bool:
        """Whether a match overlaps what is judged in a window."""
        first, last = window.inside
        return any(start < last and first < end for start, end in self.spans(window.cased, window.lower))

    def _may_match(self, lower: str) -> bool:
        """Whether a text holds a word of each set that the pattern needs. Asked most often of all: no generators."""
        for words in self._tests:
            for word in words:
                if word in lower:
                    break
            else:
                return False
        return True


_MANY = 8  # words of a set from which on it is worth while to look for their stems first


def _stems(words: Sequence[str]) -> tuple[set[str], ...]:
    """The longest word of each of many phrases, where they share it: "abuser" of "the abuser is ", "a abuser was "."""
    if len(words) <= _MANY:
        return ()
    stems = {max(phrase.split(), key=len) for phrase in words}
    return (stems,) if 2 * len(stems) < len(words) else ()


class GuardedSets:
    """The patterns of a pack, each made when it is first asked for, and what they excuse.

    Args:
        needed: pattern -> what it needs, for every pattern.
        sets: name -> that set of exceptions.
    """

    def __init__(self, needed: Mapping[str, Needs], sets: Mapping[str, ExceptionSetRow]) -> None:
        self._needed = needed
        self._made: dict[tuple[str, bool], Guarded] = {}
        self._sets = {
            name: [self.pattern(text, ignore_case=found["ignore_case"]) for text in found["patterns"]]
            for name, found in sets.items()
        }

    def pattern(self, text: str, *, ignore_case: bool = False) -> Guarded:
        """One pattern, by its text."""
        made = self._made.get((text, ignore_case))
        if made is None:
            made = self._made[text, ignore_case] = Guarded(text, self._needed[text], ignore_case=ignore_case)
        return made

    def excuse(self, patterns: Iterable[str], window: Window) -> bool:
        """Whether a match of one of an entry's own patterns overlaps what is judged."""
        return any(self.pattern(text).overlaps(window) for text in patterns)

    def sets_excuse(self, names: Iterable[str], window: Window) -> bool:
        """The same for the patterns of the sets of these names."""
        return any(guard.overlaps(window) for name in names for guard in self._sets.get(name, ()))


def bounds(view: TextView, offset: int) -> Range:
    """The sentence around a folded offset, in folded offsets, cut to a bounded length."""
    return cut(*view.folded_sentence(offset), offset)


def cut(start: int, end: int, offset: int) -> Range:
    """A range, cut to a bounded length around an offset."""
    if end - start > _LONGEST_SENTENCE:  # the same part for all that stands in a third of it
        third = _LONGEST_SENTENCE // 3
        start += max((offset - start) // third - 1, 0) * third
        end = min(end, start + _LONGEST_SENTENCE)
    return start, end
