"""How long reading a PDF file may take, in seconds of the processor: what leads round ends the process that reads it.

A right file goes forward: from page to page, and from piece to piece of its structure. So each step has a limit of its
own, and the whole has one that grows with the size of the file and with the text found in it.
"""

from __future__ import annotations

import os
import signal
import threading
import time

from safelint.values.errors import Unreadable

A_STEP = 1.5
"""Seconds from one step to the next in a small file; of a policy of 350 pages none takes a twentieth of that."""

_STEP_A_MEGABYTE = 0.1  # more: the first step of a damaged file looks at all of it
_AT_FIRST = 2.0  # for all steps, of the smallest file
_A_MEGABYTE = 3.0
_A_CHARACTER = 15e-6  # that was read; about three times what reading one takes
MOST_SECONDS = 25.0
OUT_OF_TIME = 152
"""What a process ends with where no timer of the system ends it."""

TOO_SLOW = "it takes longer to be read than any text does: it leads round, or has no end"

HAS_TIMER = hasattr(signal, "setitimer")  # Windows has none
_OFTEN = 0.05  # seconds from one look at the time to the next


class PdfClock:
    """Counts from when it is made, for a file of so many bytes. What has no time left is refused at its next step, as
    there is nothing that could end it before.

    `slower` is how many times slower than on a machine itself the reading is here.
    """

    def __init__(self, size: int, slower: float = 1.0) -> None:
        self._slower = slower
        self._step = slower * (A_STEP + _STEP_A_MEGABYTE * size / 1_000_000)
        self._begun = self._came_here = time.process_time()
        self._allowed = slower * (_AT_FIRST + _A_MEGABYTE * size / 1_000_000)

    def step(self, characters: int = 0) -> None:
        """The reading has come forward, and found so many characters of text."""
        self._allowed = min(self._allowed + self._slower * characters * _A_CHARACTER, self._slower * MOST_SECONDS)
        self._end_in(min(self._step, self._left))

    def rest(self) -> None:
        """What is left is to be done in one step."""
        self._step = self._left
        self._end_in(self._left)

    @property
    def _left(self) -> float:
        return self._begun + self._allowed - time.process_time()

    def _end_in(self, seconds: float) -> None:
        now = time.process_time()
        if seconds <= 0 or now - self._came_here > self._step:
            raise Unreadable(TOO_SLOW)
        self._came_here = now


class EndingClock(PdfClock):
    """A clock that ends the process when the time is up, whatever that is at."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self._ends = 0.0
        self.step()
        if not HAS_TIMER:
            threading.Thread(target=self._watch, daemon=True).start()

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
