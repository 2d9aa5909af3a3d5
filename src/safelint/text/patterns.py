"""Patterns in packs: what each must contain, and whether it is safe to run.

A hundred regular expressions over a whole text would take seconds. A pattern therefore runs only on a sentence that
holds, for each of its sets of fixed words, at least one of them: `needs` reads these sets out of the pattern. One of
them, the most telling, is looked for in the one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from safelint.text.expressions import Alternation, Anchor, Character, ExpressionError, Look, Node, Repeat, Row, parse
from safelint.text.normal import normalised, with_spaces
from safelint.text.runaway import cost, starts
from safelint.values.entries import Needs

_LONGEST = 8_000
_MOST_WAYS = 1_000_000  # see `runaway.py`
_MOST_WORDS = 60  # alternatives of one set; beyond this a set tells nothing


class UnsafePatternError(ValueError):
    """The pattern does not compile, holds what is not supported (`expressions.py`), could run away, or holds no fixed
    word to look for. The message says which."""


def steps(pattern: str) -> float:
    """About how many steps a pattern that is `parsed` may take over one sentence that was made for it, at most."""
    row = parse(normalised(pattern))
    return starts(row) * cost(row, whole=True).work


MOST_STEPS = 10_000_000
"""Of one pattern from anybody over one sentence: a tenth of a second or two, as a step takes 3 to 17 nanoseconds."""
MOST_STEPS_TOGETHER = 30_000_000
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
    sets = {_shortest(found) for found in _sets(parsed(normalised(pattern))) if _tells(found)}
    if not sets:
        raise UnsafePatternError("holds no fixed word of three letters or more to look for")
    return tuple(sorted(sets, key=_how_telling))


@lru_cache(maxsize=4096)  # of a pack each is read twice: by the schema, and for what it needs
def parsed(pattern: str) -> Row:
    """The tree of a pattern that compiles and cannot run away.

    Raises:
        UnsafePatternError: it does not compile, holds what is not supported, is very long, or could go back over a text
            again and again.
    """
    if len(pattern) > _LONGEST:
        raise UnsafePatternError(f"has more than {_LONGEST:,} characters")
    try:
        re.compile(pattern)
        row = parse(pattern)
        _refuse_runaway(row, inside=False)
        if cost(parse(with_spaces(pattern)), whole=True).ways > _MOST_WAYS:
            raise UnsafePatternError("could run away: it can try one text in millions of ways; write {0,60} for *")
    except ExpressionError as error:
        raise UnsafePatternError(str(error)) from error
    except (re.error, OverflowError, RecursionError) as error:
        raise UnsafePatternError(f"not a valid regular expression: {error}") from error
    return row


def _shortest(found: frozenset[str]) -> tuple[str, ...]:
    """The strings of a set without those that hold another one: whatever holds the longer holds the shorter."""
    return tuple(sorted(one for one in found if not any(other != one and other in one for other in found)))


def _tells(found: frozenset[str]) -> bool:
    return 0 < len(found) <= _MOST_WORDS and all(len(text.strip()) >= 3 for text in found)


def _how_telling(found: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    shortest = min(map(len, found))
    return (len(found) / shortest**2, found)


def _refuse_runaway(row: Row, *, inside: bool) -> None:
    """Refuses a repeat without bound inside another: the shape that backtracks for ever."""
    for node in row:
        if isinstance(node, Repeat):
            unbounded = node.most > 50 and not node.possessive
            if unbounded and inside:
                raise UnsafePatternError(
                    "has an endless repeat inside another and could run away; write {1,8} instead of + or *"
                )
            _refuse_runaway(node.row, inside=inside or unbounded)
        elif isinstance(node, Alternation):
            for each in node.rows:
                _refuse_runaway(each, inside=inside)
        elif isinstance(node, Look):
            _refuse_runaway(node.row, inside=inside)


def _sets(row: Row) -> list[frozenset[str]]:
    """Every set of strings one of which must stand in whatever `row` matches."""
    found: list[frozenset[str]] = []
    running: frozenset[str] = frozenset({""})  # what the characters just read can spell, without a gap

    def close() -> None:
        nonlocal running
        if "" not in running:
            found.append(running)
        running = frozenset({""})

    for node in row:
        spelt = _spelt(node)
        if spelt is not None:
            longer = frozenset(left + right for left in running for right in spelt)
            if len(longer) <= _MOST_WORDS:
                running = longer
                continue
            close()
            running = spelt
            continue
        close()
        found.extend(_sets_within(node))
    close()
    return found


def _sets_within(node: Node) -> list[frozenset[str]]:
    """The sets of one node that cannot be spelt out whole."""
    if isinstance(node, Repeat) and node.least > 0:
        return _sets(node.row)
    if isinstance(node, Alternation):
        best = [min(sets, key=lambda each: _how_telling(tuple(each))) for sets in map(_telling, node.rows) if sets]
        if len(best) == len(node.rows):
            return [frozenset().union(*best)]
    return []


def _telling(row: Row) -> list[frozenset[str]]:
    return [found for found in _sets(row) if _tells(found)]


def _spelt(node: Node) -> frozenset[str] | None:
    """All strings that a node can match, lower case, where they are few; None where it cannot be told."""
    if isinstance(node, Anchor | Look):
        return frozenset({""})
    if isinstance(node, Character):
        letters = [member.lower() for member in node.members if isinstance(member, str)]
        return None if node.negated or len(letters) < len(node.members) else frozenset(letters)
    if isinstance(node, Alternation):
        rows = [_spelt_row(row) for row in node.rows]
        if all(row is not None for row in rows):
            union = frozenset().union(*(row for row in rows if row is not None))
            return union if len(union) <= _MOST_WORDS else None
    if isinstance(node, Repeat):
        spelt = _spelt_row(node.row)
        if spelt is not None and node.most == 1:
            return spelt | {""} if node.least == 0 else spelt
    return None


def _spelt_row(row: Row) -> frozenset[str] | None:
    result = frozenset({""})
    for node in row:
        spelt = _spelt(node)
        if spelt is None:
            return None
        result = frozenset(left + right for left in result for right in spelt)
        if len(result) > _MOST_WORDS:
            return None
    return result
