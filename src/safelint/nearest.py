"""What somebody may have meant who typed a name that is not there. Only ever needed for a mistake, or for a form
of a word that nothing is told for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)", re.IGNORECASE)
_MOST_NAMES = 10_000  # of a folder's entries that are looked at


def nearest(word: str, known: Iterable[str]) -> str:
    """`"; nearest known: x"` for the known word most like `word`, or "" where none is like it."""
    match = closest(word, known, 0.5)
    return f"; nearest known: {match}" if match else ""


def closest(word: str, known: Iterable[str], least: float) -> str:
    """The known word most like `word`, whatever the case, or "" where none is `least` like it (0 to 1)."""
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    match = get_close_matches(word.casefold(), names, n=1, cutoff=least)
    return names[match[0]] if match else ""


def missing(path: str) -> str:
    """Why there is nothing at `path`, with the file beside it that has nearly its name, where there is one."""
    if _ADDRESS.match(path):
        return "is an address, and safelint reads files: save the page, then name the file"
    folder, name = os.path.split(path)
    while folder and not os.path.isdir(folder):
        folder, name = os.path.split(folder)
        if not name:
            break
    try:
        with os.scandir(folder or os.curdir) as entries:
            there = [entry.name for entry, _ in zip(entries, range(_MOST_NAMES), strict=False)]
    except OSError:
        there = []
    match = closest(name, there, 0.7)
    return f"does not exist; did you mean {os.path.join(folder, match)}?" if match else "does not exist"
