"""Safe fixes: applied to a text in memory, checked again, and written only if nothing else has changed.

A fix is taken only if the text, read again, says the same but for the words replaced, and the checks find nothing new.
It is never made in a quotation or in code. Of two that overlap the first is taken; the other is tried on what that
leaves. A file is written whole (see `disk/write.py`), so that whenever the program is stopped there is the old file or
the new one. It keeps its encoding, byte order mark, line ends, final newline and permissions.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.disk import write as disk
from safelint.lazy import regex
from safelint.plugins import Unreadable
from safelint.text.quotations import quotations
from safelint.values.document import Document, Segment
from safelint.values.errors import SafelintError
from safelint.values.finding import Edit, Finding
from safelint.values.report import DocumentReport, Report
from safelint.values.source import Source, Span
from safelint.visible import oneline

if TYPE_CHECKING:
    from safelint.run.engine import Engine

_MOST_PASSES = 5
_MOST_CHECKS = 60  # of one text: where more of its fixes are bad than that finds out, the rest is left alone
_CONTEXT = 3  # lines around a change in a diff
_FARTHEST = 80  # lines, of both texts together, within which the end of a change is looked for


_NO_DIGIT = regex(r"\D")
_NEW = "what then stands there would bring a new finding"
_MORE_THAN_WORDS = "more than the words would change"
_NOT_OURS = "the words are quoted, or are not written as they are read"
_NOT_CHECKED = "the text could not be checked with it"
_NOT_AS_IT_WAS = "the text could not be written back as it was"


class _State(NamedTuple):
    """A text with what there is to say of it."""

    document: Document
    report: DocumentReport


class Fixed(NamedTuple):
    """The report of what stands in the files, the changes as a unified diff, remarks, and what could not be written."""

    report: Report
    diff: bytes
    notes: list[str]
    problems: list[str]


def fixed(engine: Engine, whole: Report, shown: Report, *, write: bool) -> Fixed:
    """Applies the safe fixes of the findings in `shown` to the texts of the engine's last run, whose report is `whole`.

    Files are written only with `write`, and there is no diff then; without it the report stays as it is.
    """
    if write:
        disk.cleaned_at(os.path.dirname(os.path.realpath(path)) for path in engine.files.values())
    documents = list(whole.documents)
    names = Counter(each.source.path for each in documents)
    diffs: list[bytes] = []
    notes: list[str] = []
    problems: list[str] = []
    left: Counter[str] = Counter()  # by why
    written: dict[str, bytes] = {}  # by real path
    count = 0
    for index, report in enumerate(shown.documents):
        source = report.source
        wanted = [finding for finding in report.findings if finding.fix is not None and finding.fix.safe]
        if not wanted:
            continue
        if not source.editable or names[source.path] > 1:  # names that are no text may look the same
            left[_NOT_AS_IT_WAS] += len(wanted)
            continue
        path = engine.files[source.path]
        real = os.path.realpath(path)
        if real in written:  # another name of a file that is done
            documents[index] = engine.checked_as(path, engine.read_as(path, written[real]))[0]
            continue
        fixing = _Fixing(engine, path, documents[index])
        found = fixing.run(wanted)
        left += fixing.left
        if found is None:
            continue
        state, fixes = found
        if write:
            old, new = source.encoded(source.text), source.encoded(state.document.source.text)
            problem = disk.fixed(path, old, new)
            if problem:
                problems.append(f"{oneline(source.path)}: was left alone: {problem}")
                continue
            written[real] = new
            documents[index] = state.report
        diff = b"" if write else _diff(source, state.document.source.text)
        if diff is None:
            name = source.encoding.upper()
            notes.append(f"{oneline(source.path)}: is left out of the diff, since git takes no {name}; --fix writes it")
            continue
        count += fixes
        diffs.append(diff)
    what = f"{count} safe {'fix' if count == 1 else 'fixes'} in {len(diffs)} {'text' if len(diffs) == 1 else 'texts'}"
    if diffs:
        notes.append(f"{what} written" if write else f"{what}; --fix writes {'it' if count == 1 else 'them'}")
    elif not notes and not problems and not left:
        notes = ["no finding has a safe fix"]
    for why, times in sorted(left.items()):
        notes.append(f"{times} safe {'fix was' if times == 1 else 'fixes were'} left out: {why}")
    return Fixed(whole._replace(documents=tuple(documents)), b"".join(diffs), notes, problems)


class _Fixing:
    """The fixing of one text."""

    def __init__(self, engine: Engine, path: str, report: DocumentReport) -> None:
        self.engine = engine
        self.path = path
        self.report = report
        self.checks = 0
        self.left: Counter[str] = Counter()  # why fixes were left out, and how many

    def run(self, wanted: Sequence[Finding]) -> tuple[_State, int] | None:
        """The text with as many of the fixes of `wanted` as can be made, and their number; None where none can."""
        source = self.report.source
        document = self._read(source.text)
        if document is None or document.source.text != source.text:
            self.left[_NOT_AS_IT_WAS] += len(wanted)
            return None
        state, count = _State(document, self.report), 0
        for _ in range(_MOST_PASSES):
            trial = _Trial(self, state)
            allowed = [finding for finding in wanted if trial.allows(finding)]
            if len(allowed) < len(wanted):
                self.left[_NOT_OURS] += len(wanted) - len(allowed)
            now, later = _disjoint(allowed)
            taken = trial.grow([], now)
            if not taken:
                break
            edits = _edits(taken)
            count += len(taken)
            state = trial.best
            wanted = [each for finding in later for each in _again(finding, edits, state.report)]
            if not wanted:
                break
        return (state, count) if count else None

    def _read(self, text: str) -> Document | None:
        try:
            return self.engine.read_as(self.path, self.report.source.encoded(text))
        except (Unreadable, SafelintError, UnicodeError):
            return None

    def check(self, text: str) -> _State | None:
        """The state of `text`; None where it cannot be read or checked, or enough has been tried."""
        self.checks += 1
        document = self._read(text) if self.checks <= _MOST_CHECKS else None
        if document is None or document.source.text != text:
            return None
        report, failures = self.engine.checked_as(self.path, document)
        return None if failures else _State(document, report)


class _Trial:
    """Fixes tried on one state of a text. All offsets are in that state's source, unless a name says otherwise."""

    def __init__(self, fixing: _Fixing, state: _State) -> None:
        self.fixing = fixing
        self.state = self.best = state
        document = state.document
        self.segments = sorted((each for each in document.segments if each.exact), key=lambda each: each.start)
        self.starts = [each.start for each in self.segments]
        self.quoted = quotations(document)
        self.quoted_starts = [start for start, _ in self.quoted]

    def allows(self, finding: Finding) -> bool:
        """Whether all of its fix lies in plain words that are nobody else's."""
        for edit in finding.fix.edits if finding.fix else ():
            at = self._offset(edit)
            if at is None:
                return False
            end = at + edit.span.end - edit.span.start
            index = bisect_right(self.quoted_starts, max(end - 1, at)) - 1
            if index >= 0 and at < self.quoted[index][1]:
                return False
        return True

    def _offset(self, edit: Edit) -> int | None:
        """Where the words stand in the document's text; None where they do not stand there as they are."""
        start, end = edit.span
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        segment: Segment = self.segments[index]
        at = segment.offset + start - segment.start
        document = self.state.document
        same = document.text[at : at + end - start] == document.source.text[start:end]
        return at if start < segment.end and same else None

    def grow(self, taken: list[Finding], more: list[Finding]) -> list[Finding]:
        """`taken` and as many of `more` as can be made beside them; `best` becomes the state with all of these."""
        if not more:
            return taken
        state = self._tried(taken, more)
        if not isinstance(state, str):
            self.best = state
            return [*taken, *more]
        if len(more) == 1:
            self.fixing.left[state] += 1
            return taken
        half = len(more) // 2
        return self.grow(self.grow(taken, more[:half]), more[half:])

    def _tried(self, taken: Sequence[Finding], more: Sequence[Finding]) -> _State | str:
        """The state with all these fixes; why not, where it says anything else or brings a new finding."""
        findings = [*taken, *more]
        edits = _edits(findings)
        state = self.fixing.check(_applied(self.state.document.source.text, edits))
        if state is None:
            return _NOT_CHECKED
        if _shape(state.document) != _shape(self.state.document):
            return _MORE_THAN_WORDS
        in_text = [(edit, self._offset(edit)) for edit in edits]
        moved = sorted((at, edit) for edit, at in in_text if at is not None)
        expected = _replaced(
            self.state.document.text, [(at, at + edit.span.end - edit.span.start, edit.text) for at, edit in moved]
        )
        if state.document.text != expected:
            return _MORE_THAN_WORDS
        # With its digits in groups a number may be known for what it is, and so what is missing beside it: it was
        # missing before.
        regrouped = all(self._regroups(edit) for edit in _edits(more))
        on_help = filter(_is_on_help, (state if regrouped else self.best).report.findings)
        new = self._brought(state.report, findings, edits, {each.rule for each in on_help})
        return f"{_NEW} ({', '.join(sorted(new))})" if new else state

    def _regroups(self, edit: Edit) -> bool:
        """Whether an edit sets the same digits in other groups."""
        old = self.state.document.source.text[edit.span.start : edit.span.end]
        digits = _NO_DIGIT.sub("", old)
        return digits == _NO_DIGIT.sub("", edit.text) and not any(map(str.isalpha, old + edit.text)) and digits != ""

    def _brought(
        self, report: DocumentReport, findings: Sequence[Finding], edits: Sequence[Edit], passing: Collection[str]
    ) -> set[str]:
        """The rules that find more in a state with `edits`. About the help in a whole text those of `passing` may."""
        back = _Back(edits)
        before = Counter((each.rule, *back.snapped(each.span)) for each in self.state.report.findings)
        before.subtract((each.rule, *back.snapped(each.span)) for each in findings)
        after = Counter(
            (each.rule, back(each.span.start), back(each.span.end, end=True))
            for each in report.findings
            if not (_is_on_help(each) and each.rule in passing)
        )
        return {key[0] for key, count in after.items() if count > before[key]}


