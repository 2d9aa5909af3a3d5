"""Annotations for GitHub Actions: one workflow command a finding, in the form of GitHub's own documentation.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub shows ten of each level a
step, so the most harmful come first.
"""

from __future__ import annotations

from safelint.reports import Format, Style
from safelint.reports._groups import DocumentFinding, places
from safelint.reports._harm import harm
from safelint.reports._notes import UNREADABLE, from_root, said
from safelint.values.finding import ERROR, SUGGESTION, WARNING
from safelint.values.report import Report
from safelint.values.report_words import counts, left_out, registry
from safelint.visible import unhashed, visible

_COMMANDS = {ERROR: "error", WARNING: "warning", SUGGESTION: "notice"}


def render(report: Report, style: Style) -> str:
    lines = [
        f"::error file={_property(from_root(failure.path))},title={UNREADABLE}::{_data(failure.reason)}"
        for failure in report.failures
    ]
    lines += [_annotation(place) for place in sorted(places(report), key=lambda place: harm(place.finding))]
    if not style.quiet:
        lines += [_plain(f"Left out, {reason}: {', '.join(names)}") for reason, names in left_out(report).items()]
        lines += filter(None, (counts(report), registry(report)))
    if report.registry.overdue:
        lines.append(f"::notice title=registry::{_data(registry(report))}")
    return "\n".join(lines) + "\n" if lines else ""


def _annotation(place: DocumentFinding) -> str:
    source, finding = place.document.source(), place.finding
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    values = {"file": from_root(source.path), "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns only within one line
        values |= {"col": start.column, "endColumn": max(end.column, start.column + 1)}
    values["title"] = finding.rule
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(said(finding))}"


def _plain(text: str) -> str:
    """A line that is no command, neither of today's form nor of the old one, which may stand anywhere in a line."""
    return visible(text).replace("\n", " ").replace("##[", "## [")


def _data(text: str) -> str:
    return "%0A".join(unhashed(visible(line.replace("%", "%25"))) for line in text.split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(name="github", render=render)
