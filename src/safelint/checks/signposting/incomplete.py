"""Help that lacks something that the subject and the kind of text ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import (
    advice,
    as_shown,
    better,
    cited,
    house_text,
    masked_in,
    said_of,
    sentences_with_most,
    subject,
    whole,
)
from safelint.judging.lines_of_help import fitting, gives_police_alone, line_beside_police
from safelint.judging.readers import spoken_to_on_anything
from safelint.nations.abroad import signs_of_abroad

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_FEW = 3  # things to add where a line that helps is there; things that would be good to have besides


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics:
        yield from _for_anybody_hurt(analysis, rule)
        return
    required, suggested = assessment.missing_required, assessment.missing_suggested
    house = house_text(analysis, rule, assessment)
    beside = () if required or suggested or house else line_beside_police(analysis)
    asked = (*required, *suggested, *beside)
    if not assessment.any_route or not (asked or house):
        return
    lacks_line = bool(required or assessment.only_at_hand or (suggested and gives_police_alone(analysis)))
    sure = bool(house) or (lacks_line and not assessment.gives_line)
    asks = fitting(analysis, asked)[: None if sure else _FEW] if asked else []
    add, named = advice(analysis, rule, asks)
    if not (add or house):
        return
    best = better(analysis, (*asks, *suggested, *beside), _FEW if sure else _FEW - len(asks))
    seems = said_of(assessment.topics) == "seems"
    message = rule.says(
        "seems" if seems else "lacks",
        subject=subject(analysis, rule, assessment),
        advice=f"{house}{add}".rstrip(),
        better=rule.says("better", elements=best) if best else "",
    )
    evidence = "lacks-the-least" if sure else "lacks-more"
    kind = analysis.kind.for_readers.id
    reasons = (
        ("for-another-country", bool(analysis.view(signs_of_abroad))),
        ("told-by-its-opening", seems and not any(topic.strong for topic in assessment.topics)),
    )
    lowered = ["news-with-a-way", "no-page-of-help", *(reason for reason, holds in reasons if holds)]
    level = analysis.level(rule, evidence, lowered=lowered, kind=kind)
    yield whole(analysis, rule, message, level, sources=cited(analysis), entries=named)


def _for_anybody_hurt(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    """The least that a text on no subject of ours needs, where it speaks to somebody who may be hurt."""
    if analysis.assessment.routes or analysis.numbers:
        return
    said = _said_to_them(analysis)
    if said is None:
        return
    add, named = advice(analysis, rule, fitting(analysis, analysis.knowledge.guide.asks.at_least))
    words = as_shown(analysis.document.text[slice(*said)])
    message = rule.says("may-be-hurt", words=words, advice=add)
    yield whole(analysis, rule, message, analysis.level(rule, "may-be-hurt"), sources=(), entries=named)


def _said_to_them(analysis: Analysis) -> Range | None:
    """The words that speak to somebody who may be hurt; where only all the words of an opening together do, the
    sentence that has most of these."""
    found = analysis.matches.first("topics.may_be_hurt")
    if found is not None:
        return found.start, found.end
    masked = masked_in(analysis)
    sentences = sentences_with_most(analysis, spoken_to_on_anything(analysis).words)
    return next((sentence for sentence in sentences if masked.overlapping(*sentence) is None), None)


CHECK = RuleCheck("signposting/incomplete", run)
