"""Names of people and places that a text spells two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.checks.terminology.two_places import of_two_places
from safelint.values.rulebook import INCONSISTENT
from safelint.words.two_spellings import spelt_two_ways
from safelint.words.two_surnames import surnames_spelt_two_ways

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    base = analysis.knowledge.graded_words.base
    for each in (*spelt_two_ways(analysis, base), *surnames_spelt_two_ways(analysis, base)):
        evidence = "place-spelt-two-ways" if each.is_place else "name-spelt-two-ways"
        yield of_two_places(analysis, rules[INCONSISTENT], evidence, each.other, (each.start, each.end))


CHECK = Check(kind="consistency", run=run)
