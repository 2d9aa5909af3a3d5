"""A text on a safeguarding subject that gives no way to get help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.signposting.advice import advice, cited, house_text, said_of, subject, whole
from safelint.help.letters import (
    TOLD_AMONG_US,
    different,
    is_of_a_lesson,
    is_to_families,
    is_told_in_a_letter,
    opens_with,
)
from safelint.help.openings import begins_with_something_else, opening_of
from safelint.help.routes import Tie
from safelint.judging.lines_of_help import any_way, fitting
from safelint.judging.readers import SpokenTo, is_all_opening, is_for_people_at_work, spoken_to_affected
from safelint.nations.abroad import signs_of_abroad
from safelint.text.templates import brings_in_files
from safelint.values.document import TITLES

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.topics import TopicFound
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.text_kinds import TextKind

_AT_ONCE = 200  # characters in which an appeal says what it is
_ON_ANY = ("help.of-law", "help.of-police-conduct")
_ON_NO_CASE = ("help.of-money", "help.to-referrers", "help.to-journalists", "help.of-tips", "help.of-research")
_OF_OTHERS = "help.among-others"
_TO_NOBODY = 27  # tenths that words together must weigh to be told loudly where a text speaks to nobody they touch
_MEASURE = 400  # tokens of a text to each place in it that speaks to those affected
_SELDOM = 200  # tokens of a text to each sentence in it that tells of its subject
_SIGNS = 3  # different ones of a list that show whom a text is for


class _Reach(NamedTuple):
    """Whom a text reaches: those its subject touches, as it speaks to them; `addressed` those among whom it happened,
    too, as a letter does; most widely, those it concerns, as a release on a case does. `plain` is whether its subject
    shows plainly, `often` whether it speaks to those affected more than once."""

    affected: bool
    addressed: bool
    those_concerned: bool
    plain: bool
    often: bool


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics or assessment.any_route or assessment.in_footer:
        return
    about = [topic for topic in assessment.topics if not topic.mention]
    kind = analysis.kind.for_readers
    spoken = spoken_to_affected(analysis)
    affected = bool(spoken.words) and (not spoken.by_weight or _is_told_of(analysis, about))
    among_us, on_a_case = is_told_among_us(analysis, kind), is_release_on_a_case(analysis, kind)
    addressed = affected or among_us
    concerned = addressed or on_a_case
    reach = _Reach(affected, addressed, concerned, any(topic.strong for topic in about), _is_spoken_often(spoken))
    aimed = among_us or on_a_case or (affected and _is_in_measure(analysis, spoken))
    sure = aimed and reach.plain and not assessment.doubtful
    said = said_of(about)
    lowered = ["news", "no-page-of-help", *_lowered(analysis, about, reach)]
    level = analysis.level(rule, "reaches-those-affected" if sure else "no-help", lowered=lowered, kind=kind.id)
    asks = assessment.missing_required or assessment.missing_suggested
    add, named = advice(analysis, rule, fitting(analysis, (*asks, any_way(analysis))))
    message = rule.says(
        said,
        subject=subject(analysis, rule, assessment),
        itself=rule.says("itself") if assessment.pointed else "",
        house=house_text(analysis, rule, assessment),
        advice=add,
    )
    yield whole(analysis, rule, message, level, sources=cited(analysis), entries=named)


def _lowered(analysis: Analysis, about: Sequence[TopicFound], reach: _Reach) -> list[str]:
    """Why the lack of help is told more quietly in a text on these subjects."""
    unreached = not reach.those_concerned
    said = said_of(about)
    by_opening = said == "seems" and not (reach.addressed or (reach.those_concerned and reach.plain))
    plainly = reach.plain and max((topic.weight or 0 for topic in about), default=0) >= _TO_NOBODY
    fillers = analysis.knowledge.guide.fillers
    reasons = (
        ("own-account", not (reach.plain and reach.often)),
        ("for-another-country", bool(analysis.view(signs_of_abroad))),
        ("pointed-elsewhere", analysis.assessment.pointed),
        ("made-of-files", not analysis.settings.house.included and brings_in_files(analysis.document.source.text)),
        ("people-at-work", not reach.affected and is_for_people_at_work(analysis)),
        ("known-to-the-police", any(route.tie is Tie.INFORMATION for route in analysis.assessment.routes)),
        ("not-plain", unreached and not any(map(_is_shown, about))),
        (
            "by-one-word",
            unreached and not reach.often and not _is_told(about) and sum(len(topic.words) for topic in about) == 1,
        ),
        ("told-seldom", unreached and not any(topic.acts for topic in about) and _is_told_seldom(analysis, about)),
        ("of-a-trade", unreached and is_of_a_trade(analysis)),
        ("of-a-lesson", unreached and is_of_a_lesson(analysis)),
        ("for-the-police", not reach.those_concerned and fillers.are_for_police([topic.id for topic in about])),
        ("only-mentioned", said == "mentions"),
        ("begins-with-something-else", unreached and _is_on_something_else(analysis, about)),
        ("told-plainly-by-its-opening", by_opening and plainly),
        ("told-by-its-opening", by_opening and not plainly),
    )
    of_subjects = {fillers.lowered(topic.id) for topic in about}
    shared = of_subjects if all(of_subjects) else ()
    return [*(reason for reason, holds in reasons if holds), *sorted(shared)]


def _is_told_of(analysis: Analysis, about: Sequence[TopicFound]) -> bool:
    """Whether a text tells or asks of one of these subjects, a person named it, or it is no longer than an opening:
    beside the weight of the first words of a longer text, words of a subject stand on the page of a lawyer, too."""
    return _is_told(about) or bool(analysis.settings.topics) or is_all_opening(analysis)


def _is_told(about: Sequence[TopicFound]) -> bool:
    """Whether an act or a question tells of one of these subjects."""
    return any(topic.acts or topic.questions for topic in about)


def _is_shown(topic: TopicFound) -> bool:
    """Whether more shows a topic than words that have other senses, too."""
    return topic.strong or _is_told([topic])


def _is_in_measure(analysis: Analysis, spoken: SpokenTo) -> bool:
    """Whether a text speaks to those affected as often as one of its length does that is meant for them: a long essay
    may turn to them once."""
    if spoken.by_weight:
        return True
    most = _MEASURE * len({start for start, _ in spoken.words})
    start, end = opening_of(analysis, analysis.assessment.left_out, most + 1)
    return end - start <= most


def _is_told_seldom(analysis: Analysis, about: Sequence[TopicFound]) -> bool:
    """Whether fewer sentences tell of the subject than in a text of that length which is about it."""
    told = {analysis.sentence_around(start) for topic in about for start, _ in topic.words}
    return len(told) * _SELDOM < len(analysis.tokens)


def _is_on_something_else(analysis: Analysis, about: Sequence[TopicFound]) -> bool:
    ids, left_out, kind = [topic.id for topic in about], analysis.assessment.left_out, analysis.kind.for_readers
    of_a_paper = kind.by_others and kind.told_in_past
    named = of_a_paper and any(_is_headlined(analysis, topic) for topic in about)
    return begins_with_something_else(analysis, ids, left_out, named=named)


def _is_headlined(analysis: Analysis, topic: TopicFound) -> bool:
    """Whether a topic is plain, and words of it stand in a title of the text and below it, too."""
    titled = {analysis.document.block_at(start).kind in TITLES for start, _ in topic.words}
    return topic.strong and len(titled) > 1


def _is_spoken_often(spoken: SpokenTo) -> bool:
    """Whether a text speaks to those affected in its whole opening, or in more than one place: an account that does is
    no less than a page of help."""
    return spoken.by_weight or len({start for start, _ in spoken.words}) > 1


def is_release_on_a_case(analysis: Analysis, kind: TextKind) -> bool:
    """Whether an official release tells of one case: somebody was harmed, charged, sentenced or is looked for; or warns
    the public.

    An appeal to the public is one, whatever else its form is.
    """
    matches, start = analysis.matches, analysis.top
    if kind.sent_on_a_case == "always":
        return True
    if kind.sent_on_a_case == "by-words" and any(map(matches.holds, ("help.on-a-case", "help.to-the-public"))):
        return True
    return matches.holds("help.appeal", start, start + _AT_ONCE)


def is_told_among_us(analysis: Analysis, kind: TextKind) -> bool:
    """Whether a letter, a post or a page goes to those among whom somebody has just been harmed, as from a school. A
    letter to families on such a subject does so unless it tells of lessons, money or tips, or of other schools."""
    if kind.told_among_us == "as-letter":
        if is_of_a_lesson(analysis) or analysis.matches.holds(_OF_OTHERS):
            return False
        return is_told_in_a_letter(analysis) or (is_to_families(analysis) and not is_of_a_trade(analysis))
    if kind.told_among_us == "in-opening":
        return opens_with(analysis, TOLD_AMONG_US) and opens_with(analysis, "help.on-a-case")
    return kind.told_among_us == "anywhere" and analysis.matches.holds(TOLD_AMONG_US)


def is_of_a_trade(analysis: Analysis) -> bool:
    """Whether a text tells lawyers of the law; or, on no case, tells those who run services of money, those who refer
    somebody what to send, or parents what all children do, or asks its readers to answer a survey."""
    lists = _ON_ANY if analysis.matches.holds("help.on-a-case") else (*_ON_ANY, *_ON_NO_CASE)
    return any(different(analysis, name) >= _SIGNS for name in lists)


CHECK = RuleCheck("signposting/missing", run)
