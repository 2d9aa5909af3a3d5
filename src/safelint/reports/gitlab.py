"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from safelint.jsontext import as_json
from safelint.reports import Format, Style
from safelint.reports._notes import LEFT_OUT, REGISTRY, UNREADABLE, from_root, said
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Failure, LeftOut, Report
from safelint.values.report_words import registry

_SEVERITIES = {ERROR: "critical", WARNING: "major", SUGGESTION: "info"}


def render(report: Report, style: Style) -> str:
    return as_json(_rows(report))


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    yield from map(_failed, report.failures)
    yield from map(_left_out, report.left_out)
    for document in report.documents:
        prints = fingerprints(document.source(), document.findings)
        yield from (_row(document, *pair) for pair in zip(document.findings, prints, strict=True))
    yield from _facts(report)


def _row(document: DocumentReport, finding: Finding, fingerprint: str) -> dict[str, Any]:
    source = document.source()
    lines = {"begin": source.position(finding.span.start).line, "end": source.position(finding.span.end).line}
    severity = _SEVERITIES[finding.severity]
    return _entry(finding.rule, said(finding), severity, source.path, lines, fingerprint)


def _failed(failure: Failure) -> dict[str, Any]:
    return _entry(UNREADABLE, failure.reason, "blocker", failure.path, {"begin": 1}, failure.reason)


def _facts(report: Report) -> Iterator[dict[str, Any]]:
    """How current the facts are: an entry that is the same in each run, which GitLab then shows as nothing new."""
    if report.documents and registry(report):
        yield _entry(REGISTRY, registry(report), "info", report.documents[0].path, {"begin": 1}, REGISTRY)


def _left_out(each: LeftOut) -> dict[str, Any]:
    return _entry(LEFT_OUT, f"left out: {each.reason}", "info", each.path, {"begin": 1}, each.reason)


def _entry(rule: str, message: str, severity: str, path: str, lines: dict[str, int], key: str) -> dict[str, Any]:
    # GitLab wants fingerprints that differ over the whole report, so the path is part of them.
    unique = sha256(f"{path}\0{rule}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": message,
        "check_name": rule,
        "fingerprint": unique[:32],
        "severity": severity,
        "location": {"path": from_root(path), "lines": lines},
    }


FORMAT = Format(name="gitlab", render=render)
