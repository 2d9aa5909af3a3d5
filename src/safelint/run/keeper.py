"""Texts and findings of a large run, kept small: reports go from text to text, so only the last one is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from zlib import compress, decompress

from safelint.run import wire
from safelint.values.document import Block, Document, Element, Inline, Meta, Segment
from safelint.values.finding import Finding
from safelint.values.report import Original
from safelint.values.source import Range, Source, Span, decoded

_PACKED_FROM = 50_000_000  # bytes of a run


class Origin(NamedTuple):
    """What an `Original` is made of again, beside the bytes of its file, which travel by themselves.

    `words` is the text in UTF-8, b"" where the bytes of the file say it; `document` is packed, b"" where there is none.
    """

    path: str
    media: str
    encoding: str
    bom: bool
    editable: bool
    places: tuple[str, ...]
    finer_places: tuple[tuple[int, str], ...]
    words: bytes
    document: bytes


class KeptText(Original):
    """A text as a `Keeper` has it: bytes, which are packed where those of the run are many."""

    def __init__(self, keeper: Keeper, origin: Origin, content: bytes, *, is_packed: bool) -> None:
        self.path = origin.path
        self._keeper = keeper
        self._origin = origin._replace(words=compress(origin.words, 1)) if is_packed else origin
        self._content = compress(content, 1) if is_packed else content
        self._is_packed = is_packed

    def source(self) -> Source:
        return self._keeper.at_hand(self).source

    def document(self) -> Document | None:
        return self._keeper.at_hand(self).document

    def origin(self) -> Origin:
        origin = self._origin
        return origin._replace(words=decompress(origin.words)) if self._is_packed else origin

    def content(self) -> bytes:
        return decompress(self._content) if self._is_packed else self._content


class Keeper:
    """Keeps the texts of a run, of which only the one that was asked for last is put together, and what its findings
    share."""

    def __init__(self) -> None:
        self._bytes = 0  # of all texts that it keeps
        self._last: tuple[KeptText, _Whole] | None = None
        self._same: dict[Any, Any] = {}  # messages, rows of sources and the like, each with itself

    def keep(self, origin: Origin, content: bytes) -> KeptText:
        """Takes in the text that was read from a file which held `content`."""
        self._bytes += len(content) + len(origin.words)
        return KeptText(self, origin, content, is_packed=self._bytes > _PACKED_FROM)

    def at_hand(self, kept: KeptText) -> _Whole:
        """A text, whole; the one before it is let go."""
        if self._last is None or self._last[0] is not kept:
            self._last = None  # before there is another
            self._last = kept, _Whole(kept.origin(), kept.content())
        return self._last[1]

    def shared(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The same findings. Thousands say the same by the same rule: what is equal is one object."""
        one = self._same.setdefault
        return tuple(
            [
                each._replace(
                    rule=one(each.rule, each.rule),
                    severity=one(each.severity, each.severity),
                    confidence=one(each.confidence, each.confidence),
                    message=one(each.message, each.message),
                    sources=one(each.sources, each.sources),
                    entries=one(each.entries, each.entries),
                )
                for each in findings
            ]
        )


class _Whole:
    """A text that is put together; its document when that is first asked for."""

    def __init__(self, origin: Origin, content: bytes) -> None:
        self.source = _source(origin, content)
        self._packed = origin.document

    @cached_property
    def document(self) -> Document | None:
        return _unpacked(self._packed, self.source) if self._packed else None


def origin_of(original: Original) -> Origin:
    """What `original` is made of again."""
    if isinstance(original, KeptText):
        return original.origin()
    source, document = original.source(), original.document()
    return Origin(
        path=source.path,
        media=source.media,
        encoding=source.encoding,
        bom=source.bom,
        editable=source.editable,
        places=source.places,
        finer_places=source.finer_places,
        words=b"" if source.encoding else source.text.encode("utf-8", "surrogatepass"),
        document=_packed(document) if document is not None else b"",
    )


def _source(origin: Origin, content: bytes) -> Source:
    if origin.encoding:
        text = decoded(content, origin.encoding, origin.bom) or ""
    else:
        text = origin.words.decode("utf-8", "surrogatepass")
    return Source(
        *(origin.path, origin.media, text),
        encoding=origin.encoding,
        bom=origin.bom,
        editable=origin.editable,
        content=content,
        places=origin.places,
        finer_places=origin.finer_places,
    )


class _Parts(NamedTuple):
    """What a document is made of, but for its source: in the order in which it takes them."""

    text: str
    segments: Sequence[Segment]
    blocks: Sequence[Block]
    inlines: Sequence[Inline]
    comments: Sequence[Span]
    meta: Meta
    elements: Sequence[Element]
    unread: Sequence[str]
    unsure: Sequence[Range]
    passed_over: Sequence[str]


def _packed(document: Document) -> bytes:
    parts = _Parts(
        document.text,
        document.segments,
        document.blocks,
        document.inlines,
        document.comments,
        document.meta,
        document.elements,
        document.unread,
        document.unsure,
        document.passed_over,
    )
    return compress(wire.encoded(parts), 1)


def _unpacked(packed: bytes, source: Source) -> Document:
    return Document(source, *wire.decoded(decompress(packed), _Parts))
