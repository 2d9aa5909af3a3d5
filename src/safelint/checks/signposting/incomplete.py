"""Help that lacks something that the subject and the kind of text ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from safelint.help.routes import Tie, Way, serves
from safelint.judging.lines_of_help import fitting, gives_police_alone, line_beside_police
from safelint.judging.readers import spoken_to_on_anything
from safelint.nations.abroad import signs_of_abroad
from safelint.values.ranges import merged
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.routes import Route
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_FOR_THE_FIELD = "words-of-the-field"  # lowers findings in kinds of text that are for people of the field
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
    by_name = _by_name_alone(analysis) if assessment.any_route else []
    if not assessment.any_route or not (asked or house or by_name):
        return
    lacks_line = bool(required or assessment.only_at_hand or (suggested and gives_police_alone(analysis)))
    sure = bool(house) or (lacks_line and not assessment.gives_line)
    asks = fitting(analysis, asked)[: None if sure else _FEW] if asked else []
    add, named = advice(analysis, rule, asks)
    by_name = [route for route in by_name if route.service not in named]
    if not (add or house or by_name):
        return
    best = better(analysis, (*asks, *suggested, *beside), _FEW if sure else _FEW - len(asks))
    seems = said_of(assessment.topics) == "seems"
    message = rule.says(
        "seems" if seems else "lacks",
        subject=subject(analysis, rule, assessment),
        advice=" ".join(filter(None, (f"{house}{add}".rstrip(), _how_to_reach(analysis, rule, by_name)))),
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
    related = tuple((rule.says("by-name-alone"), route.start, route.end) for route in by_name)
    entries = (*named, *(route.service for route in by_name))
    yield whole(analysis, rule, message, level, related, sources=cited(analysis), entries=entries)


def _by_name_alone(analysis: Analysis) -> list[Route]:
    """The first places at which a text tells its readers to turn to a service that has a number, nowhere says how to
    reach it, and gives no other way in the same sentence. People of the field know how to reach those of whom a text
    for them tells."""
    if _FOR_THE_FIELD in analysis.kind.for_readers.lowered:
        return []
    routes = analysis.assessment.routes
    ways = merged((route.start, route.end) for route in routes if route.helps and route.how != Way.NAME)
    first: dict[str, Route] = {}
    for route in routes:
        if route.tie == Tie.NAMED and route.helps and route.how == Way.NAME and _is_invitation(analysis, route):
            if ways.overlapping(*analysis.sentence_around(route.start)) is None:
                first.setdefault(route.service, route)
    return [route for route in first.values() if _can_be_called(analysis, route.service)]


def _is_invitation(analysis: Analysis, route: Route) -> bool:
    """Whether words right beside a name with a capital say that readers find help there."""
    matches, has_capital = analysis.matches, analysis.document.text[route.start].isupper()
    told = matches.before("help.named-before", route.start) or matches.after("help.named-helps", route.end)
    return has_capital and told is not None


def _can_be_called(analysis: Analysis, service: str) -> bool:
    """Whether readers in the nations of a text can call or text a service."""
    from safelint.help.naming import has_number

    known = analysis.knowledge.guide.fillers.services[service]
    return has_number(known) and serves(known, analysis.placed.nations)


def _how_to_reach(analysis: Analysis, rule: Rule, by_name: Sequence[Route]) -> str:
    """What to add to the names of services that stand alone, "" where there are none."""
    if not by_name:
        return ""
    from safelint.help.naming import contact, plain

    known = analysis.knowledge.guide.fillers.services
    return rule.says("how-to-reach", contacts=joined([plain(contact(known[each.service])) for each in by_name], "and"))


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
