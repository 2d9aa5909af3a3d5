"""Writes the findings of a PDF file into a copy of it: highlights on exactly their words, with notes."""

from __future__ import annotations

import json

from safelint.annotate.plan import AUTHOR
from safelint.annotate.said import of_finding, of_text
from safelint.readers._pdf_process import asked
from safelint.values.report import DocumentReport, Report


def with_highlights(data: bytes, report: Report, document: DocumentReport) -> bytes:
    """The copy: at its top a note on the whole text, then one on the words of each finding.

    Raises `Unreadable` where nothing can be written into the file.
    """
    notes = [(0, 0, of_text(report, document))]
    for finding in document.findings:
        start, end = finding.span if finding.text else (0, 0)
        notes.append((start, end, of_finding(finding, away=False)))
    told = [(start, end, "\n".join(paragraphs)) for start, end, paragraphs in notes]
    return asked("note", data, json.dumps((AUTHOR, told)).encode())
