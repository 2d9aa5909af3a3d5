"""What is to be put into a copy, and where: comments and changes, whatever the format of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from safelint.annotate.said import of_finding, of_text
from safelint.readers.paper.paragraphs import Paragraph, Run, placed
from safelint.values.document import Document
from safelint.values.finding import Edit, Finding
from safelint.values.report import DocumentReport, Report
from safelint.values.source import Span

AUTHOR = "safelint"
"""Whose the comments and changes are."""


class Spot(NamedTuple):
    """A place in the main part: before the character at `offset` of what people read of a piece, or after the last."""

    piece: int
    offset: int


class PlannedComment(NamedTuple):
    """A comment of some paragraphs on what stands from `start` to `end`."""

    paragraphs: Sequence[str]
    start: Spot
    end: Spot


class TextChange(NamedTuple):
    """Text of one piece, from `start` to `end`, that is taken away; `instead` stands there then."""

    piece: int
    start: int
    end: int
    instead: str


class Plan(NamedTuple):
    """All that is put into a copy; `fixed` is how many findings the changes mend."""

    comments: Sequence[PlannedComment]
    changes: Sequence[TextChange]
    fixed: int


class Pieces(Protocol):
    """What is known of the pieces of the main part, see `Run`."""

    def may_hold(self, piece: int) -> bool:
        """Whether a comment can stand on it."""

    def may_change(self, piece: int) -> bool:
        """Whether it is text that a tracked change can stand in."""


class Copy(Protocol):
    """A copy of a file. `is_signed` where the file has a signature, which no longer holds for a copy."""

    is_signed: bool

    def document(self, path: str) -> Document:
        """What people read in the file, which stands at `path`."""

    def places(self) -> PiecePlaces:
        """Where that stands in the main part."""

    def written(self, plan: Plan, day: str) -> bytes:
        """The copy with all that is planned, made on this day (ISO 8601)."""


class _RunAt(NamedTuple):
    """A run at its place in the text; `before` counts the characters of the same piece that earlier runs hold."""

    start: int
    run: Run
    before: int


class PiecePlaces:
    """From places in the text of a document to the pieces of its main `part`."""

    def __init__(self, paragraphs: list[Paragraph], part: str, pieces: Pieces) -> None:
        self._pieces = pieces
        self._runs: list[_RunAt] = []
        self.lengths: dict[int, int] = {}
        """How many characters of each piece people read."""
        for start, run in placed(paragraphs):
            if run.seen and run.part == part and run.piece >= 0:
                before = self.lengths.get(run.piece, 0)
                self.lengths[run.piece] = before + len(run.seen)
                self._runs.append(_RunAt(start, run, before))
        self._starts = [each.start for each in self._runs]

    def first(self) -> tuple[Spot, Spot] | None:
        """Before and after the first paragraph of the body, or what of it comes first and can hold a comment."""
        found: tuple[Spot, Spot] | None = None
        until = -1
        for start, run, before in self._runs:
            if found is not None and (start > until or not self._pieces.may_hold(run.piece)):
                break
            if self._pieces.may_hold(run.piece) and (found is not None or run.text.strip()):
                until = start + len(run.seen)
                found = found[0] if found else Spot(run.piece, before), Spot(run.piece, before + len(run.seen))
        return found

    def of(self, span: Span) -> tuple[Spot, Spot] | None:
        """Where words begin and end, None where no comment can stand there."""
        first, last = self._spot(span.start), self._spot(span.end - 1)
        if first is None or last is None:
            return None
        return first, Spot(last.piece, last.offset + 1)

    def changes(self, span: Span, replacement: str) -> list[TextChange]:
        """The pieces of text that a range covers, the last of them with what stands there instead; none where one of
        them cannot be changed."""
        offset = span.start
        found: list[TextChange] = []
        while offset < span.end:
            spot = self._spot(offset)
            if spot is None or not self._pieces.may_change(spot.piece):
                return []
            end = min(spot.offset + span.end - offset, self.lengths[spot.piece])
            found.append(TextChange(spot.piece, spot.offset, end, ""))
            offset += end - spot.offset
        if found:
            found[-1] = found[-1]._replace(instead=replacement)
        return found

    def _spot(self, offset: int) -> Spot | None:
        """The piece that holds a character of the text, and the character's place in it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return None
        start, run, before = self._runs[at]
        if offset >= start + len(run.seen) or not self._pieces.may_hold(run.piece):
            return None
        return Spot(run.piece, before + offset - start)


def planned(report: Report, document: DocumentReport, places: PiecePlaces, fixed: Sequence[Finding] = ()) -> Plan:
    """A comment on the whole text, then one for each finding; the fixes of those that are `fixed` as changes."""
    comments: list[PlannedComment] = []
    whole = places.first()
    if whole is not None:
        comments.append(PlannedComment(of_text(report, document), *whole))
    for finding in document.findings:
        own = places.of(finding.span) if finding.text else None
        place = own or whole
        if place is not None:
            comments.append(PlannedComment(of_finding(finding, away=own is None), *place))
    edits = [edit for finding in fixed if finding.fix is not None for edit in finding.fix.edits]
    return Plan(comments, made(edits, places), len(fixed))


def made(edits: Iterable[Edit], places: PiecePlaces) -> list[TextChange]:
    """What edits change in the pieces."""
    return [change for edit in edits for change in places.changes(edit.span, edit.text)]


def can_change(finding: Finding, places: PiecePlaces) -> bool:
    """Whether a finding has a safe fix, all of which can be made in the pieces."""
    return finding.fix is not None and all(places.changes(edit.span, edit.text) for edit in finding.fix.edits)
