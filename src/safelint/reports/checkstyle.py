"""Checkstyle's XML, which many editors and build servers read."""

from __future__ import annotations

from safelint.model import ERROR, SUGGESTION, WARNING, Report
from safelint.plugins import Format, Style
from safelint.reports._common import UNREADABLE, said
from safelint.reports._xml import HEADER, tag

_LEVELS = {ERROR: "error", WARNING: "warning", SUGGESTION: "info"}


def render(report: Report, style: Style) -> str:
    lines = [tag("checkstyle", {"version": "4.3"})]
    for document in report.documents:
        lines.append("  " + tag("file", {"name": document.source.path}))
        for finding in document.findings:
            line, column = document.source.position(finding.span.start)
            level = _LEVELS[finding.severity]
            lines.append("    " + _error(line, column, level, said(finding), finding.rule))
        lines.append("  </file>")
    for failure in report.failures:
        lines.append("  " + tag("file", {"name": failure.path}))
        lines.append("    " + _error(1, 1, "error", failure.reason, UNREADABLE))
        lines.append("  </file>")
    return HEADER + "\n".join([*lines, "</checkstyle>"]) + "\n"


def _error(line: int, column: int, level: str, message: str, rule: str) -> str:
    source = f"safelint.{rule.replace('/', '.')}"
    values = {"line": line, "column": column, "severity": level, "message": message, "source": source}
    return tag("error", values, close=True)


FORMAT = Format(name="checkstyle", render=render)
