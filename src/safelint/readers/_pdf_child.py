"""The process that reads PDF files: it sets its own limits, reads one file, answers and ends."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from safelint.readers._paper import Run
from safelint.readers._pdf_clock import PdfClock
from safelint.readers._pdf_joining import merged
from safelint.readers._pdf_process import PLACES
from safelint.values.errors import Unreadable


def main(what: str, memory: str) -> None:
    """Answers what is asked on standard input: `done` and the answer, `refused` and the reason, or `large`."""
    gc.disable()  # all that is made here stays until the end
    _limit(int(memory))
    asked = sys.stdin.buffer
    more = asked.read(int(asked.readline()))
    data = asked.read()
    try:
        answer = b"done\n" + _ANSWERS[what](data, more, PdfClock(len(data)))
    except Unreadable as reason:
        answer = b"refused\n" + str(reason).encode()
    except MemoryError:
        answer = b"large\n"
    sys.stdout.buffer.write(answer)
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


def _read(data: bytes, more: bytes, clock: PdfClock) -> bytes:
    from safelint.readers._pdf_notes import places_of
    from safelint.readers._pdf_reading import read_pdf

    found = read_pdf(data, clock)
    places = places_of(found.paragraphs) if more == PLACES else []
    paragraphs = [(each.context, each.place, list(map(_told, merged(each.runs)))) for each in found.paragraphs]
    return json.dumps((paragraphs, *found[1:], places)).encode()


def _told(run: Run) -> Any:
    return (*run[:4], "", -1, run.place, run.unsure)


def _note(data: bytes, more: bytes, clock: PdfClock) -> bytes:
    from safelint.readers._pdf_notes import noted

    author, notes = json.loads(more)
    return noted(data, author, notes, clock)


_ANSWERS: Mapping[str, Callable[[bytes, bytes, PdfClock], bytes]] = {"read": _read, "note": _note}
