"""What a text says of a line's hours and cost, against what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.helpline import costs
from safelint.checks.helpline.hours import HoursCheck
from safelint.checks.helpline.passages import passages

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    hours = HoursCheck(analysis)
    seen: set[tuple[int, int]] = set()
    for passage in passages(analysis):
        for finding in (*costs.stated(analysis, rule, passage), *hours.stated(rule, passage)):
            where = (finding.span.start, finding.span.end)
            if where not in seen:  # words between two numbers may speak of both
                seen.add(where)
                yield finding


CHECK = RuleCheck("helpline/claim", run)
