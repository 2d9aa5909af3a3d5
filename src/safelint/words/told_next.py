"""What a sentence says that cannot be so with the one before it, of which it goes on to tell: the days and times of an
office, the day on which people meet.

Only the two sentences count, and the second says "it" or "we", so that both are of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.hours.opening_hours import OpeningHours
from safelint.lexicon.matching import Match
from safelint.words.counts_told import first_number, number_words
from safelint.words.days_told import weekdays_in, words_in

if TYPE_CHECKING:
    from safelint.hours.schedule import Opening
    from safelint.text.prose import Sentence
    from safelint.text.view import TextView

_SHUT, _CLOSES, _DAYS_A_WEEK = "twice.shut", "twice.closes", "twice.days-a-week"
_SEE_YOU, _EACH_WEEK = "twice.see-you", "twice.each-week"
_OF_A_PART = "twice.of-a-part"
_MOST = 6  # days a week: on all seven something else may be open


def told_next(view: TextView) -> Iterator[tuple[Match, Match]]:
    """For each sentence that says what cannot be so with the one before it: what it says, and what that said."""
    for said, contradicted in _SAID.items():
        longest = sorted(view.matches.all(said), key=lambda match: match.end - match.start)
        for match in {view.sentence_around(each.start): each for each in longest}.values():
            before = next(view.neighbours(match.start), None)
            if before is None or before.start > match.start or view.is_quoted(*match):
                continue
            other = contradicted(view, match, before)
            if other is not None:
                yield match, other


def _openings(view: TextView, start: int, end: int) -> list[Opening]:
    return OpeningHours(view.knowledge.lexicon, view.matches, view.document.text).read(start, end)


def _open(view: TextView, sentence: Sentence) -> Opening | None:
    """The hours that a sentence gives with their days; None where it gives none, several, or those of a part."""
    if view.matches.holds(_OF_A_PART, sentence.start, sentence.end):
        return None
    openings = _openings(view, sentence.start, sentence.end)
    return openings[0] if len(openings) == 1 and openings[0].days and not openings[0].closed else None


def _shut(view: TextView, match: Match, before: Sentence) -> Match | None:
    """Hours whose first or last day is one on which all is shut."""
    opening = _open(view, before)
    shut = frozenset[int]().union(*(each.days for each in _openings(view, *match)))
    if opening is None or len(opening.days) == 1 or shut.isdisjoint((min(opening.days), max(opening.days))):
        return None
    return Match(opening.start, opening.end)


def _closes(view: TextView, match: Match, before: Sentence) -> Match | None:
    """Hours that end at another time on the same days."""
    opening, (_, end) = _open(view, before), view.sentence_around(match.start)
    closes = [each for each in _openings(view, match.start, end) if each.ends]
    if opening is None or len(opening.spans) != 1 or len(closes) != 1 or closes[0].days != opening.days:
        return None
    ends = {end for _, end in opening.spans[0]}
    return Match(opening.start, opening.end) if ends.isdisjoint(closes[0].ends) else None


def _days_a_week(view: TextView, match: Match, before: Sentence) -> Match | None:
    """Hours on another number of days."""
    opening = _open(view, before)
    number = first_number(words_in(view, *match), view.knowledge.made(number_words))
    if opening is None or not number or number > _MOST or number == len(opening.days):
        return None
    return Match(opening.start, opening.end)


def _see_you(view: TextView, match: Match, before: Sentence) -> Match | None:
    """Days of every week, where no day of the sentence is the one on which people meet."""
    each_week = view.matches.all(_EACH_WEEK, before.start, before.end)
    named = weekdays_in(view, before.start, before.end)
    if not each_week or not named.isdisjoint(weekdays_in(view, *match)):
        return None
    return max(each_week, key=lambda each: each.end - each.start)


_SAID = {
    _SHUT: _shut,
    _CLOSES: _closes,
    _DAYS_A_WEEK: _days_a_week,
    _SEE_YOU: _see_you,
}
"""The lists of what a sentence says, each with what finds the words before it that cannot be so with it."""
