"""People to whom a text gives two ages: a check of its own, as one text alone shows it, whatever others a run has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.values.rulebook import INCONSISTENT
from safelint.words.ages_told import nameless_ages, two_ages

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.ages_told import AgeTold


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for first, other in two_ages(analysis):
        name = " ".join(first.name if len(first.name) > 1 else other.name)
        message = rule.says("two-ages", name=name, first=str(first.age), other=str(other.age))
        yield _finding(analysis, rule, first, other, message)
    for given, nameless in nameless_ages(analysis):
        message = rule.says("nameless-age", age=str(nameless.age), other=str(given.age))
        yield _finding(analysis, rule, nameless, given, message)


def _finding(analysis: Analysis, rule: Rule, at: AgeTold, other: AgeTold, message: str) -> Finding:
    related = ((rule.says("other-age"), other.start, other.end),)
    return analysis.finding(rule, at.start, at.end, message, analysis.level(rule, "two-ages"), related=related)


CHECK = Check(kind="consistency", run=run)
