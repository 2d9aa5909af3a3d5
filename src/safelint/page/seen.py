"""A text as people see it, for those who look at a web page and not at its markup, and its places in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from safelint.page.units import Units
from safelint.values.document import BREAK, LEFT_OUT, Document, Segment
from safelint.values.source import Range, Span

_GAP = re.compile(rf"{BREAK}|[^\S{BREAK}]+")
_LONG = 60  # characters of a heading


class SeenText:
    """What a reader made of a document, one line a block. `text` is what is shown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._segments = sorted(document.segments, key=lambda each: each.start)
        self._starts = [each.start for each in self._segments]
        self._offsets = [each.offset for each in document.segments]
        self._ends: list[int] = []
        """Of the gaps in the text of the document, each with how much longer it is there than here."""
        self._longer: list[int] = [0]
        parts: list[str] = []
        at = 0
        for gap in _GAP.finditer(document.text):
            parts += document.text[at : gap.start()], "\n" if gap[0] == BREAK else " "
            at = gap.end()
            self._ends.append(at)
            self._longer.append(self._longer[-1] + len(gap[0]) - 1)
        self.text = "".join((*parts, document.text[at:])).replace(LEFT_OUT, "\N{HORIZONTAL ELLIPSIS}")
        self._units = Units(self.text)
        self._headings = [each for each in document.blocks if each.kind == "heading"]

    def span(self, span: Span) -> dict[str, int]:
        """Where a place of the source is shown, in units of UTF-16; where nothing of it is, what follows it."""
        start, end = self._range(span)
        return self._units.span(Span(self._at(start), self._at(end)))

    def where(self, span: Span) -> str:
        """Where a place of the source stands, for somebody who sees no lines of it."""
        start, document = self._range(span)[0], self._document
        before = [each for each in self._headings if each.start <= start]
        if not before:
            return f"paragraph {document.block_index(start) + 1}"
        words = " ".join(document.text[before[-1].start : before[-1].end].split())
        return f"under “{words if len(words) <= _LONG else words[:_LONG].rpartition(' ')[0] + '…'}”"

    def _at(self, offset: int) -> int:
        """The place here of an offset in the text of the document."""
        return offset - self._longer[bisect_right(self._ends, offset)]

    def _range(self, span: Span) -> Range:
        """A place of the source in the text of the document."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        parts = [self._part(each, span) for each in self._segments[first:last] if each.end > span.start]
        if parts:
            start, end = min(each[0] for each in parts), max(each[1] for each in parts)
            return start, end if span.end > span.start else start
        after = self._segments[last : last + 1]
        start = after[0].offset if after else len(self._document.text)
        return start, start

    def _part(self, segment: Segment, span: Span) -> Range:
        """What of a place a segment holds."""
        after = bisect_right(self._offsets, segment.offset)
        most = self._offsets[after] if after < len(self._offsets) else len(self._document.text)
        if self._document.text[segment.offset : most].endswith(BREAK):
            most -= 1
        if not segment.exact:
            return segment.offset, most
        start = segment.offset + max(span.start - segment.start, 0)
        return min(start, most), min(segment.offset + span.end - segment.start, most)
