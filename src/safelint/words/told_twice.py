"""What a text says of one thing twice, where both cannot be true: the days on which a group meets, the date of a meal,
the month in which something begins, how many rooms a house has, the room of an office, the days on which it is open.

A thing is a noun with the words that describe it. Two names are those of one thing where they are the same, or where
one of them is the noun alone and the text describes it in no other way. What is told of a noun in three ways is a
timetable. A sentence that tells of a change, an exception or something more is left alone, as are quotations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import dropwhile, pairwise
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.hours.opening_hours import OpeningHours
from safelint.lazy import regex
from safelint.words.counts_told import number_of, number_words
from safelint.words.days_told import month_words, weekday_words

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView

_DETERMINER, _DESCRIBED_SO = "twice.determiner", "twice.described-so"
_TO = "hours.to"
_REACH = 200  # characters behind the first days of opening in which others may stand
_SEVERAL_WAYS = 3  # in which a noun is told of in a timetable
_MONTH, _WEEK = 100, 7
_LONGEST_NAME = 3  # words that describe a noun
_DIGITS = regex(r"(?<!\d)\d{1,2}(?!\d)")
_DIGITS_ANYWHERE = frozenset("0123456789")

_Values = frozenset[Any]  # numbers of days or months, numbers, or the words for a room


class SaidOnce(NamedTuple):
    """What is said at `Document.text[start:end]` of a thing: `name` are the words that describe it and its noun."""

    start: int
    end: int
    name: tuple[str, ...]
    values: _Values


class _Attribute(NamedTuple):
    """What can be said of a thing: the lists of words that say it, that are such things, and that say in the sentence
    that more is told; how it is read, and when two readings cannot both be true."""

    said: str
    things: str
    more: str
    read: Callable[[TextView, Match], _Values]
    differs: Callable[[_Values, _Values], bool] = frozenset.isdisjoint


def told_twice(view: TextView) -> Iterator[tuple[SaidOnce, SaidOnce]]:
    """For each thing of which a text says what cannot be so with what it said before: where it says that, and where it
    said the other."""
    for attribute in _ATTRIBUTES:
        if view.matches.holds(attribute.said):
            yield from _Things(view, attribute).contradictions()


class _Things:
    """The things of one text of which something can be said, with their names."""

    def __init__(self, view: TextView, attribute: _Attribute) -> None:
        self._view, self._attribute = view, attribute
        lexicon = view.knowledge.lexicon
        self._determiners, self._described_so = lexicon.words(_DETERMINER), lexicon.words(_DESCRIBED_SO)
        self._numbers = view.knowledge.made(number_words)
        self._ends = {match.start: match.end for match in view.matches.all(attribute.things)}

    def contradictions(self) -> Iterator[tuple[SaidOnce, SaidOnce]]:
        by_noun: defaultdict[str, list[SaidOnce]] = defaultdict(list)
        for each in self._said():
            by_noun[each.name[-1]].append(each)
        for noun, every in by_noun.items():
            if len({each.values for each in every}) >= _SEVERAL_WAYS:
                continue
            for first, other in pairwise(every):
                if self._attribute.differs(first.values, other.values) and self._is_one(noun, first, other):
                    yield other, first
                    break

    def _is_one(self, noun: str, first: SaidOnce, other: SaidOnce) -> bool:
        if first.name == other.name:
            return True
        described = self._described[noun]
        return len(described) == 1 and {first.name, other.name} == {*described, (noun,)}

    @cached_property
    def _described(self) -> Mapping[str, Set[tuple[str, ...]]]:
        """By noun, the names of the text that describe it."""
        names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in map(self._name, self._ends):
            if len(name) > 1:
                names[name[-1]].add(name)
        return names

    def _said(self) -> Iterator[SaidOnce]:
        """What is said, once for each thing at its place, with the most that is said of it there."""
        view = self._view
        longest: dict[int, Match] = {}
        for match in view.matches.all(self._attribute.said):
            things = view.matches.all(self._attribute.things, match.start, match.end)
            longest[things[-1].start] = match
        for start, match in sorted(longest.items()):
            values = self._attribute.read(view, match)
            aside = view.is_quoted(*match) or view.matches.holds(self._attribute.more, *view.sentence_around(start))
            if values and not aside:
                yield SaidOnce(*match, self._name(start), values)

    def _name(self, start: int) -> tuple[str, ...]:
        """The noun at a place with the words that describe it, back to a determiner or the end of a clause."""
        words, tokens = self._view.tokens.words, self._view.tokens
        at = tokens.at(start)
        noun = " ".join(words[at : tokens.at(self._ends[start])]).removesuffix("s")
        described: list[str] = []
        for word in reversed(words[max(0, at - _LONGEST_NAME) : at]):
            if word in self._determiners or word in self._numbers or not word.isalpha():
                break
            if word not in self._described_so:
                described.insert(0, word)
        return (*described, noun)


def _words(view: TextView, match: Match) -> Sequence[str]:
    return view.tokens.words[view.tokens.at(match.start) : view.tokens.at(match.end)]


def _weekdays(view: TextView, match: Match) -> _Values:
    """The days of the week that are named; none where they are those from one to another."""
    known, behind = view.knowledge.made(weekday_words), view.tokens.at(match.end)
    words = [word.removesuffix("s") for word in (*_words(view, match), *view.tokens.words[behind : behind + 1])]
    from_first_day = dropwhile(lambda word: word not in known, words)
    if not view.knowledge.lexicon.words(_TO).isdisjoint(from_first_day):
        return frozenset()
    return frozenset(known[word] for word in words if word in known)


def _open_days(view: TextView, match: Match) -> _Values:
    """All days that the rest of the sentence names; none where it says that something is closed."""
    openings = OpeningHours(view.knowledge.lexicon, view.matches, view.document.text)
    read = openings.read(match.start, min(view.sentence_around(match.start)[1], match.end + _REACH))
    days = frozenset[int]().union(*(each.days for each in read))
    return frozenset() if any(each.closed for each in read) else days


def _day(view: TextView, match: Match) -> _Values:
    """The day, with its month as hundreds where that is named."""
    digits, months = _DIGITS.search(view.document.text, *match), view.knowledge.made(month_words)
    month = next((months[word] for word in _words(view, match) if word in months), 0)
    return frozenset((month * _MONTH + int(digits.group()),)) if digits else frozenset()


def _other_day(first: _Values, other: _Values) -> bool:
    """Whether two days may be meant for one: both of a week, and not of two months."""
    (month, day), (other_month, other_day) = (divmod(value, _MONTH) for [value] in (first, other))
    return (month == other_month or 0 in (month, other_month)) and 0 < abs(day - other_day) < _WEEK


def _months(view: TextView, match: Match) -> _Values:
    known = view.knowledge.made(month_words)
    return frozenset(known[word] for word in _words(view, match)[-1:] if word in known)


def _number(view: TextView, match: Match) -> _Values:
    known = view.knowledge.made(number_words)
    return frozenset(count for word in _words(view, match) if (count := number_of(word, known)) is not None)


def _room(view: TextView, match: Match) -> _Values:
    return frozenset(word for word in _words(view, match)[-1:] if not _DIGITS_ANYWHERE.isdisjoint(word))


_ATTRIBUTES = (
    _Attribute("twice.regular-day", "twice.gathering", "twice.other-days", _weekdays),
    _Attribute("twice.date", "twice.occasion", "twice.other-days", _day, _other_day),
    _Attribute("twice.begins", "twice.beginning", "twice.other-months", _months),
    _Attribute("twice.has", "twice.of-a-house", "twice.other-rooms", _number),
    _Attribute("twice.in-room", "twice.office", "twice.other-offices", _room),
    _Attribute("twice.open-days", "twice.opens", "twice.other-openings", _open_days, ne),
)
