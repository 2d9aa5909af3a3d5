"""A text on a safeguarding subject that gives no way to get help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import advice, any_way, cited, house_text, subject, whole
from safelint.checks.signposting.readers import SpokenTo, is_for_people_at_work, spoken_to_affected
from safelint.help.letters import (
    TOLD_AMONG_US,
    different,
    is_of_a_lesson,
    is_to_families,
    is_told_in_a_letter,
    opens_with,
)
from safelint.help.signposting import kind_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.topics import TopicFound
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_AT_ONCE = 200  # characters in which an appeal says what it is
_ON_ANY = ("help.of-law", "help.of-police-conduct")
_ON_NO_CASE = ("help.of-money", "help.to-referrers", "help.to-journalists", "help.of-tips", "help.of-research")
_SIGNS = 3  # different ones of a list that show whom a text is for


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics or assessment.any_route or assessment.in_footer:
        return
    about = [topic for topic in assessment.topics if not topic.mention]
    kind = kind_of(analysis.settings, analysis.kind)
    spoken = spoken_to_affected(analysis)
    affected = bool(spoken.words)
    among = affected or is_told_among_us(analysis, kind)
    reached = among or is_release_on_a_case(analysis, kind)
    plain = any(topic.strong for topic in about)
    sure = reached and plain and not assessment.doubtful
    if plain and analysis.kind == "story" and not analysis.settings.kind and _is_spoken_often(spoken):
        kind = "service-page"  # an account that speaks to those whom its subject touches does what a page of help does
    lowered = ["news", "no-page-of-help"]
    if assessment.pointed:
        lowered.append("pointed-elsewhere")
    if not affected and is_for_people_at_work(analysis):
        lowered.append("people-at-work")
    if not reached and is_of_a_trade(analysis):
        lowered.append("of-a-trade")
    if not reached and kind == "letter" and is_of_a_lesson(analysis):
        lowered.append("of-a-lesson")
    if about and all(analysis.knowledge.guide.fillers.is_for_police(topic.id) for topic in about):
        lowered.append("for-the-police")
    said = _said_of(about)
    if said == "mentions":
        lowered.append("only-mentioned")
    elif said == "seems" and not reached:
        lowered.append("told-plainly-by-its-opening" if plain else "told-by-its-opening")
    level = analysis.level(rule, "reaches-those-affected" if sure else "no-help", lowered=lowered, kind=kind)
    asks = assessment.missing_required or assessment.missing_suggested
    add, named = advice(analysis, rule, (*asks, any_way(assessment)))
    message = rule.says(
        said,
        subject=subject(analysis, rule, assessment),
        itself=rule.says("itself") if assessment.pointed else "",
        house=house_text(analysis, rule, assessment),
        advice=add,
    )
    yield whole(analysis, rule, message, level, sources=cited(analysis), entries=named)


def _is_spoken_often(spoken: SpokenTo) -> bool:
    """Whether a text speaks to those affected in its whole opening, or in more than one place."""
    return spoken.by_weight or len({start for start, _ in spoken.words}) > 1


def _said_of(about: Sequence[TopicFound]) -> str:
    """The name of the message that says so of a text on these subjects; of none where it only mentions one."""
    if all(topic.weighed for topic in about):
        return "seems" if about else "mentions"
    return "about"


def is_release_on_a_case(analysis: Analysis, kind: str) -> bool:
    """Whether an official release tells of one case: somebody was harmed, charged, sentenced or is looked for; or warns
    the public.

    An appeal to the public is one, whatever else its form is.
    """
    matches, start = analysis.matches, analysis.top
    if kind == "witness-appeal":
        return True
    if kind == "press-release" and any(map(matches.holds, ("help.on-a-case", "help.to-the-public"))):
        return True
    return matches.holds("help.appeal", start, start + _AT_ONCE)


def is_told_among_us(analysis: Analysis, kind: str) -> bool:
    """Whether a letter, a post or a page goes to those among whom somebody has just been harmed, as from a school. A
    letter to families on such a subject does so unless it tells of lessons, money or tips."""
    if kind == "letter":
        if is_of_a_lesson(analysis):
            return False
        return is_told_in_a_letter(analysis) or (is_to_families(analysis) and not is_of_a_trade(analysis))
    if kind == "service-page":  # a club or a church that writes on its page what it would write in a letter
        return opens_with(analysis, TOLD_AMONG_US) and opens_with(analysis, "help.on-a-case")
    return kind == "social-post" and analysis.matches.holds(TOLD_AMONG_US)


def is_of_a_trade(analysis: Analysis) -> bool:
    """Whether a text tells lawyers of the law; or, on no case, tells those who run services of money, those who refer
    somebody what to send, or parents what all children do, or asks its readers to answer a survey."""
    lists = _ON_ANY if analysis.matches.holds("help.on-a-case") else (*_ON_ANY, *_ON_NO_CASE)
    return any(different(analysis, name) >= _SIGNS for name in lists)


CHECK = RuleCheck("signposting/missing", run)
