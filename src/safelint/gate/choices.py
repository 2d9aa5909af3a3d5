"""Choices: each tried in memory, and left out where the text would then have a new finding.

Those that change different sentences are tried together; where that brings something new, fewer of them are, until it
is known which do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.gate.fixing import Fixing
from safelint.gate.missing_help import RULES, help_chosen
from safelint.values.finding import Choice, Finding
from safelint.values.report import DocumentReport

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.values.document import Document


def holding(
    checker: Checker, path: str, report: DocumentReport, findings: Sequence[Finding], document: Document | None = None
) -> dict[Finding, list[Choice]]:
    """Of some findings of a report the choices, the safe ones too, with which its text has no new finding; and where
    help is missing, the lines that give it. `document` is that of the report, where it is at hand."""
    fixing = Fixing(checker, path, report, document)
    trials = {(finding, choice): _with(finding, choice) for finding in findings for choice in finding.choices}
    good = set(fixing.possible(list(trials.values()))) if trials else set()
    kept: dict[Finding, list[Choice]] = {}
    for (finding, choice), trial in trials.items():
        if trial in good:
            kept.setdefault(finding, []).append(choice)
    for finding in findings:
        first = fixing.first if finding.rule in RULES else None
        added = help_chosen(checker, path, first.document, report, finding) if first is not None else None
        if added is not None:
            kept[finding] = [added]
    return kept


def _with(finding: Finding, choice: Choice) -> Finding:
    """The finding as if this were its fix."""
    return finding._replace(choices=(choice._replace(safe=True),))
