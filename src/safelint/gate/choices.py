"""Choices: each tried in its own passage, and left out where that would then have a new finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.gate.editable import EditableText
from safelint.gate.missing_help import RULES, help_chosen
from safelint.gate.passages import Passages
from safelint.values.errors import SafelintError

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.values.document import Document
    from safelint.values.finding import Choice, Finding
    from safelint.values.report import DocumentReport


def holding(
    checker: Checker, path: str, report: DocumentReport, findings: Sequence[Finding], document: Document | None = None
) -> dict[Finding, list[Choice]]:
    """Of some findings of a report the choices, the safe ones too, that bring no new finding; and where help is
    missing, the lines that give it. `document` is that of the report, where it is at hand."""
    document = document or _read(checker, path, report)
    if document is None:
        return {}
    editable, passages = EditableText(document), Passages(document)
    tried = [
        (finding, choice, passages.add(editable.ranges(choice.edits)))
        for finding in findings
        for choice in finding.choices
        if editable.takes(choice.edits)
    ]
    judged = passages.judged(checker, path, report)
    kept: dict[Finding, list[Choice]] = {}
    for finding, choice, numbers in tried:
        if judged is not None and all(judged[number].is_better_for(finding.rule) for number in numbers):
            kept.setdefault(finding, []).append(choice)
    for finding in findings:
        added = help_chosen(checker, path, document, report, finding) if finding.rule in RULES else None
        if added is not None:
            kept[finding] = [added]
    return kept


def _read(checker: Checker, path: str, report: DocumentReport) -> Document | None:
    """The document of a report; None where it cannot be read as it was."""
    source = report.source()
    try:
        document = checker.read_as(path, source.encoded(source.text))
    except (SafelintError, UnicodeError):
        return None
    return document if document.source.text == source.text else None