class _Back:
    """Offsets in a text with edits, taken back to the text before them; one inside new words goes to their edge."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts: list[int] = []  # of the new words
        shift = 0
        for (start, end), text in edits:
            self.starts.append(start + shift)
            shift += len(text) - (end - start)

    def __call__(self, offset: int, *, end: bool = False) -> int:
        index = bisect_right(self.starts, offset - 1 if end else offset) - 1
        if index < 0:
            return offset
        (left, right), text = self.edits[index]
        past = offset - self.starts[index] - len(text)
        if past >= (1 if end else 0):
            return right + past
        return right if end else left

    def snapped(self, span: Span) -> tuple[int, int]:
        """A span of the text before them, its ends that lie inside old words taken to the edges of these."""
        start, end = span
        for index in range(max(bisect_right(self.edits, start, key=_start) - 1, 0), len(self.edits)):
            left, right = self.edits[index].span
            if left >= end:
                break
            start = left if left < start < right else start
            end = right if left < end < right else end
        return start, end


def _is_on_help(finding: Finding) -> bool:
    """Whether a finding is about the help that a whole text names."""
    return not finding.text and finding.rule.startswith("signposting/")


def _start(edit: Edit) -> int:
    return edit.span.start


def _disjoint(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those to fix now, in order, no two of which overlap; and the others."""
    now: list[Finding] = []
    later: list[Finding] = []
    last = -1
    for finding in sorted(findings, key=lambda each: _reach(each)):
        start, end = _reach(finding)
        if start >= last:
            now.append(finding)
            last = max(end, start + 1)
        else:
            later.append(finding)
    return now, later


