"""People and things that a text on a case or on help counts twice, and sentences of a court of two lengths.

Texts on other matters count in several sets: the angles of a figure, the studies of a review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.counts_told import two_counts
from safelint.words.lengths_told import two_lengths

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.counts_told import CountTold
    from safelint.words.lengths_told import LengthTold

_EVIDENCE = "two-counts"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if not analysis.topics:
        return
    rule = rules[INCONSISTENT]
    for number, before in two_counts(analysis, analysis.knowledge.inflection.is_plural):
        yield _finding(analysis, rule, "two-counts", number, before)
    for length, given in two_lengths(analysis):
        yield _finding(analysis, rule, "two-lengths", length, given)


def _finding(
    analysis: Analysis, rule: Rule, said: str, told: CountTold | LengthTold, before: CountTold | LengthTold
) -> Finding:
    text = analysis.document.text
    message = rule.says(said, here=text[told.start : told.end], before=text[before.start : before.end])
    related = ((rule.says("other-count"), before.start, before.end),)
    level = analysis.level(rule, _EVIDENCE)
    return analysis.finding(rule, told.start, told.end, message, level, related=related)


CHECK = Check(kind="consistency", run=run)
