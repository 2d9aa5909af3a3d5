"""What is asked of a PDF file, answered in bytes: what goes from the process that reads it to the one that asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from safelint.readers.paper.paragraphs import Run
from safelint.readers.pdf.clock import PdfClock
from safelint.readers.pdf.joining import merged

PLACES = b"places"
"""Asks, beside the text of a file, where on its pages that stands."""


def answer(what: str, data: bytes, more: bytes, clock: PdfClock) -> bytes:
    """`what` is `read` or `note`, `more` what is told beside the file. Raises `Unreadable` where it cannot be told."""
    return _ANSWERS[what](data, more, clock)


def _read(data: bytes, more: bytes, clock: PdfClock) -> bytes:
    from safelint.readers.pdf.notes import places_of
    from safelint.readers.pdf.reading import read_pdf

    found = read_pdf(data, clock)
    places = places_of(found.paragraphs) if more == PLACES else []
    paragraphs = [(each.context, each.place, list(map(_told, merged(each.runs)))) for each in found.paragraphs]
    return json.dumps((paragraphs, *found[1:], places)).encode()


def _told(run: Run) -> Any:
    return (*run[:4], "", -1, run.place, run.unsure)


def _note(data: bytes, more: bytes, clock: PdfClock) -> bytes:
    from safelint.readers.pdf.notes import noted

    author, notes = json.loads(more)
    return noted(data, author, notes, clock)


_ANSWERS: Mapping[str, Callable[[bytes, bytes, PdfClock], bytes]] = {"read": _read, "note": _note}
