"""Sums that do not come out: a rise by a third that is a half or a fall, parts that are more than all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.facts.listed import NAMES, wrong_lists
from safelint.facts.rises import wrong_rises
from safelint.facts.sums import CHANGE, ITEMS, PARTS, wrong_sums
from safelint.values.rulebook import INCONSISTENT

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE = "wrong-sum"
_RISES, _FALLS = "wrong-sum-that-rises", "wrong-sum-that-falls"
_MESSAGES = {
    CHANGE: "wrong-sum-of-change",
    PARTS: "wrong-sum-of-parts",
    ITEMS: "wrong-sum-of-items",
    NAMES: "wrong-sum-of-names",
}


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    is_plural = analysis.knowledge.inflection.is_plural
    for each in (*wrong_sums(analysis, is_plural), *wrong_lists(analysis, is_plural)):
        start, end = analysis.tokens.span(each.first, each.end)
        if not analysis.is_quoted(start, end):
            words, right = analysis.on_one_line(start, end), f"{each.right:,}"
            message = rule.says(_MESSAGES[each.kind], words=words, right=right)
            yield analysis.finding(rule, start, end, message, analysis.level(rule, _EVIDENCE))
    for change in wrong_rises(analysis):
        start, end = analysis.tokens.span(change.first, change.end)
        if not analysis.is_quoted(start, end):
            message = rule.says(_RISES if change.rises else _FALLS, words=analysis.on_one_line(start, end))
            yield analysis.finding(rule, start, end, message, analysis.level(rule, _EVIDENCE))


CHECK = Check(kind="consistency", run=run)
