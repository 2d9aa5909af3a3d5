"""Signs that two weekdays are of one event: the day somebody was last seen and that since when nobody saw them, "the
first Monday of each month" and "every first Thursday" of one drop-in, "Wednesday's workshop" of one on a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.facts.figures import Figures
from safelint.facts.moments import DATE, Moments
from safelint.facts.quantities import Quantity
from safelint.facts.told import Stated

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

LAST_SEEN = "last-seen"
OF_THE_MONTH, OF_THE_EVENT = "of-the-month", "of-the-event"
_GENITIVE = "'s"
_TO_ITS_DAY = 12  # tokens from an event to the day that it is on


class OneEvent:
    """Finds these signs in one text."""

    def __init__(self, view: TextView) -> None:
        self._tokens, self._matches, self._sentences = view.tokens, view.matches, view.sentences
        self._figures, self._moments = Figures(view), Moments(view)
        self._word, self._is = self._figures.word, self._figures.is_in

    def of(self, first: Stated, second: Stated, every: Sequence[Stated]) -> Iterator[str]:
        """The signs of two weekdays; `every` are all of the text, in order."""
        if self._are_of_last_seen(first, second, every):
            yield LAST_SEEN
        if self._are_of_a_month(first, second, every):
            yield OF_THE_MONTH
        if self._is_of_known_event(first, second, every):
            yield OF_THE_EVENT

    # When somebody was last seen.

    def _are_of_last_seen(self, first: Stated, second: Stated, every: Sequence[Stated]) -> bool:
        """Whether one is the day on which somebody was last seen, and the other that since when nobody saw them."""
        seen = [each for each in every if self._tells_of_last_seen(each)]
        since = [each for each in every if self._matches.before("facts.seen-since", self._start(each.of))]
        if len({each.of.value for each in seen}) != 1 or len(since) != 1:
            return False
        return (first in seen and second in since) or (first in since and second in seen)

    def _tells_of_last_seen(self, stated: Stated) -> bool:
        """Whether the words for it stand before a day, in its sentence."""
        start = self._sentences[stated.sentence].start
        return self._matches.holds("facts.last-seen", start, self._start(stated.of))

    def _start(self, of: Quantity) -> int:
        return self._tokens.span(of.first, of.end)[0]

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
        _, end = self._tokens.span(of.first, of.end)
        each = self._is("facts.every", of.first - 2) or self._matches.after("facts.of-each-month", end) is not None
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
        if not places or not self._is("facts.on-a-day", day.of.first - 1):
            return False
        at = places[-1]
        between = range(at + len(event.split()), day.of.first - 1)
        if self._is("facts.by-an-event", at - 1) or self._is("facts.by-an-event", at - 2):
            return False
        if all(self._is("facts.takes-place", each) for each in between):
            return True
        date = self._moments.at(day.of.end)
        has_date = date is not None and date.kind == DATE
        return (
            has_date
            and len(between) <= _TO_ITS_DAY
            and not any(self._is("facts.not-its-day", each) for each in between)
        )
