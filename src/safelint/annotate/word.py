"""Writes what is planned into a copy of a Word file, as its comments and tracked changes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from safelint.annotate.parts import before_end, packed, sayable, unwritable, writable
from safelint.annotate.plan import AUTHOR, PiecePlaces, Plan
from safelint.annotate.word_pieces import WordScan
from safelint.annotate.word_splice import WordSplice
from safelint.lazy import regex
from safelint.readers.docx.reader import gathered_from
from safelint.readers.paper.office import relations_of
from safelint.values.document import Document

_INITIALS = "sl"
_ROOT = regex(rb"<(?:([A-Za-z_][\w.-]*):)?document\b")
_COMMENT = regex(rb"<(?P<tag>(?:[A-Za-z_][\w.-]*:)?comment)\b(?P<attrs>[^>]*)>.*?</(?P=tag)>", re.DOTALL)
_ID = regex(rb"\bid=[\"'](\d+)[\"']")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"


class WordCopy:
    """A copy of a Word file, into which comments and changes are put. Raises `Unreadable` as its reader does."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._read = gathered_from(data)
        self._file = self._read.file
        self._main = writable(self._file.part(self._file.main))
        self._prefix = _prefix(self._main)
        self._scan = WordScan(self._main)
        self.is_signed = any(name.startswith("_xmlsignatures/") for name in self._file.names)

    def document(self, path: str) -> Document:
        """What people read in the file, which stands at `path`."""
        document = self._read.document(path)
        return document.of(document.source.of_file(self._data))

    def places(self) -> PiecePlaces:
        """Where that stands in the main part: Word takes no comments in notes, headers and footers."""
        return PiecePlaces(self._read.gathered.paragraphs, self._file.main, self._scan)

    def written(self, plan: Plan, day: str) -> bytes:
        """The copy. Every part that comments do not need is byte for byte that of the file."""
        splice = WordSplice(self._main, self._scan, self._prefix)
        for change in plan.changes:
            splice.change(change)
        comments: list[str] = []
        for comment in plan.comments:
            number = splice.next_id()
            comments.append(_as_xml(number, comment.paragraphs))
            splice.comment(number, comment.start, comment.end)
        part = next(iter(self._file.parts("comments")), "")
        kept, ours = _without_ours(self._file.part(part) if part else b"")
        splice.without(ours)
        changed = {self._file.main: splice.data()}
        if not part:
            part = posixpath.join(posixpath.dirname(self._file.main), "comments.xml")
            changed |= self._registered(part)
        changed[part] = _with_comments(kept, comments)
        return packed(self._data, changed)

    def _registered(self, part: str) -> Mapping[str, bytes]:
        """The parts that say that there are comments."""
        relations = relations_of(self._file.main)
        name = part.rpartition("/")[2]
        new = f'<Relationship Id="safelintComments" Type="{_KIND}" Target="{name}"/>'
        kind = f'<Override PartName="/{part}" ContentType="{_CONTENT}"/>'
        return {
            relations: before_end(self._file.part(relations), new),
            _TYPES: before_end(self._file.part(_TYPES), kind),
        }


def _prefix(main: bytes) -> str:
    """What the main part calls its own vocabulary, "" where it is the default."""
    root = _ROOT.search(main)
    if root is None:
        raise unwritable()
    return (root[1] or b"").decode()


def _as_xml(number: int, paragraphs: Sequence[str]) -> str:
    words = "".join(f"<w:p><w:r><w:t>{escape(sayable(each))}</w:t></w:r></w:p>" for each in paragraphs)
    named = f'xmlns:w="{_W}" w:id="{number}" w:author="{AUTHOR}" w:initials="{_INITIALS}"'
    return f"<w:comment {named}>{words}</w:comment>"


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
    return before_end(part, "".join(comments))
