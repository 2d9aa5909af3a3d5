"""Many phrases at once over folded text, each hit mapped back to its exact place.

Folding makes what a reader takes for the same thing the same characters: case, white space of every kind and length,
curly and straight quotation marks, the several hyphens. Soft hyphens and zero-width characters vanish.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

import ahocorasick

from safelint.lazy import regex
from safelint.record import NamedTuple

T = TypeVar("T")

_SAME_LENGTH = (
    ("\n\r\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    ("\u2018\u2019\u201b\u02bc\u2032\uff07", "'"),
    ("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    ("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNEVEN = regex(f"[ {_INVISIBLE}]{{2,}}|[{_INVISIBLE}]")


class Fold(NamedTuple):
    """`cased` is the folded text with its capitals, `text` the same in lower case: equal lengths, equal offsets."""

    cased: str
    text: str
    at: list[int]
    shift: list[int]
    origins: list[int]  # the unfolded offset of each place in `at`

    def origin(self, offset: int) -> int:
        """The offset in the unfolded text of the character at `offset`."""
        if not self.at:
            return offset
        return offset + self.shift[bisect_right(self.at, offset)]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that `text[start:end]` (not empty) stands for."""
        if not self.at:
            return start, end
        return self.origin(start), self.origin(end - 1) + 1

    def fold(self, offset: int) -> int:
        """The offset in the folded text of the unfolded `offset`, or of the next character that was kept."""
        if not self.at:
            return offset
        low = bisect_right(self.origins, offset)
        inside = offset - self.shift[low]
        return min(inside, self.at[low]) if low < len(self.at) else min(inside, len(self.text))


def fold(text: str) -> Fold:
    """Folds `text`. Linear; for a text with even white space the offsets stay what they are."""
    if _is_plain(text):
        return Fold(text, text.lower(), [], [0], [])
    for characters, plain in _SAME_LENGTH:
        for character in characters:
            text = text.replace(character, plain)
    at: list[int] = []
    shift = [0]
    if "  " in text or any(character in text for character in _INVISIBLE):
        text = _even(text, at, shift)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow in lower case; they keep their form
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Fold(text, lower, at, shift, [place + moved for place, moved in zip(at, shift[1:], strict=True)])


def _is_plain(text: str) -> bool:
    return text.isascii() and "  " not in text and text.isprintable()


def _even(text: str, at: list[int], shift: list[int]) -> str:
    """`text` with single spaces and nothing invisible; fills `at` and `shift`: where offsets move, how far."""
    pieces = []
    length = last = 0
    for match in _UNEVEN.finditer(text):
        start, end = match.span()
        kept = " " if " " in match.group() else ""
        pieces.append(text[last:start])
        pieces.append(kept)
        length += start - last + len(kept)
        last = end
        at.append(length)
        shift.append(end - length)
    pieces.append(text[last:])
    return "".join(pieces)


class Hit(NamedTuple, Generic[T]):
    """`value` was found as whole words in `Fold.text[start:end]`."""

    start: int
    end: int
    value: T


