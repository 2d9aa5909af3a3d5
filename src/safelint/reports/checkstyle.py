"""Checkstyle's XML, which many editors and build servers read."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.reports import Format, Style
from safelint.reports._notes import LEFT_OUT, UNREADABLE, said
from safelint.reports._xml import HEADER, comment, tag
from safelint.values.finding import ERROR, SUGGESTION, WARNING
from safelint.values.report import Report
from safelint.values.report_words import counts, registry

_LEVELS = {ERROR: "error", WARNING: "warning", SUGGESTION: "info"}


def render(report: Report, style: Style) -> str:
    lines = [tag("checkstyle", {"version": "4.3"})]
    for document in report.documents:
        lines.append("  " + tag("file", {"name": document.path}))
        for finding in document.findings:
            line, column = document.source().position(finding.span.start)
            level = _LEVELS[finding.severity]
            lines.append("    " + _error(line, column, level, said(finding), finding.rule))
        lines.append("  </file>")
    for failure in report.failures:
        lines += _of_file(failure.path, "error", failure.reason, UNREADABLE)
    for path, reason in report.left_out:
        lines += _of_file(path, "info", f"left out: {reason}", LEFT_OUT)
    # The format has no place for what concerns the run as a whole.
    about = [comment(line) for line in (counts(report), registry(report)) if line]
    return HEADER + "\n".join([*lines, *about, "</checkstyle>"]) + "\n"


def _of_file(path: str, level: str, message: str, rule: str) -> Iterator[str]:
    yield "  " + tag("file", {"name": path})
    yield "    " + _error(1, 1, level, message, rule)
    yield "  </file>"


def _error(line: int, column: int, level: str, message: str, rule: str) -> str:
    source = f"safelint.{rule.replace('/', '.')}"
    values = {"line": line, "column": column, "severity": level, "message": message, "source": source}
    return tag("error", values, close=True)


FORMAT = Format(name="checkstyle", render=render)
