"""What is due for review, by week: the most harmful first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from safelint.numbers.registry import Registry
from safelint.numbers.review import due, months
from safelint.values.dates import in_words
from safelint.values.entries import Helpline, Pack


class Review(NamedTuple):
    """An entry that is to be read again: `due` is the day, `week` its Monday (both ISO 8601), `page` where to read it,
    `months` how long its facts are good for: the fewer, the more harm a wrong one does."""

    week: str
    due: str
    months: int
    id: str
    name: str
    page: str
    verified: str


def reviews(pack: Pack, today: str, weeks: int) -> list[Review]:
    """The active entries that are due until the end of the week `weeks` after that of `today` (ISO 8601). What was due
    before this week stands in this week; in a week the most harmful first, then the longest due."""
    now = _monday(date.fromisoformat(today))
    last = (now + timedelta(weeks=weeks, days=6)).isoformat()
    found = []
    for entry in Registry.of(pack).helplines:
        day = due(entry, pack.review) or today
        if entry.is_active and day <= last:
            week = max(now, _monday(date.fromisoformat(day))).isoformat()
            good = months(entry, pack.review)
            found.append(Review(week, day, good, entry.id, entry.name, _page(entry), entry.verified))
    return sorted(found, key=lambda each: (each.week, each.months, each.due, each.id))


def listed(found: Iterable[Review], today: str) -> str:
    """The reviews for people, by week."""
    lines = []
    for week, rows in groupby(found, key=lambda each: each.week):
        lines += ["", f"Week of {in_words(week)}"]
        for each in rows:
            lines += [f"  {each.name} ({each.id})", f"    {_state(each, today)}; every {each.months} months"]
            lines += [f"    {each.page}"] if each.page else []
    if not lines:
        return "Nothing is due.\n"
    return "\n".join(
        (*lines[1:], "", _NO_ALARM, "To say that you have read all facts of one: safelint registry edit ID", "")
    )


_NO_ALARM = "What is due is to be read again at its source. This does not mean that a number is wrong."


def _state(review: Review, today: str) -> str:
    """Since when an entry waits; of one that nobody has verified the day tells only how old its page is."""
    if not review.verified:
        return "nobody has verified it yet"
    state = "overdue since" if review.due < today else "due"
    return f"{state} {in_words(review.due)}; last verified {review.verified}"


def as_tables(found: Iterable[Review]) -> list[dict[str, Any]]:
    """The reviews for programs."""
    return [each._asdict() for each in found]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _page(entry: Helpline) -> str:
    return entry.page or entry.website or next((each.url for each in entry.sources), "")
