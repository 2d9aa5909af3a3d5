"""Blanks in the place of whom to contact: "the emergency duty team: [number]"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for blank in analysis.matches.all("help.blank"):
        if not analysis.is_quoted(blank.start, blank.end):
            yield analysis.finding(rule, blank.start, blank.end, rule.says("blank"))


CHECK = RuleCheck("helpline/to-fill-in", run)
