"""A document's report as plain values that `marshal` takes, and back: for pipes between processes and for the cache.

`pickle` would do more than carry values, so it is not used. The text is left out: whoever restores a report has the
bytes of the file, and `Kept` makes the text of them when a report asks for it.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping
from sys import intern
from typing import Any
from zlib import compress, decompress

from safelint.model import (
    Detail,
    Document,
    DocumentReport,
    Edit,
    Finding,
    Fix,
    Number,
    Related,
    Scores,
    Signposting,
    Source,
    Span,
)

_last: list[Any] = [None, ""]  # the source whose text was asked for last, and that text


_PACKED_FROM = 50_000_000  # bytes of a run
_kept = [0]  # bytes


class Kept(Source):
    """A source that keeps the bytes of its file, packed where they are many in all. Reports go from text to text, so
    only the last text is at hand."""

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
        if _last[0] is not self:
            data = decompress(self._data) if self._is_packed else self._data
            _last[:] = [self, data.decode(self.encoding).removeprefix("\ufeff" if self.bom else "")]
        return str(_last[1])


def dumped(report: DocumentReport) -> bytes:
    """The report without its text. Raises ValueError where it holds what cannot be carried."""
    source = report.source
    scored = tuple(report.scores)
    numbers = tuple([(*number, *span) for number, span in report.numbers])
    values: Any = (
        (source.media, source.encoding, source.bom, source.editable),
        (report.language, report.audience, report.kind, report.topics, scored, numbers, tuple(report.signposting)),
        report.block and tuple(report.block),
        tuple(map(_finding, report.findings)),
        tuple([(_finding(finding), reason) for finding, reason in report.suppressed]),
        report.measured and _plain(dict(report.measured)),
        report.detail and _detail(report.detail),
    )
    return marshal.dumps(values)


def loaded(data: bytes, path: str, content: bytes) -> DocumentReport:
    """The report of the file at `path`, which holds `content`. Raises ValueError, EOFError or TypeError for damage."""
    made_of, said, block, findings, suppressed, measured, detail = marshal.loads(data)  # noqa: S302 - our own
    language, audience, kind, topics, scores, numbers, signposting = said
    media, encoding, bom, editable = made_of
    source = Kept(path, media, content, encoding, bom, editable)
    return DocumentReport(
        source,
        language,
        audience,
        kind,
        topics,
        Scores._make(scores),
        tuple([(Number._make(each[:-2]), Span(*each[-2:])) for each in numbers]),
        Signposting._make(signposting),
        block and Span._make(block),
        tuple(map(_found, findings)),
        tuple([(_found(finding), reason) for finding, reason in suppressed]),
        (),
        detail and _detailed(detail, source),
        _restored(measured) if measured else {},
    )


def _finding(finding: Finding) -> tuple[Any, ...]:
    span, related, fix = finding.span, finding.related, finding.fix
    return (
        *map(intern, finding[:3]),  # which makes them one object wherever they are read again
        finding.message,
        *span,
        *finding[5:7],
        tuple([(each.message, *each.span) for each in related]) if related else (),
        (tuple([(edit.text, *edit.span) for edit in fix.edits]), fix.safe) if fix else None,
        *finding[9:],
    )


def _found(plain: tuple[Any, ...]) -> Finding:
    rule, severity, confidence, message, start, end, text, place, related, fix, sources, standard = plain
    if related:
        related = tuple([Related(words, Span(left, right)) for words, left, right in related])
    if fix:
        fix = Fix(tuple([Edit(Span(left, right), words) for words, left, right in fix[0]]), fix[1])
    span = tuple.__new__(Span, (start, end))
    values = (rule, severity, confidence, _one(message), span, text, place, related, fix, _one(sources), standard)
    return tuple.__new__(Finding, values)


_same: dict[Any, Any] = {}


def _one(value: Any) -> Any:
    """The same value as an object that is shared: thousands of findings say the same and rest on the same sources."""
    return _same.setdefault(value, value)


_PARTS = ("text", "segments", "blocks", "inlines", "comments", "meta", "elements")


def _detail(detail: Detail) -> tuple[Any, ...]:
    return (_plain(tuple([getattr(detail.document, part) for part in _PARTS])), *map(_plain, detail[1:]))


def _detailed(plain: tuple[Any, ...], source: Source) -> Detail:
    return Detail(Document(source, *_restored(plain[0])), *map(_restored, plain[1:]))


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
