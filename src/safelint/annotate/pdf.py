"""Writes the findings of a PDF file into a copy of it: highlights on exactly their words, with notes.

They follow the bytes of the file, none of which changes.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from safelint.annotate.plan import AUTHOR
from safelint.annotate.said import of_finding, of_text
from safelint.readers.pdf.process import asked
from safelint.readers.pdf.words import OnPage, TextAt
from safelint.values.report import DocumentReport, Report

_start = attrgetter("start")


def with_highlights(data: bytes, places: Sequence[TextAt], report: Report, document: DocumentReport) -> bytes:
    """The copy: at its top a note on the whole text, then one on the words of each finding. `places` says where on the
    pages the text stands.

    Raises `Unreadable` where nothing can be written into the file.
    """
    notes: list[tuple[list[str], list[OnPage]]] = [(of_text(report, document), [])]
    for finding in document.findings:
        words = list(_on_pages(places, *finding.span)) if finding.text else []
        notes.append((of_finding(finding, away=False), words))
    told = [("\n".join(paragraphs), ranges) for paragraphs, ranges in notes]
    return data + asked("note", data, json.dumps((AUTHOR, told)).encode())


def _on_pages(places: Sequence[TextAt], start: int, end: int) -> Iterator[OnPage]:
    """The characters of the pages that a range of the text is made of, those of one line together."""
    line = -1
    page = first = last = 0
    for at in range(max(bisect_right(places, start, key=_start) - 1, 0), len(places)):
        place = places[at]
        if place.start >= end:
            break
        left, right = max(start - place.start, 0), min(end - place.start, place.length)
        if left >= right:
            continue
        if (place.page, place.line) != (page, line) or place.first + left < last:
            if last > first:
                yield page, first, last
            page, line, first = place.page, place.line, place.first + left
        last = place.first + right
    if last > first:
        yield page, first, last
