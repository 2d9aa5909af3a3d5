"""Names that their owners have given up, names a letter or a word off or with their words otherwise, laws with a wrong
title or year, bodies and laws that another nation has. Where an entry for a name has spoken already, nothing more is
said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.checks.terminology import (
    garbled_name,
    given_up,
    law_title,
    misspelt_name,
    name_of_number,
    nation_body,
    swapped_letters,
)
from safelint.values.ranges import Ranges, merged
from safelint.values.rulebook import NAMES

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_FINDERS = (
    given_up.find,
    misspelt_name.find,
    law_title.find,
    garbled_name.find,
    name_of_number.find,
    swapped_letters.find,
    nation_body.find,
)
"""Each gives its findings in order, with the place in the text; what one has found counts before what a later one has.
"""


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules.get(NAMES)
    if rule is None:
        return
    taken = Ranges((found.start, found.end) for found in analysis.terms if found.term.kind == "name")
    for find in _FINDERS:
        new: list[Range] = []
        for start, end, finding in find(analysis, rule):
            if taken.overlapping(start, end) is None and (not new or start >= new[-1][1]):
                new.append((start, end))
                yield finding
        taken = merged([*taken, *new])


CHECK = Check(kind="term", run=run)
