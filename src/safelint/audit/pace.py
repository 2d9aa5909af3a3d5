"""How fast a run goes and how long it still takes, in words."""

from __future__ import annotations

from safelint.audit.stream import Streamed
from safelint.values.wording import counted

_FIRST = 5.0  # seconds before which nobody can tell


def told(at: Streamed, seconds: float, kept_at: int = 0) -> str:
    """A line for people. `seconds` is how long the run has taken, `kept_at` how many bytes were done before it."""
    parts = [f"{counted(at.pages, 'page')} checked"]
    if at.kept:
        parts.append(f"{at.kept:,} kept from before")
    if at.failures:
        parts.append(f"{at.failures:,} failed")
    if seconds > 0:
        parts.append(f"{at.pages / seconds:,.0f} a second")
    share = at.done / at.total if at.total else 0.0
    if share:
        parts.append(f"{share:.0%} of the sources")
    fresh = at.done - kept_at
    if seconds >= _FIRST and fresh > 0 and at.total > at.done:
        parts.append(f"{in_words(seconds * (at.total - at.done) / fresh)} left")
    return ", ".join(parts)


def in_words(seconds: float) -> str:
    """A time as people say it: "40 seconds", "12 minutes", "3 hours 5 minutes"."""
    if seconds < 90:
        return counted(max(round(seconds), 1), "second")
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = (counted(hours, "hour") if hours else "", counted(minutes, "minute") if minutes else "")
    return " ".join(filter(None, parts))
