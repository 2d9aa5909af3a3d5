"""Choices: each tried in its own passage, and left out where that would then have a new finding.

Where a link leads belongs with its words: a choice that changes an address, or the words of a link that dials, is tried
in the whole text, as few do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.gate.editable import EditableText
from safelint.gate.missing_help import RULES, help_chosen
from safelint.gate.trial_passages import Judged, Passages
from safelint.gate.tried_text import TriedText, read_again

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.values.document import Document
    from safelint.values.finding import Choice, Finding
    from safelint.values.report import DocumentReport

_MOST_IN_WHOLE = 20  # choices of a text; the others that touch a link are not offered


def holding(
    checker: Checker, path: str, report: DocumentReport, findings: Sequence[Finding], document: Document | None = None
) -> dict[Finding, list[Choice]]:
    """Of some findings of a report the choices, the safe ones too, that bring no new finding; and where help is
    missing, the lines that give it. `document` is that of the report, where it is at hand. Raises what a check does."""
    source = report.source()
    document = document or read_again(checker, path, source, source.text)
    if document is None or document.source.text != source.text:
        return {}
    analysis = checker.analysed(document, checker.located(path))
    editable, passages, whole = EditableText(document), Passages(analysis), TriedText(checker, path, analysis)
    around: dict[tuple[Finding, Choice], range | None] = {}  # None for those that touch a link
    for finding in findings:
        for choice in finding.choices:
            if editable.takes(choice.edits):
                apart = not editable.touches_link(choice.edits)
                around[finding, choice] = passages.add(editable.ranges(choice.edits)) if apart else None
    judged = passages.judged(checker, path, report)
    kept: dict[Finding, list[Choice]] = {}
    left = _MOST_IN_WHOLE
    for (finding, choice), numbers in around.items():
        if numbers is not None:
            good = all(judged[each].is_better_for(finding.rule) for each in numbers)
        else:
            good = left > 0 and _is_good_in(whole, finding, choice)
            left -= 1
        if good:
            kept.setdefault(finding, []).append(choice)
    for finding in findings:
        added = help_chosen(analysis, whole, report, finding) if finding.rule in RULES else None
        if added is not None:
            kept[finding] = [added]
    return kept


def _is_good_in(whole: TriedText, finding: Finding, choice: Choice) -> bool:
    after = whole.after(choice.edits)
    return after is not None and Judged(whole.before(), after).is_better_for(finding.rule)
