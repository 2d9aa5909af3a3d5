"""A copy of a Word file with the findings as comments: what `annotate` writes."""

from __future__ import annotations

from typing import NamedTuple

from safelint import readers
from safelint.annotate.word import WordCopy
from safelint.config import Flags
from safelint.reports._common import counted, counts
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError

_FORMAT = "docx"


class Annotated(NamedTuple):
    """The bytes of the copy, what was done in words, and what the writer should know besides."""

    data: bytes
    summary: str
    remarks: tuple[str, ...]


def annotated(file: str, flags: Flags, config_path: str = "", *, fixing: bool = False) -> Annotated:
    """The Word file at `file` with its findings as comments, and with `fixing` its safe fixes as tracked changes.

    Raises:
        SafelintError: wrong use; no Word file.
        Unreadable: the file cannot be read.
    """
    engine = Engine(flags, config_path)
    data = engine.data(file, engine.config(file))
    if readers.choose(file, data) != _FORMAT:
        raise SafelintError(f"{file} is no Word file: comments can be put into .docx files alone")
    copy = WordCopy(data)
    text = copy.document(file)
    text.source.editable = fixing  # by tracked changes
    report = engine.run_document(file, text)
    document = report.documents[0]
    fixed = copy.fix(document.findings) if fixing else 0
    copy.annotate(report, document)
    remarks = ("its signature does not hold for the copy",) if copy.is_signed else ()
    summary = counts(report) + (f"; {counted(fixed, 'tracked change')}" if fixing else "")
    return Annotated(copy.written(), summary, remarks)
