"""What the lists of a lexicon match in one text.

All lists of a family are looked for in one pass over the words of a text, when one of them is first asked for. A part
is matched from a token on and gives every token at which a match of it may end, so nothing is ever gone back over: the
cost of a phrase at one place is bounded by its size.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from safelint.lexicon.compiling import (
    ANY,
    BEGINNINGS,
    CAPITAL,
    CAPITALS,
    CLASS,
    DIGITS,
    END,
    LETTERS,
    ONE_OF,
    REPEAT,
    ROW,
    START,
    WORDS,
)
from safelint.lexicon.tokens import Tokens

_CLAUSE_ENDS = frozenset(".;:!?\0")
_AROUND = frozenset("'\"()[]*_\u00ab\u00bb")
"""Marks that may stand between a phrase and the word that it belongs to: quotation marks, brackets, stress."""

_SUFFIX = "'s"


class Match(NamedTuple):
    """A phrase stands at `text[start:end]` of the document."""

    start: int
    end: int


class Matches:
    """What the lists of a lexicon match in one text. A list is named "family.list"; one that is not there is an error.

    All offsets are of the unfolded text. Where a phrase may match in several ways, each way is a match.
    """

    def __init__(
        self, families: Mapping[str, Mapping[str, Any]], classes: Mapping[str, Mapping[str, Any]], tokens: Tokens
    ) -> None:
        self.tokens = tokens
        self._families = families
        self._classes = classes
        self._known: dict[str, _Found] = {}

    def all(self, name: str, start: int = 0, end: int | None = None) -> list[Match]:
        """The matches of a list inside `text[start:end]`, by their start, the shortest first."""
        return [Match(*self.tokens.span(*pair)) for pair in self._inside(name, start, end)]

    def first(self, name: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first of them."""
        pair = next(iter(self._inside(name, start, end)), None)
        return Match(*self.tokens.span(*pair)) if pair else None

    def holds(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match of a list lies inside `text[start:end]`."""
        return next(iter(self._inside(name, start, end)), None) is not None

    def wordings(self, name: str, start: int = 0, end: int | None = None) -> set[tuple[str, ...]]:
        """The different words in which a list matches inside `text[start:end]`."""
        words = self.tokens.words
        return {tuple(words[left:right]) for left, right in self._inside(name, start, end)}

    def before(self, name: str, at: int) -> Match | None:
        """The longest match that ends right before the token at `at`: only quotation marks and brackets between."""
        place = self.tokens.at(at)
        starts = self._found(name).by_end
        while place > 0:
            if place in starts:
                return Match(*self.tokens.span(starts[place], place))
            place -= 1
            if self.tokens.words[place] not in _AROUND:
                return None
        return None

    def after(self, name: str, at: int) -> Match | None:
        """The longest match that begins right after `text[:at]`: only quotation marks and brackets between."""
        place, size = self.tokens.at(at), len(self.tokens)
        ends = self._found(name).by_start
        while place < size:
            if place in ends:
                return Match(*self.tokens.span(place, ends[place]))
            if self.tokens.words[place] not in _AROUND:
                return None
            place += 1
        return None

    def _inside(self, name: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
        pairs = self._found(name).pairs
        first = self.tokens.at(start) if start else 0
        last = len(self.tokens) if end is None else self.tokens.at(end)
        for at in range(bisect_left(pairs, (first, 0)), len(pairs)):
            if pairs[at][0] >= last:
                break
            if pairs[at][1] <= last:
                yield pairs[at]

    def _found(self, name: str) -> _Found:
        found = self._known.get(name)
        if found is None:
            family, _, _ = name.partition(".")
            self._look_for(family)
            found = self._known[name]
        return found

    def _look_for(self, family: str) -> None:
        """Finds every match of every list of a family."""
        tables = self._families[family]
        names: Sequence[str] = tables["names"]
        pairs: list[set[tuple[int, int]]] = [set() for _ in names]
        part_at = _Parts(self.tokens, self._classes)
        words, beginnings = tables["words"], tables["beginnings"]
        for at, word in enumerate(self.tokens.words):
            tries = words.get(word, ())
            if beginnings and word[:LETTERS] in beginnings:
                tries = (*tries, *beginnings[word[:LETTERS]])
            for least, most, name, part in tries:
                for start in range(max(0, at - most), at - least + 1):
                    for end in part_at.ends(part, start):
                        pairs[name].add((start, end))
        by_name = dict(zip(names, pairs, strict=True))
        for name, found in by_name.items():
            if not name.startswith("-"):
                self._known[f"{family}.{name}"] = _Found(_without(found, by_name.get("-" + name, ())))


class _Found:
    """The matches of one list as pairs of tokens: the first, and the one after the last."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self.pairs = sorted(pairs)
        self.by_start = dict(self.pairs)  # the longest comes last, and stays
        self.by_end = {end: start for start, end in reversed(self.pairs)}


def _without(found: set[tuple[int, int]], exceptions: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The matches that no exception holds."""
    outer = sorted(exceptions)
    if not outer:
        return found
    longest = max(right - left for left, right in outer)

    def is_held(start: int, end: int) -> bool:
        near = outer[bisect_left(outer, (start - longest, 0)) : bisect_left(outer, (start + 1, 0))]
        return any(end <= right for _, right in near)

    return [pair for pair in found if not is_held(*pair)]


class _Parts:
    """Matches compiled parts in one text."""

    def __init__(self, tokens: Tokens, classes: Mapping[str, Mapping[str, Any]]) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._size = len(tokens)
        self._classes = classes

    def ends(self, part: Sequence[Any], at: int) -> Sequence[int]:
        """Every token before which a match of `part` that begins with token `at` may end, each once."""
        code = part[0]
        if code == ROW:
            return self._row(part, at)
        if code == ONE_OF:
            return _each({end for one in part[1:] for end in self.ends(one, at)})
        if code == REPEAT:
            return self._repeated(part[1], part[2], part[3], at)
        if code == CLASS:
            return self._of_class(self._classes[part[1]], at)
        if code == START:
            return (at,) if at == 0 or self._words[at - 1] == "\0" else ()
        if code == END:
            return (at,) if at == self._size or self._words[at] == "\0" else ()
        if at >= self._size:
            return ()
        return (at + 1,) if self._is(part, at) else ()

    def _is(self, part: Sequence[Any], at: int) -> bool:
        """Whether token `at` is the one that a part of one token asks for."""
        code, word = part[0], self._words[at]
        if code == WORDS:
            return word in part  # whose code is no word
        if code == ANY:
            return word not in _CLAUSE_ENDS
        if code == BEGINNINGS:
            return word.startswith(str(part[1]))
        if code == CAPITALS:
            return self._tokens.cased(at) == str(part[1])
        if code == DIGITS:
            return word.isdigit()
        if code == CAPITAL:
            return self._tokens.cased(at)[:1].isupper()
        raise ValueError(f"no part has the code {code}")

    def _row(self, part: Sequence[Any], at: int) -> Sequence[int]:
        places: Sequence[int] = (at,)
        for one in part[1:]:
            if len(places) == 1:
                places = self.ends(one, places[0])
            else:
                places = _each({end for place in places for end in self.ends(one, place)})
            if not places:
                break
        return places

    def _repeated(self, least: int, most: int, part: Sequence[Any], at: int) -> Sequence[int]:
        places, found = {at}, {at} if least == 0 else set()
        for turn in range(1, most + 1):
            places = {end for place in places for end in self.ends(part, place)}
            if turn >= least:
                found |= places
            if not places:
                break
        return _each(found)

    def _of_class(self, tables: Mapping[str, Any], at: int) -> Sequence[int]:
        if at >= self._size:
            return ()
        word = self._words[at]
        parts = [*tables["words"].get(word, ()), *tables["beginnings"].get(word[:LETTERS], ()), *tables["rest"]]
        return _each({end for part in parts for end in self.ends(part, at)}) if parts else ()


def _each(places: set[int]) -> Sequence[int]:
    return tuple(places)
