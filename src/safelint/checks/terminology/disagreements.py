"""What a text says of one thing in two places, where both cannot be true: a check of its own, as one text alone shows
it, whatever others a run has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE = "disagreement"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for each in analysis.disagreements:
        first, second = each.places(analysis.tokens)
        here, before = (" ".join(analysis.document.text[slice(*place)].split()) for place in (second, first))
        message = rule.says(_EVIDENCE, here=here, before=before)
        related = ((rule.says("other-place"), *first),)
        yield analysis.finding(rule, *second, message, analysis.level(rule, _EVIDENCE), related=related)


CHECK = Check(kind="consistency", run=run)
