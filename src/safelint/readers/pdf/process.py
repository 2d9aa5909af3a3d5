"""A process of its own for what reads PDF files, with limits of time and of memory: a bomb or a loop in a file ends it,
and nothing else.

Time is limited everywhere (see `pdf/clock.py`), and memory where the system can do so: on Linux, and other systems
that have `resource` and keep to it. On Windows and macOS only the time is. A browser has no processes: there the file
is read where it is asked for, and the page ends a worker that does not answer.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from importlib.util import find_spec

from safelint import child
from safelint.readers.pdf.clock import MOST_SECONDS, OUT_OF_TIME, TOO_SLOW, PdfClock
from safelint.values.errors import Unreadable

LEAST_MEMORY = 300_000_000
"""Bytes that the process may take up in all, for the smallest file."""

_MEMORY_A_BYTE = 45  # more, of the file: a tagged one of 550 pages, of 13 MB, takes up 750 MB
_MOST_MEMORY = 900_000_000  # whatever it is padded with
_SLOWER = 2.4  # in a browser, than on the machine itself: all in all a minute at most
_OF_A_CLOCK = 3 * MOST_SECONDS  # on a machine that has other things to do
_HAS_PROCESSES = sys.platform != "emscripten"
_PACKAGES = ("pypdfium2" if _HAS_PROCESSES else "safelint_pdfium", "pypdf")
_OUT_OF_TIME = (OUT_OF_TIME, -getattr(signal, "SIGPROF", 27))
_INSTALL = 'to read PDF install safelint with its extra "pdf"'


def can_read() -> bool:
    """Whether what reads such files is here."""
    return all(map(find_spec, _PACKAGES))


def asked(what: str, data: bytes, more: bytes = b"") -> bytes:
    """What the process answers. `what` is `read` or `note`, `more` what it is told beside the file.

    Raises `Unreadable` with the reason where it cannot answer, or not within its limits.
    """
    if not can_read():
        raise Unreadable(_INSTALL)
    return _by_process(what, data, more) if _HAS_PROCESSES else _here(what, data, more)


def _here(what: str, data: bytes, more: bytes) -> bytes:
    from safelint.readers.pdf.answers import answer

    try:
        return answer(what, data, more, PdfClock(len(data), _SLOWER))
    except Unreadable:
        raise
    except Exception as problem:  # no process ends here, whatever a damaged file makes of what reads it
        raise Unreadable("what reads PDF files stopped at it: it is damaged, or needs too much memory") from problem


def memory_for(size: int) -> int:
    """How many bytes the process may take up for a file of `size` bytes."""
    return min(LEAST_MEMORY + _MEMORY_A_BYTE * size, _MOST_MEMORY)


def _by_process(what: str, data: bytes, more: bytes) -> bytes:
    memory = memory_for(len(data))
    try:
        done = subprocess.run(
            child.command("safelint.readers.pdf.child", (what, str(memory))),
            input=b"%d\n%s%s" % (len(more), more, data),
            capture_output=True,
            check=False,
            timeout=_OF_A_CLOCK,
        )
    except subprocess.TimeoutExpired as problem:
        raise Unreadable(TOO_SLOW) from problem
    except OSError as problem:
        raise Unreadable(f"no process could be started to read it: {problem.strerror}") from problem
    return _answer(done, memory // 1_000_000)


def _answer(done: subprocess.CompletedProcess[bytes], megabytes: int) -> bytes:
    head, _, answer = done.stdout.partition(b"\n")
    if done.returncode == 0 and head == b"done":
        return answer
    if done.returncode == 0 and head == b"refused":
        raise Unreadable(answer.decode("utf-8", "replace"))
    if done.returncode in _OUT_OF_TIME:
        raise Unreadable(TOO_SLOW)
    if head == b"large" or b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr:
        raise Unreadable(f"it needs more than {megabytes} MB to be read, and no text does")
    raise Unreadable(f"what reads PDF files stopped at it: it is damaged, or needs more than {megabytes} MB")
