"""The process that reads PDF files: it sets its own limits, reads one file, answers and ends."""

from __future__ import annotations

import sys

from safelint.memory import quiet
from safelint.readers.pdf.answers import answer
from safelint.readers.pdf.clock import EndingClock
from safelint.values.errors import Unreadable


def main(what: str, most: str) -> None:
    """Answers what is asked on standard input: `done` and the answer, `refused` and the reason, or `large`. `most` is
    how much memory it may take."""
    _limit(int(most))
    asked = sys.stdin.buffer
    more = asked.read(int(asked.readline()))
    data = asked.read()
    try:
        with quiet(ours=True):  # all that is made here stays until the end
            told = b"done\n" + answer(what, data, more, EndingClock(len(data)))
    except Unreadable as reason:
        told = b"refused\n" + str(reason).encode()
    except MemoryError:
        told = b"large\n"
    sys.stdout.buffer.write(told)
    sys.stdout.buffer.flush()


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):  # as macOS may have it
        return
