"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from safelint.gate.fingerprints import fingerprints
from safelint.model import (
    ERROR,
    SUGGESTION,
    WARNING,
    DocumentReport,
    Failure,
    Finding,
    Fix,
    Related,
    Report,
    RuleNote,
    Source,
    Span,
)
from safelint.plugins import Format, Style
from safelint.reports._common import UNREADABLE, as_json, family, from_root

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", SUGGESTION: "note"}


def render(report: Report, style: Style) -> str:
    index = {rule: place for place, rule in enumerate(report.rules)}
    results = (result for document in report.documents for result in _results(document, index))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "safelint",
                "semanticVersion": report.version,
                "version": report.version,
                "rules": [_rule(note) for note in report.rules.values()],
                "notifications": [_unreadable()],
            },
            "extensions": [{"name": name, "version": version} for name, version in report.packs],
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(document.source.path)} for document in report.documents],
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [_notification(failure) for failure in report.failures],
            }
        ],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _rule(note: RuleNote) -> dict[str, Any]:
    sources = "".join(f"\n- <{source}>" for source in note.sources)
    parts = [note.advice, note.why, note.standard]
    rule: dict[str, Any] = {
        "id": note.id,
        "shortDescription": {"text": note.title},
        "fullDescription": {"text": note.why or note.advice},
        "help": {
            "text": "\n\n".join(part for part in parts if part),
            "markdown": "\n\n".join([part for part in parts if part] + ([f"Sources:\n{sources}"] if sources else [])),
        },
        "defaultConfiguration": {"level": _LEVELS[note.severity]},
        "properties": {"tags": [family(note.id), *([note.standard] if note.standard else [])]},
    }
    if note.sources:
        rule["helpUri"] = note.sources[0]
    return rule


def _unreadable() -> dict[str, Any]:
    return {"id": UNREADABLE, "shortDescription": {"text": "A file that was named could not be checked"}}


def _notification(failure: Failure) -> dict[str, Any]:
    return {
        "descriptor": {"id": UNREADABLE},
        "level": "error",
        "message": _message(failure.reason),
        "locations": [{"physicalLocation": {"artifactLocation": _location(failure.path)}}],
    }


def _results(document: DocumentReport, index: dict[str, int]) -> list[dict[str, Any]]:
    open_ = [(finding, None, "") for finding in document.findings]
    silent = [(finding, "inSource", reason) for finding, reason in document.suppressed]
    known = [(finding, "external", reason) for finding, reason in document.baselined]
    made = []
    for group in (open_, silent, known):
        prints = fingerprints(document.source, tuple(finding for finding, _, _ in group))
        for (finding, kind, reason), fingerprint in zip(group, prints, strict=True):
            result = _result(document.source, finding, fingerprint, index)
            if kind:
                result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": reason}]
            made.append(result)
    return made


def _result(source: Source, finding: Finding, fingerprint: str, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": _place(source, finding.span, finding.text)}],
        "partialFingerprints": {"safelint/v1": fingerprint},
        "properties": {"confidence": finding.confidence},
    }
    if finding.related:
        result["relatedLocations"] = [_related(source, related) for related in finding.related]
    if finding.fix:
        result["fixes"] = [_fix(source, finding.fix)]
    return result


def _place(source: Source, span: Span, text: str = "") -> dict[str, Any]:
    region = _region(source, span)
    if text:
        region["snippet"] = {"text": source.text[span.start : span.end]}
    return {"artifactLocation": _location(source.path), "region": region}


def _region(source: Source, span: Span) -> dict[str, Any]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _related(source: Source, related: Related) -> dict[str, Any]:
    return {"physicalLocation": _place(source, related.span), "message": _message(related.message)}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _location(source.path), "replacements": replacements}
    return {"description": _message(f"Write {fix.replacement}"), "artifactChanges": [change]}


def _message(text: str) -> dict[str, str]:
    """A message in which nothing is a link: in plain text of SARIF, "[words](address)" is one (3.11.6)."""
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


def _location(path: str) -> dict[str, str]:
    return {"uri": quote(from_root(path), errors="surrogatepass")}


FORMAT = Format(name="sarif", render=render, detail=True)
