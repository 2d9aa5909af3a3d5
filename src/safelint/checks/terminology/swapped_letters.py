"""Known letters in another order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.checks.terminology.named import Meant

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.swapped_letters import Swapped


def swapped_in(analysis: Analysis) -> list[Swapped]:
    """Those of a text, for `Analysis.view`."""
    return list(analysis.knowledge.swapped_letters.find(analysis.document.text))


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for found in analysis.view(swapped_in):
        if not is_name_excused(analysis, analysis.fold.fold(found.start), analysis.fold.fold(found.end), found.right):
            meant = Meant(found.start, found.end, found.right, ())
            level = meant.level(analysis, rule, "letters-swapped")
            yield found.start, found.end, meant.finding(analysis, rule, "misspelt", level, safe=not level.is_mild)
