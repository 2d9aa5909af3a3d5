"""Events told in an order in which they cannot have been: dismissed in September, suspended in November.

Each event has its date right beside it, in the past, and the text has one date for each of the two. Both are told of
one person as far as the subjects show, and the text tells the one that comes first before the other, or with "had".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.facts.dated import Dated, Dates
from safelint.facts.figures import Figures

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_SUSPENDED, _DISMISSED = "facts.was-suspended", "facts.was-dismissed"
_BORN, _DIED, _AFTER_DEATH = "facts.was-born", "facts.died", "facts.after-a-death"
_MARRIED, _DIVORCED = "facts.married", "facts.divorced"
_CASE = ("facts.was-arrested", "facts.was-charged", "facts.was-convicted", "facts.was-sentenced")
_LATER = {
    _SUSPENDED: (_DISMISSED,),
    **{event: _CASE[place + 1 :] for place, event in enumerate(_CASE[:-1])},
    _BORN: (_DIED,),
    _DIED: (_AFTER_DEATH,),
    _MARRIED: (_DIVORCED,),
}
"""Events, each with those that only follow it."""
_EVENTS = tuple(dict.fromkeys((*_LATER, *(each for later in _LATER.values() for each in later))))
_MONTHS = 36  # between two events of one matter
_TO_A_DATE = 8  # tokens between an event and its date
_DESCRIBED = 4  # tokens of what stands between commas behind a name


class OutOfOrder(NamedTuple):
    """What is told at `later`, in `Document.text`, with a date before that of what stands at `earlier`, which it can
    only follow."""

    later: Range
    earlier: Range


class _Event(NamedTuple):
    """Tokens `first` to `end` (not itself) tell an event with its date; `who` is the word for whom it befell, "" where
    none is plain, and stands at `subject`. `left` to `right` are the tokens of its sentence."""

    first: int
    end: int
    date: Dated
    who: str
    subject: int
    had: bool
    left: int
    right: int


def out_of_order(view: TextView, base: Callable[[str], str]) -> list[OutOfOrder]:
    """The events of a text whose dates are the wrong way round, in order; `base` gives the base form of a word of the
    language in small letters, and "" for one that may be a name."""
    return sorted(_Order(view, base).found())


class _Order:
    def __init__(self, view: TextView, base: Callable[[str], str]) -> None:
        self._view, self._tokens, self._matches = view, view.tokens, view.matches
        self._figures, self._dates = view.view(Figures), view.view(Dates)
        self._word, self._is, self._has_capital = self._figures.word, self._figures.is_in, self._figures.has_capital
        self._is_plural, self._base = view.knowledge.inflection.is_plural, base

    def found(self) -> Iterator[OutOfOrder]:
        events = {name: each for name in _EVENTS if (each := self._of_one_date(name)) is not None}
        if len(events) < 2 or self._matches.holds("facts.several-befallen"):
            return
        told: set[str] = set()
        for name, later in _LATER.items():
            for other in later:
                if name in events and other in events and not told.intersection((name, other)):
                    one, two = events[name], events[other]
                    if self._cannot_be(name, one, other, two):
                        told |= {name, other}
                        span = self._tokens.span
                        yield OutOfOrder(span(two.first, two.end), span(one.first, one.end))

    # Whether two events are in a wrong order.

    def _cannot_be(self, name: str, one: _Event, other: str, two: _Event) -> bool:
        apart = one.date.months_before(two.date)
        if not two.date.is_before(one.date) or (name != _BORN and -apart > _MONTHS):
            return False
        in_order = one.first < two.first
        if two.had if in_order else not one.had:
            return False
        again = any(self._is("facts.not-once", at) for each in (one, two) for at in range(each.left, each.right))
        return not again and self._befell_one(name, other, *((one, two) if in_order else (two, one)))

    def _befell_one(self, name: str, other: str, first: _Event, second: _Event) -> bool:
        """Whether two events, as they stand in the text, are told of one person, or of a couple that was married."""
        are_couple = [self._is("facts.a-couple", each.subject) for each in (first, second)]
        if name == _MARRIED:
            return all(are_couple)
        if not first.who or any(are_couple):
            return False
        if other == _AFTER_DEATH:
            return True
        if self._is("facts.he-or-she", second.subject):
            is_same = first.who == second.who or not self._is("facts.he-or-she", first.subject)
            return is_same and not self._tells_of_another(first, second)
        is_known = self._has_capital(second.subject) or self._is("facts.known", second.subject - 1)
        return first.who == second.who and (is_known or first.subject == second.subject)

    def _tells_of_another(self, first: _Event, second: _Event) -> bool:
        """Whether a sentence between two events begins with another name."""
        openings = {
            self._opening(self._tokens.at(each.start))
            for each in self._view.sentences
            if first.right <= self._tokens.at(each.start) <= second.left
        }
        return any(
            self._has_capital(at) and self._word(at) != first.who and not self._base(self._word(at))
            for at in openings
            if not self._is("facts.he-or-she", at)
        )

    # Events with their dates.

    def _of_one_date(self, name: str) -> _Event | None:
        """The first place that tells an event, if the text has one date for it."""
        events = list(self._told(name))
        months = {(each.date.year, each.date.month) for each in events}
        days = {each.date.day for each in events if each.date.day}
        return events[0] if len(months) == 1 and len(days) <= 1 else None

    def _told(self, name: str) -> Iterator[_Event]:
        behind = 0
        matches = self._matches.all(name)
        for match in sorted(matches, key=lambda each: (each.start, -each.end)):
            first, end = self._tokens.at(match.start), self._tokens.at(match.end)
            sentence = self._figures.sentence(first)
            if first < behind or sentence is None or self._view.is_quoted(*match):
                continue
            behind = end
            dated = self._date_behind(end, sentence[1]) or self._date_before(first, sentence[0])
            if dated is None:
                continue
            subject, had = self._subject(first, sentence[0])
            had = had or any(self._is("facts.had", at) for at in range(first, end))
            who = self._word(subject) if subject >= 0 else ""
            start, last = min(first + self._is("facts.added", first), dated.first), max(end, dated.end)
            yield _Event(start, last, dated, who, subject, had, *sentence)

    def _date_behind(self, at: int, right: int) -> Dated | None:
        """The date that follows an event: "dismissed by the school on 18 September 2023"."""
        if self._is("facts.a-thing-follows", at):
            return None
        for place in range(at, min(at + _TO_A_DATE, right)):
            dated = self._dates.at(place)
            if dated is not None:
                return dated
            of_one = self._is("facts.of-an-offence", place) and not self._is_plural(self._word(place + 1))
            is_apart = self._is("facts.apart-from-event", place)
            if not self._word(place).isalpha() or (is_apart and not (of_one and self._dates.at(place + 2))):
                return None
        return None

    def _date_before(self, first: int, left: int) -> Dated | None:
        """The date with which the sentence of an event begins: "In March 2022 he was charged"."""
        dated = self._dates.at(left)
        if dated is None or not dated.end <= first <= dated.end + _TO_A_DATE:
            return None
        between = range(dated.end + (self._word(dated.end) == ","), first)
        return dated if all(self._word(at).isalpha() and not self._is("facts.added", at) for at in between) else None

    # Whom they befell.

    def _subject(self, first: int, left: int) -> tuple[int, bool]:
        """The token for whom an event befell, -1 where none is plain, and whether "had" stands before it."""
        at, had = first - 1, False
        while at >= left and self._is("facts.before-an-event", at):
            had = had or self._is("facts.had", at)
            at -= 1
        if self._is("facts.added", first) or self._is("facts.added", at):
            return self._opening(left), had
        if self._is("facts.who", at):
            at -= 1
        if self._word(at) == ",":
            at = self._before_commas(at, left)
        return (at if at >= left and self._may_be_somebody(at) else -1), had

    def _before_commas(self, at: int, left: int) -> int:
        """The word that what stands between commas describes: "Marsh, 41, was", "Marsh, who was"."""
        at -= 1
        if self._has_capital(at):
            return at
        for each in range(at, max(at - _DESCRIBED, left), -1):
            if self._word(each) == ",":
                return each - 1
            if self._may_be_somebody(each):
                break
        return -1

    def _opening(self, left: int) -> int:
        """The one with whom a sentence begins, behind a date; -1 where none is plain."""
        dated = self._dates.at(left)
        at = left if dated is None else dated.end + (self._word(dated.end) == ",")
        if self._is("facts.he-or-she", at) or self._is("facts.a-couple", at):
            return at
        if self._has_capital(at) and not self._is("facts.determiner", at):
            while self._has_capital(at + 1):
                at += 1
            return at
        return at + 1 if self._is("facts.determiner", at) and self._may_be_somebody(at + 1) else -1

    def _may_be_somebody(self, at: int) -> bool:
        lists: Sequence[str] = ("facts.he-or-she", "facts.a-couple", "facts.one-who-is-told-of")
        return self._has_capital(at) or any(self._is(name, at) for name in lists)
