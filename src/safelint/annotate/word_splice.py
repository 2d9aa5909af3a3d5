"""Puts comments and tracked changes into a part of a Word file at exact places; nothing else in it changes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from safelint.annotate.parts import BEGINS, CHANGED, ENDS, REMOVED, Splinter, spliced
from safelint.annotate.plan import AUTHOR, Spot, TextChange
from safelint.annotate.word_pieces import WordPiece, WordScan
from safelint.lazy import regex
from safelint.values.source import Range

_KEEP_SPACES = b' xml:space="preserve"'
_SPACES = regex(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")


class WordSplice:
    """Gathers what is put into a part, then gives its bytes. `prefix` is what the part calls its own vocabulary."""

    def __init__(self, data: bytes, scan: WordScan, prefix: str) -> None:
        self._data = data
        self._scan = scan
        self._w = f"{prefix}:" if prefix else ""
        self._next = max(scan.ids, default=0) + 1
        self._starts: dict[Spot, list[bytes]] = {}
        self._ends: dict[Spot, list[bytes]] = {}
        self._insertions: list[Splinter] = []
        self._keeping: set[int] = set()

    def next_id(self) -> int:
        self._next += 1
        return self._next - 1

    def comment(self, number: int, start: Spot, end: Spot) -> None:
        """The comment `number` is on what stands from `start` to `end`."""
        w = self._w
        self._starts.setdefault(start, []).append(f'<{w}commentRangeStart {w}id="{number}"/>'.encode())
        mark = f'<{w}commentRangeEnd {w}id="{number}"/><{w}r><{w}commentReference {w}id="{number}"/></{w}r>'
        self._ends.setdefault(end, []).append(mark.encode())

    def change(self, change: TextChange) -> None:
        """Takes text away and puts other text there, as tracked changes."""
        piece = self._scan.pieces[change.piece]
        start, end = piece.byte(change.start), piece.byte(change.end)
        w, properties = self._w, self._properties(piece)
        old = self._data[start:end]
        deleted = b"".join(
            (
                f"<{w}del {self._by()}><{w}r>".encode() + properties,
                f"<{w}delText".encode() + _KEEP_SPACES + b">" + old + f"</{w}delText></{w}r></{w}del>".encode(),
            )
        )
        inserted = b""
        if change.instead:
            words = escape(change.instead).encode()
            inserted = f"<{w}ins {self._by()}><{w}r>".encode() + properties + self._text_tag() + words
            inserted += f"</{w}t></{w}r></{w}ins>".encode()
        self._insertions.append(Splinter(start, end, CHANGED, self._apart(piece, deleted + inserted)))
        self._keeping.add(change.piece)

    def without(self, ids: Iterable[str]) -> None:
        """Takes away the marks of comments."""
        gone = frozenset(ids)
        self._insertions += [
            Splinter(start, end, REMOVED, b"") for each, start, end in self._scan.marks if each in gone
        ]

    def data(self) -> bytes:
        """The part with all that was put into it."""
        every = [*self._insertions, *self._marks()]
        for number in self._keeping:
            piece = self._scan.pieces[number]
            if not piece.keeps_spaces:
                every.append(Splinter(*self._spaces(piece), REMOVED, _KEEP_SPACES))
        return spliced(self._data, every)

    def _spaces(self, piece: WordPiece) -> Range:
        """Where the start tag of a piece says, or may say, what becomes of spaces."""
        said = _SPACES.search(self._data, piece.start, piece.tag_end)
        return said.span() if said else (piece.tag_end - 1, piece.tag_end - 1)

    def _marks(self) -> Iterable[Splinter]:
        """The marks of comments: at one place those that end come before those that begin."""
        for spot, marks in self._ends.items():
            yield self._mark(spot, b"".join(reversed(marks)), is_end=True)  # the innermost first
        for spot, marks in self._starts.items():
            yield self._mark(spot, b"".join(marks), is_end=False)

    def _mark(self, spot: Spot, marks: bytes, *, is_end: bool) -> Splinter:
        piece = self._scan.pieces[spot.piece]
        run = self._scan.runs[piece.run]
        order = ENDS if is_end else BEGINS
        if 0 < spot.offset < piece.letters.length:
            self._keeping.add(spot.piece)
            at = piece.byte(spot.offset)
            return Splinter(at, at, order, self._apart(piece, marks))
        outside = run.last if is_end else run.first
        if outside == spot.piece:
            at = run.end if is_end else run.start
            return Splinter(at, at, order, marks)
        at = piece.end if is_end else piece.start
        new = f"</{self._w}r>".encode() + marks + f"<{self._w}r>".encode() + run.properties
        return Splinter(at, at, order, new)

    def _apart(self, piece: WordPiece, between: bytes) -> bytes:
        """Ends the run inside a piece of text, puts something between, and goes on in a run that looks the same."""
        w = self._w
        go_on = f"<{w}r>".encode() + self._properties(piece) + self._text_tag()
        return f"</{w}t></{w}r>".encode() + between + go_on

    def _properties(self, piece: WordPiece) -> bytes:
        return self._scan.runs[piece.run].properties

    def _text_tag(self) -> bytes:
        return f"<{self._w}t".encode() + _KEEP_SPACES + b">"

    def _by(self) -> str:
        return f'{self._w}id="{self.next_id()}" {self._w}author="{AUTHOR}"'
