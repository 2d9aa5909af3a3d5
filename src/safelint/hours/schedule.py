"""Hours of opening as values, and what a text says of them against what is known.

A text is held to be wrong where it says that a line is open when it is closed, or closed when it is open:

- times must be those of a day that the text names, or of any day where it names none: later and earlier ones are wrong;
- where only the beginning or the end is said, only that counts; where a break is left out, the whole day counts;
- a day that is said must be a day of opening. One that is left out is wrong only beside "only", or where the line has
  the same hours on every day and the text names the days from Monday to Friday;
- nothing is known of bank holidays, except of a line that is open day and night.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

DAY = 1440
"""Minutes."""
WORKING_DAYS, WEEKEND = frozenset(range(5)), frozenset((5, 6))
WEEK = WORKING_DAYS | WEEKEND
"""The days of the week, from Monday, 0, to Sunday, 6."""
HOLIDAYS = 7
"""Stands for bank holidays among days."""

Span = tuple[int, int]
"""Minutes of a day from which and to which; the second may lie on the next day."""
ALL_DAY: Span = (0, DAY)


class Opening(NamedTuple):
    """Hours that a text states at `text[start:end]`. What it does not state is empty.

    Each of `spans` holds all that it can mean: in "6 to 10pm" the first may be morning or evening. `begins` and `ends`
    are minutes of the day where only the beginning or the end is said. `closed`: the line is not open on the days. `not
    always`: it is not open day and night, whenever that is. `only`: on no other days.
    """

    start: int
    end: int
    days: frozenset[int] = frozenset()
    spans: tuple[frozenset[Span], ...] = ()
    begins: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    closed: bool = False
    not_always: bool = False
    only: bool = False

    @property
    def is_always(self) -> bool:
        """Whether it says that a line is open day and night."""
        return any(ALL_DAY in span for span in self.spans)

    @property
    def has_times(self) -> bool:
        return bool(self.spans or self.begins or self.ends)


class Schedule(NamedTuple):
    """When a line is open: the spans of each day of opening, none where the times are not known. Where the days are not
    known, `week` is empty and `times` are those of a day."""

    week: Mapping[int, tuple[Span, ...]]
    times: tuple[Span, ...] = ()

    @classmethod
    def of(cls, stated: Iterable[Opening]) -> Schedule | None:
        """What hours mean that are on record; None where they say nothing."""
        week: dict[int, tuple[Span, ...]] = {}
        times: tuple[Span, ...] = ()
        closed: frozenset[int] = frozenset()
        for each in stated:
            if each.closed:
                closed |= each.days
                continue
            spans = tuple(min(span) for span in each.spans)
            for day in each.days - {HOLIDAYS}:
                week[day] = (*week.get(day, ()), *spans)
            if not each.days:
                times += spans
        if times == (ALL_DAY,) and not week:  # "24/7"
            week, times = dict.fromkeys(sorted(WEEK), (ALL_DAY,)), ()
        week = {day: spans for day, spans in week.items() if day not in closed}
        return cls(week, times) if week or times else None

    @property
    def is_always(self) -> bool:
        """Whether it is open day and night."""
        return self.week.keys() == WEEK and all(spans == (ALL_DAY,) for spans in self.week.values())

    def into_the_next(self, day: int) -> tuple[Span, ...]:
        """The spans of a day; where the line stays open into the next one, with those that end at any hour of it."""
        spans, following = self.week[day], self.week.get((day + 1) % 7, ())
        if spans == (ALL_DAY,) or spans[-1][1] != DAY or not any(begin == 0 for begin, _ in following):
            return spans
        return (*spans, *((spans[-1][0], DAY + end) for end in range(30, DAY, 30)))

    @property
    def is_the_same_every_day(self) -> bool:
        return self.week.keys() == WEEK and len(set(self.week.values())) == 1


def first_wrong(said: Sequence[Opening], known: Schedule) -> Opening | None:
    """The first of what a text says of a line that is wrong by what is known of it."""
    for each in said:
        if _is_wrong(each, known):
            return each
    return _leaves_out(said, known)


def _is_wrong(said: Opening, known: Schedule) -> bool:
    days = said.days - {HOLIDAYS}
    if said.not_always:
        return known.is_always
    if said.closed:
        return known.is_always or not days.isdisjoint(known.week)
    if said.days and not days:
        return False
    if not known.week:
        return said.has_times and bool(known.times) and not _agree(said, known.times)
    if not days <= known.week.keys():
        return True
    if not said.has_times:
        return False
    if said.is_always and not days:
        return not known.is_always
    agree = [not known.week[day] or _agree(said, known.into_the_next(day)) for day in days or known.week]
    return not (all(agree) if days else any(agree))


def _agree(said: Opening, known: tuple[Span, ...]) -> bool:
    """Whether times are those of a day. A break may be left out, or be told where it is not on record."""
    if ALL_DAY in known:
        return all(any(map(is_all_day, span)) for span in said.spans) and not said.begins and not said.ends
    right = {*known, (known[0][0], known[-1][1])}
    if said.spans:
        whole = {(first[0], last[1]) for first in said.spans[0] for last in said.spans[-1]}
        if not whole & right and any(span.isdisjoint(right) for span in said.spans):
            return False
    if said.begins and said.begins.isdisjoint(begin for begin, _ in known):
        return False
    return not said.ends or not {end % DAY for end in said.ends}.isdisjoint(end % DAY for _, end in known)


def _leaves_out(said: Sequence[Opening], known: Schedule) -> Opening | None:
    """What a text says of a line, where days are left out on which the line is open."""
    opened = [each for each in said if not each.closed and not each.not_always]
    if not opened or any(not each.days for each in opened) or any(each.closed for each in said):
        return None
    left = known.week.keys() - frozenset[int]().union(*(each.days for each in opened))
    if not left:
        return None
    working = any(each.days >= WORKING_DAYS for each in opened)
    if any(each.only for each in opened) or (working and known.is_the_same_every_day):
        return opened[0]
    return None


def is_all_day(span: Span) -> bool:
    """Whether hours are "midnight to midnight", "00:00 to 24:00" or "12am to 11.59pm"."""
    return (span[1] - span[0]) % DAY in (0, DAY - 1)
