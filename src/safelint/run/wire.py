"""A document's report without its text, and as plain values that `marshal` takes: for pipes and for the cache.

`pickle` would do more than carry values, so it is not used. The text is left out: whoever restores a report has the
bytes of the file, and `Kept` makes the text of them when a report asks for it.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any
from zlib import compress, decompress

from safelint.values.document import Block, Document, Element, Inline, Meta, Segment
from safelint.values.finding import Edit, Finding, Fix, Related
from safelint.values.report import Detail, DocumentReport, Number, Scores, Signposting
from safelint.values.source import Source, Span

_PACKED_FROM = 50_000_000  # bytes of a run
_kept = [0]  # bytes


class Kept(Source):
    """A source that keeps the bytes of its file, packed where they are many in all. Reports go from text to text, so
    only the last text, and where its lines begin, is at hand."""

    def __init__(self, path: str, media: str, data: bytes, encoding: str, bom: bool, editable: bool) -> None:
        self.path = path
        self.media = media
        self.encoding = encoding
        self.bom = bom
        self.editable = editable
        _kept[0] += len(data)
        self._is_packed = _kept[0] > _PACKED_FROM
        self._data = compress(data, 1) if self._is_packed else data

    def __getattr__(self, name: str) -> str:
        if name != "text":
            raise AttributeError(name)
        for other in _at_hand:
            vars(other).pop("text", None)
            vars(other).pop("_line_starts", None)
        _at_hand[:] = [self]
        data = decompress(self._data) if self._is_packed else self._data
        self.text = data.decode(self.encoding).removeprefix("\ufeff" if self.bom else "")
        return self.text


_at_hand: list[Kept] = []  # the one source whose text is at hand


def light(report: DocumentReport, content: bytes) -> DocumentReport:
    """The report of a file that holds `content`, without what a text in memory takes. Raises ValueError as `dumped`."""
    if report.measured:
        marshal.dumps(_plain(dict(report.measured)))  # the same is refused, whether or not it has to be carried
    old = report.source
    source = Kept(old.path, old.media, content, old.encoding, old.bom, old.editable)
    detail = report.detail and report.detail._replace(
        document=KeptDocument(source, _packed_document(report.detail.document))
    )
    return report._replace(source=source, findings=_shared(report.findings), detail=detail)


def packed(report: DocumentReport) -> tuple[Any, ...]:
    """The report without its text, as values that `marshal` takes, but for what checks have measured: that it may
    refuse."""
    source, signposting = report.source, report.signposting
    text = source.text
    return (
        (source.media, source.encoding, source.bom, source.editable),
        (report.language, report.audience, report.kind, _names(report.topics), tuple(report.scores)),
        tuple([(tuple(map(_one, number)), tuple(span)) for number, span in report.numbers]),
        (_names(signposting.present), _names(signposting.missing), signposting.block),
        report.block and tuple(report.block),
        tuple([_finding(finding, text) for finding in report.findings]),
        tuple([(_finding(finding, text), reason) for finding, reason in report.suppressed]),
        report.measured and _plain(dict(report.measured)),
        report.detail and _detail(report.detail),
        (_names(report.nations), report.nations_from, _names(report.entries)),
    )


def dumped(report: DocumentReport) -> bytes:
    """The report without its text. Raises ValueError where it holds what cannot be carried."""
    return marshal.dumps(packed(report))


def loaded(data: bytes, path: str, content: bytes) -> DocumentReport:
    """The report of the file at `path`, which holds `content`."""
    report = restored(marshal.loads(data), path, content)  # noqa: S302 - our own
    return report._replace(findings=_shared(report.findings))


def restored(values: tuple[Any, ...], path: str, content: bytes) -> DocumentReport:
    """The report of the file at `path`, which holds `content`, of what `packed` has made of it.

    Raises:
        ValueError, TypeError: the values are not those of a report.
    """
    made_of, said, numbers, signposting, block, findings, suppressed, measured, detail, more = values
    language, audience, kind, topics, scores = said
    media, encoding, bom, editable = made_of
    source = Kept(path, media, content, encoding, bom, editable)
    text = source.text
    return DocumentReport(
        source,
        language,
        audience,
        kind,
        topics,
        Scores._make(scores),
        tuple([(Number._make(number), Span._make(span)) for number, span in numbers]),
        Signposting._make(signposting),
        block and Span._make(block),
        tuple([_found(finding, text) for finding in findings]),
        tuple([(_found(finding, text), reason) for finding, reason in suppressed]),
        (),
        detail and _detailed(detail, source),
        _restored(measured) if measured else {},
        *more,
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names that become one object wherever they are read again."""
    return tuple(map(intern, names))


def _one(value: Any) -> Any:
    """A text that becomes one object wherever it is read again; any other value as it is."""
    return intern(value) if type(value) is str else value


