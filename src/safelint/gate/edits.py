"""The edits of fixes: which can be made together, the text that they make, and its offsets in the text before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from safelint.values.finding import Edit, Finding
from safelint.values.source import Span


def edits_of(findings: Iterable[Finding]) -> list[Edit]:
    return sorted(edit for finding in findings if finding.fix for edit in finding.fix.edits)


def reach(finding: Finding) -> tuple[int, int]:
    spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
    return min(span.start for span in spans), max(span.end for span in spans)


def disjoint(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those to fix now, in order, no two of which overlap; and the others."""
    now: list[Finding] = []
    later: list[Finding] = []
    last = -1
    for finding in sorted(findings, key=lambda each: reach(each)):
        start, end = reach(finding)
        if start >= last:
            now.append(finding)
            last = max(end, start + 1)
        else:
            later.append(finding)
    return now, later


def applied(text: str, edits: Sequence[Edit]) -> str:
    return replaced(text, [(*edit.span, edit.text) for edit in edits])


def replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, new in changes:
        pieces += [text[last:start], new]
        last = end
    return "".join([*pieces, text[last:]])


class Back:
    """Offsets in a text with edits, taken back to the text before them; one inside new words goes to their edge."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts: list[int] = []  # of the new words
        shift = 0
        for (start, end), text in edits:
            self.starts.append(start + shift)
            shift += len(text) - (end - start)

    def __call__(self, offset: int, *, end: bool = False) -> int:
        index = bisect_right(self.starts, offset - 1 if end else offset) - 1
        if index < 0:
            return offset
        (left, right), text = self.edits[index]
        past = offset - self.starts[index] - len(text)
        if past >= (1 if end else 0):
            return right + past
        return right if end else left

    def snapped(self, span: Span) -> tuple[int, int]:
        """A span of the text before them, its ends that lie inside old words taken to the edges of these."""
        start, end = span
        for index in range(max(bisect_right(self.edits, start, key=_start) - 1, 0), len(self.edits)):
            left, right = self.edits[index].span
            if left >= end:
                break
            start = left if left < start < right else start
            end = right if left < end < right else end
        return start, end


def _start(edit: Edit) -> int:
    return edit.span.start
