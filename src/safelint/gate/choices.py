"""Choices: each tried in its own passage, and left out where that would then have a new finding.

Where a link leads belongs with its words: a choice that changes an address, or the words of a link that dials, is tried
in the whole text, as few do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.gate.editable import EditableText
from safelint.gate.missing_help import RULES, help_chosen
from safelint.gate.passages import Judged, Passages
from safelint.gate.tried_text import TriedText
from safelint.values.errors import SafelintError

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
    missing, the lines that give it. `document` is that of the report, where it is at hand."""
    document = document or _read(checker, path, report)
    if document is None:
        return {}
    analysis = checker.analysed(document, checker.located(path))
    editable, passages, whole = EditableText(document), Passages(analysis), TriedText(checker, path, report)
    choices = [(finding, choice) for finding in findings for choice in finding.choices if editable.takes(choice.edits)]
    with_links = [(finding, choice) for finding, choice in choices if editable.touches_link(choice.edits)]
    around = {
        (finding, choice): passages.add(editable.ranges(choice.edits))
        for finding, choice in choices
        if not editable.touches_link(choice.edits)
    }
    judged = passages.judged(checker, path, report)
    good = {pair for pair in with_links[:_MOST_IN_WHOLE] if _is_good_in(whole, *pair)}
    if judged is not None:
        good |= {pair for pair, at in around.items() if all(judged[each].is_better_for(pair[0].rule) for each in at)}
    kept: dict[Finding, list[Choice]] = {}
    for finding, choice in choices:
        if (finding, choice) in good:
            kept.setdefault(finding, []).append(choice)
    for finding in findings:
        added = help_chosen(analysis, whole, report, finding) if finding.rule in RULES else None
        if added is not None:
            kept[finding] = [added]
    return kept


def _is_good_in(whole: TriedText, finding: Finding, choice: Choice) -> bool:
    before, after = whole.before(), whole.after(choice.edits)
    return before is not None and after is not None and Judged(before, after).is_better_for(finding.rule)


def _read(checker: Checker, path: str, report: DocumentReport) -> Document | None:
    """The document of a report; None where it cannot be read as it was."""
    source = report.source()
    try:
        document = checker.read_as(path, source.encoded(source.text))
    except (SafelintError, UnicodeError):
        return None
    return document if document.source.text == source.text else None
