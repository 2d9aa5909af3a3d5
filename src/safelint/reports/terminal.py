"""The report for a writer at a terminal: each text with its findings, its numbers and one line of verdict."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from safelint.model import ERROR, SUGGESTION, WARNING, DocumentReport, Finding, Number, Report, Scores, Source, Span
from safelint.plugins import Format, Style
from safelint.reports._common import (
    MANY,
    Place,
    counted,
    counts,
    documents_of,
    silent,
    unscored,
    visible,
    where,
    widespread,
)
from safelint.reports._repeats import told_once

_WIDTH = 100
_ALIKE = 5  # findings of a text that say the same and are shown one by one
_CODES = {ERROR: "1;31", WARNING: "1;33", SUGGESTION: "36", "bold": "1", "dim": "2", "good": "32"}

_OF_STYLE = ("helpline/number-format", "helpline/claim", "helpline/website")


def render(report: Report, style: Style) -> str:
    report = told_once(report)
    paint = _Painter(style.colour, style.width)
    lines: list[str] = []
    many = widespread(report)
    many_documents = len(report.documents) >= MANY
    told = {id(place.finding) for group in many for place in group}
    for document in report.documents:
        findings = [finding for finding in document.findings if id(finding) not in told]
        if not findings and (style.quiet or many_documents):
            continue
        own = [paint(visible(document.source.path), "bold"), ""]
        own += _findings(document.source, findings, paint)
        if not style.quiet:
            own += [
                *_numbers(document, report, paint),
                f"  {_reading(document)}",
                f"  {_verdict(document, paint)}",
                "",
            ]
        lines.append("\n".join(own))  # half a million lines take thrice the room of what they say
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
    """Paints words by name, or leaves them as they are; knows how wide a line may be."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour else text


def _findings(source: Source, findings: list[Finding], paint: _Painter) -> Iterator[str]:
    """In the order of the text. What says the same again is only shown; of very many the rest is counted."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.rule, finding.severity, finding.message), []).append(finding)
    for finding in findings:
        group = alike[finding.rule, finding.severity, finding.message]
        if finding is group[0]:
            yield from (*_finding(source, finding, paint), "")
        elif finding in group[:_ALIKE]:
            yield from (*_again(source, finding, group[0], paint), "")
        elif finding is group[_ALIKE]:
            yield from (*_rest(source, group[_ALIKE:], paint), "")


def _again(source: Source, finding: Finding, first: Finding, paint: _Painter) -> Iterator[str]:
    yield _head(source, finding, paint)
    if finding.text:
        yield from _marked(source, finding.span, finding.severity, paint)
    there = where(source, first)
    yield "    As above." if there == where(source, finding) else f"    As above, at {there}."


def _rest(source: Source, group: list[Finding], paint: _Painter) -> Iterator[str]:
    finding = group[0]
    places = ", ".join(dict.fromkeys(where(source, each) for each in group))
    yield f"  {paint(finding.severity, finding.severity)}  {len(group):,} more like these  {paint(finding.rule, 'dim')}"
    yield from wrapped(visible(places), "    ", paint.width)


def _head(source: Source, finding: Finding, paint: _Painter) -> str:
    line, column = source.position(finding.span.start)
    place = f"line {line}, column {column}" if finding.text and not finding.place else where(source, finding)
    return f"  {paint(finding.severity, finding.severity)}  {place}  {paint(finding.rule, 'dim')}"


def _finding(source: Source, finding: Finding, paint: _Painter) -> Iterator[str]:
    line = source.position(finding.span.start).line
    yield _head(source, finding, paint)
    if finding.text:
        yield from _marked(source, finding.span, finding.severity, paint)
    for number, paragraph in enumerate(finding.message.split("\n")):
        yield from wrapped(visible(paragraph), "    " if number == 0 else "      ", paint.width)
    for related in finding.related:
        there = source.position(related.span.start).line
        if there != line or not finding.text:
            said = related.message[:1].upper() + related.message[1:]
            yield from wrapped(f"{visible(said)}: line {there}", "    ", paint.width)
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
    room = paint.width - 10
    left = max(whole.start, min(span.start - room // 3, whole.end - room))
    right = min(whole.end, left + room)
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
    wrong = sorted(each.span for each in document.findings if _is_of_number(each) and each.severity == ERROR)
    silent = (each for each, _ in (*document.suppressed, *document.baselined))
    doubtful = sorted(each.span for each in (*document.findings, *silent) if _is_of_number(each))
    rows: dict[tuple[str, str, str], dict[int, None]] = {}  # to the lines, each once
    for number, span in document.numbers:
        line = document.source.position(span.start).line
        is_wrong = _touches(span, wrong)
        mark = "x" if is_wrong else "?" if _touches(span, doubtful) else ""
        key = (" ".join(number.text.split()), _owner(number, report, is_wrong), mark)
        rows.setdefault(key, {})[line] = None
    width = max(len(visible(text)) for text, _, _ in rows)
    for (text, owner, mark), found in rows.items():
        lines = list(found)
        where = (
            ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines[:5])) + (", ..." if lines[5:] else "")
        )
        painted = paint(mark or " ", WARNING if mark == "?" else ERROR)
        yield f"    {painted} {visible(text):<{width}}  {owner}  ({where})"
    yield ""


def _is_of_number(finding: Finding) -> bool:
    """Whether a finding is about whose number it is or whether anybody answers, and not how it is written."""
    return finding.rule.startswith("helpline/") and finding.rule not in _OF_STYLE


def _touches(span: Span, others: list[Span]) -> bool:
    """Whether one of the others, sorted, overlaps this one."""
    place = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return place >= 0 and others[place].end > span.start


def _owner(number: Number, report: Report, is_wrong: bool) -> str:
    owner, given = (report.services.get(name, name) for name in (number.service, number.attributed_to))
    named = f"given to {given}" if given and given != owner else ""
    if is_wrong:
        return ": ".join(filter(None, (", but ".join(filter(None, (owner, named))), "see the error")))
    return owner or (f"{named}, not a number that we know it by" if named else "not in the registry; check it by hand")


def _reading(document: DocumentReport) -> str:
    scores: Scores = document.scores
    if scores.flesch_kincaid_grade is None:
        return f"Reading grade: none, {unscored(scores)}"
    grade, about = (
        round(scores.flesch_kincaid_grade),
        "" if scores.status == "normal" else ", only a rough guide under 300 words",
    )
    return f"Reading grade: {grade}, reading age about {scores.reading_age} ({counted(scores.words, 'word')}{about})"


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
        errors = [finding for finding in errors if not finding.rule.startswith(prefix)]
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


@lru_cache(maxsize=4096)
def wrapped(text: str, indent: str, width: int = _WIDTH) -> tuple[str, ...]:
    """Lines of at most that width; the standard module for this takes longer to import than this to run."""
    lines = []
    line = indent
    for word in text.split(" "):
        if len(line) + len(word) + 1 > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    return (*lines, line.rstrip())


FORMAT = Format(name="terminal", render=render, machine=False)
