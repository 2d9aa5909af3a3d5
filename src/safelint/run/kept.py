"""Texts and documents of a large run, kept small: reports go from text to text, so only the last one is at hand."""

from __future__ import annotations

from typing import Any, NamedTuple
from zlib import compress, decompress

from safelint.run import wire
from safelint.values.document import Block, Document, Element, Inline, Meta, Segment
from safelint.values.source import Range, Source, Span, decoded

_PACKED_FROM = 50_000_000  # bytes of a run
_kept = [0]  # bytes


class KeptSource(Source):
    """A source that keeps the bytes of its file, packed where they are many in all, and no text but one that is not in
    them. Of all such sources only the last one's text, and where its lines begin, is at hand."""

    def __init__(self, origin: wire.Origin, content: bytes) -> None:
        self.path, self.media, self.encoding, self.bom, self.editable, text, self.places, self.finer_places = origin
        words = text.encode("utf-8", "surrogatepass")
        _kept[0] += len(content) + len(words)
        self._is_packed = _kept[0] > _PACKED_FROM
        self._content, self._words = (compress(each, 1) if self._is_packed else each for each in (content, words))

    def _unpacked(self, data: bytes) -> bytes:
        return decompress(data) if self._is_packed else data

    def __getattr__(self, name: str) -> Any:
        """What is not at hand is made when it is asked for: reports ask a `Source` for its fields, as ever."""
        if name == "content":
            return self._unpacked(self._content)
        if name != "text":
            raise AttributeError(name)
        for other in _at_hand:
            vars(other).pop("text", None)
            vars(other).pop("_line_starts", None)
        _at_hand[:] = [self]
        if self.encoding:
            self.text = decoded(self.content, self.encoding, self.bom) or ""
        else:
            self.text = self._unpacked(self._words).decode("utf-8", "surrogatepass")
        return self.text


_at_hand: list[KeptSource] = []  # the one source whose text is at hand


class _DocumentParts(NamedTuple):
    """What a document is made of, but for its source."""

    text: str
    segments: list[Segment]
    blocks: list[Block]
    inlines: list[Inline]
    comments: list[Span]
    meta: Meta
    elements: list[Element]
    unread: list[str]
    unsure: list[Range]


def packed(document: Document) -> bytes:
    """A document without its source, for `KeptDocument`."""
    if isinstance(document, KeptDocument):
        return document.packed
    return compress(wire.encoded([getattr(document, part) for part in _DocumentParts._fields]), 1)


class KeptDocument(Document):
    """A document that is only put together when something asks for it. As with `KeptSource`, only the last is at
    hand."""

    def __init__(self, source: Source, packed: bytes) -> None:
        self.source = source
        self.packed = packed

    def __getattr__(self, name: str) -> Any:
        """As with `KeptSource`: the first field that is asked for puts the document together."""
        if name.startswith("__") or "segments" in vars(self):
            raise AttributeError(name)
        for other in _documents_at_hand:
            source, packed = other.source, other.packed
            vars(other).clear()
            other.source, other.packed = source, packed
        _documents_at_hand[:] = [self]
        parts = wire.decoded(decompress(self.packed), _DocumentParts)
        super().__init__(self.source, *parts[:-2])
        self.unread, self.unsure = parts.unread, parts.unsure
        return getattr(self, name)


_documents_at_hand: list[KeptDocument] = []
