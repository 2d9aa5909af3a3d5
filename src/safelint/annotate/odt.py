"""Writes what is planned into a copy of an OpenDocument text, as its comments and tracked changes."""

from __future__ import annotations

from xml.sax.saxutils import escape

from safelint.annotate.odt_pieces import OdtScan, Records
from safelint.annotate.parts import (
    BEGINS,
    CHANGED,
    ENDS,
    REMOVED,
    Splinter,
    packed,
    sayable,
    spliced,
    unwritable,
    writable,
)
from safelint.annotate.plan import AUTHOR, PiecePlaces, Plan, PlannedComment, Spot, TextChange
from safelint.lazy import regex
from safelint.readers.odt.file import CONTENT
from safelint.readers.odt.reader import gathered_from
from safelint.values.document import Document

_SIGNATURES = "META-INF/documentsignatures.xml"
_DC = "http://purl.org/dc/elements/1.1/"
_LOST_SPACES = regex(r"\A | \Z|(?<= ) ")


class OdtCopy:
    """A copy of such a text, into which comments and changes are put. Raises `Unreadable` as its reader does."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._read = gathered_from(data)
        self._content = writable(self._read.file.part(CONTENT))
        self._scan = OdtScan(self._content)
        if not self._scan.prefixes.keys() >= {"office", "text"}:
            raise unwritable()
        self.is_signed = _SIGNATURES in self._read.file.names

    def document(self, path: str) -> Document:
        """What people read in the file, which stands at `path`."""
        document = self._read.document(path)
        return document.of(document.source.of_file(self._data))

    def places(self) -> PiecePlaces:
        """Where that stands in the content: LibreOffice takes no comments in notes, drawings, headers and footers."""
        return PiecePlaces(self._read.gathered.paragraphs, CONTENT, self._scan)

    def written(self, plan: Plan, day: str) -> bytes:
        """The copy. Every part but the content is byte for byte that of the file."""
        splice = _OdtSplice(self._content, self._scan, self.places().lengths, day)
        for number, comment in enumerate(plan.comments, 1):
            splice.comment(number, comment)
        for change in plan.changes:
            splice.change(change)
        return packed(self._data, {CONTENT: splice.data()})


class _OdtSplice:
    """Gathers what is put into the content, then gives its bytes. `lengths` are those of its pieces, as people read
    them."""

    def __init__(self, data: bytes, scan: OdtScan, lengths: dict[int, int], day: str) -> None:
        self._data = data
        self._scan = scan
        self._lengths = lengths
        self._splinters = [Splinter(start, end, REMOVED, b"") for start, end in scan.earlier()]
        self._taken = scan.taken()
        self._records: list[str] = []
        self._next = 0
        self._office, self._text = scan.prefixes["office"], scan.prefixes["text"]
        dc = scan.prefixes.get("dc", "dc")
        declared = "" if "dc" in scan.prefixes else f' xmlns:dc="{_DC}"'
        self._by = f"<{dc}:creator{declared}>{AUTHOR}</{dc}:creator><{dc}:date{declared}>{day}T00:00:00</{dc}:date>"

    def comment(self, number: int, comment: PlannedComment) -> None:
        name = f"{AUTHOR}-{number}"
        while name in self._taken:
            name += "-"
        office, text = self._office, self._text
        words = "".join(f"<{text}:p>{self._words(sayable(each))}</{text}:p>" for each in comment.paragraphs)
        named = f'{office}:name="{name}"'
        start, end = self._byte(comment.start), self._byte(comment.end, is_end=True)
        begin = f"<{office}:annotation {named}>{self._by}{words}</{office}:annotation>"
        self._splinters.append(Splinter(start, start, BEGINS, begin.encode()))
        self._splinters.append(Splinter(end, end, ENDS, f"<{office}:annotation-end {named}/>".encode()))

    def change(self, change: TextChange) -> None:
        """Takes text away and puts other text there, as tracked changes."""
        text = self._text
        set_in = self._scan.pieces[change.piece].set_in
        old = self._scan.words(change.piece, self._lengths[change.piece])[change.start : change.end]
        tags = b"".join(set_in).decode()
        closing = "".join(map(_end_tag, reversed(set_in)))
        gone = self._record("deletion", f"<{text}:p>{tags}{self._words(old)}{closing}</{text}:p>")
        put = f'<{text}:change {text}:change-id="{gone}"/>'
        if change.instead:
            new = f'{text}:change-id="{self._record("insertion", "")}"'
            put += f"<{text}:change-start {new}/>{self._words(change.instead)}<{text}:change-end {new}/>"
        start = self._byte(Spot(change.piece, change.start))
        end = self._byte(Spot(change.piece, change.end), is_end=True)
        self._splinters.append(Splinter(start, end, CHANGED, put.encode()))

    def data(self) -> bytes:
        """The content with all that was put into it."""
        if self._records:
            self._splinters.append(self._all_records())
        return spliced(self._data, self._splinters)

    def _byte(self, spot: Spot, *, is_end: bool = False) -> int:
        return self._scan.byte(*spot, self._lengths[spot.piece], is_end=is_end)

    def _record(self, kind: str, inside: str) -> str:
        """Records a change; gives its id."""
        self._next += 1
        while (name := f"{AUTHOR}{self._next}") in self._scan.ids:
            self._next += 1
        text, info = self._text, f"{self._office}:change-info"
        self._records.append(
            f'<{text}:changed-region xml:id="{name}" {text}:id="{name}"><{text}:{kind}><{info}>{self._by}</{info}>'
            f"{inside}</{text}:{kind}></{text}:changed-region>"
        )
        return name

    def _all_records(self) -> Splinter:
        records = "".join(self._records).encode()
        place = self._scan.records
        if place is None:
            at, name = self._scan.text_begins, f"{self._text}:tracked-changes"
            begin = f'<{name} {self._text}:track-changes="false">'
            place = Records(at, at, begin.encode(), f"</{name}>".encode())
        return Splinter(place.at, place.until, CHANGED, place.before + records + place.after)

    def _words(self, text: str) -> str:
        """Words as XML; spaces that would not count there are elements."""
        return _LOST_SPACES.sub(f"<{self._text}:s/>", escape(text))


def _end_tag(start_tag: bytes) -> str:
    name = start_tag[1:].rstrip(b">").split(None, 1)[0]
    return f"</{name.decode()}>"
