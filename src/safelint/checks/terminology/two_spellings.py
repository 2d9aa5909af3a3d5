"""Names of people that a text spells two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.two_spellings import spelt_two_ways

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE = "name-spelt-two-ways"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule, text = rules[INCONSISTENT], analysis.document.text
    for each in spelt_two_ways(analysis, analysis.knowledge.graded_words.base):
        here, before = (" ".join(text[start:end].split()) for start, end in ((each.start, each.end), each.other))
        message = rule.says(_EVIDENCE, here=here, before=before)
        related = ((rule.says("other-place"), *each.other),)
        yield analysis.finding(rule, each.start, each.end, message, analysis.level(rule, _EVIDENCE), related=related)


CHECK = Check(kind="consistency", run=run)
