"""People and things that a text on a case or on help counts twice, and sentences of a court of two lengths.

Texts on other matters count in several sets: the angles of a figure, the studies of a review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.counts_told import two_counts, two_lengths

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.counts_told import CountTold, LengthTold

_EVIDENCE = "two-counts"
_Told: TypeAlias = "CountTold | LengthTold"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if not analysis.topics:
        return
    rule = rules[INCONSISTENT]
    level = analysis.level(rule, _EVIDENCE)
    text = analysis.document.text
    counts = two_counts(analysis, analysis.knowledge.inflection.is_plural)
    pairs: Iterator[tuple[_Told, _Told]] = chain(counts, two_lengths(analysis))
    for told, before in pairs:
        message = rule.says(_EVIDENCE, here=text[told.start : told.end], before=text[before.start : before.end])
        related = ((rule.says("other-count"), before.start, before.end),)
        yield analysis.finding(rule, told.start, told.end, message, level, related=related)


CHECK = Check(kind="consistency", run=run)
