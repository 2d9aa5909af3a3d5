"""A document's report as it is kept and as it travels, between processes and into the result cache.

The bytes of the file travel by themselves: whoever restores a report has them. A text that is not in them, because its
reader made it, goes with the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from safelint.run import wire
from safelint.run.kept import KeptDocument, KeptSource, packed
from safelint.values.document import Document
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport
from safelint.values.source import Source

Types = Callable[[], Mapping[str, Any]]
"""Gives the type of what each kind of check measures. Only asked where something was measured: it loads the checks."""


def light(report: DocumentReport, types: Types) -> DocumentReport:
    """The report without what a text in memory takes. Raises ValueError as `dumped`."""
    source = KeptSource(_origin(report.source), report.source.content)
    detail = report.detail and report.detail._replace(document=KeptDocument(source, packed(report.detail.document)))
    measured = _restored(report.measured, types)
    return report._replace(source=source, findings=_shared(report.findings), detail=detail, measured=measured)


def dumped(report: DocumentReport, types: Types) -> bytes:
    """The report without the bytes of its file. Raises ValueError where a check has measured what cannot travel."""
    _restored(report.measured, types)
    return wire.encoded(report, _instead)


def loaded(data: bytes, content: bytes, types: Types) -> DocumentReport:
    """The report of a file that holds `content`. Raises ValueError where `data` is not what `dumped` gives."""
    report = wire.decoded(data, DocumentReport, _Making(content))
    measured = {kind: wire.converted(value, types()[kind]) for kind, value in report.measured.items()}
    return report._replace(findings=_shared(report.findings), measured=measured)


def _origin(source: Source) -> wire.Origin:
    text = "" if source.encoding else source.text
    return wire.Origin(
        *(source.path, source.media, source.encoding, source.bom, source.editable, text),
        *(source.places, source.finer_places),
    )


def _instead(value: Any) -> Any:
    if isinstance(value, Source):
        return _origin(value)
    if isinstance(value, Document):
        return packed(value)
    raise ValueError(f"{type(value).__name__} is no value")


class _Making:
    """Makes source and document of one report again. The source comes first."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.source: Source | None = None

    def __call__(self, kind: type, value: Any) -> Any:
        if kind is Source:
            self.source = KeptSource(wire.converted(value, wire.Origin), self.content)
            return self.source
        if kind is Document and self.source is not None and isinstance(value, bytes):
            return KeptDocument(self.source, value)
        raise ValueError(f"{kind.__name__} is nothing that a report holds")


def _restored(measured: Mapping[str, Any], types: Types) -> Mapping[str, Any]:
    """What checks have measured, as it is after it has travelled. Raises ValueError where that is not the same: what is
    refused must not depend on whether anything travels."""
    found = {kind: wire.decoded(wire.encoded(value), types()[kind]) for kind, value in measured.items()}
    for kind, value in found.items():
        if value != measured[kind]:
            raise ValueError(f"what the check for {kind} measures is not of the type that it names")
    return found


def _shared(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings. Thousands say the same by the same rule: what is equal is one object."""
    if len(_same) > _MOST_SHARED:
        _same.clear()
    one = _same.setdefault
    return tuple(
        [
            each._replace(
                rule=one(each.rule, each.rule),
                severity=one(each.severity, each.severity),
                confidence=one(each.confidence, each.confidence),
                message=one(each.message, each.message),
                sources=one(each.sources, each.sources),
                entries=one(each.entries, each.entries),
            )
            for each in findings
        ]
    )


_same: dict[Any, Any] = {}
_MOST_SHARED = 100_000
"""Messages, rows of sources and the like that are known to be shared: a program may have one run after another."""
