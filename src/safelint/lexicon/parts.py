"""Compiled phrases, matched in one text: where one of their anchors stands, and from one token on.

A part gives every token at which a match of it may end, so nothing is ever gone back over: the cost of a phrase at one
place is bounded by its size.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from safelint.lexicon.codes import (
    AHEAD,
    ANY,
    BEGINNINGS,
    CAPITAL,
    CAPITALS,
    CLASS,
    DIGITS,
    END,
    FIGURE,
    LETTERS,
    ONE_OF,
    REPEAT,
    ROW,
    START,
    WORDS,
    opened,
)
from safelint.lexicon.tokens import BREAK, Tokens

_CLAUSE_ENDS = frozenset((*".;:!?", BREAK))

Part = Sequence[Any]
"""What `compiling` makes of a phrase or of a piece of one: its code, and what belongs to that."""

Pair = tuple[int, int]
"""A match in tokens: the first, and the one after the last."""


class _ClassMatches(NamedTuple):
    """What a class matches in a text: the ends of each match by its start, and these starts in order."""

    ends: Mapping[int, Sequence[int]]
    starts: Sequence[int]


class Parts:
    """Matches parts in one text. A token past the last reads as a break."""

    def __init__(self, tokens: Tokens, classes: Mapping[str, Mapping[str, Any]]) -> None:
        self._tokens = tokens
        self._words = [*tokens.words, BREAK]
        self._classes = classes
        self._known: dict[str, _ClassMatches] = {}

    def pairs(self, tables: Mapping[str, Any]) -> dict[int, set[Pair]]:
        """All matches in the text of phrases that are kept by their anchors, by the place of their list."""
        places, found = self._tokens.places, dict[int, set[Pair]]()
        words, beginnings, tries = tables["words"], tables["beginnings"], tables["tries"]
        for word in words.keys() & places.keys():
            self._add(found, [opened(tries[number]) for number in words[word]], places[word])
        if beginnings:
            for word, anchors in places.items():
                numbers = beginnings.get(word[:LETTERS], ())
                self._add(found, [opened(tries[number]) for number in numbers], anchors)
        return found

    def _add(self, found: dict[int, set[Pair]], tries: Iterable[Any], anchors: Sequence[int]) -> None:
        known = self._tokens.places
        for least, most, place, part, needs in tries:
            if needs and known.keys().isdisjoint(needs):
                continue
            if part[0] == WORDS:  # a list of single words
                pairs = [(at, at + 1) for at in anchors]
            else:
                pairs = [
                    (start, end) for start in self._starts(part, anchors, least, most) for end in self.ends(part, start)
                ]
            if pairs:
                found.setdefault(place, set()).update(pairs)

    def _starts(self, part: Part, anchors: Sequence[int], least: int, most: int) -> Iterable[int]:
        """The tokens at which a match of `part` may begin that has one of `anchors` `least` to `most` tokens later."""
        first = part[1] if part[0] == ROW else part
        if first[0] == CLASS and not self._classes[first[1]]["rest"]:
            places = self._matches_of(first[1]).starts
            for at in anchors:
                yield from places[bisect_left(places, at - most) : bisect_right(places, at - least)]
            return
        words = self._words
        for at in anchors:
            for start in range(max(0, at - most), at - least + 1):
                if first[0] != WORDS or words[start] in first:
                    yield start

    def ends(self, part: Part, at: int) -> Sequence[int]:
        """Every token before which a match of `part` that begins with token `at` may end, each once."""
        code = part[0]
        if code == ROW:
            return self._row(part, at)
        if code == ONE_OF:
            return self._all([end for one in part[1:] for end in self.ends(one, at)])
        if code == REPEAT:
            return self._repeated(part[1], part[2], part[3], at)
        if code == CLASS:
            found = self._matches_of(part[1]).ends.get(at, ())
            rest = self._classes[part[1]]["rest"]
            return self._all([*found, *(end for one in rest for end in self.ends(one, at))]) if rest else found
        if code == AHEAD:
            return (at,) if self.ends(part[1], at) else ()
        if code == START:
            return (at,) if at == 0 or self._words[at - 1] == BREAK else ()
        if code == END:
            return (at,) if self._words[at] == BREAK else ()
        return (at + 1,) if self._is(part, at) else ()

    def _is(self, part: Part, at: int) -> bool:
        """Whether token `at` is the one that a part of one token asks for."""
        code, word = part[0], self._words[at]
        if code == WORDS:
            return word in part  # whose code is no word
        if code == ANY:
            return word not in _CLAUSE_ENDS
        if code == BEGINNINGS:
            return word.startswith(str(part[1]))
        if word == BREAK:
            return False
        if code == CAPITALS:
            return self._tokens.cased(at) == str(part[1])
        if code == DIGITS:
            return word.isdigit()
        if code == CAPITAL:
            return self._tokens.cased(at)[:1].isupper()
        if code == FIGURE:
            return word.endswith(str(part[1])) and word[: -len(part[1])].isdigit()
        raise ValueError(f"no part has the code {code}")

    def _row(self, row: Part, at: int) -> Sequence[int]:
        words = self._words
        for place, part in enumerate(row):
            if not place:
                continue
            if part[0] == WORDS:  # most parts are, and most phrases end here
                if words[at] not in part:
                    return ()
                at += 1
                continue
            ends = self.ends(part, at)
            if len(ends) != 1:
                return self._rest(row, place + 1, ends)
            at = ends[0]
        return (at,)

    def _rest(self, row: Part, place: int, places: Sequence[int]) -> Sequence[int]:
        """The ends of a row from the part at `place` on, which begins at several tokens or at none."""
        for part in row[place:]:
            if not places:
                break
            places = self._all([end for at in places for end in self.ends(part, at)])
        return places

    def _repeated(self, least: int, most: int, part: Part, at: int) -> Sequence[int]:
        found = [] if least else [at]
        places: Sequence[int] = (at,)
        for turn in range(1, most + 1):
            places = self._all([end for place in places for end in self.ends(part, place)])
            if not places:
                break
            if turn >= least:
                found.extend(places)
        return self._all(found)

    def _matches_of(self, name: str) -> _ClassMatches:
        """All that the phrases of a class that have an anchor match; looked for once, since many phrases hold the same
        few classes."""
        known = self._known.get(name)
        if known is None:
            ends: dict[int, list[int]] = {}
            for start, end in sorted(self.pairs(self._classes[name]).get(0, ())):
                ends.setdefault(start, []).append(end)
            known = self._known[name] = _ClassMatches(ends, list(ends))
        return known

    @staticmethod
    def _all(places: Sequence[int]) -> Sequence[int]:
        """The places, each once."""
        return places if len(places) < 2 else tuple(dict.fromkeys(places))
