"""Names of which a text has the words in another order, in other forms, or one of them otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.garbled import Garbled

_EVIDENCE = {"form": "other-forms", "word": "another-word"}


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for garbled in analysis.knowledge.garbled_names.find(analysis.fold.cased):
        if not is_name_excused(analysis, garbled.start, garbled.end, garbled.name.surface):
            origin = analysis.fold.unfold(garbled.start, garbled.end)
            yield *origin, _finding(analysis, rule, garbled, origin)


def _finding(analysis: Analysis, rule: Rule, garbled: Garbled, origin: tuple[int, int]) -> Finding:
    registry, name = analysis.knowledge.registry, garbled.name
    quoted = analysis.is_quoted(origin[0], origin[0] + 1)
    words = " ".join(analysis.document.text[slice(*origin)].split())
    entries = tuple(id_ for id_ in name.ids[:1] if id_ in registry.by_id)
    sources = tuple(registry.by_id[id_].website for id_ in entries if registry.by_id[id_].website)
    return analysis.finding(
        rule,
        *origin,
        rule.says("garbled", words=words, right=name.surface),
        analysis.level(rule, _EVIDENCE[garbled.kind], lowered=("quoted",) if quoted else ()),
        choices=() if quoted else (analysis.choice(*origin, name.surface, safe=False),),
        sources=sources,
        entries=entries,
    )
