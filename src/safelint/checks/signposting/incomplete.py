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
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.routes import Route
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_FOR_THE_FIELD = "words-of-the-field"  # lowers findings in kinds of text that are for people of the field
_LINES = ("phone", "sms")
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
    by_name = _by_name_alone(analysis)
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
    """The first places at which a text tells its readers to turn to a service that has a number, and nowhere says how
    to reach it. People of the field know how to reach those of whom a text for them tells."""
    if _FOR_THE_FIELD in analysis.kind.for_readers.lowered:
        return []
    known, nations = analysis.knowledge.guide.fillers.services, analysis.placed.nations
    first: dict[str, Route] = {}
    for route in analysis.assessment.routes:
        if route.tie == Tie.NAMED and route.how == Way.NAME and route.helps and _is_invitation(analysis, route):
            service = known[route.service]
            if serves(service, nations) and any(each.kind in _LINES and each.digits for each in service.channels):
                first.setdefault(route.service, route)
    return list(first.values())


def _is_invitation(analysis: Analysis, route: Route) -> bool:
    """Whether words right beside a name say that readers find help there, and its sentence gives no other way."""
    matches, (start, end) = analysis.matches, analysis.sentence_around(route.start)
    others = (each for each in analysis.assessment.routes if each.how != Way.NAME and each.helps)
    if any(start <= each.start < end for each in others) or not analysis.document.text[route.start].isupper():
        return False
    return bool(matches.before("help.named-before", route.start) or matches.after("help.named-helps", route.end))


def _how_to_reach(analysis: Analysis, rule: Rule, by_name: Sequence[Route]) -> str:
    """What to add to the names of services that stand alone, "" where there are none."""
    from safelint.help.naming import contacts, plain

    known = analysis.knowledge.guide.fillers.services
    named = [plain(contacts([known[route.service]], several=False)) for route in by_name]
    return rule.says("how-to-reach", contacts=joined(named, "and")) if named else ""


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
