"""A finding that words are meant as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.severity import Level


class Meant(NamedTuple):
    """The words at `Document.text[start:end]` are meant as the `right` name; `ids` are those of its helplines."""

    start: int
    end: int
    right: str
    ids: tuple[str, ...]

    def level(self, analysis: Analysis, rule: Rule, evidence: str) -> Level:
        """How loudly that is said on such evidence: in a quotation less."""
        return analysis.level(rule, evidence, lowered=("quoted",) if self._is_quoted(analysis) else ())

    def finding(
        self, analysis: Analysis, rule: Rule, message: str, level: Level, *, safe: bool = False, **values: str
    ) -> Finding:
        """The finding; `message` is that of the rule, `values` fill it beside the words and the right name. Words
        that are `safe` to change need no person, but in a quotation none are changed."""
        by_id = analysis.knowledge.registry.by_id
        entries = tuple(id_ for id_ in self.ids[:1] if id_ in by_id)
        place = self.start, self.end
        words = analysis.on_one_line(*place)
        return analysis.finding(
            rule,
            *place,
            rule.says(message, words=words, right=self.right, **values),
            level,
            choices=() if self._is_quoted(analysis) else (analysis.choice(*place, self.right, safe=safe),),
            sources=tuple(by_id[id_].website for id_ in entries if by_id[id_].website),
            entries=entries,
        )

    def _is_quoted(self, analysis: Analysis) -> bool:
        return analysis.is_quoted(self.start, self.start + 1)
