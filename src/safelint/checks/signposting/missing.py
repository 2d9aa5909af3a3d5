"""A text on a safeguarding subject that gives no way to get help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import advice, house_text, subject, whole
from safelint.help.elements import Ask
from safelint.help.signposting import kind_of
from safelint.values.settings import GENERAL

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_MOST_LOOKED_AT = 200  # words that may speak to readers


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics or assessment.any_route or assessment.in_footer:
        return
    about = [topic for topic in assessment.topics if not topic.mention]
    sure = any(topic.strong for topic in about) and (_has_sure_kind(analysis) or speaks_to_readers(analysis))
    sure = sure and not assessment.doubtful
    lowered = ["news", "no-page-of-help"]
    if assessment.pointed:
        lowered.append("pointed-elsewhere")
    if not about:
        lowered.append("only-mentioned")
    kind = kind_of(analysis.settings, analysis.kind)
    level = analysis.level(rule, "speaks-to-those-affected" if sure else "no-help", lowered=lowered, kind=kind)
    asks = assessment.missing_required or assessment.missing_suggested
    add, named = advice(analysis, rule, asks or (Ask(("any_one_route",), assessment.topics[0].id),))
    message = rule.says(
        "about" if about else "mentions",
        subject=subject(analysis, rule, assessment),
        itself=rule.says("itself") if assessment.pointed else "",
        house=house_text(analysis, rule, assessment),
        advice=add,
    )
    # The sources of the rule are about one subject each: a finding cites none of them.
    yield whole(analysis, rule, message, level, sources=(), entries=named)


def _has_sure_kind(analysis: Analysis) -> bool:
    """Whether somebody told the kind, or the form does; a text that is merely short may be anything."""
    if analysis.settings.kind:
        return True
    if analysis.kind == "service-page":  # by its words, which tell less surely than its headings
        from safelint.kinds.pages import has_title_of_help

        return has_title_of_help(analysis)
    return analysis.kind not in ("social-post", GENERAL)


def speaks_to_readers(analysis: Analysis) -> bool:
    """Whether a text, quotations left out, speaks to readers who may need help."""
    found = analysis.matches.all("help.to-readers")[:_MOST_LOOKED_AT]
    return any(not analysis.is_quoted(*match) for match in found)


CHECK = RuleCheck("signposting/missing", run)
