"""What a document promises, whatever it was read from. The property tests and the fuzz targets hold readers to it."""

from __future__ import annotations

from typing import get_args

from safelint.values.document import BREAK, BlockKind, Document
from safelint.values.report import DocumentReport


def check(doc: Document) -> None:
    text, source, size = doc.text, doc.source.text, len(doc.source.text)
    offsets = [segment.offset for segment in doc.segments]
    assert offsets == sorted(set(offsets))
    at = 0
    for number, block in enumerate(doc.blocks):
        assert block.kind in get_args(BlockKind)
        assert block.start == at
        assert block.start <= block.end <= len(text)
        assert BREAK not in text[block.start : block.end]
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert block.start in offsets  # the block's first segment begins with it
        at = block.end + 1
        if number + 1 < len(doc.blocks):
            assert text[block.end] == BREAK
    assert len(text) == max(at - 1, 0)
    assert bool(doc.segments) == bool(doc.blocks)
    for number, (offset, start, end, exact) in enumerate(doc.segments):
        block = doc.block_at(offset)
        stop = min(doc.segments[number + 1].offset if number + 1 < len(doc.segments) else len(text), block.end)
        assert 0 <= start <= end <= size
        if exact:
            assert text[offset:stop] == source[start:end]
        elif stop > offset:
            assert start < end
    for block in doc.blocks:
        span = doc.span(block.start, block.end)
        assert 0 <= span.start <= span.end <= size
    for inline in doc.inlines:
        block = doc.block_at(inline.start)
        assert block.start <= inline.start <= inline.end <= block.end
        assert 0 <= inline.span.start < inline.span.end <= size
    assert [inline.start for inline in doc.inlines] == sorted(inline.start for inline in doc.inlines)
    for comment in doc.comments:
        assert source[comment.start : comment.end].startswith(("<!--", "..", "//"))
    assert doc.comments == sorted(doc.comments)


def check_report(report: DocumentReport) -> None:
    """Every finding lies in the source, in order, and its text is what stands there unless that holds markup."""
    source = report.source().text
    hidden = [each.finding for each in report.suppressed]
    for findings in (list(report.findings), hidden):
        assert findings == sorted(findings, key=lambda each: (each.span.start, each.rule, each.span.end, each.message))
        for finding in findings:
            start, end = finding.span
            assert 0 <= start <= end <= len(source)
            assert finding.message.strip()
            assert len(finding.text) != end - start or finding.text == source[start:end]
            assert all(0 <= each.span.start <= each.span.end <= len(source) for each in finding.related)
            for edit in finding.fix.edits if finding.fix else ():
                assert 0 <= edit.span.start <= edit.span.end <= len(source)
    for number, span in report.numbers:
        assert 0 <= span.start < span.end <= len(source)
        assert len(number.text) != span.end - span.start or number.text == source[span.start : span.end]
    if report.block is not None:
        assert 0 <= report.block.start <= report.block.end <= len(source)
