"""The report for a writer at a terminal: each text with its findings, its numbers and one line of verdict."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.model import ERROR, SUGGESTION, WARNING, DocumentReport, Finding, Number, Report, Scores, Source, Span
from safelint.plugins import Format, Style
from safelint.reports._common import MANY, Place, counts, documents_of, silent, visible, where, widespread
from safelint.reports._repeats import told_once

_WIDTH = 100
_CODES = {ERROR: "1;31", WARNING: "1;33", SUGGESTION: "36", "bold": "1", "dim": "2", "good": "32"}


def render(report: Report, style: Style) -> str:
    report = told_once(report)
    paint = _Painter(style.colour)
    lines: list[str] = []
    many = widespread(report)
    many_documents = len(report.documents) >= MANY
    told = {id(place.finding) for group in many for place in group}
    for document in report.documents:
        findings = [finding for finding in document.findings if id(finding) not in told]
        if not findings and (style.quiet or many_documents):
            continue
        lines += [paint(visible(document.source.path), "bold"), ""]
        for finding in findings:
            lines += [*_finding(document.source, finding, paint), ""]
        if not style.quiet:
            lines += [
                *_numbers(document, report, paint),
                f"  {_reading(document)}",
                f"  {_verdict(document, paint)}",
                "",
            ]
    for group in many:
        lines += [*_widespread(group, paint), ""]
    lines += [
        f"{paint('Not checked', ERROR)}: {visible(failure.path)}: {visible(failure.reason)}"
        for failure in report.failures
    ]
    if not style.quiet:
        lines += ["", *_summary(report)] if report.failures else _summary(report)
    return "\n".join(lines) + "\n" if lines else ""


class _Painter:
    """Paints words by name, or leaves them as they are."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour else text


def _finding(source: Source, finding: Finding, paint: _Painter) -> Iterator[str]:
    line, column = source.position(finding.span.start)
    place = f"line {line}, column {column}" if finding.text and not finding.place else where(source, finding)
    yield f"  {paint(finding.severity, finding.severity)}  {place}  {paint(finding.rule, 'dim')}"
    if finding.text:
        yield from _marked(source, finding.span, finding.severity, paint)
    for number, paragraph in enumerate(finding.message.split("\n")):
        yield from wrapped(visible(paragraph), "    " if number == 0 else "      ")
    for related in finding.related:
        there = source.position(related.span.start).line
        if there != line or not finding.text:
            yield from wrapped(f"{visible(related.message)}: line {there}", "    ")
    if finding.sources and finding.severity != SUGGESTION:
        yield paint(f"    Source: {visible(finding.sources[0])}", "dim")


def _widespread(group: list[Place], paint: _Painter) -> Iterator[str]:
    """A fault that many documents share, told once: most likely it stands in a part that they have in common."""
    finding = group[0].finding
    paths = documents_of(group)
    yield f"{paint(f'In {len(paths):,} documents', 'bold')}, first in {visible(paths[0])}"
    yield ""
    yield from _finding(group[0].document.source, finding, paint)


def _marked(source: Source, span: Span, severity: str, paint: _Painter) -> Iterator[str]:
    """The line with the words, cut to width, and carets under them."""
    whole = source.line(source.position(span.start).line)
    end = min(span.end, whole.end)
    left = max(whole.start, min(span.start - 30, whole.end - _WIDTH + 10))
    right = min(whole.end, left + _WIDTH - 10)
    end = min(end, right)
    before, words, after = (
        visible(source.text[a:b].replace("\t", " ")) for a, b in ((left, span.start), (span.start, end), (end, right))
    )
    start = "..." if left > whole.start else ""
    yield f"    | {start}{before}{paint(words, severity)}{after}{'...' if right < whole.end else ''}"
    yield f"    | {' ' * len(start + before)}{paint('^' * max(len(words), 1), severity)}"


def _numbers(document: DocumentReport, report: Report, paint: _Painter) -> Iterator[str]:
    if not document.numbers:
        return
    yield "  Numbers in this text"
    wrong = [
        finding.span
        for finding in document.findings
        if finding.rule.startswith("helpline/") and finding.severity == ERROR
    ]
    rows: dict[tuple[str, str, str], list[int]] = {}
    for number, span in document.numbers:
        line = document.source.position(span.start).line
        key = (" ".join(number.text.split()), _owner(number, report), "x" if _touches(span, wrong) else "")
        lines = rows.setdefault(key, [])
        if line not in lines:
            lines.append(line)
    width = max(len(visible(text)) for text, _, _ in rows)
    for (text, owner, mark), lines in rows.items():
        where = (
            ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines[:5])) + (", ..." if lines[5:] else "")
        )
        yield f"    {paint(mark or ' ', ERROR)} {visible(text):<{width}}  {owner}  ({where})"
    yield ""


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _owner(number: Number, report: Report) -> str:
    if number.service:
        return report.services.get(number.service, number.service)
    if number.attributed_to:
        name = report.services.get(number.attributed_to, number.attributed_to)
        return f"given to {name}, not a number that we know it by"
    return "not in the registry; check it by hand"


def _reading(document: DocumentReport) -> str:
    scores: Scores = document.scores
    if scores.flesch_kincaid_grade is None:
        return f"Reading grade: none, the text is too short to score ({scores.words} words of running text)"
    grade, about = (
        round(scores.flesch_kincaid_grade),
        "" if scores.status == "normal" else ", only a rough guide under 300 words",
    )
    return f"Reading grade: {grade}, reading age about {scores.reading_age} ({scores.words} words{about})"


_HARM = (  # what to say of errors, the gravest first: family or rule, one, several
    ("helpline/", "wrong number", "wrong numbers"),
    ("signposting/missing", "no help named for readers", "no help named for readers"),
    ("terminology/", "harmful term", "harmful terms"),
    ("", "error", "errors"),
)


def _verdict(document: DocumentReport, paint: _Painter) -> str:
    errors = [finding for finding in document.findings if finding.severity == ERROR]
    if not errors:
        return paint("Nothing found to stop publication", "good")
    parts = []
    for prefix, one, several in _HARM:
        these = [finding for finding in errors if finding.rule.startswith(prefix)]
        errors = [finding for finding in errors if finding not in these]
        if these:
            parts.append(
                one if prefix == "signposting/missing" else f"{len(these)} {one if len(these) == 1 else several}"
            )
    return paint(f"Do not publish: {', '.join(parts)}", ERROR)


def _summary(report: Report) -> list[str]:
    lines = [counts(report) + (f"; {silent(report)}" if silent(report) else "")]
    if report.left_out:
        left = ", ".join(f"{count} {suffix}" for suffix, count in report.left_out.items())
        lines.append(f"Left out, since they cannot be read yet: {left}")
    return lines


def wrapped(text: str, indent: str) -> Iterator[str]:
    """Lines of at most the usual width; the standard module for this takes longer to import than this to run."""
    line = indent
    for word in text.split(" "):
        if len(line) + len(word) + 1 > _WIDTH and line.strip():
            yield line.rstrip()
            line = indent
        line += word + " "
    yield line.rstrip()


FORMAT = Format(name="terminal", render=render, machine=False)
