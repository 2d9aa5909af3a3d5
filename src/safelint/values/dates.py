"""Dates as people write them."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def in_words(written: str) -> str:
    """ "2015-09" as people write it: "September 2015"; a day and a year too. Other words stay as they are."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", written)
    if not match or not 1 <= int(match.group(2)) <= 12:
        return written
    day = f"{int(match.group(3))} " if match.group(3) else ""
    return f"{day}{MONTHS[int(match.group(2)) - 1]} {match.group(1)}"
