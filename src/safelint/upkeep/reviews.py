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
        if entry.status == "active" and day <= last:
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
            state = "overdue since" if each.due < today else "due"
            read = f"last verified {each.verified}" if each.verified else "nobody has verified it yet"
            lines += [
                f"  {each.name} ({each.id})",
                f"    {state} {in_words(each.due)}; every {each.months} months; {read}",
            ]
            lines += [f"    {each.page}"] if each.page else []
    if not lines:
        return "Nothing is due.\n"
    return "\n".join((*lines[1:], "", "To say that you have read all facts of one: safelint registry edit ID", ""))


def as_tables(found: Iterable[Review]) -> list[dict[str, Any]]:
    """The reviews for programs."""
    return [each._asdict() for each in found]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _page(entry: Helpline) -> str:
    return entry.page or entry.website or next((each.url for each in entry.sources), "")