Kept = tuple[dict[str, tuple[tuple[Any, bool], ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]
"""What a matcher looks for as plain values, for a pack to keep: phrase -> (value, whole words only); first word ->
phrases; first letters -> phrases that may begin inside a word."""

_SHORT = 20_000  # characters of a text in which words are looked up one by one
_FEW = 60_000  # characters in all, up to which that costs less than making the automaton
_LETTERS = 4  # by which phrases that may begin inside a word are told apart
_WORD = regex(r"\w+")


class Matcher(Generic[T]):
    """Finds thousands of phrases at once. A phrase matches whole words only, unless added with `whole=False`.

    One file of a few kilobytes is the common run. There the words of the text are looked up in a table that needs no
    making; an automaton, which finds all in one pass, is made when more text has come.
    """

    def __init__(self, kept: Kept | None = None) -> None:
        self._values, self._by_word, self._inside = kept or ({}, {}, {})
        self._searched = 0
        self._automaton: ahocorasick.Automaton | None = None

    def add(self, phrase: str, value: T, *, whole: bool = True) -> None:
        """Adds a phrase, which is folded first. The same phrase may carry several values.

        Raises:
            ValueError: the phrase is empty.
        """
        # Thousands of phrases are added where a pack is compiled, and nearly all are plain.
        key = phrase.lower() if _is_plain(phrase) else fold(phrase).text
        if not key.strip():
            raise ValueError("an empty phrase matches everywhere")
        first = _WORD.match(key)
        group, begins = (self._by_word, first.group()) if whole and first else (self._inside, key[:_LETTERS])
        if key not in group.get(begins, ()):
            group[begins] = (*group.get(begins, ()), key)
        self._values[key] = (*self._values.get(key, ()), (value, whole))
        self._automaton = None

    @property
    def kept(self) -> Kept:
        """What `Matcher(kept)` finds the same with."""
        return self._values, self._by_word, self._inside

    def find(self, folded: str) -> Iterable[Hit[T]]:
        """Every hit in a folded text, in order of its end; hits may overlap."""
        if not self._values:
            return ()
        self._searched += len(folded)
        if self._automaton is None and len(folded) <= _SHORT and self._searched <= _FEW:
            return self._by_words(folded)
        return self._in_one_pass(folded)

    def _by_words(self, folded: str) -> list[Hit[T]]:
        starts = _starts(folded)
        found: dict[tuple[int, int], str] = {}
        for word in self._by_word.keys() & starts.keys():
            for key in self._by_word[word]:
                for start in starts[word]:
                    if folded.startswith(key, start):
                        found[start + len(key), start] = key
        for letters in self._inside.keys() & _letters(folded):
            for key in self._inside[letters]:
                start = folded.find(key)
                while start >= 0:
                    found[start + len(key), start] = key
                    start = folded.find(key, start + 1)
        size = len(folded)
        return [
            Hit(start, end, value)
            for (end, start), key in sorted(found.items())
            for value, whole in self._values[key]
            if not (whole and _is_inside(folded, key, start, end, size))
        ]

    def _in_one_pass(self, folded: str) -> Iterator[Hit[T]]:
        if self._automaton is None:
            self._automaton = ahocorasick.Automaton()
            for key in self._values:
                self._automaton.add_word(key, key)
            self._automaton.make_automaton()
        values, size = self._values, len(folded)
        for last, key in self._automaton.iter(folded):
            end = last + 1
            start = end - len(key)
            if _is_inside(folded, key, start, end, size):
                yield from [Hit(start, end, value) for value, whole in values[key] if not whole]
            else:
                yield from [Hit(start, end, value) for value, _ in values[key]]


def _is_inside(folded: str, key: str, start: int, end: int, size: int) -> bool:
    """Whether a word goes on at an edge of `key` that is itself part of a word. Most neighbours are none."""
    return bool(
        (start and ((near := folded[start - 1]).isalnum() or near == "_") and _is_word(key[0]))
        or (end < size and ((near := folded[end]).isalnum() or near == "_") and _is_word(key[-1]))
    )


_last_letters: tuple[str, set[str]] = ("", set())


def _letters(folded: str) -> set[str]:
    """Every run of up to so many letters in a text; most phrases are ruled out by their first."""
    global _last_letters
    if _last_letters[0] is not folded:
        runs = {folded[at : at + _LETTERS] for at in range(len(folded))}
        for size in range(1, _LETTERS):
            runs.update([run[:size] for run in runs])
        _last_letters = (folded, runs)
    return _last_letters[1]


_last: tuple[str, dict[str, list[int]]] = ("", {})


def _starts(folded: str) -> dict[str, list[int]]:
    """Each word of a text with the places where it begins; several matchers ask for those of the same text."""
    global _last
    if _last[0] is not folded:
        starts: dict[str, list[int]] = {}
        for match in _WORD.finditer(folded):
            starts.setdefault(match.group(), []).append(match.start())
        _last = (folded, starts)
    return _last[1]


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
