"""Names of people that a text spells two ways: "Marian Teale" here, "Marion Teal" there.

A name is two words with a capital beside each other. Two of them are one person's where each word of one is that of the
other, or a letter off, and none is an ordinary word: "Kind Words" and "Kind Works" are two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from safelint.numbers.distance import edits

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_LEAST, _SHORTEST = 3, 4  # letters of a word of a name, and of one that may be a slip
_MOST = 60  # names that begin alike: a text with more of them is a list of many people


class TwoSpellings(NamedTuple):
    """A name at `Document.text[start:end]`, and where the other spelling first stands, before it."""

    start: int
    end: int
    other: Range


def spelt_two_ways(view: TextView, base: Callable[[str], str]) -> list[TwoSpellings]:
    """The names that a text spells two ways, at the first place of the second spelling, in order; `base` gives the base
    form of a word of the language in small letters, and "" for one that may be a name."""
    first_places = _names(view)
    alike: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in first_places:
        alike[name[0][0] + name[1][0]].append(name)
    found: dict[tuple[str, str], TwoSpellings] = {}
    for names in alike.values():
        for one, other in combinations(names, 2) if len(names) <= _MOST else ():
            if other not in found and _are_one(one, other, base):
                found[other] = TwoSpellings(*_range(view, first_places[other]), _range(view, first_places[one]))
    return sorted(found.values())


def _names(view: TextView) -> dict[tuple[str, str], int]:
    """Two words with a capital that stand beside each other, in small letters, by the token where they first do so."""
    tokens, found = view.tokens, dict[tuple[str, str], int]()
    for at in tokens.capitals:
        if _is_beside_next(view, at) and _may_be_of_name(tokens.cased(at)) and _may_be_of_name(tokens.cased(at + 1)):
            found.setdefault((tokens.words[at], tokens.words[at + 1]), at)
    return found


def _is_beside_next(view: TextView, at: int) -> bool:
    tokens = view.tokens
    return at + 1 < len(tokens) and tokens.starts[at] + len(tokens.words[at]) + 1 == tokens.starts[at + 1]


def _may_be_of_name(word: str) -> bool:
    return len(word) >= _LEAST and word.isalpha() and word[0].isupper() and word[1:].islower()


def _are_one(one: tuple[str, str], other: tuple[str, str], base: Callable[[str], str]) -> bool:
    pairs = list(_differing(one, other))
    if not all(_is_a_letter_off(*each) for each in pairs) or any(map(base, (*one, *other))):
        return False
    return one[1] != other[1] or not _is_of_two_people(one[0], other[0])


def _differing(one: tuple[str, str], other: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (each for each in zip(one, other, strict=True) if each[0] != each[1])


def _is_a_letter_off(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or too many, or two have changed places; not where that makes a plural or
    another form of the word: "Muslims", "Latin American"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST and long not in (f"{short}s", f"{short}n") and edits(one, other, 1) == 1


def _is_of_two_people(one: str, other: str) -> bool:
    """Whether two first names are those of a man and a woman, as brother and sister may have: "Paul" and "Paula"."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}a", f"{short}e")


def _range(view: TextView, at: int) -> Range:
    return view.tokens.span(at, at + 2)
