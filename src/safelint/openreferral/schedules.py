"""Hours as the registry writes them ("Monday to Friday, 9am to 5pm") as days and times that programs understand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545, section 3.3.10
_SPANS = {
    "every day": "Monday to Sunday",
    "every night": "Monday to Sunday",
    "on weekdays": "Monday to Friday",
    "weekdays": "Monday to Friday",
    "weekends": "Saturday to Sunday",
}
_ALWAYS = "24 hours a day, 7 days a week"

_TIME = r"(?:\d{1,2}(?:\.\d\d)?[ap]m|noon|midnight)"
_TIMES = rf"{_TIME} to {_TIME}(?: and {_TIME} to {_TIME})*"
_PART = re.compile(
    rf"(?:(?P<before>[A-Za-z, ]+?),? )?(?P<times>{_TIMES})(?:,? (?P<after>every day|every night|on weekdays))?"
)
_CLOCK = re.compile(r"(\d{1,2})(?:\.(\d\d))?([ap])m")


class OpenTime(NamedTuple):
    """Times of the day, HH:MM by the clock of the UK, on the `days` that they are for ("MO,TU"). One that closes at or
    before the time when it opens closes on the next day. Both times are "" where the hours name days alone."""

    days: str
    opens: str
    closes: str


def openings(hours: str) -> tuple[OpenTime, ...]:
    """What some hours mean; nothing where any part of them cannot be told in days and times, as bank holidays."""
    if hours == _ALWAYS:
        return (OpenTime(",".join(_CODES), "00:00", "23:59"),)
    found: list[OpenTime] = []
    for part in hours.split("; "):
        read = tuple(_part(part))
        if not read:
            return ()
        found += read
    return tuple(found)


def _part(part: str) -> Iterator[OpenTime]:
    match = _PART.fullmatch(part)
    if match is None:
        days = _days(part)
        if days:
            yield OpenTime(days, "", "")
        return
    before, after = match["before"], match["after"]
    days = _days(before or after or "") if not (before and after) else ""
    for times in match["times"].split(" and ") if days else ():
        opens, closes = times.split(" to ")
        yield OpenTime(days, _clock(opens), _clock(closes))


def _days(written: str) -> str:
    """The codes of the days in "Monday to Thursday", "Monday and Friday", "weekends"; "" for anything else."""
    found: set[int] = set()
    for each in re.split(r", | and ", _SPANS.get(written.lower(), written)):
        first, _, last = each.partition(" to ")
        if first not in _DAYS or (last or first) not in _DAYS:
            return ""
        found.update(range(_DAYS.index(first), _DAYS.index(last or first) + 1))
    return ",".join(code for place, code in enumerate(_CODES) if place in found)


def _clock(written: str) -> str:
    """HH:MM of "9am", "12.30pm", "noon", "midnight"."""
    match = _CLOCK.fullmatch(written)
    if match is None:
        return "12:00" if written == "noon" else "00:00"
    hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02}:{match[2] or '00'}"
