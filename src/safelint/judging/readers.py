"""Whom a text speaks to: somebody who was harmed or may be, or who fears for somebody; or people at work.

That a text often says "you" tells neither: so do pages for staff, and essays. Lists have what is said to those affected
alone; a leaflet that says it in other words is told by all the words of its opening together: see `text/weighing.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from safelint.help.answered import questions_of_a_form
from safelint.help.openings import opening_of, places_of
from safelint.lexicon.matching import Match
from safelint.text.weighing import features

if TYPE_CHECKING:
    from safelint.analysis import Analysis

SCALE = "readers"
_OPENING, _LEAST = 200, 40  # tokens of an opening that is weighed, at most and at least: of fewer little was learned
_MORE_ON_ANYTHING = 14  # tenths that they must weigh besides where a text is on no subject that is known
_MOST_LOOKED_AT = 200  # matches of a list in one text


class SpokenTo(NamedTuple):
    """The ranges of `Document.text` that speak to those affected, none where nothing does; `by_weight` tells whether
    they do so together with all the words of the opening."""

    words: tuple[tuple[int, int], ...] = ()
    by_weight: bool = False


def spoken_to_affected(analysis: Analysis) -> SpokenTo:
    """What a text says or asks to somebody who was harmed or may be, or who fears for somebody; not in a quotation."""
    matches = analysis.matches
    words = [Match(*place) for topic in analysis.topics if not topic.weighed for place in topic.words]
    asked = [match for match in words if matches.holds("help.to-readers", *match)]
    told = sorted([*matches.all("help.to-affected"), *asked])[:_MOST_LOOKED_AT]
    found = [match for match in told if not (analysis.is_quoted(*match) or _is_for_others(analysis, match))]
    return SpokenTo(tuple((match.start, match.end) for match in found)) if found else _by_opening(analysis)


def spoken_to_on_anything(analysis: Analysis) -> SpokenTo:
    """What all the words of an opening together say so plainly to those affected that no subject need show."""
    return _by_opening(analysis, _MORE_ON_ANYTHING)


def _by_opening(analysis: Analysis, more: int = 0) -> SpokenTo:
    start, end = opening_of(analysis, analysis.assessment.left_out, _OPENING)
    words, scale = analysis.tokens.words[start:end], analysis.knowledge.scale(SCALE)
    weighed = scale.weigh(features(words), scale.needs + more) if len(words) >= _LEAST else None
    return SpokenTo() if weighed is None else SpokenTo(places_of(analysis, start, weighed.telling), True)


def is_all_opening(analysis: Analysis) -> bool:
    """Whether a text, without its menus and its contacts, has no more words than an opening that is weighed."""
    start, end = opening_of(analysis, analysis.assessment.left_out, _OPENING + 1)
    return end - start <= _OPENING


def is_for_people_at_work(analysis: Analysis) -> bool:
    """Whether a text, quotations left out, speaks mostly to people about those in their charge."""
    found = analysis.matches.all("help.to-readers")[:_MOST_LOOKED_AT]
    words = [match for match in found if not analysis.is_quoted(*match)]
    at_work = sum(_is_for_staff(analysis, match) for match in words)
    return at_work > 0 and 2 * at_work >= len(words)


def _is_for_others(analysis: Analysis, words: Match) -> bool:
    """Whether words speak to people at work, are said of what is done to a stranger before somebody's eyes, or are
    asked of everybody who fills in a form."""
    if analysis.view(questions_of_a_form).at(words.start) is not None:
        return True
    seen = analysis.matches.all("help.to-bystanders", *analysis.sentence_around(words.start))
    return _is_for_staff(analysis, words) or any(words.start < each.end and each.start < words.end for each in seen)


def _is_for_staff(analysis: Analysis, words: Match) -> bool:
    return analysis.matches.holds("help.to-staff", *analysis.sentence_around(words.start))
