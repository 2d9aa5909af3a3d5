"""Version 1 of the JSON report (the contract that other people's tools are written against)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from safelint.jsontext import as_json
from safelint.reports import Format, Style
from safelint.values.finding import Choice, Finding
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Report, Scores, SetAside
from safelint.values.source import Source, Span

SCHEMA_VERSION = "1"


def render(report: Report, style: Style) -> str:
    return as_json(_values(report, map(_document, report.documents)))  # as values they take many times the room


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values, keys in the order in which they are printed."""
    return _values(report, [_document(document) for document in report.documents])


def _values(report: Report, documents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "safelint", "version": report.version},
        "packs": [{"name": name, "version": version} for name, version in report.packs],
        "registry": report.registry._asdict(),
        "today": report.today,
        "summary": report.totals._asdict(),
        "documents": documents,
        "left_out": [each._asdict() for each in report.left_out],
        **_since(report),
        "failures": [failure._asdict() for failure in report.failures],
    }


def _since(report: Report) -> dict[str, Any]:
    """What is gone since the report that the run was compared with; nothing where it was compared with none."""
    if report.since is None:
        return {}
    return {"gone": list(report.since.gone), "not_looked_at": report.since.unseen}


def _document(document: DocumentReport) -> dict[str, Any]:
    source = document.source()
    return {
        "path": source.path,
        "format": source.media,
        "language": document.language,
        "audience": document.audience,
        "kind": document.kind,
        "nations": list(document.nations),
        "nations_from": document.nations_from,
        "topics": list(document.topics),
        "readability": _scores(document.scores),
        "numbers": [each.as_dict(source) for each in document.numbers_in_order()],
        "signposting": {
            "block": _lines(source, document.block),
            "present": list(document.signposting.present),
            "misnumbered": list(document.signposting.misnumbered),
            "missing": list(document.signposting.missing),
        },
        "findings": _findings(source, document.findings),
        "suppressed": _silent(source, document.suppressed),
        "baselined": _silent(source, document.baselined),
    }


def _scores(scores: Scores) -> dict[str, Any]:
    values = scores._asdict()
    status = values.pop("status")
    return {"words": values.pop("words"), "sentences": values.pop("sentences"), "score_status": status, **values}


def _lines(source: Source, block: Span | None) -> dict[str, int] | None:
    if block is None:
        return None
    last = max(block.end - 1, block.start)
    return {"line": source.position(block.start).line, "end_line": source.position(last).line}


def _findings(source: Source, findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    return [_finding(source, *pair) for pair in zip(findings, fingerprints(source, findings), strict=True)]


def _silent(source: Source, silent: tuple[SetAside, ...]) -> list[dict[str, Any]]:
    findings = _findings(source, tuple(finding for finding, _ in silent))
    return [{**finding, "choices": [], "reason": reason} for finding, (_, reason) in zip(findings, silent, strict=True)]


def _finding(source: Source, finding: Finding, fingerprint: str) -> dict[str, Any]:
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    fix = finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "text": finding.text,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "place": finding.place,
        "related": [
            {"message": related.message, **source.position(related.span.start)._asdict()} for related in finding.related
        ],
        "fix": {"replacement": fix.replacement, "safe": fix.safe} if fix else None,
        "choices": [_choice(choice) for choice in finding.choices],
        "sources": list(finding.sources),
        "standard": finding.standard,
        "fingerprint": fingerprint,
        **({"since": finding.since} if finding.since else {}),
    }


def _choice(choice: Choice) -> dict[str, Any]:
    """All its changes are made together; `replacement` is the first."""
    edits = [{"start": each.span.start, "end": each.span.end, "text": each.text} for each in choice.edits]
    return {"replacement": choice.replacement, "title": choice.said, "safe": choice.safe, "edits": edits}


FORMAT = Format(name="json", render=render, choices=True)