def _finding(finding: Finding, text: str) -> tuple[Any, ...]:
    """None stands for words that are the text's own."""
    (start, end), words, related, fix = finding.span, finding.text, finding.related, finding.fix
    return (
        intern(finding.rule),
        intern(finding.severity),
        intern(finding.confidence),
        finding.message,
        start,
        end,
        None if words == text[start:end] else words,
        finding.place,
        tuple([(each.message, *each.span) for each in related]) if related else (),
        (tuple([(edit.text, *edit.span) for edit in fix.edits]), fix.safe) if fix else None,
        finding.sources,
        finding.standard,
        finding.entries,
        finding.times,
        finding.since,
    )


def _found(plain: tuple[Any, ...], text: str) -> Finding:
    rule, severity, confidence, message, start, end, words, place, related, fix, *rest = plain
    sources, standard, entries, times, since = rest
    if words is None:
        words = text[start:end]
    if related:
        related = tuple([Related(said, Span(left, right)) for said, left, right in related])
    if fix:
        fix = Fix(tuple([Edit(Span(left, right), said) for said, left, right in fix[0]]), fix[1])
    return Finding(
        rule,
        severity,
        confidence,
        message,
        Span(start, end),
        words,
        place,
        related,
        fix,
        sources,
        standard,
        entries,
        times,
        since,
    )


def _shared(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings. Thousands say the same and rest on the same sources: what is equal is one object."""
    if len(_same) > _MOST_SHARED:
        _same.clear()
    one = _same.setdefault
    return tuple(
        [
            each._replace(message=one(each.message, each.message), sources=one(each.sources, each.sources))
            for each in findings
        ]
    )


_same: dict[Any, Any] = {}
_MOST_SHARED = 100_000
"""Messages and rows of sources that are known to be shared: a program may have one run after another."""


def _detail(detail: Detail) -> tuple[Any, ...]:
    fields = {name: _plain(value) for name, value in detail._asdict().items() if name != "document"}
    kept = detail.document
    return kept.packed if isinstance(kept, KeptDocument) else _packed_document(kept), fields


def _detailed(plain: tuple[Any, ...], source: Source) -> Detail:
    document, fields = plain
    return Detail(KeptDocument(source, document), **fields)


def _packed_document(document: Document) -> bytes:
    parts = marshal.dumps(
        (
            document.text,
            [tuple(each) for each in document.segments],
            [tuple(each) for each in document.blocks],
            [
                (each.kind, each.start, each.end, tuple(each.span), each.target, dict(each.attrs))
                for each in document.inlines
            ],
            [tuple(each) for each in document.comments],
            tuple(document.meta),
            [(each.name, tuple(each.span), each.offset, each.group, dict(each.attrs)) for each in document.elements],
        )
    )
    return compress(parts, 1)


class KeptDocument(Document):
    """A document that is only put together when something asks for it. As with `Kept`, only the last is at hand."""

    def __init__(self, source: Source, packed: bytes) -> None:
        self.source = source
        self.packed = packed

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or "segments" in vars(self):
            raise AttributeError(name)
        for other in _documents_at_hand:
            source, packed = other.source, other.packed
            vars(other).clear()
            other.source, other.packed = source, packed
        _documents_at_hand[:] = [self]
        parts = marshal.loads(decompress(self.packed))  # noqa: S302 - our own
        text, segments, blocks, inlines, comments, meta, elements = parts
        super().__init__(
            self.source,
            text,
            list(map(Segment._make, segments)),
            list(map(Block._make, blocks)),
            [
                Inline(kind, start, end, Span._make(span), target, attrs)
                for kind, start, end, span, target, attrs in inlines
            ],
            list(map(Span._make, comments)),
            Meta._make(meta),
            [Element(name, Span._make(span), offset, group, attrs) for name, span, offset, group, attrs in elements],
        )
        return getattr(self, name)


_documents_at_hand: list[KeptDocument] = []


def _plain(value: Any) -> Any:
    """A named tuple becomes a list that begins with the name of its class; a list becomes a tuple."""
    if isinstance(value, tuple | list):
        plain = [_plain(item) for item in value]
        if hasattr(value, "_fields"):
            return [f"{type(value).__module__}:{type(value).__name__}", *plain]
        return tuple(plain)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _restored(plain: Any) -> Any:
    if isinstance(plain, list):
        return _class(plain[0])._make(map(_restored, plain[1:]))
    if isinstance(plain, tuple):
        return tuple(map(_restored, plain))
    if isinstance(plain, dict):
        return {key: _restored(item) for key, item in plain.items()}
    return plain


def _class(name: str) -> Any:
    """A named tuple of ours; its module is there, since whatever made one is."""
    module, _, own = name.partition(":")
    found = getattr(sys.modules[module], own) if module.startswith("safelint.") else None
    if not (isinstance(found, type) and issubclass(found, tuple) and hasattr(found, "_make")):
        raise ValueError(f"{name} is no value of ours")
    return found
