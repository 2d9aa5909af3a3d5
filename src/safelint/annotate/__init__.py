"""A copy of a Word or PDF file with the findings as comments on their words: what `annotate` writes."""

from __future__ import annotations

from typing import NamedTuple

from safelint import readers
from safelint.annotate.pdf import with_highlights
from safelint.annotate.word import WordCopy
from safelint.config import Flags
from safelint.reports._common import counted, counts
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError

_WORD, _PDF = "docx", "pdf"


class Annotated(NamedTuple):
    """The bytes of the copy, what was done in words, and what the writer should know besides."""

    data: bytes
    summary: str
    remarks: tuple[str, ...]


def annotated(file: str, flags: Flags, config_path: str = "", *, fixing: bool = False) -> Annotated:
    """The Word or PDF file at `file` with its findings as comments, and with `fixing` the safe fixes of a Word file as
    tracked changes.

    Raises:
        SafelintError: wrong use; another kind of file.
        Unreadable: the file cannot be read.
    """
    engine = Engine(flags, config_path)
    data = engine.data(file, engine.config(file))
    form = readers.choose(file, data)
    if form == _WORD:
        return _word(engine, file, data, fixing=fixing)
    if form != _PDF:
        raise SafelintError(f"{file} is no Word or PDF file: comments can be put into .docx and .pdf files alone")
    if fixing:
        raise SafelintError(f"{file}: the words of a PDF file cannot be changed; fix the document it was made from")
    report = engine.run_document(file, readers.read(file, data, form))
    return Annotated(with_highlights(data, report, report.documents[0]), counts(report), ())


def _word(engine: Engine, file: str, data: bytes, *, fixing: bool) -> Annotated:
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
