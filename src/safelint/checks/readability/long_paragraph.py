"""Paragraphs of more sentences, and of more words, than the limits of their audience."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import cut
from safelint.judging.parts import Part, parts

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.reading.counts import Prose
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """Many short sentences make no long paragraph. A suggestion where the writer's own sentences are not too many."""
    limits = part.limits
    for indexes in _paragraphs(analysis, part, limits.paragraph):
        own = _counts(part.prose, indexes)
        words = sum(own) + sum(_counts(part.quoted, indexes))
        if words <= limits.paragraph_words:
            continue
        is_own = len(own) > limits.paragraph and sum(own) > limits.paragraph_words
        level = analysis.level(rule, "above" if is_own else "quoted", lowered=limits.lowered, kind=limits.kind)
        message = rule.says(
            "above",
            sentences=len(indexes),
            words=words,
            readers=limits.readers,
            limit=limits.paragraph,
            limit_words=limits.paragraph_words,
        )
        start, end = analysis.sentences[indexes[0]].start, analysis.sentences[indexes[-1]].end
        yield analysis.finding(rule, start, cut(analysis, start, end), message, level)


def _counts(prose: Prose, indexes: list[int]) -> list[int]:
    """The words of those of the sentences that are of this prose."""
    places = ((bisect_left(prose.scored, index), index) for index in indexes)
    return [prose.words_in[place] for place, index in places if prose.scored[place : place + 1] == [index]]


def _paragraphs(analysis: Analysis, part: Part, most: int) -> Iterator[list[int]]:
    """The indexes of the sentences of each paragraph of prose that has more than `most`, quoted ones too."""
    from safelint.text.prose import ends_paragraph

    document, sentences = analysis.document, analysis.sentences
    every = sorted([*part.prose.scored, *part.quoted.scored])
    blocks = [sentences[index].block for index in every]
    long = {block for block, later in zip(blocks, blocks[most:], strict=False) if block == later}
    indexes: list[int] = []
    for block in sorted(long):
        if document.blocks[block].kind != "paragraph":
            continue
        for index in every[bisect_left(blocks, block) : bisect_right(blocks, block)]:
            if indexes and ends_paragraph(document, sentences[indexes[-1]], sentences[index]):
                if len(indexes) > most:
                    yield indexes
                indexes = []
            indexes.append(index)
    if len(indexes) > most:
        yield indexes


CHECK = RuleCheck("readability/long-paragraph", run)
