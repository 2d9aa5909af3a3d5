"""When the facts of a service are due for review.

The clock of a fact starts on the day on which a person last verified it; where nobody has, on the newest date that its
pages show; where they show none, on the day on which it was written down. How long it runs follows from the harm that a
wrong number would do, by the topics of the service. It ends on a day in the second half of that time, which the id of
the entry gives, so that a few fall due each week and never all on one day.
"""

from __future__ import annotations

import datetime
import zlib
from typing import TYPE_CHECKING

from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.values.tables.registry import ReviewTable


def since(entry: Helpline) -> str:
    """The day from which the entry's time runs (ISO 8601)."""
    return entry.verified or max((_whole(source.date) for source in entry.sources), default="") or entry.recorded


def months(entry: Helpline, review: ReviewTable) -> int:
    """How many months the facts of an entry are good for; `review` is that table of registry.toml."""
    by_topic = review["topics"]
    return min([by_topic[topic] for topic in entry.topics if topic in by_topic], default=review["months"])


def due(entry: Helpline, review: ReviewTable) -> str:
    """The day on which an entry is due (ISO 8601), "" where no day of it is known."""
    try:
        began = datetime.date.fromisoformat(since(entry))
    except ValueError:
        return ""
    days = round(months(entry, review) * 365 / 12)
    early = zlib.crc32(entry.id.encode()) % (days // 2)
    return (began + datetime.timedelta(days=days - early)).isoformat()


def overdue(entry: Helpline, today: str, review: ReviewTable) -> bool:
    """Whether an entry is due on `today` (ISO 8601); one of which no day is known always is."""
    return bool(today) and due(entry, review) <= today


def _whole(date: str) -> str:
    """The first day of a date that may be a year or a month."""
    return {4: f"{date}-01-01", 7: f"{date}-01"}.get(len(date), date)
