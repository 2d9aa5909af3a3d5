"""What a text says of one thing in two places, where both cannot be true: a check of its own, as one text alone shows
it, whatever others a run has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.checks.terminology.two_places import of_two_places
from safelint.facts.closed import open_and_closed
from safelint.facts.opposites import opposites
from safelint.facts.order import out_of_order
from safelint.facts.two_ranks import of_two_ranks
from safelint.facts.weekly import on_other_days
from safelint.facts.years_told import retired_after_death
from safelint.values.rulebook import INCONSISTENT

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    for first, second in _at_odds(analysis):
        yield of_two_places(analysis, rules[INCONSISTENT], "disagreement", first, second)
    for officer in of_two_ranks(analysis):
        yield of_two_places(analysis, rules[INCONSISTENT], "two-ranks", officer.other, (officer.start, officer.end))
    for event in out_of_order(analysis, analysis.knowledge.graded_words.base):
        yield of_two_places(analysis, rules[INCONSISTENT], "out-of-order", event.earlier, event.later)


def _at_odds(analysis: Analysis) -> Iterator[tuple[Range, Range]]:
    """The places of two values of one thing, each second one once."""
    told = set[int]()
    weighed = (tuple(each.places(analysis.tokens)) for each in analysis.disagreements)
    for first, second in (*weighed, *on_other_days(analysis), *open_and_closed(analysis), *_plainly(analysis)):
        if second[0] not in told:
            told.add(second[0])
            yield first, second


def _plainly(analysis: Analysis) -> Iterator[tuple[Range, Range]]:
    """Words, and years of a life, that cannot both be so."""
    yield from opposites(analysis)
    yield from retired_after_death(analysis)


CHECK = Check(kind="consistency", run=run)
