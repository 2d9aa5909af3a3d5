"""What is known of a text in the words of the protocol: diagnostics, hover, links and completion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from safelint.lsp.positions import Positions
from safelint.lsp.speech import finding_said, in_short, service_said
from safelint.values.finding import ERROR, SUGGESTION, WARNING
from safelint.values.source import Span
from safelint.visible import visible

if TYPE_CHECKING:
    from safelint.lsp.services import ServiceBegun
    from safelint.lsp.session import Checked
    from safelint.run.engine import Engine
    from safelint.values.entries import Helpline
    from safelint.values.finding import Finding, Severity
    from safelint.values.report import DocumentReport

SOURCE = "safelint"
_SEVERITIES: Mapping[Severity, lsp.DiagnosticSeverity] = {
    ERROR: lsp.DiagnosticSeverity.Error,
    WARNING: lsp.DiagnosticSeverity.Warning,
    SUGGESTION: lsp.DiagnosticSeverity.Information,
}


def range_of(positions: Positions, span: Span) -> lsp.Range:
    start, end = positions.places(span)
    return lsp.Range(lsp.Position(*start), lsp.Position(*end))


def place_of(finding: Finding, report: DocumentReport) -> Span:
    """Where an editor marks a finding: one about the whole text on the line where it stands."""
    if finding.span.end > finding.span.start:
        return finding.span
    source = report.source()
    return Span(finding.span.start, source.line(source.position(finding.span.start).line).end)


def diagnostic(finding: Finding, report: DocumentReport, positions: Positions, uri: str, page: str) -> lsp.Diagnostic:
    """A finding; `page` is where the documentation tells of its rule, or none where it is empty."""
    related = [
        lsp.DiagnosticRelatedInformation(lsp.Location(uri, range_of(positions, each.span)), visible(each.message))
        for each in finding.related
    ]
    return lsp.Diagnostic(
        range=range_of(positions, place_of(finding, report)),
        message=visible(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=lsp.CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=related or None,
    )


def problems(checked: Checked, positions: Positions) -> list[lsp.Diagnostic]:
    """Why a text was not checked, or what of it was not, on its first line."""
    first = Span(0, len(positions.text.partition("\n")[0].rstrip("\r")))
    return [
        lsp.Diagnostic(
            range=range_of(positions, first),
            message=f"Not checked, or not all of it: {visible(problem)}",
            severity=lsp.DiagnosticSeverity.Error,
            source=SOURCE,
        )
        for problem in checked.problems
    ]


def status(checked: Checked, uri: str) -> dict[str, object]:
    """What a status bar shows of a text."""
    report = checked.report
    counts = {f"{each}s": report.count(each) if report else 0 for each in _SEVERITIES}
    grade = report.scores.flesch_kincaid_grade if report else None
    known = {"checked": report is not None, "left_out": checked.left_out, "grade": grade, "numbers": _counted(report)}
    return {"uri": uri, **known, **counts}


def _counted(report: DocumentReport | None) -> int:
    return len(report.numbers) if report else 0


def touching(report: DocumentReport, span: Span) -> list[Finding]:
    """The findings that some range of the source touches, in order."""
    return [
        finding
        for finding in report.findings
        for place in (place_of(finding, report),)
        if place.start <= span.end and span.start <= place.end
    ]


def hover(engine: Engine, checked: Checked, positions: Positions, offset: int) -> lsp.Hover | None:
    """What there is to say of a place: its findings with their reasons and sources, and whose its number is."""
    report = checked.report
    if report is None:
        return None
    here = Span(offset, offset)
    found = touching(report, here)
    rules = engine.checker.rules.by_id(engine.checker.config(checked.path))
    said = [finding_said(finding, rules.get(finding.rule)) for finding in found]
    spans = [place_of(finding, report) for finding in found]
    for service, span in numbers_of(engine, checked):
        if span.start <= offset <= span.end:
            said.append(service_said(service))
            spans.append(span)
    if not said:
        return None
    shortest = min(spans, key=lambda span: span.end - span.start)
    text = visible("\n\n---\n\n".join(said))
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), range_of(positions, shortest))


def numbers_of(engine: Engine, checked: Checked) -> Iterator[tuple[Helpline, Span]]:
    """The numbers of a text that belong to services of the registry."""
    if checked.report is None:
        return
    services = engine.checker.rules.of(engine.checker.located(checked.path), None).knowledge.registry.by_id
    for number, span in checked.report.numbers:
        if number.service in services:
            yield services[number.service], span


def links(engine: Engine, checked: Checked, positions: Positions) -> list[lsp.DocumentLink]:
    """From each number to the page on which its operator gives it."""
    return [
        lsp.DocumentLink(range_of(positions, span), target, service.name)
        for service, span in numbers_of(engine, checked)
        for target in (service.page or service.website,)
        if target.startswith(("http://", "https://"))
    ]


def completion(offers: Sequence[ServiceBegun], place: lsp.Position, begins: lsp.Position) -> lsp.CompletionList:
    """Services to name, for what stands between `begins` and the cursor."""
    items = [
        lsp.CompletionItem(
            label=offer.text,
            label_details=lsp.CompletionItemLabelDetails(description=offer.service.id),
            kind=lsp.CompletionItemKind.Reference,
            detail=in_short(offer.service),
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, service_said(offer.service)),
            filter_text=offer.name,
            sort_text=f"{rank:03}",
            text_edit=lsp.TextEdit(lsp.Range(begins, place), offer.text),
        )
        for rank, offer in enumerate(offers)
    ]
    return lsp.CompletionList(is_incomplete=True, items=items)
