"""Two ages that a text gives to one person, as a release does that was put together from others.

Of the ages with a name only those of the moment count, right behind a name or right before it: "Dean Marsh, 41,",
"41-year-old Dean Marsh". A surname by itself is a person's where the text gives nobody else that surname; where several
have it, and each of them an age, another age beside the surname that is near one of these is nobody's. Behind a title
it may be a relative's, or a judge's.

"The 54-year-old" is somebody who was named before with that age. Where no other place of the text has that number, and
just one age that was given before it is near, it is that of the same person: unless the text tells of
several people, or has a year in the sentence of one of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.counts_told import number_of, number_words
from safelint.words.days_told import is_dated

if TYPE_CHECKING:
    from safelint.text.view import TextView

_BEHIND, _BEFORE = "ages.behind-a-name", "ages.before-a-name"
_AS_A_NAME, _GIVEN = "ages.as-a-name", "ages.given"
_SEVERAL = "ages.several"
_NAMELESS = (_AS_A_NAME, _GIVEN)
_GIVEN_TO_TWO = "ages.given-to-two"
_TITLES, _COURTESY, _NO_NAMES = "ages.titles", "ages.courtesy", "ages.no-names"
_YOUNGEST, _OLDEST = 10, 110  # below are scores and pages more often than people, above are years
_SLIP = 5  # years that an age may be wrong by and still be meant for one of several
_SMALL_SLIP = 2  # years that it may be wrong by where nobody is named
_DIGITS = regex(r"(?<!\d)\d{1,3}(?!\d)")  # no age has more
NAME = regex(r"[^\W\d_][\w'\u2019-]*")
"""A word as names have them; it may begin with a small letter."""


class AgeTold(NamedTuple):
    """An age at `Document.text[start:end]` and the words of the name that it is given to, if any."""

    start: int
    end: int
    age: int
    name: tuple[str, ...]

    @property
    def surname(self) -> str:
        return self.name[-1]


def two_ages(view: TextView) -> Iterator[tuple[AgeTold, AgeTold]]:
    """For each person with two ages: where the first stands, and the first other one."""
    courtesy = view.knowledge.lexicon.words(_COURTESY)
    titles = view.knowledge.lexicon.words(_TITLES) - courtesy
    every = _whole((*_told(view, _BEHIND), *_told(view, _BEFORE)))
    told = [each for each in every if each.name[0].lower() not in titles]
    if len({each.age for each in told}) < 2:
        return
    people = people_by_surname(view, {each.surname for each in told})
    named: dict[tuple[str, ...], AgeTold] = {}
    for each in told:
        named.setdefault(each.name, each)
    first: dict[tuple[str, ...], AgeTold] = {}
    done: set[tuple[str, ...]] = set()
    for each in told:
        titled = each.name[0].lower() in courtesy
        person = each.name if titled else _person(each, people, named)
        if not person or person in done:
            continue
        before = first.setdefault(person, each)
        if before.age != each.age and not (titled and abs(before.age - each.age) > _SLIP):
            done.add(person)
            yield before, each


def nameless_ages(view: TextView) -> Iterator[tuple[AgeTold, AgeTold]]:
    """For each age in the place of a name that nobody was given: where the age first stands that is near, and it."""
    nameless = _whole(_told(view, _AS_A_NAME))
    if not nameless or view.matches.holds(_SEVERAL):
        return
    first: dict[int, AgeTold] = {}
    given_to_one = (each for name in (_BEHIND, _BEFORE, _GIVEN) for each in _told(view, name))
    for given in _whole((*given_to_one, *_told_of_two(view))):
        first.setdefault(given.age, given)
    numbers = Counter(map(int, _DIGITS.findall(view.document.text)))
    times = Counter(each.age for each in nameless)
    asked: set[int] = set()
    for each in nameless:
        if each.age in asked or numbers[each.age] > times[each.age]:
            continue
        asked.add(each.age)
        near = [first[age] for age in range(each.age - _SMALL_SLIP, each.age + _SMALL_SLIP + 1) if age in first]
        near = [given for given in near if given.start < each.start]
        if len(near) == 1 and not any(is_dated(view, told.start) for told in (near[0], each)):
            yield near[0], each


def _told(view: TextView, name: str) -> Iterator[AgeTold]:
    text = view.document.text
    for match in view.matches.all(name):
        digits = _DIGITS.search(text, match.start, match.end)
        if digits is None or not _YOUNGEST <= int(digits.group()) <= _OLDEST:
            continue
        words = tuple(word for word in NAME.findall(text[match.start : match.end]) if word[:1].isupper())
        if (words or name in _NAMELESS) and not view.is_quoted(match.start, match.end):
            yield AgeTold(digits.start(), digits.end(), int(digits.group()), words[-2:])


def _told_of_two(view: TextView) -> Iterator[AgeTold]:
    """The ages that are given to two people at once, in words or digits."""
    values, tokens = view.knowledge.made(number_words), view.tokens
    for match in view.matches.all(_GIVEN_TO_TWO):
        for at in range(tokens.at(match.start), tokens.at(match.end)):
            age = number_of(tokens.words[at], values)
            if age is not None and not view.is_quoted(match.start, match.end):
                yield AgeTold(*tokens.span(at, at + 1), age, ())


def _whole(told: Iterable[AgeTold]) -> list[AgeTold]:
    """Each age once, with the most of its name."""
    by_start = {each.start: each for each in sorted(told, key=lambda each: len(each.name))}
    return [by_start[start] for start in sorted(by_start)]


def people_by_surname(view: TextView, surnames: Set[str]) -> dict[str, set[tuple[str, ...]]]:
    """By surname, the names with a first name before it that stand in a text."""
    people: dict[str, set[tuple[str, ...]]] = {}
    text, words = view.document.text, view.knowledge.lexicon.words
    others = {*words(_TITLES), *words(_NO_NAMES)}
    for first, last in pairwise(NAME.finditer(text)):
        name = (first.group(), last.group())
        if name[1] not in surnames or first.end() + 1 != last.start():
            continue
        if name[0][:1].isupper() and name[0].lower() not in others:
            people.setdefault(name[1], set()).add(name)
    return people


def _person(
    told: AgeTold, people: Mapping[str, Set[tuple[str, ...]]], named: Mapping[tuple[str, ...], AgeTold]
) -> tuple[str, ...]:
    """Whose age it is; none where the text has several of that surname and does not say which. Where each of them has
    an age, and none has this one, it is taken for that of the nearest age."""
    same = people.get(told.surname, set())
    if told.name in same:
        return told.name
    if len(same) > 1 and all(each in named and named[each].age != told.age for each in same):
        nearest = min(same, key=lambda each: abs(named[each].age - told.age))
        return nearest if abs(named[nearest].age - told.age) <= _SLIP else ()
    return next(iter(same)) if len(same) == 1 else ()
