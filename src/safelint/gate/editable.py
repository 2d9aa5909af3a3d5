"""Where in a text edits of its source change words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from safelint.values.document import Document, Segment
from safelint.values.finding import Edit
from safelint.values.source import Range


class EditableText:
    """A document, of whose words those can be changed that stand in its source as they are read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._segments = sorted((each for each in document.segments if each.exact), key=lambda each: each.start)
        self._starts = [each.start for each in self._segments]
        links = (document.target_span(each) for each in document.inlines if each.kind == "link")
        self._targets = frozenset(span for span in links if span is not None)

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
        """Whether all of these edits change plain words, or the address of a link."""
        return all(self.offset(edit) is not None or self.is_of_link(edit) for edit in edits)

    def ranges(self, edits: Iterable[Edit]) -> Iterator[tuple[Range, str]]:
        """The ranges of `Document.text` that edits change, each with what then stands there."""
        for edit in edits:
            at = self.offset(edit)
            if at is not None:
                yield (at, at + edit.span.end - edit.span.start), edit.text
