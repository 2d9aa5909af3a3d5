"""Another number than 999, or a slow way to get help, given for danger of this moment, and 999 for what can wait; and
a line that takes reports of crime given to whoever sees somebody who is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.values.document import TITLES

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.lexicon.matching import Match
    from safelint.text.prose import Sentence
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_CAN_WAIT = ("police", "nhs")  # what the numbering plan says of a number, and the message for it
_REACH = 200  # characters between danger and the number or the way that is offered for it


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for name, start, end in chain.from_iterable(find(analysis) for find in _FAULTS):
        words = analysis.on_one_line(start, end)
        yield analysis.finding(rule, start, end, rule.says(name, words=words), analysis.level(rule, name))


def _given_instead(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """What is offered for danger in the place of 999: the message that says what is wrong with it, and where it
    stands; once in a sentence."""
    last, uses = -1, analysis.knowledge.registry.plan.in_danger
    for danger in analysis.matches.all("danger.now"):
        sentence = analysis.sentence_at(danger.start)
        if sentence is None or sentence.start <= last or not _is_of_now(analysis, sentence, uses):
            continue
        found = _offered(analysis, sentence, danger, uses)
        if found is not None:
            last = sentence.start
            yield found


def _kept_from_999(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """The same of words that ask somebody who may soon be hurt not to call 999."""
    for match in analysis.matches.all("danger.not-to-call"):
        sentence = analysis.sentence_at(match.start)
        if sentence is None or analysis.is_quoted(match.start, match.end):
            continue
        if analysis.matches.holds("danger.unsafe", sentence.start, sentence.end):
            yield "not-to-call", match.start, match.end


def _turned_round(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """The same of 999 where it is given for what can wait."""
    for match in analysis.matches.all("danger.turned-round"):
        if not analysis.is_quoted(match.start, match.end):
            yield "turned-round", match.start, match.end


def _seen(analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """The same of a line that only takes reports of crime, where a sentence of a text on somebody who is missing gives
    no other number to whoever sees them."""
    registry, fillers, matches = analysis.knowledge.registry, analysis.knowledge.guide.fillers, analysis.matches
    if not matches.holds("danger.seen") or not matches.holds("danger.missing"):
        return
    if analysis.subjects.isdisjoint(fillers.for_police):
        return
    of_crime_alone = (fillers.subject_roles.crime_reports,)
    for match in matches.all("danger.seen"):
        sentence = analysis.sentence_at(match.start)
        if sentence is None or analysis.is_quoted(match.start, match.end):
            continue
        numbers = analysis.numbers_near(sentence.start, sentence.end)
        taken = [number for number in numbers if number.digits not in registry.plan.named and number.service]
        taken = [number for number in taken if registry.by_id[number.service].topics == of_crime_alone]
        if numbers and len(taken) == len(numbers):
            yield "sighting", taken[0].start, taken[0].end


def _is_of_now(analysis: Analysis, sentence: Sentence, uses: Mapping[str, str]) -> bool:
    """Whether a sentence speaks of danger, and neither of 999 nor of other times."""
    if analysis.document.block_at(sentence.start).kind in TITLES or analysis.is_quoted(sentence.start, sentence.end):
        return False
    if any(uses.get(number.digits) == "call" for number in analysis.numbers_near(sentence.start, sentence.end)):
        return False
    return not analysis.matches.holds("danger.not-now", sentence.start, sentence.end)


def _offered(
    analysis: Analysis, sentence: Sentence, danger: Match, uses: Mapping[str, str]
) -> tuple[str, int, int] | None:
    """What a sentence offers for danger: the message that says what is wrong with it, and where it stands."""
    start, end = max(sentence.start, danger.start - _REACH), min(sentence.end, danger.end + _REACH)
    numbers = analysis.numbers_near(start, end)
    for number in numbers:
        if uses.get(number.digits) in _CAN_WAIT:
            return uses[number.digits], number.start, number.end
    slow = None if numbers else analysis.matches.first("danger.slow", start, end)
    if slow is None or slow.start < danger.end <= slow.end:
        return None
    return "slow", slow.start, slow.end


_FAULTS = (_given_instead, _kept_from_999, _turned_round, _seen)
CHECK = RuleCheck("helpline/emergency", run)
