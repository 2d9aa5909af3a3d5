"""A document that was read, or made, checked as a run checks it."""

from __future__ import annotations

from safelint.config import Config
from safelint.run.checker import Checker, PendingText
from safelint.run.configurations import Located
from safelint.values.document import Document
from safelint.values.report import DocumentReport, Failure


def check_document(
    checker: Checker, document: Document, path: str, config: Config, failures: list[Failure]
) -> DocumentReport:
    """The report of a document as if it stood at `path`; what fails is added to `failures`."""
    located = Located(path, path, config)
    analysis = checker.analysed(document, located)
    report, _ = checker.finished(PendingText(located, document.source.content, analysis, failures))
    assert report is not None
    return report
