"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, with what GitHub reads besides:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from safelint.jsontext import as_json
from safelint.reports import Format, Style
from safelint.reports._notes import LEFT_OUT, UNREADABLE, from_root
from safelint.values.families import family
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Choice, Finding, Related, unsaid
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Report, RuleNote
from safelint.values.report_words import counts, registry
from safelint.values.source import Source, Span
from safelint.version import project_urls

_RUN = "document/run"
_NOTIFICATIONS = {
    UNREADABLE: "A file that was named could not be checked",
    LEFT_OUT: "A file in a folder was left out",
    _RUN: "What was checked, and how current the facts are",
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", SUGGESTION: "note"}
_PROBLEMS = {ERROR: "error", WARNING: "warning", SUGGESTION: "recommendation"}
_CATEGORY = "safelint/"  # by which GitHub tells the results of one tool from those of others


def render(report: Report, style: Style) -> str:
    index = {rule: place for place, rule in enumerate(report.rules)}
    results = (result for document in report.documents for result in _results(document, index))
    notes = [_notification(UNREADABLE, "error", each.reason, each.path) for each in report.failures]
    notes += [_notification(LEFT_OUT, "note", f"left out: {each.reason}", each.path) for each in report.left_out]
    notes += [_notification(_RUN, "note", line) for line in (counts(report), registry(report)) if line]
    run: dict[str, Any] = {
        "tool": {
            "driver": _driver(report, project_urls()),
            "extensions": [{"name": name, "version": version} for name, version in report.packs],
        },
        "automationDetails": {"id": _CATEGORY},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(document.path)} for document in report.documents],
        "invocations": [{"executionSuccessful": not report.failures, "toolExecutionNotifications": notes}],
        "results": results,
        "properties": {"registry": report.registry._asdict()},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": iter([run])}
    return as_json(log)


def _driver(report: Report, addresses: Mapping[str, str]) -> dict[str, Any]:
    home = next((addresses[name] for name in ("homepage", "repository", "documentation") if name in addresses), "")
    pages = addresses.get("documentation", "")
    return {
        "name": "safelint",
        "semanticVersion": report.version,
        "version": report.version,
        **({"informationUri": home} if home else {}),
        "rules": [_rule(note, pages) for note in report.rules.values()],
        "notifications": [{"id": id_, "shortDescription": {"text": said}} for id_, said in _NOTIFICATIONS.items()],
    }


def _rule(note: RuleNote, pages: str) -> dict[str, Any]:
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
        "properties": {
            "tags": [family(note.id), *([note.standard] if note.standard else [])],
            "precision": note.confidence,
            "problem.severity": _PROBLEMS[note.severity],
        },
    }
    if pages and note.page:
        rule["helpUri"] = f"{pages.rstrip('/')}/{note.page}"
    return rule


def _notification(id_: str, level: str, message: str, path: str = "") -> dict[str, Any]:
    place = {"locations": [{"physicalLocation": {"artifactLocation": _location(path)}}]} if path else {}
    return {"descriptor": {"id": id_}, "level": level, "message": _message(message), **place}


def _results(document: DocumentReport, index: dict[str, int]) -> list[dict[str, Any]]:
    open_ = [(finding, None, "") for finding in document.findings]
    silent = [(finding, "inSource", reason) for finding, reason in document.suppressed]
    known = [(finding, "external", reason) for finding, reason in document.baselined]
    made, spans = [], document.hidden_spans()
    for group in (open_, silent, known):
        prints = fingerprints(document.source(), tuple(finding for finding, _, _ in group))
        for (finding, kind, reason), fingerprint in zip(group, prints, strict=True):
            result = _result(document.source(), finding, fingerprint, index, spans)
            if kind:
                result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": reason}]
            made.append(result)
    return made


def _result(
    source: Source, finding: Finding, fingerprint: str, index: dict[str, int], hidden: tuple[Span, ...]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": _place(source, finding.span, _snippet(source, finding, hidden))}],
        "partialFingerprints": {"safelint/v1": fingerprint},
        "properties": {"confidence": finding.confidence, "sources": list(finding.sources)},
    }
    if finding.related:
        result["relatedLocations"] = [_related(source, related) for related in finding.related]
    if finding.fix:
        result["fixes"] = [_fix(source, finding.fix)]
    return result


def _snippet(source: Source, finding: Finding, hidden: tuple[Span, ...]) -> str:
    return unsaid(source.text, *finding.span, hidden) if finding.text else ""


def _place(source: Source, span: Span, snippet: str = "") -> dict[str, Any]:
    region = _region(source, span)
    if snippet:
        region["snippet"] = {"text": snippet}
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


def _fix(source: Source, fix: Choice) -> dict[str, Any]:
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
