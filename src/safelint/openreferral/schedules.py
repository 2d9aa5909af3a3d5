"""Hours of the registry ("Monday to Friday, 9am to 5pm") as days and times that programs understand."""

from __future__ import annotations

from typing import NamedTuple

from safelint.hours.opening_hours import whole_week
from safelint.hours.schedule import ALL_DAY, DAY, Span
from safelint.lexicon.lexicon import Lexicon

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545, section 3.3.10


class OpenTime(NamedTuple):
    """Times of the day, HH:MM by the clock of the UK, on the `days` that they are for ("MO,TU"). One that closes at or
    before the time when it opens closes on the next day. Both times are "" where the hours name days alone."""

    days: str
    opens: str
    closes: str


def openings(lexicon: Lexicon, hours: str) -> tuple[OpenTime, ...]:
    """What some hours mean; nothing where any part of them cannot be told in days and times, as bank holidays."""
    days: dict[Span | None, list[int]] = {}
    for day, spans in sorted(whole_week(lexicon, hours).items()):
        for span in spans or (None,):
            days.setdefault(span, []).append(day)
    return tuple(OpenTime(",".join(_CODES[day] for day in on), *_times(span)) for span, on in days.items())


def _times(span: Span | None) -> tuple[str, str]:
    if span is None:
        return "", ""
    return ("00:00", "23:59") if span == ALL_DAY else (_clock(span[0]), _clock(span[1]))


def _clock(minutes: int) -> str:
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"
