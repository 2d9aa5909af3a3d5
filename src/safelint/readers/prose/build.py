"""Puts a `Document` together piece by piece: text, the map to the source, blocks, inlines.

A reader says what stands where; this module keeps the promises of `Document`: blocks in order with `BREAK` between
them, no white space at the edges of a block, segments that tile every block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from safelint.lazy import regex
from safelint.readers.prose.mask import Mask
from safelint.values.document import BREAK, LEFT_OUT, Block, Document, Element, Inline, InlineKind, Meta, Segment
from safelint.values.source import Range, Source, Span

_OUTSIDE = "another file that it takes in ({}): check that one too"
_SPACE = regex(r"\s*")

Context = Block
"""What a block would be if one began here: its range is not known yet."""

PLAIN = Context("paragraph")


class Builder:
    """The document in the making. Offsets `a` and `b` are in the source, everything else in the document's text."""

    def __init__(self, source: str, masked: str, masks: list[Mask]) -> None:
        self.source = source
        self.masked = masked  # what parsers look at: of the same length, template tags covered
        self.masks = masks
        self._mask_ends = [mask.end for mask in masks]
        self.pieces: list[str] = []
        self.segments: list[Segment] = []
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.comments: list[Span] = []
        self.elements: list[Element] = []
        self.unsure: list[Range] = []
        self.passed_over: dict[str, str] = {}  # each said once, by what it is
        self.is_open = False
        self.context = PLAIN  # of the open block
        self.start = 0  # of the open block, or of the next
        self._length = 0  # of all pieces
        self._from = self._to = -1  # source range that is read but not yet cut out, -1: none
        self._first = 0  # index in `segments` of the block's first
        self._first_inline = 0
        self.waiting: list[tuple[Span, str, Mapping[str, str]]] = []  # links without text, for the next block
        self.add: Callable[[Context, int, int], None] = self._add_masked if masks else self._add
        """Adds the source's own characters from `a` to `b`; opens a block at the first that is no space."""

    def position(self) -> int:
        """The offset in the document's text at which the next character will stand."""
        if not self.is_open:
            return self.start
        return self._length + (self._to - self._from if self._from >= 0 else 0)

    def last(self) -> tuple[str, int]:
        """The last character of the open block, and where in the source it ends."""
        if self._from >= 0:
            return self.source[self._to - 1], self._to
        return self.pieces[-1][-1], self.segments[-1].end

    def open(self, context: Context) -> None:
        """Begin a block; `close` must have ended the one before."""
        if self.blocks:
            self.pieces.append(BREAK)
            self._length += 1
        self.is_open = True
        self.context = context
        self._first = len(self.segments)
        self._first_inline = len(self.inlines)
        if self.waiting:
            self.inlines.extend(Inline("link", self.start, self.start, *link) for link in self.waiting)
            self.waiting = []

    def _add(self, context: Context, a: int, b: int) -> None:
        if not self.is_open:
            if a < b and self.source[a].isspace():
                space = _SPACE.match(self.source, a, b)
                a = space.end() if space else a
            if a >= b:
                return
            self.open(context)
        elif a >= b:
            return
        if a == self._to:
            self._to = b
            return
        if self._from >= 0:
            self._cut()
        self._from, self._to = a, b

    def _add_masked(self, context: Context, a: int, b: int) -> None:
        for index in range(bisect_right(self._mask_ends, a), len(self.masks)):
            mask = self.masks[index]
            if mask.start >= b:
                break
            if a < mask.start:
                self._add(context, a, mask.start)
            if mask.mark and b >= mask.end:
                self.put(context, LEFT_OUT, mask.start, mask.end)
            a = mask.end
        if a < b:
            self._add(context, a, b)

    def put(self, context: Context, text: str, a: int, b: int) -> None:
        """`text`, which stands for the source from `a` to `b`."""
        if not self.is_open:
            text = text.lstrip()
            if text:
                self.open(context)
        if not text:
            return
        if self._from >= 0:
            self._cut()
        self.segments.append(Segment(self._length, a, b, False))
        self.pieces.append(text)
        self._length += len(text)

    def _cut(self) -> None:
        """Turn the source range that is pending into a piece."""
        a, b = self._from, self._to
        self.segments.append(Segment(self._length, a, b, True))
        self.pieces.append(self.source[a:b])
        self._length += b - a
        self._from = self._to = -1

    def close(self) -> None:
        """End the open block, if there is one, and trim the white space at its end."""
        if not self.is_open:
            return
        if self._from >= 0:
            self._cut()
        if self.pieces[-1][-1].isspace():
            self._trim()
        self._end_block()

    def _end_block(self) -> None:
        self.blocks.append(self.context._replace(start=self.start, end=self._length))
        self.is_open = False
        self.start = self._length + 1

    def _trim(self) -> None:
        while len(self.segments) > self._first:
            offset, a, b, exact = self.segments[-1]
            piece = self.pieces[-1]
            kept = piece.rstrip()
            self._length = offset + len(kept)
            if kept:
                self.pieces[-1] = kept
                self.segments[-1] = Segment(offset, a, a + len(kept) if exact else b, exact)
                break
            self.pieces.pop()
            self.segments.pop()
        for index in range(len(self.inlines) - 1, self._first_inline - 1, -1):
            inline = self.inlines[index]
            if inline.end > self._length:
                end = self._length
                self.inlines[index] = inline._replace(start=min(inline.start, end), end=end)

    def empty(self, context: Context, a: int, b: int) -> None:
        """A block with nothing in it, which stands for the source from `a` to `b`. No block may be open."""
        self.open(context)
        self.finish_empty(a, b)

    def finish_empty(self, a: int, b: int) -> None:
        """End the block that has just been opened, with nothing in it."""
        self.segments.append(Segment(self._length, a, b, False))
        self._end_block()

    def text_after(self, offset: int) -> str:
        """What the open block says from `offset` on."""
        if self._from >= 0:
            self._cut()
        pieces: list[str] = []
        for piece, segment in zip(reversed(self.pieces), reversed(self.segments), strict=False):
            pieces.append(piece[max(offset - segment.offset, 0) :])
            if segment.offset <= offset:
                break
        return "".join(reversed(pieces))

    def takes_in(self, name: str) -> None:
        """Another file stands here, which is a text of its own and not read with this one."""
        self.passed_over[name] = _OUTSIDE.format(name or "it is not named")

    def inline(
        self, kind: InlineKind, start: int, span: Span, target: str = "", attrs: Mapping[str, str] | None = None
    ) -> None:
        """An inline element of the open block, from `start` to the present position."""
        self.inlines.append(Inline(kind, start, self.position(), span, target, attrs or {}))

    def whole(self, context: Context, a: int, b: int) -> None:
        """A block of its own from the source's own characters; nothing where they are all white space."""
        self.close()
        self.add(context, a, b)
        self.close()

    def last_text(self) -> str:
        """What the last block says, white space made single."""
        block = self.blocks[-1]
        joined = "".join(self.pieces[-max(len(self.segments) - self._first, 0) :]) if block.end > block.start else ""
        return " ".join(joined.split())

    def document(self, source: Source, meta: Meta, unread: Iterable[str] = ()) -> Document:
        """The document, of which some parts are `unread`; the builder is of no use afterwards."""
        self.close()
        del self.add  # it refers back to this object, which would outlive its use
        text = "".join(self.pieces)
        self.inlines.sort(key=_by_place)
        self.comments.sort()
        parts = (text, self.segments, self.blocks, self.inlines, self.comments, meta, self.elements)
        return Document(source, *parts, tuple(dict.fromkeys(unread)), self.unsure, tuple(self.passed_over.values()))


def _by_place(inline: Inline) -> tuple[int, int]:
    return inline.start, inline.span.start
