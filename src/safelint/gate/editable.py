"""Where in a text edits of its source change words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from safelint.values.document import PHONE_SCHEMES, Document, Segment
from safelint.values.finding import Edit
from safelint.values.ranges import Ranges
from safelint.values.source import Range

_LONGEST = 2_000


class EditableText:
    """A document. Those of its words can be changed that stand in its source as they are read, and links can lead
    elsewhere; no edit of more than `_LONGEST` characters is tried."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._segments = sorted((each for each in document.segments if each.exact), key=lambda each: each.start)
        self._starts = [each.start for each in self._segments]
        links = [each for each in document.inlines if each.kind == "link"]
        dialling = (each for each in links if each.target.startswith(PHONE_SCHEMES))
        self._dialling = Ranges((each.start, each.end) for each in dialling)
        self._targets = frozenset(span for each in links if (span := document.target_span(each)) is not None)

    def offset(self, edit: Edit) -> int | None:
        """Where in `Document.text` the words stand that an edit changes; None where they do not stand there as they
        are."""
        start, end = edit.span
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        segment: Segment = self._segments[index]
        at = segment.offset + start - segment.start
        document = self.document
        same = document.text[at : at + end - start] == document.source.text[start:end]
        return at if start < segment.end and same else None

    def is_of_link(self, edit: Edit) -> bool:
        """Whether an edit changes the address of a link."""
        return edit.span in self._targets

    def takes(self, edits: Iterable[Edit]) -> bool:
        """Whether all of these edits change plain words, and not too many, or the address of a link."""
        return all(
            edit.span.end - edit.span.start <= _LONGEST and (self.offset(edit) is not None or self.is_of_link(edit))
            for edit in edits
        )

    def touches_link(self, edits: Sequence[Edit]) -> bool:
        """Whether any of these edits changes where a link leads, or the words of one that dials."""
        words = (place for place, _ in self.ranges(edits))
        return any(map(self.is_of_link, edits)) or any(self._dialling.overlapping(*place) for place in words)

    def ranges(self, edits: Iterable[Edit]) -> Iterator[tuple[Range, str]]:
        """The ranges of `Document.text` that edits change, each with what then stands there."""
        for edit in edits:
            at = self.offset(edit)
            if at is not None:
                yield (at, at + edit.span.end - edit.span.start), self.document.source.as_read(edit.text)
