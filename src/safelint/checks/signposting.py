"""Is there a way to help for readers whom the subject touches, is it complete, and does it stand where they see it?

All three findings are about the whole document: empty text, at its title or first block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from safelint.help.helpblock import spread
from safelint.help.routes import LOCAL
from safelint.help.signposting import Assessment, Guide, kind_of, placed
from safelint.help.tables import Ask
from safelint.lazy import regex
from safelint.plugins import Check
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.routes import Route
    from safelint.values.entries import Rule

_POLICE = frozenset(("emergency_999", "non_emergency_police", "any_one_route"))
_MOST_LOOKED_AT = 200  # words that may speak to readers
_MOST_NAMED = 8  # elements spelt out in one message
_MOST_SENTENCES = 4  # sentences to add, of those
_MOST_BETTER = 3  # elements that would be good to have besides
_MOST_WORDS = 3  # words that showed the topic


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics:
        return
    guide = analysis.knowledge.guide
    if not assessment.any_route:
        if assessment.in_footer:
            if "signposting/position" in rules:
                yield _in_footer(analysis, rules["signposting/position"], assessment.in_footer)
        elif "signposting/missing" in rules:
            yield _missing(analysis, rules["signposting/missing"], guide, assessment)
        return
    if "signposting/incomplete" in rules:
        yield from _incomplete(analysis, rules["signposting/incomplete"], guide, assessment)
    if "signposting/position" in rules:
        yield from _position(analysis, rules["signposting/position"], guide, assessment)


def _missing(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Finding:
    about = [topic for topic in assessment.topics if not topic.mention]
    kind = kind_of(analysis.settings, analysis.kind)
    sure = any(topic.strong for topic in about) and (_has_sure_kind(analysis) or speaks_to_readers(analysis))
    sure = sure and not assessment.doubtful
    severity = ERROR if sure else WARNING
    if kind == "news" or assessment.pointed:
        severity = WARNING
    if kind == "record" or not about:
        severity = SUGGESTION
    asks = assessment.missing_required or assessment.missing_suggested
    house = _house(analysis, assessment)
    advice, named = _advice(analysis, guide, asks or (Ask(("any_one_route",), assessment.topics[0].id),))
    subject = _subject(analysis, guide, assessment)
    verb = "is about" if about else "mentions"
    itself = " itself" if assessment.pointed else ""
    message = f"This text {verb} {subject} and gives no way to get help{itself}. {house}{advice}"
    return _whole(analysis, rule, message, severity, "high" if sure else "medium", sources=(), entries=named)


def _in_footer(analysis: Analysis, rule: Rule, routes: Sequence[Route]) -> Finding:
    message = (
        "The help stands only in the footer of the site. Nobody who reads the text in print, in a copy or in an app "
        "sees it there, and few look for it. Give it in the text itself as well."
    )
    related = tuple(("the help stands here", route.start, route.end) for route in routes[:1])
    return _whole(analysis, rule, message, WARNING, "high", related)


def _has_sure_kind(analysis: Analysis) -> bool:
    """Whether somebody told the kind, or the form does; a text that is merely short may be anything."""
    if not analysis.settings.kind and analysis.kind == "service-page":  # as any text is that shows no other form
        from safelint.kinds.pages import has_title_of_help

        return has_title_of_help(analysis)
    return bool(analysis.settings.kind) or analysis.kind != "social-post"


# "Report finds more abuse" and "Call for a change of law" are headlines, "Report it" and "Call us" speak to readers.
_TO_READERS = regex(
    r"\b(?:you|your|yours|yourself|yourselves)\b|\b(?:anyone|anybody|parents) (?:who (?:is|are) )?worried about\b|"
    r"(?:^|[.!?:\0] ?)(?:please )?(?:worried about|get (?:help|support|advice)|where to (?:get|find)|ask for help|"
    r"seek help|find (?:help|support)|(?:help|support) is (?:there|available|at hand)|"
    r"(?:call|phone|ring|contact|tell|talk to|speak to|text) (?:a|an|us|our|the police|the helpline|someone|"
    r"somebody|\d+)\b|report (?:it|abuse|this|any|a concern|concerns)\b)|"
    r"\b(?:eich|chi|gallwch|ydych|rydych|wyt|ffoniwch|cysylltwch|siaradwch)\b"
)


def speaks_to_readers(analysis: Analysis) -> bool:
    """Whether a text, quotations left out, speaks to readers who may need help."""
    folded = analysis.fold
    for found in islice(_TO_READERS.finditer(folded.text), _MOST_LOOKED_AT):
        start, end = folded.unfold(found.start(), found.end())
        if not analysis.is_quoted(start, end):
            return True
    return False


def _incomplete(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Iterator[Finding]:
    required, suggested = assessment.missing_required, assessment.missing_suggested
    house = _house(analysis, assessment)
    if not required and not suggested and not house:
        return
    severity = WARNING if required or house else SUGGESTION
    subject = _subject(analysis, guide, assessment)
    advice, named = _advice(analysis, guide, (*required, *suggested)) if required or suggested else ("", ())
    better = _labels(analysis, guide, [ask for ask in assessment.missing_best if ask not in suggested][:_MOST_BETTER])
    message = f"This text is about {subject}. {f'{house}{advice}'.rstrip()}" + (
        f" Better still, also give: {better}." if better else ""
    )
    # A report of a charge may well do without the line for people who fear what they may do.
    sure = bool(house) or any(ask.members != ("perpetrator_prevention",) for ask in required)
    yield _whole(analysis, rule, message, severity, "high" if sure else "medium", sources=(), entries=named)


def _position(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Iterator[Finding]:
    placed = [route for route in assessment.routes if route.start >= 0 and route.service != LOCAL and route.helps]
    before_end = bool(placed) and guide.help_before_end(kind_of(analysis.settings, analysis.kind))
    hidden = _hidden(analysis, guide, placed) if before_end else []
    if hidden:
        message = (
            "The help stands after the end of the release, in the notes to editors. Nobody who reads a copied story "
            "sees it there. Move it into the text, before ENDS."
        )
        related = tuple(("the help stands here", route.start, route.end) for route in hidden[:1])
        yield _whole(analysis, rule, message, WARNING, "high", related)
    elif assessment.block is None and spread(analysis.document, placed):
        message = (
            "The ways to get help are scattered over the text. Gather them in one place, under a heading such as "
            "“Where to get help”, so that readers find them."
        )
        yield _whole(analysis, rule, message, SUGGESTION, "medium")


def _hidden(analysis: Analysis, guide: Guide, placed: Sequence[Route]) -> list[Route]:
    """The routes below the line that ends a text, where more services stand there alone than above it."""
    below = guide.below_the_line(analysis.document)
    above = {route.service for route in placed if route.start < below}
    hidden = [route for route in placed if route.start >= below and route.service not in above]
    return hidden if len({route.service for route in hidden}) > len(above) else []


def _whole(
    analysis: Analysis,
    rule: Rule,
    message: str,
    severity: str,
    confidence: str,
    related: tuple[tuple[str, int, int], ...] = (),
    sources: tuple[str, ...] | None = None,
    entries: tuple[str, ...] = (),
) -> Finding:
    # The sources of the two rules that speak of a subject are about one subject each: a finding cites none of them.
    top = analysis.top
    return analysis.finding(
        rule,
        top,
        top,
        message,
        severity=severity,
        confidence=confidence,
        related=related,
        sources=sources,
        entries=entries,
    )


def _subject(analysis: Analysis, guide: Guide, assessment: Assessment) -> str:
    """The topics in words, with the words of the text that showed them."""
    main, _ = guide.ranked(assessment.topics)
    about = [topic for topic in assessment.topics if topic.id in main] or list(assessment.topics)
    labels = _and([guide.label(topic.id) for topic in about[:3]])
    text = analysis.document.text
    shown: dict[str, str] = {}
    for start, end in [each for topic in about[:3] for each in topic.words]:
        word = " ".join(text[start:end].split())
        shown.setdefault(word.lower(), word)
    words = [f"“{word}”" for folded, word in shown.items() if folded not in labels][:_MOST_WORDS]
    return labels + (f" (it says {_and(words)})" if words else "")


def _house(analysis: Analysis, assessment: Assessment) -> str:
    """What to do where the text that the configuration keeps for every page is not there, "" where it is."""
    if not assessment.lacks_fixed:
        return ""
    name = analysis.settings.options["signposting"]["fixed"]
    return f"Add the house text word for word, as it stands in {name}. "


def _advice(analysis: Analysis, guide: Guide, asks: Sequence[Ask]) -> tuple[str, tuple[str, ...]]:
    """What to add, the most important first, each with its sentence; and the ids of the services that these name."""
    settings, language = (
        placed(analysis.settings, welsh=analysis.assessment.welsh),
        "cy" if analysis.assessment.welsh else "en",
    )
    if any(not _POLICE.issuperset(ask.members) for ask in asks):
        asks = [ask for ask in asks if ask.members != ("any_one_route",)]  # any of the others will do for it
    general = {ask.topic for ask in asks if ask.members == ("topic_helpline",)}  # says the same as that of the nation
    asks = [ask for ask in asks if ask.members != ("topic_helpline_of_the_nation",) or ask.topic not in general]
    first, rest = asks[:_MOST_SENTENCES], asks[_MOST_SENTENCES:_MOST_NAMED]
    labels = dict.fromkeys(guide.asked_in_words(ask, settings) for ask in first)
    sentences = dict.fromkeys(guide.sentence(ask, settings, language) for ask in first)
    advice = f"Add {'; '.join(labels)}. For example: " + " ".join(f"“{sentence}”" for sentence in sentences)
    more = _labels(analysis, guide, rest)
    named = dict.fromkeys(service.id for ask in first for service in guide.named_by(ask, settings))
    return advice + (f" Also add: {more}." if more else ""), tuple(named)


def _labels(analysis: Analysis, guide: Guide, asks: Sequence[Ask]) -> str:
    settings = placed(analysis.settings, welsh=analysis.assessment.welsh)
    return "; ".join(dict.fromkeys(guide.asked_in_words(ask, settings) for ask in asks))


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


CHECK = Check(kind="signposting", run=run)
