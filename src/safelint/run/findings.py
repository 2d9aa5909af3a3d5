"""What is found in one text: each thing once, at the level that applies, silenced or shown, and how many at most."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.run.rules import Rules
from safelint.values.document import Document
from safelint.values.families import FAMILIES, family
from safelint.values.finding import ERROR, MASKED, SEVERITIES, WARNING, Finding, Severity, hidden, unsaid
from safelint.values.report import DocumentReport, SetAside
from safelint.values.settings import CONFIDENCES
from safelint.values.source import Source, Span

if TYPE_CHECKING:
    from safelint.run.silences import SilencedBy, Silencer, Use

_MOST_FINDINGS = 2_000  # of one text in a report
_MORE = "document/more-findings"


class Findings:
    """What is found in one text: the worst of it, however much there is, and how many more there are."""

    def __init__(self, silencer: Silencer | None, *, whole: bool = False) -> None:
        """With `whole`, nothing is left out."""
        self._silencer = silencer
        self._whole = whole
        self._new: list[Finding] = []
        self._more = 0
        self.shown: list[Finding] = []
        self.silenced: list[SetAside] = []
        self.used: set[Use] = set()  # by what they are silenced
        self.lacking: dict[Use, str] = {}  # by what an error would be, but for a reason; the first such rule

    def add(self, finding: Finding) -> None:
        self._new.append(finding)
        if not self._whole and len(self._new) >= 2 * _MOST_FINDINGS:
            self.part()
            self._leave_worst()

    def part(self) -> None:
        """Sets apart what is silenced among what is new."""
        if self._silencer is None:
            self.shown += self._new
        else:
            for finding in self._new:
                self._add_parted(finding, self._silencer.silenced_by(finding))
        self._new = []

    def _add_parted(self, finding: Finding, by: SilencedBy) -> None:
        if by.reason is None:
            self.shown.append(finding)
        else:
            self.silenced.append(SetAside(finding, by.reason))
        if by.use is not None:
            self.used.add(by.use)
        for use in by.lacking:
            self.lacking.setdefault(use, finding.rule)

    def _leave_worst(self) -> None:
        self.shown = distinct(self.shown)
        if not self._whole and len(self.shown) > _MOST_FINDINGS:
            self._more += len(self.shown) - _MOST_FINDINGS
            self.shown = sorted(self.shown, key=lambda each: (_weight(each), each.span))[:_MOST_FINDINGS]

    def worst(self, rules: Rules) -> list[Finding]:
        """At most so many, in order, with one that counts the rest."""
        self._leave_worst()
        rule = rules.by_kind.get("document", {}).get(_MORE)
        if self._more and rule is not None:
            name = "one-more" if self._more == 1 else "more"
            message = rule.says(name, count=f"{self._more:,}", shown=f"{_MOST_FINDINGS:,}", advice=rule.advice)
            note = Finding(_MORE, rule.severity, rule.confidence, message, Span(0, 0))
            self.shown.append(at_level(note, rules.changed))
        return distinct(self.shown)


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place and rule; of several on one span in one family that has `one_per_span`, the most severe, then the
    surest."""
    best: dict[tuple[str, int, int], Finding] = {}
    result: list[Finding] = []
    for finding in findings:
        if not finding.text:
            result.append(finding)
            continue
        name = family(finding.rule)
        key = (name if FAMILIES[name].one_per_span else finding.rule, *finding.span)
        other = best.get(key)
        if other is None or _weight(finding) < _weight(other):
            best[key] = finding
    return sorted([*result, *best.values()], key=_order)


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.rule, finding.span.end, finding.message


def in_order(silenced: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """What is silenced, each with the reason, as reports have it."""
    return tuple(sorted(silenced, key=lambda each: _order(each.finding)))


def complaints(
    document: Document, silencer: Silencer, found: Findings, rules: Rules, ran: Collection[str]
) -> list[Finding]:
    """Comments that silence nothing of what was found, or not what they should."""
    from safelint.run.silences import UNUSED

    rule = rules.by_kind.get("document", {}).get(UNUSED)
    if rule is None:
        return []
    said: dict[Span, list[str]] = {}
    for span, message, values in silencer.complaints(found.shown, ran, found.used, found.lacking):
        said.setdefault(span, []).append(rule.says(message, **values))
    text = document.source.text
    made = [
        Finding(UNUSED, rule.severity, rule.confidence, " ".join(messages), span, text[span.start : span.end])
        for span, messages in said.items()
    ]
    return [at_level(each, rules.changed) for each in made]


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)


def at_level(finding: Finding, changed: Mapping[str, Severity]) -> Finding:
    """The finding at the level that settings give its rule; a doubtful one is never an error."""
    level = changed.get(finding.rule)
    if level is None:
        return finding
    return finding._replace(severity=WARNING if level == ERROR and finding.confidence != "high" else level)


def discreet(shown: Sequence[Finding], silenced: Iterable[Finding], source: Source) -> list[Finding]:
    """What is shown, with no words that a masked finding covers in the text or the message of another, such as one on a
    long sentence."""
    spans = hidden((*shown, *silenced))
    return [_discreet(finding, source, spans) for finding in shown] if spans else list(shown)


def _discreet(finding: Finding, source: Source, spans: Sequence[Span]) -> Finding:
    start, end = finding.span
    over = [span for span in spans if span.start < end and span.end > start]
    if not finding.text or not over:
        return finding
    message = finding.message
    for left, right in over:
        words = re.escape(" ".join(source.text[left:right].split()))
        message = re.sub(rf"(?<!\w){words}(?!\w)", MASKED, message) if words else message
    return finding._replace(text=unsaid(source.text, start, end, over), message=message)


def exceeds_limit(report: DocumentReport) -> bool:
    """Whether the report of a text holds more findings than are shown of one, and was not cut already."""
    return len(report.findings) > _MOST_FINDINGS and not any(each.rule == _MORE for each in report.findings)


def cut(report: DocumentReport, rules: Rules) -> DocumentReport:
    """The report with only the worst findings."""
    found = Findings(None)
    found.shown = list(report.findings)
    return report._replace(findings=tuple(found.worst(rules)))
