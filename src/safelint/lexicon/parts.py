"""Compiled phrases, matched in a stretch of a text: at all its tokens at once.

What holds at some of the tokens is one number with a bit for each token, that of the first token lowest. So the tokens
where "child" stands right before "was" are `child & was >> 1`, whatever their number. The matches of a part are such
numbers by their length: in `{2: starts, 3: others}` a bit of `starts` says that a match of two tokens begins there.
Nothing is ever gone back over: the cost of a phrase is bounded by its size and that of the stretch.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from safelint.lexicon.codes import (
    AHEAD,
    ANY,
    CAPITAL,
    CAPITALS,
    CLASS,
    DIGITS,
    END,
    FIGURE,
    NOT_AHEAD,
    ONE_OF,
    REPEAT,
    ROW,
    RUN,
    START,
    opened,
)
from safelint.lexicon.sets import WordSets
from safelint.lexicon.tokens import BREAK, JoinedTokens

if TYPE_CHECKING:
    from safelint.values.tables.compiled import PhraseClassTable

LONGEST = 400
"""How many tokens before and after its own a stretch looks at: more than any phrase can match, which a test asks of the
pack."""

_CLAUSE_ENDS = (*".;:!?", BREAK)

Part = Sequence[Any]
"""What `compiling` makes of a phrase or of a piece of one: its code, and what belongs to that."""

Starts = dict[int, int]
"""Matches by their length in tokens: the tokens at which one begins, as bits. None of the numbers is 0."""


class Stretch:
    """Gives the matches that begin at the tokens `start` to `end` (not itself) of some texts; it looks at those around
    too. A token past the last reads as a break. `sets` and `classes` are those of a lexicon."""

    def __init__(
        self, tokens: JoinedTokens, start: int, end: int, sets: WordSets, classes: Mapping[str, PhraseClassTable]
    ) -> None:
        self.first = max(start - LONGEST, 0)
        words = tokens.words[self.first : end + LONGEST]
        self._tokens = tokens
        self._size = len(words)
        self._own = (1 << end - start) - 1 << start - self.first
        self._everywhere = (2 << self._size) - 1  # and right after the last
        self._classes = classes
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            places[word].append(at)
        self._words = {word: _bits(each) for word, each in places.items()}
        self._sets = sets.places(self._words)
        self._known: dict[Part, Starts] = {}

    def matches(self, tries: Mapping[int, bytes]) -> dict[int, Starts]:
        """All matches of phrases that are kept by their anchors, by the place of their list."""
        found: dict[int, Starts] = {}
        for anchor in tries.keys() & self._sets.keys():
            self._add(found, opened(tries[anchor]))
        return found

    def matches_of(self, tries: Iterable[Any]) -> Starts:
        """All matches of phrases of one list."""
        found: dict[int, Starts] = {}
        self._add(found, tries)
        return found.get(0, {})

    def own(self, starts: Starts) -> Starts:
        """The matches that begin at the tokens whose matches the stretch gives."""
        return {length: own for length, bits in starts.items() if (own := bits & self._own)}

    def _add(self, found: dict[int, Starts], tries: Iterable[Any]) -> None:
        """Adds the matches of phrases, each with the place of its list and the sets that it needs."""
        held = self._sets
        for place, part, needs in tries:
            for number in needs:
                if number not in held:
                    break
            else:
                starts = self._starts(part)
                if starts:
                    _join(found.setdefault(place, {}), starts)

    def _starts(self, part: Part) -> Starts:
        """All matches of a part."""
        code = part[0]
        if code == RUN:
            return self._run(part)
        if code == ROW:
            return self._row(part)
        if code == CAPITALS and part[1] not in self._sets:  # as most are
            return {}
        known = self._known.get(part)
        if known is None:
            known = self._known[part] = {length: bits for length, bits in self._made(part).items() if bits}
        return known

    def _row(self, row: Part) -> Starts:
        found = self._starts(row[1])
        for part in row[2:]:
            if not found:
                break
            found = self._repeated(part, found) if part[0] == REPEAT else _followed(found, self._starts(part))
        return found

    def _repeated(self, repeat: Part, before: Starts) -> Starts:
        """The matches of one thing right after which a part is repeated, as matches of both."""
        _, least, most, part = repeat
        once = self._starts(part)
        found = {} if least else dict(before)
        for turn in range(1, most + 1):
            before = _followed(before, once)
            if not before:
                break
            if turn >= least:
                _join(found, before)
        return found

    def _run(self, run: Part) -> Starts:
        sets = self._sets
        bits = sets.get(run[1], 0)
        for place in range(2, len(run)):
            if not bits:
                break
            bits &= sets.get(run[place], 0) >> place - 1
        return {len(run) - 1: bits} if bits else {}

    def _made(self, part: Part) -> Starts:
        """All matches of a part that is neither a run nor a row."""
        code = part[0]
        if code == ONE_OF:
            return self._one_of(part[1:])
        if code == REPEAT:
            return self._repeated(part, {0: self._everywhere})
        if code == CLASS:
            return self._of_class(part[1])
        if code == AHEAD:
            return {0: _of_all(self._starts(part[1]).values())}
        if code == NOT_AHEAD:
            return {0: self._everywhere & ~_of_all(self._starts(part[1]).values())}
        if code == START:
            return {0: (self._words.get(BREAK, 0) << 1 | 1) & self._everywhere}
        if code == END:
            return {0: self._words.get(BREAK, 0) | 1 << self._size}
        return {1: self._of_one(part)}

    def _of_one(self, part: Part) -> int:
        """The tokens that are as a part of one token asks, but for sets."""
        code = part[0]
        if code == ANY:
            ends = _of_all(self._words.get(mark, 0) for mark in _CLAUSE_ENDS)
            return self._everywhere & ~(ends | 1 << self._size)
        if code == CAPITALS:
            places = _places(self._sets.get(part[1], 0))
            return _bits([at for at in places if self._tokens.cased(self.first + at) == part[2]])
        if code == DIGITS:
            return _of_all(bits for word, bits in self._words.items() if word.isdigit())
        if code == FIGURE:
            unit = part[1]
            glued = (word for word in self._words if word.endswith(unit) and word[: -len(unit)].isdigit())
            return _of_all(self._words[word] for word in glued)
        if code == CAPITAL:
            capitals = self._tokens.capitals
            left = bisect_left(capitals, self.first)
            right = bisect_left(capitals, self.first + self._size)
            return _bits([at - self.first for at in capitals[left:right]])
        raise ValueError(f"no part has the code {code}")

    def _one_of(self, parts: Iterable[Part]) -> Starts:
        found: Starts = {}
        for part in parts:
            _join(found, self._starts(part))
        return found

    def _of_class(self, name: str) -> Starts:
        tables = self._classes[name]
        found = self.matches(tables["tries"]).get(0, {})
        for part in tables["rest"]:
            _join(found, self._starts(part))
        return found


def in_order(found: Starts) -> list[tuple[int, int]]:
    """Matches in their order, as the token at which each begins and the one after its last."""
    return sorted([(at, at + length) for length, bits in found.items() for at in _places(bits)])


def outside(found: Starts, outer: Starts) -> Starts:
    """The matches that none of `outer` holds."""
    kept: Starts = {}
    for length, starts in found.items():
        for longer, others in outer.items():
            for before in range(longer - length + 1):
                starts &= ~(others << before)
        if starts:
            kept[length] = starts
    return kept


def _bits(places: Sequence[int]) -> int:
    """The number that tells of these tokens, which are in order."""
    if len(places) < 2:  # as for most words
        return 1 << places[0] if places else 0
    found = bytearray((places[-1] >> 3) + 1)
    for at in places:
        found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


def _places(bits: int) -> list[int]:
    """The tokens of which a number tells, found from the last one on. Each makes a new number, but never a long one: it
    has the bits of one stretch."""
    found = []
    while bits:
        at = bits.bit_length() - 1
        found.append(at)
        bits ^= 1 << at
    found.reverse()
    return found


def _of_all(each: Iterable[int]) -> int:
    """The tokens of which one of the numbers tells."""
    found = 0
    for bits in each:
        found |= bits
    return found


def _followed(found: Starts, then: Starts) -> Starts:
    """The matches of one thing right after which one of another begins, as matches of both."""
    both: Starts = {}
    for length, starts in found.items():
        for more, others in then.items():
            bits = starts & others >> length
            if bits:
                both[length + more] = both.get(length + more, 0) | bits
    return both


def _join(found: Starts, more: Starts) -> None:
    """Adds matches to those that were found."""
    for length, starts in more.items():
        found[length] = found.get(length, 0) | starts
