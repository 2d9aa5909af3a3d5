"""A document that was read, or made, checked as a run checks it."""

from __future__ import annotations

from safelint.config import Config
from safelint.run.checker import Checker
from safelint.run.configurations import Located
from safelint.values.document import Document
from safelint.values.report import DocumentReport


def check_document(checker: Checker, document: Document, path: str, config: Config = Config()) -> DocumentReport:
    """The report of a document as if it stood at `path`; fails the test where anything failed."""
    report, failures = checker.checked(Located(path, path, config), document)
    assert failures == ()
    assert report is not None
    return report
