"""Two lengths that a text gives for one sentence of a court.

"The three-year sentence" is wrong where the text gives one length, and that is another; so is "Marsh was given three
years" where it gave four with that name, and has one person of it. "Parole after 17 years" is wrong where 19 must be
served at the least: of those, one year may have been served before the trial.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.ages_told import NAME, people_by_surname
from safelint.words.counts_told import number_of, number_words
from safelint.words.days_told import is_dated, words_in

if TYPE_CHECKING:
    from safelint.text.view import TextData, TextView

_GIVEN, _AGAIN, _OTHER = "lengths.given", "lengths.again", "lengths.other"
_SUSPENDED, _OF_A_NAME, _ANY = "lengths.suspended", "lengths.of-a-name", "lengths.any"
_LEAST, _RELEASE = "lengths.least", "lengths.release"
_MONTHS = "lengths.months"
_BEFORE_TRIAL = 12  # months in prison before a trial that may count


class LengthTold(NamedTuple):
    """A length of time at `Document.text[start:end]`, in months, told in units of so many months."""

    start: int
    end: int
    months: int
    unit: int


def two_lengths(view: TextView) -> Iterator[tuple[LengthTold, LengthTold]]:
    """Where a sentence of a court has another length than the one that the text gave before, and where that was."""
    if not view.matches.holds(_OTHER):
        yield from _of_the_same(view)
        yield from _of_one_name(view)
    yield from _until_release(view)


def _of_the_same(view: TextView) -> Iterator[tuple[LengthTold, LengthTold]]:
    again = [each for each in _lengths(view, _AGAIN) if not view.is_quoted(each.start, each.end)]
    if not again:
        return
    starts = {each.start for each in again}
    given = [each for each in _lengths(view, _GIVEN) if each.start not in starts]
    if len({each.months for each in given}) != 1:
        return
    first, suspended = given[0], {each.months for each in _lengths(view, _SUSPENDED)}
    for each in again:
        rounded = first.months // each.unit * each.unit
        if each.months not in (first.months, rounded, *suspended) and first.start < each.start:
            yield each, first
            return


def _of_one_name(view: TextView) -> Iterator[tuple[LengthTold, LengthTold]]:
    """Where somebody is given another length by name than before."""
    told = [each for each in _lengths(view, _OF_A_NAME) if _is_told_alone(view, each)]
    if len({each.months for each in told}) < 2:
        return
    named = [(_name(view, each), each) for each in sorted(told)]
    people = people_by_surname(view, {name[-1] for name, _ in named})
    first: dict[tuple[str, ...], LengthTold] = {}
    for name, each in named:
        same = people.get(name[-1], set())
        person = next(iter(same)) if len(same) == len(name) == 1 else name
        if person not in same:
            continue
        given = first.setdefault(person, each)
        if given.months != each.months:
            yield each, given
            return


def _name(view: TextView, told: LengthTold) -> tuple[str, ...]:
    """The last two words at most with a capital at the beginning of what was found."""
    words = NAME.findall(view.document.text, told.start, told.end)
    return tuple(takewhile(lambda word: word[0].isupper(), words))[-2:]


def _is_told_alone(view: TextView, told: LengthTold) -> bool:
    """Whether the sentence begins with who got it, has no other length and no year, and is nobody's quotation."""
    sentence = view.sentence_around(told.start)
    alone = sentence[0] == told.start and len(view.matches.all(_ANY, *sentence)) == 1
    return alone and not is_dated(view, told.start) and not view.is_quoted(told.start, told.end)


def _until_release(view: TextView) -> Iterator[tuple[LengthTold, LengthTold]]:
    least = list(_lengths(view, _LEAST))
    if len({each.months for each in least}) != 1:
        return
    for each in _lengths(view, _RELEASE):
        early = least[0].months - each.months
        if least[0].end <= each.start and not 0 <= early <= _BEFORE_TRIAL and not view.is_quoted(each.start, each.end):
            yield each, least[0]
            return


def _lengths(view: TextView, name: str) -> Iterator[LengthTold]:
    values, months_of = view.knowledge.made(number_words), view.knowledge.made(_units)
    longest = {match.start: match for match in sorted(view.matches.all(name), key=lambda match: match.end)}
    for match in longest.values():
        words = words_in(view, *match)
        told = [(count, unit) for word, unit in pairwise(words) if (count := number_of(word, values))]
        if told and all(unit in months_of for _, unit in told):
            months = sum(count * months_of[unit] for count, unit in told)
            yield LengthTold(match.start, match.end, months, min(months_of[unit] for _, unit in told))


def _units(knowledge: TextData) -> Mapping[str, int]:
    """How many months each unit has in which a length is told."""
    return knowledge.lexicon.numbers(_MONTHS)
