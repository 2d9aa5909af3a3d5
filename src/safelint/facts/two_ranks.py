"""People to whom a text gives two ranks or titles: "Detective Sergeant Ann Roe" here, "DI Roe" there; "Dr Lee" here,
"Professor Lee" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

RANKS = "ranks"
"""The family of lists that are asked for together: one for each rank."""
_BEFORE = "facts.another-rank"
_MOST_NAMES = 2  # words of a name that are looked at behind a rank: a first and a last
_SHORTEST = 2  # letters of such a word


class TwoRanks(NamedTuple):
    """A rank with a name at `Document.text[start:end]`, and where their other rank first stands, before it."""

    start: int
    end: int
    other: Range


class _Ranked(NamedTuple):
    rank: str
    first: str
    place: Range


def of_two_ranks(view: TextView) -> list[TwoRanks]:
    """The people of a text with two ranks, at the first place of the second, in order. Those of one last name are one
    where no two first names tell them apart."""
    by_name: defaultdict[str, list[_Ranked]] = defaultdict(list)
    for name, ranked in _with_ranks(view):
        by_name[name].append(ranked)
    found = []
    for same in by_name.values():
        if len({each.first for each in same} - {""}) < 2:
            other = next((each for each in same if each.rank != same[0].rank), None)
            found += [TwoRanks(*other.place, same[0].place)] if other is not None else []
    return sorted(found)


def _with_ranks(view: TextView) -> Iterator[tuple[str, _Ranked]]:
    """Everybody with a rank and a last name, in order."""
    longest: dict[int, tuple[int, str]] = {}  # by the token behind: "chief inspector" ends with a rank, too
    for rank, places in view.matches.places(RANKS).items():
        for first, end in places:
            if end not in longest or first < longest[end][0]:
                longest[end] = first, rank
    tokens, matches = view.tokens, view.matches
    for end, (first, rank) in sorted(longest.items()):
        names = _names(view, end)
        if names and matches.before(_BEFORE, tokens.span(first, end)[0]) is None:
            place = tokens.span(first, end + len(names))[0], tokens.span(end, end + len(names))[1]
            yield names[-1], _Ranked(rank, names[0] if len(names) > 1 else "", place)


def _names(view: TextView, at: int) -> list[str]:
    """The words of a name from a token on, in small letters."""
    names: list[str] = []
    while len(names) < _MOST_NAMES and at < len(view.tokens) and _may_be_of_name(view.tokens.cased(at)):
        names.append(view.tokens.words[at])
        at += 1
    return names


def _may_be_of_name(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word[0].isupper() and word[1:].islower()
