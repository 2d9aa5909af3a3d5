"""Two lengths that a text gives for one sentence of a court.

"The three-year sentence" is wrong where the text gives one length, and that is another; so is "Mr Marsh was given
three years" where it gave four with that name. "Parole after 17 years" is wrong where 19 must be served at the least:
of those, one year may have been served before the trial.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.counts_told import number_of, number_words

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range

_GIVEN, _AGAIN, _OTHER = "lengths.given", "lengths.again", "lengths.other"
_SUSPENDED, _OF_A_NAME, _ANY = "lengths.suspended", "lengths.of-a-name", "lengths.any"
_NO_NAME = "lengths.no-name"
_LEAST, _RELEASE = "lengths.least", "lengths.release"
_MONTHS = {"year": 12, "month": 1}
_BEFORE_TRIAL = 12  # months in prison before a trial that may count
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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
    """Where somebody is given another length by name than was told before in a sentence with that name."""
    no_names = view.knowledge.lexicon.words(_NO_NAME)
    named = {each.start: each for each in _lengths(view, _OF_A_NAME) if _surname(view, each) not in no_names}
    if not named:
        return
    by_sentence: defaultdict[Range, list[LengthTold]] = defaultdict(list)
    for each in {told.start: told for told in (*_lengths(view, _GIVEN), *named.values())}.values():
        by_sentence[view.sentence_around(each.start)].append(each)
    before: defaultdict[str, dict[int, LengthTold]] = defaultdict(dict)  # by name, the lengths told with it
    for sentence, told in sorted(by_sentence.items()):
        is_dated = _YEAR.search(view.document.text, *sentence) is not None
        for each in told:
            asked = each.start in named and not is_dated and not view.is_quoted(each.start, each.end)
            given = before[_surname(view, each)] if asked else {}
            if len(given) == 1 and each.months not in given:
                yield each, next(iter(given.values()))
                return
        if len(view.matches.all(_ANY, *sentence)) == 1:
            for name in _names(view, sentence):
                before[name].setdefault(told[0].months, told[0])


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
    values, tokens = view.knowledge.made(number_words), view.tokens
    longest = {match.start: match for match in sorted(view.matches.all(name), key=lambda match: match.end)}
    for match in longest.values():
        words = tokens.words[tokens.at(match.start) : tokens.at(match.end)]
        told = [(count, unit.removesuffix("s")) for word, unit in pairwise(words) if (count := number_of(word, values))]
        if told and all(unit in _MONTHS for _, unit in told):
            months = sum(count * _MONTHS[unit] for count, unit in told)
            yield LengthTold(match.start, match.end, months, min(_MONTHS[unit] for _, unit in told))


def _surname(view: TextView, told: LengthTold) -> str:
    """The last word with a capital at the beginning of what was found."""
    tokens = view.tokens
    capitals = takewhile(lambda at: tokens.cased(at)[:1].isupper(), range(tokens.at(told.start), tokens.at(told.end)))
    return tokens.words[max(capitals)]


def _names(view: TextView, sentence: Range) -> set[str]:
    """The words with a capital in a sentence."""
    tokens = view.tokens
    start, end = map(tokens.at, sentence)
    return {tokens.words[at] for at in range(start, end) if tokens.cased(at)[:1].isupper()}
