"""What the comments say: one for each finding, and one on the whole text at its top."""

from __future__ import annotations

from safelint.values.finding import ERROR, Finding
from safelint.values.report import DocumentReport, Report
from safelint.values.report_words import counts, numbers, reading, verdict


def of_finding(finding: Finding, *, away: bool) -> list[str]:
    """The paragraphs of a comment. `away` is true where it cannot stand on its words, and must say where they are."""
    head = f"{finding.severity.capitalize()}: {finding.message}"
    if away and finding.text:
        head = f"{finding.severity.capitalize()}, {finding.place}, “{finding.text}”: {finding.message}"
    paragraphs = [head]
    if finding.fix is not None:
        paragraphs.append(f"Write: {finding.fix.replacement}")
    if finding.sources:
        paragraphs.append(f"Source: {finding.sources[0]}")
    return [*paragraphs, finding.rule]


def of_text(report: Report, document: DocumentReport) -> list[str]:
    """The paragraphs of the comment on the whole text: verdict, what was not checked, reading grade, numbers and whose
    they are."""
    paragraphs = [f"safelint: {verdict(report, ERROR)}.", f"{counts(report)}."]
    paragraphs += [f"Not checked: {each.reason}" for each in report.failures]
    paragraphs.append(f"{reading(document)}.")
    return [*paragraphs, *dict.fromkeys(f"{each.text}: {each.owner}" for each in numbers(document, report))]
