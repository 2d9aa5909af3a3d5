"""A process of its own for what reads PDF files, with limits of time and of memory: a bomb or a loop in a file ends it,
and nothing else.

Time is limited everywhere (see `_pdf_clock.py`), and memory where the system can do so: on Linux, and other systems
that have `resource` and keep to it. On Windows and macOS only the time is.
"""

from __future__ import annotations

import signal
import subprocess
from importlib.util import find_spec

from safelint import child
from safelint.readers._pdf_clock import MOST_SECONDS, OUT_OF_TIME
from safelint.values.errors import Unreadable

PLACES = b"places"
"""Asks, beside the text of a file, where on its pages that stands."""

MOST_MEMORY = 300_000_000
"""Bytes that the process may take up in all."""

_OF_A_CLOCK = 3 * MOST_SECONDS  # on a machine that has other things to do
_PACKAGES = ("pypdfium2", "pypdf")
_TOO_SLOW = "it takes longer to be read than any text does: it leads round, or has no end"
_OUT_OF_TIME = (OUT_OF_TIME, -getattr(signal, "SIGPROF", 27))
_INSTALL = "to read PDF install safelint-uk[pdf]"


def asked(what: str, data: bytes, more: bytes = b"") -> bytes:
    """What the process answers. `what` is `read` or `note`, `more` what it is told beside the file.

    Raises `Unreadable` with the reason where it cannot answer, or not within its limits.
    """
    if not all(map(find_spec, _PACKAGES)):
        raise Unreadable(_INSTALL)
    try:
        done = subprocess.run(
            child.command("safelint.readers._pdf_child", (what, str(MOST_MEMORY))),
            input=b"%d\n%s%s" % (len(more), more, data),
            capture_output=True,
            check=False,
            timeout=_OF_A_CLOCK,
        )
    except subprocess.TimeoutExpired as problem:
        raise Unreadable(_TOO_SLOW) from problem
    except OSError as problem:
        raise Unreadable(f"no process could be started to read it: {problem.strerror}") from problem
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> bytes:
    head, _, answer = done.stdout.partition(b"\n")
    if done.returncode == 0 and head == b"done":
        return answer
    if done.returncode == 0 and head == b"refused":
        raise Unreadable(answer.decode("utf-8", "replace"))
    if done.returncode in _OUT_OF_TIME:
        raise Unreadable(_TOO_SLOW)
    if head == b"large" or b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr:
        raise Unreadable(f"it needs more than {MOST_MEMORY // 1_000_000} MB to be read, and no text does")
    most = MOST_MEMORY // 1_000_000
    raise Unreadable(f"what reads PDF files stopped at it: it is damaged, or needs more than {most} MB")
