"""What a text says of one thing in two places, where both cannot be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.told_twice import told_twice

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE = "told-twice"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule, level, text = rules[INCONSISTENT], analysis.level(rules[INCONSISTENT], _EVIDENCE), analysis.document.text
    for told, before in told_twice(analysis):
        here, there = (" ".join(text[each.start : each.end].split()) for each in (told, before))
        message = rule.says(_EVIDENCE, here=here, before=there)
        related = ((rule.says("other-place"), before.start, before.end),)
        yield analysis.finding(rule, told.start, told.end, message, level, related=related)


CHECK = Check(kind="consistency", run=run)