def _reach(finding: Finding) -> tuple[int, int]:
    spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
    return min(span.start for span in spans), max(span.end for span in spans)


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return sorted(edit for finding in findings if finding.fix for edit in finding.fix.edits)


def _again(finding: Finding, edits: Sequence[Edit], report: DocumentReport) -> Iterator[Finding]:
    """The findings of the same rule that stand, after `edits`, where this one stood."""
    back = _Back(edits)
    start, end = _reach(finding)
    for each in report.findings:
        if each.rule == finding.rule and each.fix is not None and each.fix.safe:
            if back(each.span.start) < end and start < back(each.span.end, end=True):
                yield each


def _applied(text: str, edits: Sequence[Edit]) -> str:
    return _replaced(text, [(*edit.span, edit.text) for edit in edits])


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, new in changes:
        pieces += [text[last:start], new]
        last = end
    return "".join([*pieces, text[last:]])


def _shape(document: Document) -> tuple[list[str], list[tuple[str, str]]]:
    """What of a document no fix may change."""
    return [block.kind for block in document.blocks], [(each.kind, each.target) for each in document.inlines]


# Showing -------------------------------------------------------------------------------------------------------------


def _diff(source: Source, new: str) -> bytes | None:
    """A unified diff that `git apply` and `patch -p1` take, in the bytes of the file; None where no such line has the
    bytes of a line, as in UTF-16."""
    path, mark = source.path, "\ufeff" if source.bom else ""
    before, after = (mark + source.text).split("\n"), (mark + new).split("\n")
    for lines, text in ((before, source.text), (after, new)):
        if b"\n".join(line.encode(source.encoding) for line in lines) != source.encoded(text):
            return None
    name = path if path.startswith("/") else None
    heading = [f"--- {_quoted(name or 'a/' + path)}", f"+++ {_quoted(name or 'b/' + path)}"]
    hunks: list[str] = []
    shift = 0
    for group in _groups(_changes(before, after), len(before)):
        hunks += _hunk(before, after, group, shift)
        shift += sum((d - c) - (b - a) for a, b, c, d in group)
    rows = [row.encode() for row in heading] + [row.encode(source.encoding) for row in hunks]
    return b"\n".join(rows) + b"\n"


