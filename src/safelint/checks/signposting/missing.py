"""A text on a safeguarding subject that gives no way to get help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import advice, house_text, subject, whole
from safelint.help.advice import ANY
from safelint.help.elements import Ask
from safelint.help.happenings import QUESTIONS
from safelint.help.signposting import kind_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.lexicon.matching import Match
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_MOST_LOOKED_AT = 200  # words that may speak to readers
_RELEASES = ("press-release", "witness-appeal")


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics or assessment.any_route or assessment.in_footer:
        return
    about = [topic for topic in assessment.topics if not topic.mention]
    kind = kind_of(analysis.settings, analysis.kind)
    reached = is_release_on_a_case(analysis, kind) or speaks_to_those_affected(analysis)
    sure = reached and any(topic.strong for topic in about) and not assessment.doubtful
    lowered = ["news", "no-page-of-help"]
    if assessment.pointed:
        lowered.append("pointed-elsewhere")
    if not about:
        lowered.append("only-mentioned")
    level = analysis.level(rule, "reaches-those-affected" if sure else "no-help", lowered=lowered, kind=kind)
    asks = assessment.missing_required or assessment.missing_suggested
    add, named = advice(analysis, rule, asks or (Ask((ANY,), assessment.topics[0].id),))
    message = rule.says(
        "about" if about else "mentions",
        subject=subject(analysis, rule, assessment),
        itself=rule.says("itself") if assessment.pointed else "",
        house=house_text(analysis, rule, assessment),
        advice=add,
    )
    # The sources of the rule are about one subject each: a finding cites none of them.
    yield whole(analysis, rule, message, level, sources=(), entries=named)


def is_release_on_a_case(analysis: Analysis, kind: str) -> bool:
    """Whether an official release tells of one case: somebody was harmed, charged, sentenced or is looked for."""
    return kind in _RELEASES and bool(analysis.matches.all("help.on-a-case"))


def speaks_to_those_affected(analysis: Analysis) -> bool:
    """Whether a text, quotations left out, speaks to somebody who was harmed or may be, or who fears for somebody; what
    it says to people about those in their charge does not count."""
    asked = [match for _, match in analysis.matches.every(QUESTIONS)]
    told = [*analysis.matches.all("help.to-affected"), *asked]
    return any(
        not analysis.is_quoted(*match) and not _is_for_staff(analysis, match) for match in sorted(told)[:_MOST_LOOKED_AT]
    )


def _is_for_staff(analysis: Analysis, words: Match) -> bool:
    sentence = analysis.sentence_at(words.start)
    return sentence is not None and analysis.matches.holds("help.to-staff", sentence.start, sentence.end)


CHECK = RuleCheck("signposting/missing", run)
