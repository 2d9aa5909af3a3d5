"""What a text says of one thing twice, where both cannot be true: the days on which a group meets, the date of a meal,
the month in which something begins, the room of an office.

A thing is a noun with the words that describe it. Two names are those of one thing where they are the same, or where
one of them is the noun alone and the text describes it in no other way. Two entries ("Choir: Mondays") are those of two
places; under two headings, an entry is compared only with what a sentence says. A name is unknown where
something else describes the noun, as in "16+ group", "group for women" or "Group B". What is told of a noun in three
ways is a timetable. A sentence that tells of a change, an exception or something more is left alone, as are quotations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.words.days_told import DIGITS, month_words, weekday_words, weekdays_in, words_in

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView

_DETERMINER, _DESCRIBED_SO, _DESCRIBED_BEHIND = "twice.determiner", "twice.described-so", "twice.described-behind"
_UNKNOWN, _TO = "twice.unknown", "hours.to"
_SEVERAL_WAYS = 3  # in which a noun is told of in a timetable
_WEEK = 7
_LONGEST_NAME = 3  # words that describe a noun
_DIGITS_ANYWHERE = frozenset("0123456789")

_Values = frozenset[Any]  # numbers of days of the week or of months, a month with a day, or the word for a room
_Name = tuple[str, ...]


class SaidOnce(NamedTuple):
    """What is said at `Document.text[start:end]` of a thing: `name` are the words that describe it and its noun,
    `section` tells under which heading of the text, `is_entry` whether a sentence or an entry of a
    list begins with the name, as those of a timetable do."""

    start: int
    end: int
    name: _Name
    values: _Values
    section: int
    is_entry: bool


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
        self._unknown = lexicon.words(_UNKNOWN)
        self._headings = [block.start for block in view.document.blocks if block.kind == "heading"]
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
        """Whether two things are one: both of a name that describes it, or at least one called by its noun alone where
        the text has no other."""
        if first.is_entry and other.is_entry:
            return False
        together = first.section == other.section
        if first.name == other.name != (noun,):
            return together or first.is_entry or other.is_entry
        described = self._described[noun]
        one = together and len(described) <= 1 and None not in described
        return one and {first.name, other.name} <= {*described, (noun,)}

    @cached_property
    def _described(self) -> Mapping[str, Set[_Name | None]]:
        """By noun, the names of the text that describe it; None for those that are unknown."""
        names: defaultdict[str, set[_Name | None]] = defaultdict(set)
        for start in self._ends:
            name = self._name(start)
            if name is None or len(name) > 1:
                names[self._noun(start)].add(name)
        return names

    def _said(self) -> Iterator[SaidOnce]:
        """What is said, once for each thing at its place, with the most that is said of it there."""
        view = self._view
        longest: dict[int, Match] = {}
        for match in view.matches.all(self._attribute.said):
            things = view.matches.all(self._attribute.things, match.start, match.end)
            longest[things[-1].start] = match
        for start, match in sorted(longest.items()):
            values, name = self._attribute.read(view, match), self._name(start)
            aside = view.is_quoted(*match) or view.matches.holds(self._attribute.more, *view.sentence_around(start))
            if values and name is not None and not aside:
                section, is_entry = bisect_right(self._headings, start), self._begin(start) == self._sentence(start)
                yield SaidOnce(*match, name, values, section, is_entry)

    def _noun(self, start: int) -> str:
        return " ".join(words_in(self._view, start, self._ends[start])).removesuffix("s")

    def _name(self, start: int) -> _Name | None:
        """The noun at a place with the words that describe it; None where they are unknown."""
        begin, words = self._begin(start), self._view.tokens.words
        if begin is None:
            return None
        described = (word for word in words[begin : self._view.tokens.at(start)] if word not in self._described_so)
        return (*described, self._noun(start))

    def _begin(self, start: int) -> int | None:
        """The token at which the name of a noun begins, behind a determiner or with its sentence; None where it reaches
        further, or something else describes the noun."""
        words, at, sentence = self._view.tokens.words, self._view.tokens.at(start), self._sentence(start)
        if self._is_described_behind(self._ends[start]):
            return None
        for begin in range(at, at - _LONGEST_NAME - 1, -1):
            if begin == sentence or words[begin - 1] in self._determiners:
                return begin
            if words[begin - 1] in self._unknown or not words[begin - 1].isalpha():
                return None
        return None

    def _sentence(self, start: int) -> int:
        """The first token of the sentence around a place."""
        return self._view.tokens.at(self._view.sentence_around(start)[0])

    def _is_described_behind(self, end: int) -> bool:
        behind = self._view.tokens.at(end)
        numbered = any(word[0].isdecimal() for word in self._view.tokens.words[behind : behind + 1])
        return numbered or self._view.matches.after(_DESCRIBED_BEHIND, end) is not None


def _weekdays(view: TextView, match: Match) -> _Values:
    """The days of the week that are named; none where they are those from one to another."""
    known, behind = view.knowledge.made(weekday_words), view.tokens.at(match.end)
    words = [*words_in(view, *match), *view.tokens.words[behind : behind + 1]]
    from_first_day = dropwhile(lambda word: word.removesuffix("s") not in known, words)
    to_another = not view.knowledge.lexicon.words(_TO).isdisjoint(from_first_day)
    return frozenset() if to_another else weekdays_in(view, *match)


def _day(view: TextView, match: Match) -> _Values:
    """The month, 0 where it is not named, and the day."""
    digits, months = DIGITS.search(view.document.text, *match), view.knowledge.made(month_words)
    month = next((months[word] for word in words_in(view, *match) if word in months), 0)
    return frozenset(((month, int(digits.group())),)) if digits else frozenset()


def _other_day(first: _Values, other: _Values) -> bool:
    """Whether two days may be meant for one: both of a week, and not of two months."""
    [(month, day)], [(other_month, other_day)] = first, other
    return (month == other_month or 0 in (month, other_month)) and 0 < abs(day - other_day) < _WEEK


def _months(view: TextView, match: Match) -> _Values:
    known = view.knowledge.made(month_words)
    return frozenset(known[word] for word in words_in(view, *match)[-1:] if word in known)


def _room(view: TextView, match: Match) -> _Values:
    return frozenset(word for word in words_in(view, *match)[-1:] if not _DIGITS_ANYWHERE.isdisjoint(word))


_ATTRIBUTES = (
    _Attribute("twice.regular-day", "twice.gathering", "twice.other-days", _weekdays),
    _Attribute("twice.date", "twice.occasion", "twice.other-days", _day, _other_day),
    _Attribute("twice.begins", "twice.beginning", "twice.other-months", _months),
    _Attribute("twice.in-room", "twice.office", "twice.other-offices", _room),
)
