"""JUnit's XML as GitLab, Jenkins and Azure show it: a failed test for each finding that fails the run.

Each document is a suite. What is found but does not fail the run stands in the suite's output, so that a green pipeline
loses nothing. The last suite is about the run: its counts and how current the facts are as properties, and a skipped
test for each file that was left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from safelint.reports import Format, Style
from safelint.reports._notes import LEFT_OUT, UNREADABLE, from_root, said
from safelint.reports._xml import HEADER, escaped, tag
from safelint.values.finding import Finding, failing
from safelint.values.report import DocumentReport, Failure, Report
from safelint.values.report_words import counts, registry

_Values = dict[str, int | str]


def render(report: Report, style: Style) -> str:
    levels = failing(style.fail_on)
    suites = [_suite(document, levels) for document in report.documents]
    suites += [_unread(failure) for failure in report.failures]
    suites.append(_run(report))
    totals = {key: sum(int(values[key]) for values, _ in suites) for key in ("tests", "failures", "errors")}
    lines = [tag("testsuites", {"name": "safelint", **totals})]
    for values, body in suites:
        lines += ["  " + tag("testsuite", values), *(f"    {line}" for line in body), "  </testsuite>"]
    return HEADER + "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(document: DocumentReport, levels: tuple[str, ...]) -> tuple[_Values, list[str]]:
    path = document.path
    failed = [finding for finding in document.findings if finding.severity in levels]
    others = [finding for finding in document.findings if finding.severity not in levels]
    body: list[str] = []
    names: dict[str, int] = {}  # GitLab shows only the first of those that have one name
    for finding in failed:
        name = f"{finding.rule}, {finding.where_in(document.source())}"
        names[name] = names.get(name, 0) + 1
        body += _case(document, finding, name if names[name] == 1 else f"{name} ({names[name]})")
    if not failed:
        body.append(tag("testcase", {"classname": path, "name": "safelint"}, close=True))
    if others:
        said = "\n".join(_told(document, finding) for finding in others)
        body.append(f"<system-out>{escaped(said)}</system-out>")
    values: _Values = {"name": path, "tests": max(len(failed), 1), "failures": len(failed), "errors": 0}
    return values, body


def _case(document: DocumentReport, finding: Finding, name: str) -> Iterator[str]:
    path = document.path
    values = {"classname": path, "name": name, "file": from_root(path)}
    yield tag("testcase", {**values, "line": document.source().position(finding.span.start).line})
    failure = tag("failure", {"type": finding.severity, "message": said(finding)})
    yield f"  {failure}{escaped(_told(document, finding))}</failure>"
    yield "</testcase>"


def _told(document: DocumentReport, finding: Finding) -> str:
    line, column = document.source().position(finding.span.start)
    words = f"\n  {finding.text}" if finding.text else ""
    return f"{document.path}:{line}:{column}: {finding.severity}: {finding.message} ({finding.rule}){words}"


def _unread(failure: Failure) -> tuple[_Values, list[str]]:
    values: _Values = {"name": failure.path, "tests": 1, "failures": 0, "errors": 1}
    case = tag("testcase", {"classname": failure.path, "name": UNREADABLE})
    error = tag("error", {"type": failure.stage, "message": failure.reason}, close=True)
    return values, [case, f"  {error}", "</testcase>"]


def _run(report: Report) -> tuple[_Values, list[str]]:
    said = {**report.totals._asdict(), "registry": registry(report)}
    properties = [tag("property", {"name": name, "value": value}, close=True) for name, value in said.items()]
    body = ["<properties>", *(f"  {each}" for each in properties), "</properties>"]
    skipped = [(path, LEFT_OUT, f"left out: {reason}") for path, reason in report.left_out]
    if not report.documents and not report.failures:
        skipped.append(("safelint", "run", counts(report)))
    for path, name, why in skipped:
        body.append(tag("testcase", {"classname": path, "name": name}))
        body += [f"  {tag('skipped', {'message': why}, close=True)}", "</testcase>"]
    values: _Values = {"name": "safelint", "tests": len(skipped), "failures": 0, "errors": 0, "skipped": len(skipped)}
    return values, body


FORMAT = Format(name="junit", render=render)
