"""People to whom a text gives two ages: a check of its own, as one text alone shows it, whatever others a run has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.ages_told import two_ages

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for first, other in two_ages(analysis):
        name = " ".join(first.name if len(first.name) > 1 else other.name)
        message = rule.says("two-ages", name=name, first=str(first.age), other=str(other.age))
        related = ((rule.says("other-age"), other.start, other.end),)
        level = analysis.level(rule, "two-ages")
        yield analysis.finding(rule, first.start, first.end, message, level, related=related)


CHECK = Check(kind="consistency", run=run)
