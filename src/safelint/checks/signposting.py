"""Is there a way to help for readers whom the subject touches, is it complete, and does it stand where they see it?

All three findings are about the whole document: empty text, at its title or first block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.model import ERROR, SUGGESTION, WARNING, Finding
from safelint.plugins import Check
from safelint.signposting import LOCAL, Ask, Assessment, Guide, guide_of, kind_of, spread

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.packs import Rule

_MOST_NAMED = 8  # elements spelt out in one message
_MOST_SENTENCES = 4  # sentences to add, of those
_MOST_WORDS = 3  # words that showed the topic


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    assessment = analysis.assessment
    if not assessment.topics:
        return
    guide = guide_of(analysis.knowledge)
    if not assessment.any_route:
        if "signposting/missing" in rules:
            yield _missing(analysis, rules["signposting/missing"], guide, assessment)
        return
    if "signposting/incomplete" in rules:
        yield from _incomplete(analysis, rules["signposting/incomplete"], guide, assessment)
    if "signposting/position" in rules:
        yield from _position(analysis, rules["signposting/position"], guide, assessment)


def _missing(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Finding:
    about = [topic for topic in assessment.topics if not topic.mention]
    sure = any(topic.strong for topic in about)
    kind = kind_of(analysis)
    severity = ERROR if sure else WARNING
    if kind == "news":
        severity = WARNING
    if kind == "record" or not about:
        severity = SUGGESTION
    asks = assessment.missing_required or assessment.missing_suggested
    advice = _advice(analysis, guide, asks or (Ask(("any_one_route",), assessment.topics[0].id),))
    subject = _subject(analysis, guide, assessment)
    verb = "is about" if about else "mentions"
    message = f"This text {verb} {subject} and gives no way to get help. {advice}"
    return _whole(analysis, rule, message, severity, "high" if sure else "medium")


def _incomplete(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Iterator[Finding]:
    required, suggested = assessment.missing_required, assessment.missing_suggested
    if not required and not suggested:
        return
    severity = WARNING if required else SUGGESTION
    subject = _subject(analysis, guide, assessment)
    advice = _advice(analysis, guide, (*required, *suggested))
    better = _labels(
        analysis, guide, [ask for ask in assessment.missing_best if ask not in suggested][:_MOST_SENTENCES]
    )
    message = f"This text is about {subject}. {advice}" + (f" Better still, also give: {better}." if better else "")
    yield _whole(analysis, rule, message, severity, "high" if required else "medium")


def _position(analysis: Analysis, rule: Rule, guide: Guide, assessment: Assessment) -> Iterator[Finding]:
    below = guide.below_the_line(analysis.document)
    placed = [route for route in assessment.routes if route.start >= 0 and route.service != LOCAL]
    above = {route.service for route in placed if route.start < below}
    hidden = [route for route in placed if route.start >= below and route.service not in above]
    if guide.help_before_end(kind_of(analysis)) and len({route.service for route in hidden}) > len(above):
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


def _whole(
    analysis: Analysis,
    rule: Rule,
    message: str,
    severity: str,
    confidence: str,
    related: tuple[tuple[str, int, int], ...] = (),
) -> Finding:
    top = analysis.top
    return analysis.finding(rule, top, top, message, severity=severity, confidence=confidence, related=related)


def _subject(analysis: Analysis, guide: Guide, assessment: Assessment) -> str:
    """The topics in words, with the words of the text that showed them."""
    about = [topic for topic in assessment.topics if not topic.mention] or list(assessment.topics)
    labels = _and([guide.label(topic.id) for topic in about[:3]])
    text = analysis.document.text
    shown: dict[str, str] = {}
    for start, end in [each for topic in about[:3] for each in topic.words]:
        word = " ".join(text[start:end].split())
        shown.setdefault(word.lower(), word)
    words = [f"“{word}”" for folded, word in shown.items() if folded not in labels][:_MOST_WORDS]
    return labels + (f" (it says {_and(words)})" if words else "")


def _advice(analysis: Analysis, guide: Guide, asks: Sequence[Ask]) -> str:
    """What to add, the most important first, each with its sentence."""
    settings = analysis.settings
    asks = [ask for ask in asks if ask.members != ("any_one_route",)] or asks  # any of the others will do for it
    first, rest = asks[:_MOST_SENTENCES], asks[_MOST_SENTENCES:_MOST_NAMED]
    labels = dict.fromkeys(guide.elements[guide.to_add(ask, settings)].label for ask in first)
    sentences = dict.fromkeys(guide.sentence(ask, settings) for ask in first)
    advice = f"Add {'; '.join(labels)}. For example: " + " ".join(f"“{sentence}”" for sentence in sentences)
    more = _labels(analysis, guide, rest)
    return advice + (f" Also add: {more}." if more else "")


def _labels(analysis: Analysis, guide: Guide, asks: Sequence[Ask]) -> str:
    names = (guide.to_add(ask, analysis.settings) for ask in asks)
    return "; ".join(dict.fromkeys(guide.elements[name].label for name in names))


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


CHECK = Check(kind="signposting", run=run)
