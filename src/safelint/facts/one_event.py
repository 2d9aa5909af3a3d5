"""Signs that two days are of one event: the day somebody was last seen and that since when nobody saw them, "the first
Monday of each month" and "every first Thursday" of one drop-in, "Wednesday's workshop" of one on a Tuesday, "see you on
19 May for the walk" of one on 18 May."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.moments import DATE, WEEKDAY, Moments
from safelint.facts.quantities import Quantity, phrase_before, phrase_behind
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

LAST_SEEN = "last-seen"
OF_THE_MONTH, OF_THE_EVENT = "of-the-month", "of-the-event"
TO_COME_ON = "to-come-on"
_GENITIVE = "'s"
_TO_ITS_DAY = 12  # tokens from an event to the day that it is on
_TO_THE_EVENT = 6  # tokens from the day on which to come to the event: "on 19 May for the spring walk"
_SOON = 2  # sentences from an event to the day on which to come
_BOTH = 2


class OneEvent:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._view, self._tokens, self._matches, self._sentences = view, view.tokens, view.matches, view.sentences
        self._figures, self._moments = view.view(Figures), view.view(Moments)
        self._word, self._is = self._figures.word, self._figures.is_in

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two weekdays; `every` are all of the text, in order."""
        if self._are_of_last_seen(first, second, every):
            yield LAST_SEEN
        if self._are_of_a_month(first, second, every):
            yield OF_THE_MONTH
        if self._is_of_known_event(first, second, every):
            yield OF_THE_EVENT
        if self._is_day_to_come(first, second, every):
            yield TO_COME_ON

    def of_dates(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two dates; `every` are all of the text, in order."""
        if self._is_date_to_come(first, second, every):
            yield TO_COME_ON

    # When somebody was last seen.

    def _are_of_last_seen(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether one is the day on which somebody was last seen, and the other that since when nobody saw them."""
        seen = [each for each in every if self._tells_of_last_seen(each)]
        since = [each for each in every if phrase_before(self._view, each.of, "facts.seen-since")]
        if len({each.of.value for each in seen}) != 1 or len(since) != 1:
            return False
        return (first in seen and second in since) or (first in since and second in seen)

    def _tells_of_last_seen(self, stated: Stated) -> bool:
        """Whether the words for it stand before a day, in its sentence."""
        start = self._sentences[stated.sentence].start
        return self._matches.holds("facts.last-seen", start, self._tokens.span(stated.of.first, stated.of.end)[0])

    # Each month.

    def _are_of_a_month(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether both are the same of their kind in each month, the text has no third such day, and the second is of
        something that is known from the sentence of the first."""
        told = {(place, each.of.value) for each in every if (place := self._place_in_month(each.of))}
        place = self._place_in_month(first.of)
        if not place or told != {(place, first.of.value), (place, second.of.value)}:
            return False
        known = {event for event, at in self._events(second.sentence) if self._is("facts.known-event", at - 1)}
        return bool(self._place_in_month(second.of)) and not known.isdisjoint(dict(self._events(first.sentence)))

    def _place_in_month(self, of: Quantity) -> str:
        """Which weekday of each month one is: "first", of "every first Thursday"; "" where it is none."""
        if not self._is("facts.ordinals", of.first - 1):
            return ""
        each = self._is("facts.every", of.first - 2) or phrase_behind(self._view, of, "facts.of-each-month") is not None
        return self._word(of.first - 1) if each else ""

    # Of an event.

    def _is_of_known_event(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether the second is told as the day of an event, "Wednesday's workshop", which is on the first, and all
        else that the text tells of this event is of the first day."""
        event = self._event_of(second.of)
        if not event or self._is_one_of_several(event):
            return False
        told = [
            each for each in every if event in dict(self._events(each.sentence)) and self._event_of(each.of) != event
        ]
        return first in told and {each.of.value for each in told} == {first.of.value} and self._is_on(event, first)

    # On which to come.

    def _is_day_to_come(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether somebody is told to come on the second, shortly behind an event that has the first with its date, and
        the text names no third day."""
        is_soon = second.block == first.block and second.sentence - first.sentence <= _SOON
        if not is_soon or not self._is_told_to_come(second.of) or len({each.of.value for each in every}) != _BOTH:
            return False
        if not self._has_date(first.of) or self._has_date(second.of) or self._matches.holds("facts.moved-event"):
            return False
        events = dict(self._events(first.sentence))
        behind = self._event_behind(second)
        return any(at < first.of.first for at in events.values()) and (behind is None or behind in events)

    def _is_date_to_come(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether somebody is told to come on the second to the event that is on the first, and the text tells no third
        date with it."""
        event = self._event_behind(second) if self._is_told_to_come(second.of) else None
        if not event or self._is_one_of_several(event) or not self._is_on(event, first):
            return False
        told = {each.of.value for each in every if event in dict(self._events(each.sentence))}
        return told == {first.of.value, second.of.value}

    def _is_told_to_come(self, of: Quantity) -> bool:
        start = self._tokens.span(self._begins(of), of.end)[0]
        return self._matches.before("facts.to-come-on", start) is not None

    def _event_behind(self, day: Stated) -> str | None:
        """The event to which somebody is told to come on a day: "on 19 May for the spring walk"; None where no such
        words follow, "" where they are of something else."""
        at = day.of.end
        while self._is("facts.part-of-a-day", at):
            at += 1
        if not self._is("facts.to-an-event", at):
            return None
        is_known = self._is("facts.known-event", at + 1)
        near = [event for event, place in self._events(day.sentence) if at < place <= at + _TO_THE_EVENT]
        return near[-1] if near and is_known else ""

    def _begins(self, of: Quantity) -> int:
        """The first token of a day, with the weekday in front of a date."""
        before = self._moments.at(of.first - 1) if of.kind == DATE else None
        return of.first - (before is not None and before.kind == WEEKDAY)

    def _has_date(self, day: Quantity) -> bool:
        behind = self._moments.at(day.end)
        return behind is not None and behind.kind == DATE

    def _event_of(self, of: Quantity) -> str:
        """The event right behind a day in the genitive; "" where there is none."""
        if self._word(of.end) != _GENITIVE:
            return ""
        found = self._matches.after("facts.event", self._tokens.span(of.end, of.end + 1)[1])
        return self._called(found) if found is not None else ""

    def _events(self, sentence: int) -> Iterator[tuple[str, int]]:
        """What is held by the words of a sentence, each with its first token."""
        start, end = self._sentences[sentence].start, self._sentences[sentence].end
        for each in self._matches.all("facts.event", start, end):
            yield self._called(each), self._tokens.at(each[0])

    def _called(self, place: Range) -> str:
        return " ".join(self._tokens.words[self._tokens.at(place[0]) : self._tokens.at(place[1])])

    def _is_one_of_several(self, event: str) -> bool:
        """Whether the text tells of several such events, or of another day for one."""
        if self._matches.holds("facts.moved-event"):
            return True
        if any(self._called(each).startswith(event) for each in self._matches.all("facts.several-events")):
            return True
        same = [self._tokens.at(each[0]) for each in self._matches.all("facts.event") if self._called(each) == event]
        return any(self._is("facts.one-of-several", at - 1) for at in same)

    def _is_on(self, event: str, day: Stated) -> bool:
        """Whether an event is held on a day: "the workshop is on Tuesday", "a workshop for you on Tuesday 4 May"."""
        places = [at for called, at in self._events(day.sentence) if called == event and at < day.of.first]
        on = self._begins(day.of) - 1
        if not places or not self._is("facts.on-a-day", on):
            return False
        at = places[-1]
        between = range(at + len(event.split()), on)
        if self._is("facts.by-an-event", at - 1) or self._is("facts.by-an-event", at - 2):
            return False
        if all(self._is("facts.takes-place", each) for each in between):
            return True
        return (
            self._has_date(day.of)
            and len(between) <= _TO_ITS_DAY
            and not any(self._is("facts.not-its-day", each) for each in between)
        )
