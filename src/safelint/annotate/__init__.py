"""A copy of a Word, OpenDocument or PDF file with the findings as comments: what `annotate` writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from safelint.annotate.odt import OdtCopy
from safelint.annotate.pdf import with_highlights
from safelint.annotate.plan import Copy, Plan, can_change, made, planned
from safelint.annotate.word import WordCopy
from safelint.config import Flags
from safelint.gate.fixing import Fixing, told
from safelint.readers.pdf.reader import read_with_places
from safelint.run.engine import Engine
from safelint.values.document import Document
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.finding import Edit
from safelint.values.report import Report
from safelint.values.report_words import counts
from safelint.values.wording import counted

_COPIES: Mapping[str, Callable[[bytes], Copy]] = {"docx": WordCopy, "odt": OdtCopy}
"""What makes a copy of a file, by its format. Each raises `Unreadable` as the reader of the format does."""
_PDF = "pdf"


class Annotated(NamedTuple):
    """The bytes of the copy, what was done in words, what the writer should know besides, and what of the file was not
    checked, and why."""

    data: bytes
    summary: str
    remarks: tuple[str, ...]
    unchecked: tuple[str, ...]


def annotated(file: str, flags: Flags, config_path: str = "", *, fixing: bool = False) -> Annotated:
    """The Word, OpenDocument or PDF file at `file` with its findings as comments, and with `fixing` the safe fixes of
    one that can be changed as tracked changes.

    Raises:
        SafelintError: wrong use; a file of another format.
        Unreadable: the file cannot be read.
    """
    engine = Engine(flags, config_path)
    data = engine.checker.data(file, engine.checker.config(file))
    form = engine.checker.form(file, data)
    if form == _PDF:
        if fixing:
            raise SafelintError(f"{file}: the words of a PDF file cannot be changed; fix the document it was made from")
        document, places = read_with_places(file, data)
        report = _checked(engine, file, document)
        copy = with_highlights(data, places, report, report.documents[0])
        return Annotated(copy, counts(report), (), _unchecked(report))
    copied = _COPIES.get(form)
    if copied is None:
        raise SafelintError(
            f"{file} is no Word, OpenDocument or PDF file: comments can be put into .docx, .odt and .pdf files alone"
        )
    return _with_comments(engine, file, data, copied, fixing=fixing)


def _with_comments(
    engine: Engine, file: str, data: bytes, copied: Callable[[bytes], Copy], *, fixing: bool
) -> Annotated:
    """The copy of a file with comments; with `fixing` also with the safe fixes that bring no new finding. Each is tried
    as `check --fix` tries it, but for that the file is read again with its tracked changes."""
    copy = copied(data)
    read, places = copy.document(file), copy.places()
    text = read.of(read.source.made_editable(fixing))  # by tracked changes
    report = _checked(engine, file, text)
    document = report.documents[0]

    def changed(edits: Sequence[Edit]) -> Document:
        return copied(copy.written(Plan((), made(edits, places), 0), report.today)).document(file)

    trial = Fixing(engine.checker, file, document, text, changed)
    fixed = trial.together([each for each in document.findings if can_change(each, places)]) if fixing else ()
    plan = planned(report, document, places, fixed)
    signed = ("its signature does not hold for the copy",) if copy.is_signed else ()
    summary = counts(report) + (f"; {counted(plan.fixed, 'tracked change')}" if fixing else "")
    return Annotated(copy.written(plan, report.today), summary, (*signed, *told(trial.left)), _unchecked(report))


def _checked(engine: Engine, file: str, document: Document) -> Report:
    """The report of the document in a file. Raises `Unreadable` where it has none."""
    report = engine.run_text(file, document)
    if not report.documents:
        raise Unreadable("; ".join(_unchecked(report)))
    return report


def _unchecked(report: Report) -> tuple[str, ...]:
    return tuple(each.reason for each in report.failures)
