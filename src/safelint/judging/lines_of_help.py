"""The lines of help that a text lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.choice import ANY
from safelint.help.elements import Ask
from safelint.judging.people import readers_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.signposting import Assessment


def any_way(assessment: Assessment) -> Ask:
    """That there be some way to get help: for the first subject of a text, or else the first thing that it mentions."""
    about = [topic for topic in assessment.topics if not topic.mention] or assessment.topics
    return Ask((ANY,), about[0].id)


def lines(analysis: Analysis) -> tuple[list[str], bool]:
    """What a text lacks, a sentence a line with links as in Markdown, as far as it can be said to readers; and whether
    it is in Welsh."""
    guide, assessment = analysis.knowledge.guide.advice, analysis.assessment
    readers = analysis.view(readers_of)
    if not assessment.topics:
        return [], False
    asks: list[Ask] = [*assessment.missing_required, *assessment.missing_suggested]
    if not assessment.any_route:
        asks.append(any_way(assessment))
    asks = guide.fitting(asks, (*assessment.missing_suggested, *assessment.missing_best), readers)
    said = [ask for ask in asks if guide.speaks_to_readers(ask, readers)]
    language = "cy" if assessment.welsh else "en"
    found = dict.fromkeys(line for ask in said for line in guide.lines(ask, readers, language))
    return list(found), assessment.welsh
