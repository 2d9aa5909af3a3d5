"""What a regular expression may cost on a text made for it: how many ways it can try, and what each way takes.

A pattern goes back where it has a choice: how often to repeat, which branch to take. A choice costs nothing where the
next character settles it. What is left multiplies along the pattern, and inside a repeat with every turn; each way then
takes what the characters cost that it reads, be they ahead or behind. The bound is coarse and never too low; it knows
nothing of what stands before or after a match.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import inf, log10
from typing import NamedTuple

from safelint.text.expressions import Alternation, Anchor, Category, Character, CharacterRange, Look, Node, Repeat, Row

_LONGEST = 1_500  # characters of a sentence that a pattern sees
_CHARACTER = 0.1  # steps: what reading one takes beside trying what follows at one place
_MOST_DIGITS = 300  # of a float
_LAST_IN_TABLE = "\uffff"
_OTHER = "\U0010ffff"
# A character for each kind that patterns tell apart; `_OTHER` stands for all the rest.
_ALPHABET = frozenset([*map(chr, range(128)), *"éŵ\u2018\u2019\u201c\u201d\u2013\u2014\u00a0£", _OTHER])
_CATEGORIES = {
    "d": frozenset(filter(str.isdigit, _ALPHABET)),
    "s": frozenset(filter(str.isspace, _ALPHABET)),
    "w": frozenset(char for char in _ALPHABET if char.isalnum() or char in ("_", _OTHER)),
}
_CATEGORIES |= {
    "D": _ALPHABET - _CATEGORIES["d"],
    "S": _ALPHABET - _CATEGORIES["s"],
    "W": _ALPHABET - _CATEGORIES["w"] | {_OTHER},
}

Chars = frozenset[str]


class Effort(NamedTuple):
    """What a row of a pattern may take from one place on."""

    ways: float
    """In how many ways it can match there, each of which what follows must be tried after."""
    work: float
    """The steps that all of them take together."""


def cost(row: Row, after: Chars = frozenset(), *, whole: bool = False) -> Effort:
    """What a parsed pattern may cost from one place on, at most; `after` is what may follow it.

    After the `whole` of a pattern nothing follows: what need not match at its end is never gone back over.
    """
    found = Effort(1.0, 1.0)
    settled = whole
    for at in range(len(row) - 1, -1, -1):
        node = row[at]
        rest, empty = _first(row[at + 1 :])
        here = _cost(node, frozenset() if settled else rest | after if empty else rest)
        found = Effort(here.ways * found.ways, here.work + here.ways * found.work)
        settled = settled and isinstance(node, Repeat) and node.least == 0
    return found


def starts(row: Row) -> float:
    """At how many places in one text a parsed pattern may be tried for more than a step.

    Where it begins with "bad", two such places are at least three characters apart.
    """
    opening: list[Chars] = []
    for node in row:
        if isinstance(node, Character):
            opening.append(_chars(node))
        elif not isinstance(node, Anchor):
            break
    shifts = range(1, len(opening))
    apart = (
        shift for shift in shifts if all(one & other for one, other in zip(opening, opening[shift:], strict=False))
    )
    return _LONGEST / next(apart, max(len(opening), 1))


def _cost(node: Node, after: Chars) -> Effort:
    if isinstance(node, Character):
        return Effort(1.0, _reading(node))
    if isinstance(node, Repeat):
        return _repeating(node, after)
    if isinstance(node, Alternation):
        rows = [cost(row, after) for row in node.rows]
        alike = _most_alike([_opening(row) for row in node.rows])
        seen = len(rows) * _CHARACTER
        return Effort(alike * max(row.ways for row in rows), seen + alike * max(row.work for row in rows))
    if isinstance(node, Look):
        return cost(node.row)
    return Effort(1.0, _CHARACTER if isinstance(node, Anchor) else _LONGEST * _CHARACTER)


def _repeating(node: Repeat, after: Chars) -> Effort:
    most = min(node.most, _LONGEST)
    first, empty = _first(node.row)
    choices = max(most - node.least + 1.0, 1.0) if first & after or empty else 1.0
    if len(node.row) == 1 and isinstance(node.row[0], Character):
        return Effort(choices, most * _reading(node.row[0]))
    turn = cost(node.row, first | after)
    turned = _power(turn.ways, most)
    return Effort(choices * turned, turn.work * (most if turn.ways == 1 else turned))


def _power(base: float, times: int) -> float:
    return base**times if log10(base) * times < _MOST_DIGITS else inf


def _reading(node: Character) -> float:
    """To compare one character. All that Python has a table for cost the same; others it compares one by one."""
    last = (member.high if isinstance(member, CharacterRange) else member for member in node.members)
    beyond = sum(isinstance(char, str) and char > _LAST_IN_TABLE for char in last)
    return _CHARACTER * (1 + beyond)


_MANY_BRANCHES = 100


def _most_alike(openings: list[list[Chars]]) -> int:
    """The most branches that the characters which they begin with do not tell apart.

    Of very many, those that begin with more than plain letters count as alike.
    """
    if len(openings) > _MANY_BRANCHES:
        plain = [tuple(map(min, each)) for each in openings if all(map(_is_letter, each))]
        return _most_begun(plain) + len(openings) - len(plain)
    return max(
        sum(all(left & right for left, right in zip(one, other, strict=False)) for other in openings)
        for one in openings
    )


def _most_begun(words: list[tuple[str, ...]]) -> int:
    """The most of some words that begin with one of them, or that it begins with."""
    whole = Counter(words)
    begun = Counter(word[:size] for word in words for size in range(len(word) + 1))
    return max((begun[word] + sum(whole[word[:size]] for size in range(len(word))) for word in whole), default=0)


def _opening(row: Row) -> list[Chars]:
    """The sets of characters that a branch begins with, as far as each is one character."""
    found: list[Chars] = []
    for node in row:
        if not isinstance(node, Character):
            first, empty = _first((node,))
            return found if empty else [*found, first]
        found.append(_chars(node))
    return found


def _first(row: Row) -> tuple[Chars, bool]:
    """What a match may begin with, and whether it may be empty."""
    found: Chars = frozenset()
    for node in row:
        chars, empty = _first_of(node)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _first_of(node: Node) -> tuple[Chars, bool]:
    if isinstance(node, Character):
        return _chars(node), False
    if isinstance(node, Repeat):
        first, empty = _first(node.row)
        return first, empty or node.least == 0
    if isinstance(node, Alternation):
        firsts = [_first(row) for row in node.rows]
        return frozenset().union(*(first for first, _ in firsts)), any(empty for _, empty in firsts)
    if isinstance(node, Anchor | Look):
        return frozenset(), True
    return _ALPHABET, True  # what a group has matched before


def _chars(node: Character) -> Chars:
    """What a character may be, in either case."""
    found: set[str] = set()
    for member in node.members:
        if isinstance(member, str):
            found |= _both_cases(member)
        elif isinstance(member, Category):
            found |= _CATEGORIES[member.letter]
        else:
            found |= _within(member)
    if node.negated:
        return _ALPHABET - found | {_OTHER}
    return frozenset().union(*map(_both_cases, found)) if found else frozenset()


def _within(members: CharacterRange) -> Chars:
    found = frozenset(char for char in _ALPHABET if members.low <= char <= members.high)
    return found | {_OTHER} if ord(members.high) > 127 else found


def _is_letter(chars: Chars) -> bool:
    """Whether some characters are one and its other case."""
    return bool(chars) and chars == _both_cases(min(chars))


@cache
def _both_cases(char: str) -> Chars:
    if char not in _ALPHABET:
        return frozenset((_OTHER,))
    return frozenset(each for each in (char, char.lower(), char.upper()) if each in _ALPHABET)
