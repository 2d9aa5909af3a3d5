"""A bar on a terminal for a run that takes long: nothing for a short one, and nothing left of it at the end."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

_MANY = 200  # texts from which a bar is worth its line at once
_LONG = 2.0  # seconds after which it is for fewer
_PAUSE = 0.1  # seconds from one picture to the next
_WIDTH = 30


class Progress:
    """Called after each text with how many of how many are done; `close` wipes the line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._began = self._drawn = monotonic()
        self._length = 0

    def __call__(self, done: int, total: int) -> None:
        now = monotonic()
        if now - self._drawn < _PAUSE or (total <= _MANY and now - self._began < _LONG):
            return
        self._drawn = now
        full = _WIDTH * done // total
        self._draw(f"Checking [{'#' * full}{'.' * (_WIDTH - full)}] {done:,} of {total:,}")

    def close(self) -> None:
        if self._length:
            self._draw("")
            self._draw("")

    def _draw(self, line: str) -> None:
        self._out.write(f"\r{line:<{self._length}}")
        self._out.flush()
        self._length = len(line)
