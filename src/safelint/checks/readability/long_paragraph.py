"""Paragraphs of more sentences than the limit of their audience."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import cut
from safelint.checks.readability.parts import Part, parts

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """Only a suggestion where the sentences are short, or the writer's own are few enough."""
    limits = part.limits
    own: dict[int, int] = {}
    for indexes in _paragraphs(analysis, part, limits.paragraph):
        own = own or dict(zip(part.prose.scored, part.prose.words_in, strict=True))
        words = [own[index] for index in indexes if index in own]
        is_long = len(words) > limits.paragraph and sum(words) > limits.paragraph_words
        evidence = "above" if is_long else "short-or-quoted"
        level = analysis.level(rule, evidence, lowered=("record",), kind=limits.kind)
        message = rule.says("above", sentences=len(indexes), readers=limits.readers, limit=limits.paragraph)
        start, end = analysis.sentences[indexes[0]].start, analysis.sentences[indexes[-1]].end
        yield analysis.finding(rule, start, cut(analysis, start, end), message, level)


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
