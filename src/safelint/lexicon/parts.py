"""Compiled phrases, matched from one token of a text on.

A part gives every token at which a match of it may end, so nothing is ever gone back over: the cost of a phrase at one
place is bounded by its size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from safelint.lexicon.codes import (
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
from safelint.lexicon.tokens import BREAK, Tokens

_KEPT = 10_000
"""How many answers about classes are kept, so that a long text needs no more memory than a short one."""

_CLAUSE_ENDS = frozenset((*".;:!?", BREAK))

Part = Sequence[Any]
"""What `compiling` makes of a phrase or of a piece of one: its code, and what belongs to that."""


class Parts:
    """Matches parts in one text. A token past the last reads as a break."""

    def __init__(self, tokens: Tokens, classes: Mapping[str, Mapping[str, Any]]) -> None:
        self._tokens = tokens
        self._words = [*tokens.words, BREAK]
        self._classes = classes
        self._ends_of_classes: dict[tuple[str, int], Sequence[int]] = {}  # many phrases hold the same few classes

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
            return self._of_class(part[1], at)
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

    def _of_class(self, name: str, at: int) -> Sequence[int]:
        ends = self._ends_of_classes.get((name, at))
        if ends is None:
            if len(self._ends_of_classes) >= _KEPT:
                self._ends_of_classes.clear()
            ends = self._ends_of_classes[name, at] = self._of_new_class(self._classes[name], at)
        return ends

    def _of_new_class(self, tables: Mapping[str, Any], at: int) -> Sequence[int]:
        word = self._words[at]
        parts = [*tables["words"].get(word, ()), *tables["beginnings"].get(word[:LETTERS], ()), *tables["rest"]]
        return self._all([end for part in parts for end in self.ends(part, at)])

    @staticmethod
    def _all(places: Sequence[int]) -> Sequence[int]:
        """The places, each once."""
        return places if len(places) < 2 else tuple(dict.fromkeys(places))
