"""The safe fixes of a document in the HTML report: the line before and after, ready to be copied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from safelint.html_pages.parts import text
from safelint.values.document import LEFT_OUT
from safelint.values.finding import Edit, Finding, unsaid
from safelint.values.report import DocumentReport
from safelint.values.source import Span
from safelint.values.wording import counted
from safelint.visible import visible

_MOST_LINES = 5  # of one fix
_LONGEST = 1_000  # characters of a line that is shown whole
_AROUND = 80  # characters on each side, of a longer one


class Fixes:
    """The safe fixes of one document. A line that has several is shown with all of them made, so that what is copied
    from one note takes back nothing that was copied from another."""

    def __init__(self, document: DocumentReport) -> None:
        self.source = document.source()
        self.hidden = document.hidden_spans()
        edits: list[Edit] = []
        for edit in sorted({each for finding in document.findings for each in _safe(finding)}):
            if not edits or edit.span.start >= edits[-1].span.end:  # of two that overlap the first
                edits.append(edit)
        self.edits = edits
        self.starts = [edit.span.start for edit in edits]

    def shown(self, findings: Iterable[Finding]) -> str:
        """Each line that the fixes of findings change, before and after; "" where they have no safe one."""
        rows: dict[Span, tuple[Edit, str]] = {}
        for finding in findings:
            for edit in _safe(finding):
                first, last = self.source.position(edit.span.start).line, self.source.position(edit.span.end).line
                span = Span(self.source.line(first).start, self.source.line(last).end)
                rows.setdefault(span, (edit, finding.place or f"line {first}"))
        parts = [self._row(span, *row) for span, row in list(rows.items())[:_MOST_LINES]]
        if len(rows) > _MOST_LINES:
            parts.append(f"<p>And in {counted(len(rows) - _MOST_LINES, 'other line')}.</p>")
        return "".join(parts)

    def _row(self, span: Span, edit: Edit, place: str) -> str:
        is_whole = span.end - span.start <= _LONGEST
        if not is_whole:
            span = Span(max(span.start, edit.span.start - _AROUND), min(span.end, edit.span.end + _AROUND))
        edits = self._within(span)
        words = self.source.text[span.start : span.end]
        is_whole = is_whole and unsaid(self.source.text, *span, self.hidden) == words
        as_it_is = [words, *(each.text for each in edits)]
        if is_whole and all(each == visible(each) and LEFT_OUT not in each for each in as_it_is):
            said, copy = "After, to copy (a click marks the line)", " copy"
        else:
            said, copy = "After, in part" if not is_whole else "After, with what cannot be seen written out", ""
        before, after = (self._line(span, edits, tag) for tag in ("del", "ins"))
        return (
            f'<div class="fix"><p class="label">{text(place[:1].upper() + place[1:])}, before</p>'
            f'<p class="line"><code dir="auto">{before}</code></p>'
            f'<p class="label">{said}</p><p class="line{copy}"><code dir="auto">{after}</code></p></div>'
        )

    def _within(self, span: Span) -> list[Edit]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end + 1)
        return [each for each in self.edits[first:last] if each.span.end <= span.end]

    def _line(self, span: Span, edits: Sequence[Edit], tag: str) -> str:
        """The words of a span with the edits marked: `del` shows what stands there, `ins` what is to stand there."""
        return "".join(self._pieces(span, edits, tag))

    def _pieces(self, span: Span, edits: Sequence[Edit], tag: str) -> Iterator[str]:
        at = span.start
        for (start, end), new in edits:
            words = new if tag == "ins" else self.source.text[start:end]
            yield text(unsaid(self.source.text, at, start, self.hidden))
            yield f"<{tag}>{text(words)}</{tag}>" if words else ""
            at = end
        yield text(unsaid(self.source.text, at, span.end, self.hidden))


def _safe(finding: Finding) -> Sequence[Edit]:
    return finding.fix.edits if finding.fix is not None else ()
