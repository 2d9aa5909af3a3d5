"""What a text says of one thing in two places, where both cannot be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.told_next import told_next
from safelint.words.told_twice import told_twice

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_EVIDENCE = "told-twice"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for told, said in told_twice(analysis):
        yield _finding(analysis, rule, (told.start, told.end), (said.start, said.end))
    for match, before in told_next(analysis):
        yield _finding(analysis, rule, match, before)


def _finding(analysis: Analysis, rule: Rule, told: Range, before: Range) -> Finding:
    here, there = (" ".join(analysis.document.text[slice(*place)].split()) for place in (told, before))
    message = rule.says(_EVIDENCE, here=here, before=there)
    related = ((rule.says("other-place"), *before),)
    return analysis.finding(rule, *told, message, analysis.level(rule, _EVIDENCE), related=related)


CHECK = Check(kind="consistency", run=run)
