"""How long reading a PDF file may take, in seconds of the processor: what leads round ends the process that reads it.

A right file goes forward: from page to page, and from piece to piece of its structure. So each step has a limit of its
own, and the whole has one that grows with the size of the file and with the text found in it.
"""

from __future__ import annotations

import os
import signal
import threading
import time

A_STEP = 1.5
"""Seconds from one step to the next in a small file; of a policy of 350 pages none takes a twentieth of that."""

_STEP_A_MEGABYTE = 0.1  # more: the first step of a damaged file looks at all of it
_AT_FIRST = 2.0  # for all steps, of the smallest file
_A_MEGABYTE = 3.0
_A_CHARACTER = 15e-6  # that was read; about three times what reading one takes
MOST_SECONDS = 25.0
OUT_OF_TIME = 152
"""What the process ends with where no timer of the system ends it."""

HAS_TIMER = hasattr(signal, "setitimer")  # Windows has none
_OFTEN = 0.05  # seconds from one look at the time to the next


class PdfClock:
    """Counts from when it is made, for a file of so many bytes."""

    def __init__(self, size: int) -> None:
        self._step = A_STEP + _STEP_A_MEGABYTE * size / 1_000_000
        self._allowed = time.process_time() + _AT_FIRST + _A_MEGABYTE * size / 1_000_000
        self._ends = 0.0
        self.step()
        if not HAS_TIMER:
            threading.Thread(target=self._watch, daemon=True).start()

    def step(self, characters: int = 0) -> None:
        """The reading has come forward, and found so many characters of text."""
        self._allowed = min(self._allowed + characters * _A_CHARACTER, MOST_SECONDS)
        self._end_in(min(self._step, self._left))

    def rest(self) -> None:
        """What is left is to be done in one step."""
        self._end_in(self._left)

    @property
    def _left(self) -> float:
        return self._allowed - time.process_time()

    def _end_in(self, seconds: float) -> None:
        if seconds <= 0:
            os._exit(OUT_OF_TIME)
        if HAS_TIMER:
            signal.setitimer(signal.ITIMER_PROF, seconds)  # whose signal ends the process
        else:
            self._ends = time.process_time() + seconds

    def _watch(self) -> None:
        while time.process_time() < self._ends:
            time.sleep(_OFTEN)
        os._exit(OUT_OF_TIME)
