"""Help that stands where readers of a copied text do not see it, or scattered over the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import whole
from safelint.help.helpblock import spread
from safelint.help.routes import LOCAL, Tie
from safelint.kinds.releases import end_of_release

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.routes import Route
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics:
        return
    if not assessment.any_route:
        if assessment.in_footer:
            yield _elsewhere(analysis, rule, "only-in-footer", assessment.in_footer)
        return
    placed = [
        route
        for route in assessment.routes
        if route.start >= 0 and route.service != LOCAL and route.helps and route.tie != Tie.NAMED
    ]
    hidden = _hidden(analysis, placed)
    if hidden:
        yield _elsewhere(analysis, rule, "after-the-end", hidden)
    elif assessment.block is None and spread(analysis.document, placed):
        yield whole(analysis, rule, rule.says("scattered"), analysis.level(rule, "scattered"))


def _elsewhere(analysis: Analysis, rule: Rule, where: str, routes: Sequence[Route]) -> Finding:
    related = ((rule.says("here"), routes[0].start, routes[0].end),)
    return whole(analysis, rule, rule.says(where), analysis.level(rule, where), related)


def _hidden(analysis: Analysis, placed: Sequence[Route]) -> list[Route]:
    """The routes below the line that ends a text, where more services stand there alone than above it."""
    if not placed or not analysis.kind.for_readers.help_before_end:
        return []
    below = analysis.view(end_of_release)
    above = {route.service for route in placed if route.start < below}
    hidden = [route for route in placed if route.start >= below and route.service not in above]
    return hidden if len({route.service for route in hidden}) > len(above) else []


CHECK = RuleCheck("signposting/position", run)
