"""What a text says of a service: its hours, its cost, for whom it is and who runs it, against what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.helpline import ages, audience, costs, operators, secrecy
from safelint.checks.helpline.hours import HoursCheck
from safelint.checks.helpline.line_passages import passages

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    hours = HoursCheck(analysis)
    seen: set[tuple[int, int]] = set()
    lines = list(passages(analysis))
    for passage in lines:
        said = (
            costs.stated(analysis, rule, passage),
            hours.stated(rule, passage),
            ages.stated(analysis, rule, passage, passage.channel.ages),
        )
        for finding in chain.from_iterable(said):
            where = (finding.span.start, finding.span.end)
            if where not in seen:  # words between two numbers may speak of both
                seen.add(where)
                yield finding
    yield from secrecy.stated(analysis, rule, lines)
    yield from audience.stated(analysis, rule)
    yield from operators.stated(analysis, rule)


CHECK = RuleCheck("helpline/claim", run)
