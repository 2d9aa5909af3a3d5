"""Names right before the number of a service, or at the head of the sentence before, that are nearly its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.checks.terminology.named import Meant
from safelint.numbers.owners.reasons import Reason

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.numbers.owners.attribution import Attribution
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    beside, fold = analysis.knowledge.names_beside_numbers, analysis.fold
    for each in analysis.attributions:
        number = each.number
        if number.service and _is_unnamed(each):
            entry = analysis.knowledge.registry.by_id[number.service]
            names, sentence = (entry.name, *entry.aliases), analysis.sentence_around(number.start)[0]
            found = beside.before(fold.cased, fold.fold(sentence), fold.fold(number.start), names)
            before = None if found is not None else _sentence_before(analysis, number.start)
            if before is not None:
                found = beside.opening(fold.cased, fold.fold(before[0]), fold.fold(before[1]), names)
            if found is not None and not is_name_excused(analysis, found.start, found.end, found.right):
                meant = Meant(*fold.unfold(found.start, found.end), found.right, (entry.id,))
                level = meant.level(analysis, rule, "beside-its-own-contact")
                said = meant.finding(analysis, rule, "beside-number", level, number=number.text)
                yield meant.start, meant.end, said


def _is_unnamed(each: Attribution) -> bool:
    """Whether no right name says whose a number is."""
    return each.reason is None or each.reason is Reason.MISSPELT


def _sentence_before(analysis: Analysis, offset: int) -> Range | None:
    """The sentence before the one at an offset, in the same paragraph and without a number of its own."""
    at = analysis.sentence_at(offset)
    if at is not None:
        for each in analysis.neighbours(offset):
            if each.block == at.block and each.end <= at.start and not analysis.numbers_near(each.start, each.end):
                return each.start, each.end
    return None