_Change = tuple[int, int, int, int]  # lines a to b of the old text became lines c to d of the new


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    """Where the lines differ: a fix changes a line, or joins a few into one, so the next same lines are soon found."""
    found: list[_Change] = []
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and before[i] == after[j]:
            i, j = i + 1, j + 1
            continue
        more, other = next(
            (
                (p, q)
                for size in range(2, _FARTHEST)
                for q in range(1, size)
                for p in (size - q,)
                if before[i + p : i + p + 2] == after[j + q : j + q + 2]
            ),
            (len(before) - i, len(after) - j),
        )
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + more, found[-1][2], j + other)
        else:
            found.append((i, i + more, j, j + other))
        i, j = i + more, j + other
    return found


def _groups(changes: Sequence[_Change], total: int) -> Iterator[list[_Change]]:
    """Changes that share a hunk, since no more than the lines of context lie between them."""
    group: list[_Change] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(before: Sequence[str], after: Sequence[str], group: Sequence[_Change], shift: int) -> Iterator[str]:
    # The text after the last line end is a line only where it is not empty.
    size = len(before) - (before[-1] == "")
    first, last = max(group[0][0] - _CONTEXT, 0), min(group[-1][1] + _CONTEXT, size)
    added = sum((d - c) - (b - a) for a, b, c, d in group)
    yield f"@@ -{first + 1},{last - first} +{first + shift + 1},{last - first + added} @@"
    at = first
    for a, b, c, d in group:
        yield from _rows(" ", before, at, a)
        yield from _rows("-", before, a, b)
        yield from _rows("+", after, c, d)
        at = b
    yield from _rows(" ", before, at, last)


def _rows(mark: str, lines: Sequence[str], start: int, end: int) -> Iterator[str]:
    for number in range(start, end):
        yield mark + lines[number]
        if number == len(lines) - 1:
            yield "\\ No newline at end of file"


def _quoted(path: str) -> str:
    """A path in the heading of a diff, odd characters written out as git does."""
    if path.isprintable() and '"' not in path and "\\" not in path:
        return path
    return '"' + "".join(_ESCAPES.get(each, each) for each in path) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", **{chr(code): f"\\{code:03o}" for code in (*range(32), 127)}}
