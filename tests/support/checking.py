"""A document that was read, or made, checked as a run checks it; the checks of a family as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safelint.analysis import Analysis
from safelint.checks import Check, find_checks
from safelint.config import Config
from safelint.run.checker import Checker
from safelint.run.configurations import Located
from safelint.values.document import Document
from safelint.values.entries import Rule
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport


def check_document(checker: Checker, document: Document, path: str, config: Config = Config()) -> DocumentReport:
    """The report of a document as if it stood at `path`; fails the test where anything failed."""
    report, failures = checker.checked(Located(path, path, config), document)
    assert failures == ()
    assert report is not None
    return report


def family(kind: str) -> Check:
    """All checks of the rules of one kind, one after another."""
    checks = [check for check in find_checks() if check.kind == kind]

    def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
        for check in checks:
            yield from check.run(analysis, rules)

    return Check(kind, run)
