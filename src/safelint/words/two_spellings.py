"""Names of people and places that a text spells two ways: "Marian Teale" here, "Marion Teal" there.

A name is two words with a capital beside each other. Two of them are one person's where each word of one is that of the
other, or a letter off, and none is an ordinary word: "Kind Words" and "Kind Works" are two things. Last names behind
one first name may also sound the same but for their vowels: "Brackstone", "Braxton".

The second word of a place tells what it is, "Road" or "Lodge", and what stands before one of both shows that it is a
place: "at Oakmere Lodge". The first word is then a letter or two off, or sounds the same but for its vowels. One of
both stands only once, and the text has no third name with that second word, as a list of streets has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

from safelint.numbers.distance import edits

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_Name = tuple[str, str]
_LEAST, _SHORTEST = 3, 4  # letters of a word of a name, and of one that may be a slip
_MOST = 60  # names that begin alike: a text with more of them is a list of many people
_SAME_BEGINNING = 3  # letters with which words begin that differ by more than one
_SAME_END = 2  # letters with which they end where two are off
_LONG, _MOST_OFF = 6, 2  # letters of a word before "Road", and how many of them may be off
_CONSONANTS = 3  # by which a word is known whatever its vowels are
_VOWELS = frozenset("aeiouy")


class TwoSpellings(NamedTuple):
    """A name at `Document.text[start:end]`, and where the other spelling first stands, before it."""

    start: int
    end: int
    other: Range
    is_place: bool


def spelt_two_ways(view: TextView, base: Callable[[str], str]) -> list[TwoSpellings]:
    """The names that a text spells two ways, at the first place of the second spelling, in order; `base` gives the base
    form of a word of the language in small letters, and "" for one that may be a name."""
    return sorted(_Spellings(view, base).found())


class _Spellings:
    def __init__(self, view: TextView, base: Callable[[str], str]) -> None:
        self._view, self._base = view, base
        self._sounds = view.knowledge.lexicon.pairs("spellings.sounds")
        self._heads = view.knowledge.lexicon.words("spellings.heads-of-places")
        self._before_a_place = view.knowledge.lexicon.words("spellings.before-a-place")
        self._places = view.view(names_of_two_words)

    def found(self) -> Iterator[TwoSpellings]:
        told: set[_Name] = set()
        for names, are_one in ((self._people(), self._are_one_person), (self._of_places(), self._are_one_place)):
            for one, other in names:
                if other not in told and are_one(one, other):
                    told.add(other)
                    first, second = (_range(self._view, self._places[each][0]) for each in (one, other))
                    yield TwoSpellings(*second, first, other[1] in self._heads)

    def _people(self) -> Iterator[tuple[_Name, _Name]]:
        """Each two names that may be one person's."""
        alike: defaultdict[str, list[_Name]] = defaultdict(list)
        for name in self._places:
            if name[1] not in self._heads:
                alike[name[0][0] + name[1][0]].append(name)
        for names in alike.values():
            yield from combinations(names, 2) if len(names) <= _MOST else ()

    def _of_places(self) -> Iterator[tuple[_Name, _Name]]:
        """The two names with one word for a place, where a text has no third."""
        alike: defaultdict[str, list[_Name]] = defaultdict(list)
        for name in self._places:
            if name[1] in self._heads:
                alike[name[1]].append(name)
        yield from ((names[0], names[1]) for names in alike.values() if len(names) == 2)

    def _are_one_person(self, one: _Name, other: _Name) -> bool:
        pairs = list(_differing(one, other))
        if any(map(self._base, (*one, *other))):
            return False
        if all(is_a_letter_off(*each) for each in pairs):
            return one[1] != other[1] or not _is_of_two_people(one[0], other[0])
        return one[0] == other[0] and self._sound_the_same(one[1], other[1])

    def _are_one_place(self, one: _Name, other: _Name) -> bool:
        (first, _), (second, _) = one, other
        if self._base(first) or self._base(second) or _is_another_form(first, second):
            return False
        if min(len(self._places[each]) for each in (one, other)) > 1 or not any(map(self._is_place, (one, other))):
            return False
        return _is_a_slip(first, second) or self._sound_the_same(first, second)

    def _is_place(self, name: _Name) -> bool:
        """Whether a name first stands behind "at" or the like, or behind a number as in an address."""
        at = self._places[name][0]
        before = self._view.tokens.words[at - 1] if at else ""
        return before in self._before_a_place or before.isdecimal()

    def _sound_the_same(self, one: str, other: str) -> bool:
        """Whether two words begin with the same letters and differ only in vowels and in how a sound is written."""
        first, second = self._as_spoken(one), self._as_spoken(other)
        return (
            _begin_alike(first, second)
            and _consonants(first) == _consonants(second)
            and len(_consonants(first)) >= _CONSONANTS
        )

    def _as_spoken(self, word: str) -> str:
        for letters, sound in self._sounds.items():
            word = word.replace(letters, sound)
        return word


def names_of_two_words(view: TextView) -> Mapping[_Name, Sequence[int]]:
    """Two words with a capital that stand beside each other, in small letters, by the tokens where they do so."""
    tokens, found = view.tokens, defaultdict[_Name, list[int]](list)
    for at in tokens.capitals:
        if _is_beside_next(view, at) and may_be_of_name(tokens.cased(at)) and may_be_of_name(tokens.cased(at + 1)):
            found[tokens.words[at], tokens.words[at + 1]].append(at)
    return found


def _is_beside_next(view: TextView, at: int) -> bool:
    tokens = view.tokens
    return at + 1 < len(tokens) and tokens.starts[at] + len(tokens.words[at]) + 1 == tokens.starts[at + 1]


def may_be_of_name(word: str) -> bool:
    return len(word) >= _LEAST and word.isalpha() and word[0].isupper() and word[1:].islower()


def _differing(one: _Name, other: _Name) -> Iterator[tuple[str, str]]:
    return (each for each in zip(one, other, strict=True) if each[0] != each[1])


def _begin_alike(one: str, other: str) -> bool:
    return one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]


def _consonants(word: str) -> str:
    """The letters of a word but for vowels; the same two in a row are one."""
    return "".join(letter for letter, _ in groupby(word) if letter not in _VOWELS)


def _is_a_slip(one: str, other: str) -> bool:
    """Whether a letter or two are off in the middle of a long word: not "Kingsway" and "Kingsley"."""
    if min(len(one), len(other)) < _LONG or not _begin_alike(one, other):
        return False
    off = edits(one, other, _MOST_OFF)
    return off == 1 or (off == _MOST_OFF and one[-_SAME_END:] == other[-_SAME_END:])


def is_a_letter_off(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or too many, or two have changed places; not where that makes a plural or
    another form of the word: "Muslims", "Latin American"."""
    return min(len(one), len(other)) >= _SHORTEST and not _is_another_form(one, other) and edits(one, other, 1) == 1


def _is_another_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in (f"{short}s", f"{short}n")


def _is_of_two_people(one: str, other: str) -> bool:
    """Whether two first names are those of a man and a woman, as brother and sister may have: "Paul" and "Paula"."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}a", f"{short}e")


def _range(view: TextView, at: int) -> Range:
    return view.tokens.span(at, at + 2)
