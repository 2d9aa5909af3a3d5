"""The findings of a run with where they stand, and the same fault over many documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from safelint.reports._harm import harm
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport, Report

MANY = 10
"""From so many documents on, what they share is told once, and those without a finding are only counted."""


_Key = tuple[str, str, str, str, str]


class DocumentFinding(NamedTuple):
    """A finding with the document that it stands in."""

    document: DocumentReport
    finding: Finding

    @property
    def line(self) -> int:
        return self.document.source().position(self.finding.span.start).line


def places(report: Report) -> Iterator[DocumentFinding]:
    """Every finding that counts, in the order of documents and text."""
    return (DocumentFinding(document, finding) for document in report.documents for finding in document.findings)


_same: Callable[[Finding], _Key] = itemgetter(
    *map(Finding._fields.index, ("rule", "severity", "message", "text", "since"))
)
"""What findings have in common that say the same of the same words, and are all new or all not."""


def grouped(report: Report) -> list[list[DocumentFinding]]:
    """The findings, those that say the same of the same words together; the most harmful and commonest first."""
    groups: dict[_Key, list[DocumentFinding]] = {}
    for place in places(report):
        groups.setdefault(_same(place.finding), []).append(place)
    return _in_order(groups)


def _in_order(groups: Mapping[_Key, list[DocumentFinding]]) -> list[list[DocumentFinding]]:
    return sorted(groups.values(), key=lambda group: (harm(group[0].finding), -len(group)))


def documents_of(group: Iterable[DocumentFinding]) -> list[str]:
    """The paths of the documents in a group, each once, in order."""
    return list(dict.fromkeys(place.document.path for place in group))


def by_documents(groups: Iterable[list[DocumentFinding]]) -> dict[tuple[str, ...], list[list[DocumentFinding]]]:
    """The groups by the documents that they stand in, so that these are named once."""
    found: dict[tuple[str, ...], list[list[DocumentFinding]]] = {}
    for group in groups:
        found.setdefault(tuple(documents_of(group)), []).append(group)
    return found


def widespread(report: Report, least: int = MANY) -> list[list[DocumentFinding]]:
    """The groups that stand in at least so many documents."""
    if len(report.documents) < least:
        return []
    counts: Counter[_Key] = Counter()  # of documents
    for document in report.documents:
        counts.update(set(map(_same, document.findings)))
    common = {key for key, count in counts.items() if count >= least}
    groups: dict[_Key, list[DocumentFinding]] = {}
    if not common:
        return []
    for document in report.documents:
        for finding in document.findings:
            key = _same(finding)
            if key in common:
                groups.setdefault(key, []).append(DocumentFinding(document, finding))
    return _in_order(groups)
