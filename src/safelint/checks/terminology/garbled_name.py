"""Names of which a text has the words in another order, in other forms, or one of them otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.checks.terminology.named import Meant

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE = {"form": "other-forms", "word": "another-word"}
_MESSAGES = {"form": "garbled", "word": "perhaps-garbled"}


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for garbled in analysis.knowledge.garbled_names.find(analysis.fold.cased):
        name = garbled.name
        if not is_name_excused(analysis, garbled.start, garbled.end, name.surface):
            meant = Meant(*analysis.fold.unfold(garbled.start, garbled.end), name.surface, name.ids)
            level = meant.level(analysis, rule, _EVIDENCE[garbled.kind])
            yield meant.start, meant.end, meant.finding(analysis, rule, _MESSAGES[garbled.kind], level)
