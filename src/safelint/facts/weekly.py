"""What is held each week, or somebody who is there each week, on other days where a text comes back to it: "the drop-in
on Tuesdays" and "our Wednesday drop-in".

A thing is known by its noun, where the text has but one of it, and a person by a name. Each place that gives its days
says them all, where no word of another time stands beside them; so neither may have a day that the other has not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.figures import Figures
from safelint.facts.weekdays import TwoDays, WeekDays, rows_of_days
from safelint.words.days_told import weekday_words
from safelint.words.issued import month_words

if TYPE_CHECKING:
    from safelint.text.view import TextView

_TO_ITS_DAYS = 14  # tokens between a thing and the days on which it is
_PARTS_OF_A_DAY = 2  # tokens between days and the thing: "Tuesday evening group"
_ENTRIES = ("item", "cell")
_LONG_WORD = 3  # letters


class _OnDays(NamedTuple):
    """A place that gives the days of a thing: `in_front` if they stand before it ("the Tuesday group"), `is_known` if
    it is told as known, `is_plain` if no word tells of other times; `where` are words for the place of somebody."""

    thing: str
    row: WeekDays
    block: int
    in_front: bool
    is_known: bool
    is_plain: bool
    where: frozenset[str] = frozenset()


def on_other_days(view: TextView) -> list[TwoDays]:
    """The things of each week that a text tells on other days, in order."""
    return sorted(_Weekly(view).found())


class _Weekly:
    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches = view, view.tokens, view.matches
        self._figures = view.view(Figures)
        self._word, self._is, self._has_capital = self._figures.word, self._figures.is_in, self._figures.has_capital
        self._little = view.knowledge.lexicon.words("facts.little")
        self._blocks, self._is_name = view.document.blocks, dict[str, bool]()
        self._weekdays, self._months = view.knowledge.made(weekday_words), view.knowledge.made(month_words)

    def found(self) -> Iterator[TwoDays]:
        places: defaultdict[str, list[_OnDays]] = defaultdict(list)
        for each in self._places():
            places[each.thing].append(each)
        for thing, told in places.items():
            if all(each.is_plain for each in told) and not self._matches.holds("facts.moved-event"):
                pair = self._at_odds(self._by_sentence(told))
                if pair is not None and not self._is_one_of_several(thing):
                    yield TwoDays(*(self._tokens.span(each.row.first, each.row.end) for each in pair))

    # What is compared.

    def _by_sentence(self, told: Sequence[_OnDays]) -> list[_OnDays]:
        """With those of one sentence as one, where the days stand behind the thing."""
        joined: list[_OnDays] = []
        for each in told:
            last = joined[-1] if joined else None
            if last is not None and not (last.in_front or each.in_front) and self._are_in_one_sentence(last, each):
                joined[-1] = last._replace(row=last.row._replace(days=last.row.days | each.row.days))
            else:
                joined.append(each)
        return joined

    def _are_in_one_sentence(self, one: _OnDays, other: _OnDays) -> bool:
        sentence = self._figures.sentence(one.row.first)
        return sentence is not None and sentence[0] <= other.row.first < sentence[1]

    def _at_odds(self, told: Sequence[_OnDays]) -> tuple[_OnDays, _OnDays] | None:
        """The first of the places of one thing, and the first that is at odds with it; None where none is, or where
        they tell of more than two times."""
        if len({each.row.days for each in told}) != 2 or len({each.where for each in told}) != 1:
            return None
        first = told[0]
        second = next(each for each in told if each.row.days != first.row.days)
        one, other = first.row.days, second.row.days
        entries = all(self._blocks[each.block].kind in _ENTRIES for each in (first, second))
        is_back = second.is_known and (self._are_under_one_heading(first, second) or second.in_front > first.in_front)
        if entries or not is_back or one <= other or other <= one:
            return None
        named_before = {
            day for row in self._rows if row.first < second.row.first and not row.is_range for day in row.days
        }
        return None if (other - one) & named_before else (first, second)

    def _are_under_one_heading(self, one: _OnDays, other: _OnDays) -> bool:
        return bisect_right(self._headings, one.block) == bisect_right(self._headings, other.block)

    @cached_property
    def _headings(self) -> list[int]:
        return [at for at, block in enumerate(self._blocks) if block.kind == "heading"]

    # Whether there is but one.

    def _is_one_of_several(self, thing: str) -> bool:
        """Whether a text has several of one noun: in the plural, as another, of another kind, or twice as new."""
        kinds, new = set[str](), 0
        for at, _ in self._things.get(thing, ()):
            new += self._is("facts.article", at - 1)
            if self._is("facts.not-the-only-one", at - 1):
                return True
            if self._is_a_kind(at - 1):
                kinds.add(self._word(at - 1))
        stem = thing.removesuffix("y")
        plural = any(self._called(*each).startswith(stem) for each in self._matches.all("facts.several-weekly"))
        return plural or new > 1 or len(kinds) > 1

    def _is_a_kind(self, at: int) -> bool:
        """Whether a token, in front of a noun, tells which of several it is."""
        word = self._word(at)
        return (
            word.isalpha()
            and word.removesuffix("s") not in self._weekdays
            and not any(
                self._is(name, at) for name in ("facts.before-a-weekly-thing", "facts.known", "facts.part-of-a-day")
            )
        )

    @cached_property
    def _rows(self) -> Sequence[WeekDays]:
        return self._view.view(rows_of_days)

    @cached_property
    def _things(self) -> dict[str, list[tuple[int, int]]]:
        """The nouns for what is held each week, each with the tokens of its places."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for each in self._matches.all("facts.weekly"):
            found[self._called(*each)].append((self._tokens.at(each.start), self._tokens.at(each.end)))
        return found

    def _called(self, start: int, end: int) -> str:
        return " ".join(self._tokens.words[self._tokens.at(start) : self._tokens.at(end)])

    # Where the days of something are told.

    def _places(self) -> Iterator[_OnDays]:
        somebody: _OnDays | None = None
        for row in self._rows:
            sentence = self._figures.sentence(row.first)
            if sentence is None:
                continue
            place = self._in_front_of_thing(row, sentence)
            if place is None and row.each_week:
                there = self._of_somebody(row, sentence)
                place, somebody = self._behind_thing(row, sentence) or there, there or somebody
            elif place is None and somebody is not None and self._is("facts.his-or-her", row.first - 1):
                place = self._on(somebody.thing, row, range(sentence[0], row.first), in_front=True, is_known=True)
                place = place._replace(where=somebody.where) if place.block == somebody.block else None
            if place is not None:
                yield place

    def _on(self, thing: str, row: WeekDays, around: range, *, in_front: bool, is_known: bool) -> _OnDays:
        """`around` are tokens of the sentence that may tell of other times."""
        of_other_times = any(self._is("facts.other-times", at) or self._names_a_month(at) for at in around)
        sentence = self._view.sentence_at(self._tokens.span(row.first, row.end)[0])
        block = sentence.block if sentence is not None else -1
        return _OnDays(thing, row, block, in_front, is_known, row.is_plain and not of_other_times)

    def _names_a_month(self, at: int) -> bool:
        return self._word(at) in self._months and self._has_capital(at)

    def _in_front_of_thing(self, row: WeekDays, sentence: tuple[int, int]) -> _OnDays | None:
        """ "Our Wednesday drop-in", "the Monday and Friday lunchtime clinic"."""
        at = row.end
        while at - row.end < _PARTS_OF_A_DAY and self._is("facts.part-of-a-day", at):
            at += 1
        thing, end = self._thing_from.get(at, ("", at))
        if not thing:
            return None
        is_known = self._is("facts.known", row.first - 1)
        place = self._on(thing, row, range(sentence[0], row.first), in_front=True, is_known=is_known)
        return place._replace(is_plain=False) if self._is("facts.which-of-several", end) else place

    def _behind_thing(self, row: WeekDays, sentence: tuple[int, int]) -> _OnDays | None:
        """ "The drop-in at the hall is open every Tuesday", "a group, on Thursdays"."""
        for end in range(row.first, max(row.first - _TO_ITS_DAYS, sentence[0]), -1):
            if end in self._thing_to:
                thing, first = self._thing_to[end]
                known = any(self._is("facts.known", at) for at in (first - 1, first - 2))
                return self._on(thing, row, range(*sentence), in_front=False, is_known=known)
            if self._is("facts.not-on-these-days", end - 1):
                return None
        return None

    def _of_somebody(self, row: WeekDays, sentence: tuple[int, int]) -> _OnDays | None:
        """ "Mrs Parry is here on Mondays", "Martin, is in the hall every Wednesday"."""
        at = row.first - 1
        while at > sentence[0] and not self._is("facts.is-there", at):
            if self._is("facts.not-on-these-days", at):
                return None
            at -= 1
        name = at - 1 - (self._word(at - 1) == ",")
        if at <= sentence[0] or name < sentence[0] or not self._may_be_a_name(name):
            return None
        words = (self._word(each) for each in range(at + 1, row.first))
        where = frozenset(word for word in words if len(word) > _LONG_WORD and word not in self._little)
        place = self._on(self._word(name), row, range(*sentence), in_front=False, is_known=True)
        return place._replace(where=where)

    def _may_be_a_name(self, at: int) -> bool:
        """Whether a word has a capital wherever it stands, and not always for beginning a sentence."""
        word = self._word(at)
        if word not in self._is_name:
            places = self._tokens.places.get(word, ())
            inside = any((sentence := self._figures.sentence(each)) and sentence[0] < each for each in places)
            self._is_name[word] = word.isalpha() and inside and all(map(self._has_capital, places))
        return self._is_name[word]

    @cached_property
    def _thing_from(self) -> dict[int, tuple[str, int]]:
        """For the first token of each place of a thing its noun, and the token behind it."""
        return {first: (thing, end) for thing, places in self._things.items() for first, end in places}

    @cached_property
    def _thing_to(self) -> dict[int, tuple[str, int]]:
        """For the token behind each place of a thing its noun, and the first token."""
        return {end: (thing, first) for thing, places in self._things.items() for first, end in places}
