"""Writes the findings of a Word file into a copy of it, as comments on exactly their words."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from safelint.annotate.pieces import PartScan
from safelint.annotate.said import of_finding, of_text
from safelint.annotate.splice import Splice, Spot, TextChange
from safelint.lazy import regex
from safelint.readers._paper import Run, placed
from safelint.readers._word_file import relations_of
from safelint.readers.docx import document_from, gathered_from
from safelint.values.document import Document
from safelint.values.errors import Unreadable
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport, Report
from safelint.values.source import Span

AUTHOR = "safelint"
_INITIALS = "sl"
_ROOT = regex(rb"<(?:([A-Za-z_][\w.-]*):)?document\b")
_ENCODING = regex(rb"<\?xml[^>]*encoding=[\"']([\w-]+)")
_COMMENT = regex(rb"<(?P<tag>(?:[A-Za-z_][\w.-]*:)?comment)\b(?P<attrs>[^>]*)>.*?</(?P=tag)>", re.DOTALL)
_ID = regex(rb"\bid=[\"'](\d+)[\"']")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"


class _RunAt(NamedTuple):
    start: int
    run: Run


class WordCopy:
    """A copy of a Word file, into which comments and changes are put. Raises `Unreadable` as its reader does."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file, self._gathered = gathered_from(data)
        self._main = self._file.part(self._file.main)
        encoding = _ENCODING.match(self._main)
        root = _ROOT.search(self._main)
        if root is None or (encoding and encoding[1].lower() != b"utf-8") or b"<![CDATA[" in self._main:
            raise Unreadable("its XML is written in a way that no comment can be put into: save it once with Word")
        self._prefix = (root[1] or b"").decode()
        self._scan = PartScan(self._main)
        self._splice = Splice(self._main, self._scan, self._prefix, AUTHOR)
        self._placed = [_RunAt(*each) for each in placed(self._gathered.paragraphs)]
        self._starts = [each.start for each in self._placed]
        self._comments: list[tuple[int, Sequence[str]]] = []

    @property
    def is_signed(self) -> bool:
        """Whether the file has a signature, which no longer holds for a copy."""
        return any(name.startswith("_xmlsignatures/") for name in self._file.names)

    def document(self, path: str) -> Document:
        """What people read in the file, which stands at `path`."""
        document = document_from(path, self._file, self._gathered)
        document.source.read_from(self._data)
        return document

    def annotate(self, report: Report, document: DocumentReport) -> None:
        """A comment on the whole text, then one for each finding."""
        whole = self._first()
        if whole is not None:
            self._comment(of_text(report, document), *whole)
        for finding in document.findings:
            spots = self._spots(finding.span) if finding.text else None
            place = spots or whole
            if place is not None:
                self._comment(of_finding(finding, away=spots is None), *place)

    def fix(self, findings: Sequence[Finding]) -> int:
        """Writes the safe fixes as tracked changes; how many findings that were."""
        done = 0
        taken: list[Span] = []
        for finding in findings:
            edits = finding.fix.edits if finding.fix is not None else ()
            changes = [list(self._changes(edit.span, edit.text)) for edit in edits]
            if not changes or not all(changes) or any(_touch(edit.span, taken) for edit in edits):
                continue
            taken += [edit.span for edit in edits]
            for change in (each for several in changes for each in several):
                self._splice.change(change)
            done += 1
        return done

    def written(self) -> bytes:
        """The copy. Every part that comments do not need is byte for byte that of the file."""
        part = next(iter(self._file.parts("comments")), "")
        old = self._file.part(part) if part else b""
        kept, ours = _without_ours(old)
        self._splice.without(ours)
        changed = {self._file.main: self._splice.data()}
        if not part:
            part = posixpath.join(posixpath.dirname(self._file.main), "comments.xml")
            changed |= self._registered(part)
        changed[part] = _with_comments(kept, [self._as_xml(*each) for each in self._comments])
        return _packed(self._data, changed)

    # Places

    def _first(self) -> tuple[Spot, Spot] | None:
        """Before and after the first words of the body."""
        for each in self._placed:
            if self._may_hold(each.run) and each.run.text.strip():
                piece = self._scan.pieces[each.run.piece]
                return Spot(each.run.piece, 0), Spot(each.run.piece, piece.length)
        return None

    def _spots(self, span: Span) -> tuple[Spot, Spot] | None:
        """Where the words of a finding begin and end, None where no comment can stand there."""
        first, last = self._at(span.start), self._at(span.end - 1)
        if first is None or last is None:
            return None
        return Spot(first[0], first[1]), Spot(last[0], last[1] + 1)

    def _at(self, offset: int) -> tuple[int, int] | None:
        """The piece that holds a character of the text, and the character's place in it."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._placed[at].start + len(self._placed[at].run.seen) <= offset:
            at -= 1
        if at < 0 or not self._may_hold(self._placed[at].run):
            return None
        start, run = self._placed[at]
        return run.piece, self._before(at) + offset - start

    def _before(self, at: int) -> int:
        """Characters of the same piece in the runs right before the one at `at`: a long text is read in several."""
        piece, count = self._placed[at].run.piece, 0
        while at and self._placed[at - 1].run.piece == piece and self._placed[at - 1].run.part == self._file.main:
            at -= 1
            count += len(self._placed[at].run.seen)
        return count

    def _may_hold(self, run: Run) -> bool:
        """Whether a comment can be put there: Word takes none in boxes, notes, headers and footers."""
        if run.part != self._file.main or not 0 <= run.piece < len(self._scan.pieces):
            return False
        piece = self._scan.pieces[run.piece]
        return piece.run >= 0 and not piece.in_box

    def _changes(self, span: Span, replacement: str) -> Iterator[TextChange]:
        """The pieces of text that a range covers, the last of them with what stands there instead."""
        offset = span.start
        found: list[TextChange] = []
        while offset < span.end:
            spot = self._at(offset)
            if spot is None or not self._scan.pieces[spot[0]].chunks:
                return
            piece, start = spot
            end = min(start + span.end - offset, self._scan.pieces[piece].length)
            found.append(TextChange(piece, start, end, ""))
            offset += end - start
        if found:
            found[-1] = found[-1]._replace(instead=replacement)
        yield from found

    # Parts

    def _comment(self, paragraphs: Sequence[str], start: Spot, end: Spot) -> None:
        number = self._splice.next_id()
        self._comments.append((number, paragraphs))
        self._splice.comment(number, start, end)

    def _as_xml(self, number: int, paragraphs: Sequence[str]) -> str:
        words = "".join(f"<w:p><w:r><w:t>{escape(_sayable(each))}</w:t></w:r></w:p>" for each in paragraphs)
        named = f'xmlns:w="{_W}" w:id="{number}" w:author="{AUTHOR}" w:initials="{_INITIALS}"'
        return f"<w:comment {named}>{words}</w:comment>"

    def _registered(self, part: str) -> Mapping[str, bytes]:
        """The parts that say that there are comments."""
        relations = relations_of(self._file.main)
        name = part.rpartition("/")[2]
        new = f'<Relationship Id="safelintComments" Type="{_KIND}" Target="{name}"/>'
        kind = f'<Override PartName="/{part}" ContentType="{_CONTENT}"/>'
        return {
            relations: _before_end(self._file.part(relations), new),
            _TYPES: _before_end(self._file.part(_TYPES), kind),
        }


def _without_ours(comments: bytes) -> tuple[bytes, list[str]]:
    """A part of comments without those of an earlier run, and the ids of these."""
    ours: list[str] = []

    def kept(match: re.Match[bytes]) -> bytes:
        number = _ID.search(match["attrs"])
        if f'author="{AUTHOR}"'.encode() not in match["attrs"] or number is None:
            return match.group()
        ours.append(number[1].decode())
        return b""

    return _COMMENT.sub(kept, comments), ours


def _with_comments(part: bytes, comments: Sequence[str]) -> bytes:
    if not part:
        part = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:comments xmlns:w="{_W}"></w:comments>'.encode()
    return _before_end(part, "".join(comments))


def _before_end(part: bytes, new: str) -> bytes:
    """A part with something put before the end of its root."""
    stripped = part.rstrip()
    if stripped.endswith(b"/>"):  # a root with nothing in it
        name = re.search(rb"<([\w.:-]+)[^<>?]*/>\Z", stripped)
        if name is not None:
            return stripped[:-2] + b">" + new.encode() + b"</" + name[1] + b">"
    at = part.rindex(b"</")
    return part[:at] + new.encode() + part[at:]


def _sayable(text: str) -> str:
    """`text` without what XML cannot hold, on one line."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def _touch(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _packed(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with some parts changed or added."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = changed.get(info.filename)
            new.writestr(info, old.read(info) if part is None else part, info.compress_type)
        for name in changed.keys() - set(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return held.getvalue()
