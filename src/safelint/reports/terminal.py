"""The report for a writer at a terminal: each text with its findings, its numbers and one line of verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from safelint.reports import Format, Style
from safelint.reports._groups import MANY, DocumentFinding, by_documents, widespread
from safelint.reports._repeats import told_beside
from safelint.reports._since import compared
from safelint.values.finding import ERROR, NEW, SEVERITIES, SUGGESTION, WARNING, Finding, stopping, unsaid
from safelint.values.report import DocumentReport, Failure, Report
from safelint.values.report_words import (
    SILENCED,
    counts,
    left_out,
    left_out_in_short,
    numbers,
    reading,
    registry,
    silent,
)
from safelint.values.source import Position, Source, Span
from safelint.values.wording import counted
from safelint.visible import harmless, oneline, unhashed, visible, wrapped

_NAMED = 5  # files left out that are named
_ALIKE = 5  # findings of a text that say the same and are shown one by one
_CODES = {ERROR: "1;31", WARNING: "1;33", SUGGESTION: "36", "bold": "1", "dim": "2", "good": "32"}

_MARKS = {ERROR: "x", WARNING: "?", SUGGESTION: "?", SILENCED: "-"}
"""What stands before a number, by the finding about it."""
_LEGEND = {"x": "has an error", "?": "has a warning or suggestion", "-": "is silenced, or known from before"}


def render(report: Report, style: Style) -> str:
    since = compared(report)
    many = widespread(report)
    told = {id(place.finding) for group in many for place in group}
    report = told_beside(report, told)
    paint = _Painter(style.colour, style.width)
    parts: list[str] = []  # half a million lines take thrice the room of what they say
    many_documents = len(report.documents) >= MANY
    left = 0
    for document in report.documents:
        findings = sorted((finding for finding in document.findings if id(finding) not in told), key=_for_a_writer)
        if not findings and (style.quiet or many_documents):
            left += not document.findings
            continue
        parts += [
            paint(oneline(document.path), "bold"),
            "",
            *_findings(_ShownText.of(document), findings, paint),
        ]
        if not style.quiet:
            parts += _numbers(document, report, paint)
            parts += [f"  {reading(document)}", *_verdict(document, style.fail_on, paint), ""]
    for paths, groups in by_documents(many).items():
        parts += [*_widespread(paths, groups, paint), ""]
    parts += [_failure(failure, paint) for failure in report.failures]
    if not style.quiet:
        parts += [""] if report.failures else []
        parts += _summary(report, left)
        parts += [oneline(since)] if since else []
    return "\n".join([*parts, ""]) if parts else ""


def _for_a_writer(finding: Finding) -> tuple[int, bool]:
    """A key that sorts the findings of a text: the severest first, of these what stands at a place of the text before
    what is said of the whole."""
    return SEVERITIES.index(finding.severity), not finding.text


class _Painter:
    """Paints words by name, or leaves them as they are; knows how wide a line may be."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width

    def __call__(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour else text


class _ShownText(NamedTuple):
    """A text, and where words stand in it that are not repeated."""

    source: Source
    hidden: tuple[Span, ...]

    @classmethod
    def of(cls, document: DocumentReport) -> _ShownText:
        return cls(document.source(), document.hidden_spans())

    def shown(self, start: int, end: int) -> str:
        return unsaid(self.source.text, start, end, self.hidden)


def _findings(text: _ShownText, findings: list[Finding], paint: _Painter) -> list[str]:
    """In the order given. What says the same again is only shown; of very many the rest is counted."""
    parts: list[str] = []
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    counted_at: dict[int, list[Finding]] = {}
    for finding in findings:
        group = alike.setdefault((finding.rule, finding.severity, finding.message, finding.since), [])
        group.append(finding)
        if len(group) == 1:
            parts.append(_finding(text, finding, paint))
        elif len(group) <= _ALIKE:
            parts.append(_again(text, finding, group[0], paint))
        elif len(group) == _ALIKE + 1:
            counted_at[len(parts)] = group
            parts.append("")
    for place, group in counted_at.items():
        parts[place] = _rest(text.source, group[_ALIKE:], paint)
    return parts


def _again(text: _ShownText, finding: Finding, first: Finding, paint: _Painter) -> str:
    source = text.source
    shown = _shown(text, finding, source.position(finding.span.start), paint)
    there = first.where_in(source)
    return f"{shown}    As above.\n" if there == finding.where_in(source) else f"{shown}    As above, at {there}.\n"


def _rest(source: Source, group: list[Finding], paint: _Painter) -> str:
    finding = group[0]
    places = ", ".join(dict.fromkeys(each.where_in(source) for each in group))
    head = f"  {paint(finding.severity, finding.severity)}  {len(group):,} more like these  {_named(finding, paint)}"
    return "\n".join([head, *wrapped(oneline(places), "    ", paint.width), ""])


def _finding(text: _ShownText, finding: Finding, paint: _Painter) -> str:
    source = text.source
    place = source.position(finding.span.start)
    lines: list[str] = []
    for related in finding.related if finding.times == 1 else ():  # else the message names the places
        if source.position(related.span.start).line != place.line or not finding.text:
            said = oneline(related.message[:1].upper() + related.message[1:])
            lines += wrapped(f"{said}: {oneline(source.where(related.span.start))}", "    ", paint.width)
    if finding.sources and finding.severity != SUGGESTION:
        lines.append(paint(f"    Source: {oneline(finding.sources[0])}", "dim"))
    rest = "\n".join([*lines, ""]) if lines else ""
    return f"{_shown(text, finding, place, paint)}{_message(finding.message, paint.width)}{rest}"


def _widespread(paths: tuple[str, ...], groups: list[list[DocumentFinding]], paint: _Painter) -> Iterator[str]:
    """Faults that many documents share, told once: most likely they stand in a part that these have in common."""
    yield paint(f"In {len(paths):,} documents, as in the first of them:", "bold")
    yield from (f"  {oneline(path)}" for path in paths)
    for group in groups:
        yield ""
        yield _finding(_ShownText.of(group[0].document), group[0].finding, paint).removesuffix("\n")


def _named(finding: Finding, paint: _Painter) -> str:
    """Its rule, and whether an earlier report does not have it."""
    rule = paint(finding.rule, "dim")
    return f"{rule}  {paint(NEW, 'bold')}" if finding.since == NEW else rule


def _shown(text: _ShownText, finding: Finding, place: Position, paint: _Painter) -> str:
    """What it is and where, then the line with the words, cut to width, and carets under them."""
    source, severity, rule = text.source, finding.severity, _named(finding, paint)
    if not finding.text:
        return f"  {paint(severity, severity)}  {finding.where_in(source)}  {rule}\n"
    said = finding.place or f"line {place.line}, column {place.column}"
    start, end = finding.span
    first, last = source.line(place.line)
    room = paint.width - 10
    left = max(first, min(start - room // 3, last - room))
    right = min(last, left + room)
    within = min(max(start, left), right), min(max(end, left), right)
    before, words, after = text.shown(left, within[0]), text.shown(*within), text.shown(within[1], right)
    line = before + words + after
    if not line.isprintable():
        before, words, after = [visible(each.replace("\t", " ")) for each in (before, words, after)]
    if unhashed(line) != line:  # what would be a command may be parted here
        before, words, after = [each.replace("#", "<U+0023>") for each in (before, words, after)]
    begun = f"...{before}" if left > first else before
    rest = "..." if right < last else ""
    return (
        f"  {paint(severity, severity)}  {said}  {rule}\n"
        f"    | {begun}{paint(words, severity)}{after}{rest}\n"
        f"    | {' ' * len(begun)}{paint('^' * (len(words) or 1), severity)}\n"
    )


@lru_cache(maxsize=1024)
def _message(message: str, width: int) -> str:
    lines: list[str] = []
    for number, paragraph in enumerate(message.split("\n")):
        lines += wrapped(harmless(paragraph), "    " if number == 0 else "      ", width)
    return "\n".join([*lines, ""])


def _numbers(document: DocumentReport, report: Report, paint: _Painter) -> Iterator[str]:
    if not document.numbers:
        return
    yield "  Numbers in this text"
    told = numbers(document, report)
    width = max([len(oneline(each.text)) for each in told])
    for text, owner, level, found in told:
        mark = paint(_MARKS.get(level, " "), ERROR if level == ERROR else WARNING)
        yield f"    {mark} {oneline(text):<{width}}  {oneline(owner)}  ({oneline(_places(found))})"
    marks = {_MARKS.get(each.level) for each in told}
    if legend := "; ".join(f"{mark} {says}" for mark, says in _LEGEND.items() if mark in marks):
        yield paint(f"    ({legend})", "dim")
    yield ""


def _places(found: Sequence[str]) -> str:
    """The first places in words: "lines 3, 9, 12", "paragraph 3, table 1, row 2"."""
    kinds = {place.rpartition(" ")[0] for place in found}
    more = ", ..." if found[5:] else ""
    if len(kinds) > 1 or len(found) == 1:
        return ", ".join(found[:5]) + more
    return f"{kinds.pop()}s " + ", ".join(place.rpartition(" ")[2] for place in found[:5]) + more


_HARM = (  # what to say of errors, the gravest first: family or rule, one, several
    ("helpline/claim", "wrong statement about a line", "wrong statements about lines"),
    ("helpline/website", "wrong address", "wrong addresses"),
    ("helpline/", "wrong number", "wrong numbers"),
    ("signposting/missing", "no help named for readers", "no help named for readers"),
    ("terminology/", "harmful term", "harmful terms"),
    ("accessibility/", "barrier for disabled readers", "barriers for disabled readers"),
)


_TO_DO = {WARNING: "an editor should change {these} before publication", SUGGESTION: "worth a look"}


def _verdict(document: DocumentReport, fail_on: str, paint: _Painter) -> list[str]:
    """What the findings mean for publication: how many there are of each severity, and what an editor should do."""
    found = {severity: document.count(severity) for severity in SEVERITIES if document.count(severity)}
    stops = [counted(found[severity], severity) for severity in stopping(fail_on) if severity in found]
    colour = ERROR if ERROR in found else WARNING if stops or WARNING in found else "good"
    if found.pop(ERROR, 0):
        said = [f"Do not publish: {_harms(document)}"]
    elif stops:
        said = [f"Do not publish yet: {', '.join(stops)}"]
        found = {severity: count for severity, count in found.items() if severity not in stopping(fail_on)}
    else:
        nothing = "Nothing new" if document.baselined else "Nothing"
        said = [] if WARNING in found else [f"{nothing} found to stop publication"]
    for severity, count in found.items():
        said.append(f"{counted(count, severity)}: {_TO_DO[severity].format(these='this' if count == 1 else 'these')}")
    said += _known(document)
    return [paint(line, colour) for line in wrapped(". ".join(said), "  ", paint.width)]


def _known(document: DocumentReport) -> list[str]:
    """What was found in a text before, and does not count: it is no better for that."""
    if not document.baselined:
        return []
    errors = sum(each.finding.severity == ERROR for each in document.baselined)
    among = f", {errors} of them {'an error' if errors == 1 else 'errors'}" if errors else ""
    return [f"{counted(len(document.baselined), 'finding')} known from before{among}"]


def _harms(document: DocumentReport) -> str:
    """The errors of a text, the gravest first."""
    errors = [finding for finding in document.findings if finding.severity == ERROR]
    parts = []
    for prefix, one, several in _HARM:
        these = [finding for finding in errors if finding.rule.startswith(prefix)]
        errors = [finding for finding in errors if not finding.rule.startswith(prefix)]
        if these:
            parts.append(one if prefix == "signposting/missing" else counted(len(these), one, several))
    if errors:
        parts.append(counted(len(errors), "other error" if parts else "error"))
    return ", ".join(parts)


def _failure(failure: Failure, paint: _Painter) -> str:
    label = f"{paint('Not checked', ERROR)}: " if failure.is_of_file else ""
    return f"{label}{oneline(failure.path)}: {oneline(failure.reason)}"


def _summary(report: Report, left: int) -> list[str]:
    """The counts of the run, what it did not look at, and how many texts without a finding are `left` out above."""
    lines = [counts(report) + (f"; {silent(report)}" if silent(report) else "")]
    if left:
        which = counted(left, "text without a finding is", "texts without a finding are")
        lines.append(f"{which} not shown; check one by itself to see its numbers")
    for reason, names in left_out(report).items():
        lines.append(f"Left out, {reason}: {oneline(left_out_in_short(names, _NAMED))}")
    return [*lines, *filter(None, (registry(report),))]


FORMAT = Format(name="terminal", render=render, machine=False)
