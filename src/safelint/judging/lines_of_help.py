"""The lines of help that a text lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from safelint.help.elements import Ask
from safelint.judging.people import readers_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis


def any_way(analysis: Analysis) -> Ask:
    """That there be some way to get help: for the first subject of a text, or else the first thing that it mentions."""
    topics = analysis.assessment.topics
    about = [topic for topic in topics if not topic.mention] or topics
    return Ask((analysis.knowledge.guide.fillers.roles.any_way,), about[0].id)


def gives_police_alone(analysis: Analysis) -> bool:
    """Whether nobody but the police helps in a text on a subject that asks for more than them."""
    about = [topic.id for topic in analysis.assessment.topics if not topic.mention]
    is_for_police = analysis.knowledge.guide.fillers.are_for_police(about)
    return bool(about) and analysis.assessment.only_police and not is_for_police


def line_beside_police(analysis: Analysis) -> list[Ask]:
    """A line that helps, where a text gives the police alone, and its kind has room for one."""
    has_room = analysis.kind.asked.room_for_a_line
    return [any_way(analysis)] if has_room and gives_police_alone(analysis) else []


def lacking(analysis: Analysis) -> list[Ask]:
    """What a text lacks of the help that is asked for: where it gives none, some way; where it gives the police alone,
    and nothing else is asked for, a line beside them."""
    assessment = analysis.assessment
    asks = [*assessment.missing_required, *assessment.missing_suggested]
    if assessment.topics and not assessment.any_route:
        return [*asks, any_way(analysis)]
    return asks or line_beside_police(analysis)


def fitting(analysis: Analysis, asks: Sequence[Ask]) -> list[Ask]:
    """What to add of what is asked for, the most important first: what fits the text, its kind and whom it tells of."""
    guide, assessment = analysis.knowledge.guide.advice, analysis.assessment
    others = (*assessment.missing_suggested, *assessment.missing_best)
    return having_room(analysis, guide.fitting(asks, others, analysis.view(readers_of)))


def having_room(analysis: Analysis, asks: Iterable[Ask]) -> list[Ask]:
    """`asks` without what a text of this kind or in this form has no place for."""
    guide = analysis.knowledge.guide
    mine = guide.advice.choice.elements_of(analysis.view(readers_of).people)
    left_out = {*analysis.kind.for_readers.not_offered} - mine
    if not analysis.document.source.encoding:  # no text: a Word file, a PDF
        left_out |= {name for name, each in guide.fillers.elements.items() if each.on_pages}
    return [ask for ask in asks if not left_out.issuperset(ask.members)]


def lines(analysis: Analysis) -> tuple[list[str], bool]:
    """What a text lacks, a sentence a line with links as in Markdown, as far as it can be said to readers; and whether
    it is in Welsh."""
    guide, assessment = analysis.knowledge.guide.advice, analysis.assessment
    readers = analysis.view(readers_of)
    if not assessment.topics:
        return [], False
    said = [ask for ask in fitting(analysis, lacking(analysis)) if guide.speaks_to_readers(ask, readers)]
    language = "cy" if assessment.welsh else "en"
    found = dict.fromkeys(line for ask in said for line in guide.lines(ask, readers, language))
    return list(found), assessment.welsh
