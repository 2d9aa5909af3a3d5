"""Passages of a text as somebody may change them, judged before and after by themselves.

A check of the whole text for each change would cost many times what the text did. So all changed passages, each a
sentence or two with those beside them, are one document, what stood there is another, and each is read as the whole
text is: of its kind, on its subjects, for its readers. What compares parts of a text, or weighs a sentence by the rest
of it, a passage does not show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.edits import replaced
from safelint.values.document import BREAK, Block, Document, Meta, Segment
from safelint.values.rulebook import weighed_rules
from safelint.values.source import Range, Source

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.run.checker import Checker
    from safelint.values.report import DocumentReport

_BETWEEN = "\n\n"
_BESIDE = 400  # characters before and after a change, at most: a sentence may be as long as its text


class Judged(NamedTuple):
    """How often each rule finds something in words as they are, and as they would be."""

    before: Counter[str]
    after: Counter[str]

    def is_better_for(self, rule: str) -> bool:
        """Whether a finding by `rule` is gone, where these words show it by themselves, and none is new."""
        allowed = self.before.copy()
        allowed.subtract([rule] if self.before[rule] else [])
        return not self.after - allowed


class Passages:
    """What stands around some changes of a text: `texts` are each as it is, and as it would be."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._weighed = weighed_rules(analysis.knowledge.pack)
        self._blocks: list[Block] = []
        self.texts: list[tuple[str, str]] = []

    def add(self, changes: Iterable[tuple[Range, str]]) -> range:
        """Adds what stands around changes that belong together, each a range of `Document.text` inside a block and what
        is to stand there; gives the numbers of these passages."""
        document, first = self._analysis.document, len(self._blocks)
        by_block: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for (start, end), text in sorted(changes):
            by_block[document.block_index(start)].append((start, end, text))
        for index, pieces in by_block.items():
            start, end = self._around(document.blocks[index], pieces[0][0], pieces[-1][1])
            words = document.text[start:end]
            self._blocks.append(document.blocks[index])
            changed = replaced(words, [(left - start, right - start, new) for left, right, new in pieces])
            self.texts.append((words, changed))
        return range(first, len(self._blocks))

    def _around(self, block: Block, start: int, end: int) -> Range:
        """The sentences of a block that a range touches, with those beside them."""
        beside = (*self._analysis.neighbours(start), *self._analysis.neighbours(max(start, end - 1)))
        found = [self._analysis.sentence_around(start), *((each.start, each.end) for each in beside)]
        left, right = min(each for each, _ in found), max(each for _, each in found)
        return max(block.start, left, start - _BESIDE), min(block.end, max(right, end), end + _BESIDE)

    def judged(self, checker: Checker, path: str, report: DocumentReport) -> Sequence[Judged]:
        """What is found in each passage before and after."""
        if not self._blocks:
            return ()
        meta = _as_found(self._analysis, report)
        before, after = (self._found(checker, path, meta, each) for each in zip(*self.texts, strict=True))
        return [Judged(*each) for each in zip(before, after, strict=True)]

    def _found(self, checker: Checker, path: str, meta: Meta, texts: Sequence[str]) -> Sequence[Counter[str]]:
        """By which rules something is found in each passage, and how often."""
        starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]  # in the source
        found: list[Counter[str]] = [Counter() for _ in texts]
        located = checker.located(path)
        for finding in checker.found(checker.analysed(self._joined(texts, starts, meta), located), located):
            spans = (finding.span, *(each.span for each in finding.related))
            first, *others = (bisect_right(starts, span.start) - 1 for span in spans)
            if finding.text and set(others) <= {first} and finding.rule not in self._weighed:
                found[first][finding.rule] += 1
        return found

    def _joined(self, texts: Sequence[str], starts: Sequence[int], meta: Meta) -> Document:
        """The passages as a document. No two are items of one list, or cells of one table."""
        blocks, segments, at = [], [], 0
        for number, (block, text) in enumerate(zip(self._blocks, texts, strict=True)):
            alone = block if block.group < 0 else block._replace(group=number, row=0, column=min(block.column, 0))
            blocks.append(alone._replace(start=at, end=at + len(text)))
            segments.append(Segment(at, starts[number], starts[number] + len(text), exact=True))
            at += len(text) + len(BREAK)
        source = self._analysis.document.source
        return Document(
            Source(source.path, source.media, _BETWEEN.join(texts)), BREAK.join(texts), segments, blocks, meta=meta
        )


def _as_found(analysis: Analysis, report: DocumentReport) -> Meta:
    """What a document says of itself that is read as another is: with what was found, where nobody gave it."""
    usual = (analysis.settings.audience, analysis.knowledge.kinds[report.kind].audience)
    return Meta(
        language=report.language,
        audience="" if report.audience in usual else report.audience,
        kind=report.kind,
        nations=report.nations,
        topics=report.topics,
    )
