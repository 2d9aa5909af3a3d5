"""Patterns in packs: what each must contain, and whether it is safe to run.

A hundred regular expressions over a whole text would take seconds. A pattern therefore runs only on a sentence that
holds, for each of its sets of fixed words, at least one of them: `needs` reads these sets out of the pattern. One of
them, the most telling, is looked for in the one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from safelint.text.runaway import op, starts, ways
from safelint.values.entries import Needs

parser: Any = getattr(re, "_parser")  # noqa: B009 - what `re` itself reads patterns with; the stubs leave it out

_LONGEST = 8_000
_MOST_WAYS = 6  # a power of ten, see `runaway.py`
_MOST_WORDS = 60  # alternatives of one set; beyond this a set tells nothing


class UnsafePatternError(ValueError):
    """The pattern does not compile, could run away, or holds no fixed word to look for. The message says which."""


def normalised(pattern: str) -> str:
    """The pattern as it runs on folded text, where all white space is one space, and where no word is endless."""
    return _with_spaces(pattern).replace(r"\w+", r"\w{1,30}").replace(r"\w*", r"\w{0,30}")


def _with_spaces(pattern: str) -> str:
    return pattern.replace(r"\s+", " ").replace(r"\s*", " ?")


def steps(pattern: str) -> float:
    """About how many steps a pattern that is `parsed` may take over one sentence that was made for it, at most."""
    tree = parser.parse(normalised(pattern), re.IGNORECASE)
    return float(10 ** (ways(tree, whole=True) + starts(tree)))


MOST_STEPS = 3_000_000
"""Of one pattern from anybody over one sentence: some hundredths of a second."""
MOST_STEPS_TOGETHER = 20_000_000
"""Of all patterns of one configuration."""
_FEWEST_STEPS = 10_000  # that one counts for, so that there is an end to how many there are


def too_slow(patterns: Iterable[str]) -> tuple[str, str]:
    """The first of some patterns from anybody that takes too long, by itself or with those before it, and why."""
    total = 0.0
    for pattern in patterns:
        taken = max(steps(pattern), _FEWEST_STEPS)
        total += taken
        if taken > MOST_STEPS:
            return pattern, r"could take very long on a text made for it: give it smaller bounds, such as [^.]{0,60}"
        if total > MOST_STEPS_TOGETHER:
            return pattern, "with those before it could take very long: give them smaller bounds, or have fewer"
    return "", ""


def needs(pattern: str) -> Needs:
    """Sets of lower-case strings: a text that `pattern` matches holds at least one string of every set.

    The most telling set comes first. The pattern is read as ignoring case.

    Raises:
        UnsafePatternError: see the class.
    """
    tree = parsed(normalised(pattern))
    sets = {_shortest(found) for found in _sets(tree) if _tells(found)}
    if not sets:
        raise UnsafePatternError("holds no fixed word of three letters or more to look for")
    return tuple(sorted(sets, key=_how_telling))


def parsed(pattern: str) -> Any:
    """The tree of a pattern that compiles and cannot run away.

    Raises:
        UnsafePatternError: it does not compile, is very long, or could go back over a text again and again.
    """
    if len(pattern) > _LONGEST:
        raise UnsafePatternError(f"has more than {_LONGEST:,} characters")
    try:
        re.compile(pattern)
        tree = parser.parse(pattern, re.IGNORECASE)
        _refuse_runaway(tree, inside=False)
        if ways(parser.parse(_with_spaces(pattern), re.IGNORECASE), whole=True) > _MOST_WAYS:
            raise UnsafePatternError("could run away: it can try one text in millions of ways; write {0,60} for *")
    except (re.error, OverflowError, RecursionError) as error:
        raise UnsafePatternError(f"not a valid regular expression: {error}") from error
    return tree


def _shortest(found: frozenset[str]) -> tuple[str, ...]:
    """The strings of a set without those that hold another one: whatever holds the longer holds the shorter."""
    return tuple(sorted(one for one in found if not any(other != one and other in one for other in found)))


def _tells(found: frozenset[str]) -> bool:
    return 0 < len(found) <= _MOST_WORDS and all(len(text.strip()) >= 3 for text in found)


def _how_telling(found: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    shortest = min(map(len, found))
    return (len(found) / shortest**2, found)


def _refuse_runaway(tree: Iterable[Any], *, inside: bool) -> None:
    """Refuses a repeat without bound inside another: the shape that backtracks for ever."""
    for code, argument in tree:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT):
            _, most, body = argument
            unbounded = most > 50
            if unbounded and inside:
                raise UnsafePatternError(
                    "has an endless repeat inside another and could run away; write {1,8} instead of + or *"
                )
            _refuse_runaway(body, inside=inside or unbounded)
        else:
            for body in _bodies(code, argument):
                _refuse_runaway(body, inside=inside)


def _bodies(code: Any, argument: Any) -> list[Any]:
    if code is op.SUBPATTERN:
        return [argument[-1]]
    if code is op.BRANCH:
        return list(argument[1])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [argument[1]]
    if code is op.ATOMIC_GROUP:
        return [argument]
    if code is op.GROUPREF_EXISTS:
        return [body for body in argument[1:] if body]
    return []


def _sets(tree: Iterable[Any]) -> list[frozenset[str]]:
    """Every set of strings one of which must stand in whatever `tree` matches."""
    found: list[frozenset[str]] = []
    running: frozenset[str] = frozenset({""})  # what the characters just read can spell, without a gap

    def close() -> None:
        nonlocal running
        if "" not in running:
            found.append(running)
        running = frozenset({""})

    for code, argument in tree:
        spelt = _spelt(code, argument)
        if spelt is not None:
            longer = frozenset(left + right for left in running for right in spelt)
            if len(longer) <= _MOST_WORDS:
                running = longer
                continue
            close()
            running = spelt
            continue
        close()
        found.extend(_sets_within(code, argument))
    close()
    return found


def _sets_within(code: Any, argument: Any) -> list[frozenset[str]]:
    """The sets of one node that cannot be spelt out whole."""
    if code is op.SUBPATTERN:
        return _sets(argument[-1])
    if code is op.ATOMIC_GROUP:
        return _sets(argument)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] > 0:
        return _sets(argument[2])
    if code is op.BRANCH:
        best = [min(sets, key=lambda each: _how_telling(tuple(each))) for sets in map(_telling, argument[1]) if sets]
        if len(best) == len(argument[1]):
            return [frozenset().union(*best)]
    return []


def _telling(tree: Any) -> list[frozenset[str]]:
    return [found for found in _sets(tree) if _tells(found)]


def _spelt(code: Any, argument: Any) -> frozenset[str] | None:
    """All strings that a node can match, lower case, where they are few; None where it cannot be told."""
    if code is op.LITERAL:
        return frozenset({chr(argument).lower()})
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset({""})
    if code is op.IN and all(item[0] is op.LITERAL for item in argument):
        return frozenset(chr(item[1]).lower() for item in argument)
    if code is op.SUBPATTERN:
        return _spelt_row(argument[-1])
    if code is op.BRANCH:
        rows = [_spelt_row(row) for row in argument[1]]
        if all(row is not None for row in rows):
            union = frozenset().union(*(row for row in rows if row is not None))
            return union if len(union) <= _MOST_WORDS else None
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, body = argument
        row = _spelt_row(body)
        if row is not None and most == 1:
            return row | {""} if least == 0 else row
    return None


def _spelt_row(tree: Iterable[Any]) -> frozenset[str] | None:
    result = frozenset({""})
    for code, argument in tree:
        spelt = _spelt(code, argument)
        if spelt is None:
            return None
        result = frozenset(left + right for left in result for right in spelt)
        if len(result) > _MOST_WORDS:
            return None
    return result
