"""How often a regular expression may go back: whether it could run away on a text made for it.

A pattern goes back where it has a choice: how often to repeat, which branch to take. A choice costs nothing where the
next character settles it. What is left multiplies along the pattern, and inside a repeat with every turn. The bound is
coarse and never too low; it knows nothing of what stands before or after a match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log10
from typing import Any

op: Any = getattr(re, "_constants")  # noqa: B009 - what `re` itself reads patterns with; the type stubs leave it out

_LONGEST = 1_500  # characters of a sentence that a pattern sees
_OTHER = "\U0010ffff"
# A character for each kind that patterns tell apart; `_OTHER` stands for all the rest.
_ALPHABET = frozenset([*map(chr, range(128)), *"éŵ\u2018\u2019\u201c\u201d\u2013\u2014\u00a0£", _OTHER])
_CATEGORIES = {
    op.CATEGORY_DIGIT: frozenset(filter(str.isdigit, _ALPHABET)),
    op.CATEGORY_SPACE: frozenset(filter(str.isspace, _ALPHABET)),
    op.CATEGORY_WORD: frozenset(char for char in _ALPHABET if char.isalnum() or char in ("_", _OTHER)),
}
_CATEGORIES |= {
    op.CATEGORY_NOT_DIGIT: _ALPHABET - _CATEGORIES[op.CATEGORY_DIGIT],
    op.CATEGORY_NOT_SPACE: _ALPHABET - _CATEGORIES[op.CATEGORY_SPACE],
    op.CATEGORY_NOT_WORD: _ALPHABET - _CATEGORIES[op.CATEGORY_WORD] | {_OTHER},
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Chars = frozenset[str]
Tree = Sequence[Any]


def ways(tree: Tree, after: Chars = frozenset(), *, whole: bool = False) -> float:
    """The power of ten of how many ways a parsed pattern can try one text; `after` is what may follow it.

    After the `whole` of a pattern nothing follows: what need not match at its end is never gone back over.
    """
    total = 0.0
    settled = whole
    for at in range(len(tree) - 1, -1, -1):
        code, argument = tree[at]
        rest, empty = _first(tree[at + 1 :])
        total += _ways(code, argument, frozenset() if settled else rest | after if empty else rest)
        settled = settled and code in _REPEATS and argument[0] == 0
    return total


def starts(tree: Tree) -> float:
    """The power of ten of how many places in one text a parsed pattern may be tried at for more than a step.

    Where it begins with "bad", two such places are at least three characters apart.
    """
    opening: list[Chars] = []
    for code, argument in tree:
        chars = _chars(code, argument)
        if chars is not None:
            opening.append(chars)
        elif code is not op.AT:
            break
    shifts = range(1, len(opening))
    apart = (
        shift for shift in shifts if all(one & other for one, other in zip(opening, opening[shift:], strict=False))
    )
    return log10(_LONGEST / next(apart, max(len(opening), 1)))


def _ways(code: Any, argument: Any, after: Chars) -> float:
    if code in _REPEATS:
        least, most, body = argument
        most = float(min(most, _LONGEST))
        first, empty = _first(body)
        inner = ways(body, first | after)
        choices = log10(most - least + 1) if first & after or empty else 0.0
        return choices + inner * most
    if code is op.BRANCH:
        rows = argument[1]
        return max(ways(row, after) for row in rows) + log10(_most_alike([_opening(row) for row in rows]))
    if code is op.SUBPATTERN:
        return ways(argument[-1], after)
    if code in (op.ASSERT, op.ASSERT_NOT):
        return ways(argument[1])
    if code is op.ATOMIC_GROUP:
        return ways(argument, after)
    if code is op.GROUPREF_EXISTS:
        return sum(ways(body, after) for body in argument[1:] if body)
    return 0.0


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


def _opening(row: Tree) -> list[Chars]:
    """The sets of characters that a branch begins with, as far as each is one character."""
    found: list[Chars] = []
    for code, argument in row:
        chars = _chars(code, argument)
        if chars is None:
            first, empty = _first([(code, argument)])
            return found if empty else [*found, first]
        found.append(chars)
    return found


def _first(tree: Tree) -> tuple[Chars, bool]:
    """What a match may begin with, and whether it may be empty."""
    found: Chars = frozenset()
    for code, argument in tree:
        chars, empty = _first_of(code, argument)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _first_of(code: Any, argument: Any) -> tuple[Chars, bool]:
    chars = _chars(code, argument)
    if chars is not None:
        return chars, False
    if code in _REPEATS:
        least, _, body = argument
        first, empty = _first(body)
        return first, empty or least == 0
    if code is op.SUBPATTERN:
        return _first(argument[-1])
    if code is op.ATOMIC_GROUP:
        return _first(argument)
    if code is op.BRANCH:
        firsts = [_first(row) for row in argument[1]]
        return frozenset().union(*(first for first, _ in firsts)), any(empty for _, empty in firsts)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset(), True
    return _ALPHABET, True  # what a group has matched before


def _chars(code: Any, argument: Any) -> Chars | None:
    """What a node that stands for one character may be, in either case; None for another node."""
    if code is op.LITERAL:
        return _both_cases(chr(argument))
    if code is op.NOT_LITERAL:
        return _ALPHABET - ({chr(argument)} if chr(argument) in _ALPHABET else frozenset())
    if code is op.ANY:
        return _ALPHABET
    if code is op.CATEGORY:
        return _CATEGORIES[argument]
    if code is not op.IN:
        return None
    found: set[str] = set()
    for kind, value in argument:
        if kind is op.RANGE:
            found |= {char for char in _ALPHABET if value[0] <= ord(char) <= value[1]}
            found |= {_OTHER} if value[1] > 127 else set()
        elif kind is not op.NEGATE:
            found |= _chars(kind, value) or set()
    if argument and argument[0][0] is op.NEGATE:
        return _ALPHABET - found | {_OTHER}
    return frozenset().union(*map(_both_cases, found)) if found else frozenset()


def _is_letter(chars: Chars) -> bool:
    """Whether some characters are one and its other case."""
    return bool(chars) and chars == _both_cases(min(chars))


def _both_cases(char: str) -> Chars:
    if char not in _ALPHABET:
        return frozenset((_OTHER,))
    return frozenset(each for each in (char, char.lower(), char.upper()) if each in _ALPHABET)
