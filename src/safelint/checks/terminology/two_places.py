"""Two places of a text that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range


def of_two_places(analysis: Analysis, rule: Rule, evidence: str, first: Range, second: Range) -> Finding:
    """The finding at the second place, which names the first; the rule says it in its message named as the evidence."""
    message = rule.says(evidence, here=analysis.on_one_line(*second), before=analysis.on_one_line(*first))
    related = ((rule.says("other-place"), *first),)
    return analysis.finding(rule, *second, message, analysis.level(rule, evidence), related=related)
