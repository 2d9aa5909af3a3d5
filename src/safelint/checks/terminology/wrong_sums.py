"""Sums that do not come out: a rise by a third that is a half or a fall, parts that are more than all, lists and names
that are more or fewer than is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.facts.grouped import wrong_groups
from safelint.facts.lasting import wrong_lengths
from safelint.facts.later import wrong_years
from safelint.facts.listed import wrong_lists
from safelint.facts.rises import wrong_rises
from safelint.facts.sums import SumKind, wrong_sums
from safelint.values.rulebook import INCONSISTENT
from safelint.values.wording import counted

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Range

_EVIDENCE = "wrong-sum"
_LENGTH, _YEARS = "wrong-sum-of-months", "wrong-sum-of-years"
_RISES, _FALLS = "wrong-sum-that-rises", "wrong-sum-that-falls"
_MESSAGES: dict[SumKind, str] = {
    "change": "wrong-sum-of-change",
    "parts": "wrong-sum-of-parts",
    "items": "wrong-sum-of-items",
    "names": "wrong-sum-of-names",
}


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for (start, end), message in _wrong(analysis, rule):
        if not analysis.is_quoted(start, end):
            yield analysis.finding(rule, start, end, message, analysis.level(rule, _EVIDENCE))


def _wrong(analysis: Analysis, rule: Rule) -> Iterator[tuple[Range, str]]:
    """Where the sums stand that do not come out, with what is said of each."""
    is_plural, span = analysis.knowledge.inflection.is_plural, analysis.tokens.span
    sums = {each for find in (wrong_sums, wrong_groups, wrong_lists) for each in find(analysis, is_plural)}
    for each in sorted(sums, key=lambda each: each.first):
        place = span(each.first, each.end)
        yield place, rule.says(_MESSAGES[each.kind], words=analysis.on_one_line(*place), right=f"{each.right:,}")
    for length in wrong_lengths(analysis, is_plural):
        place = span(length.first, length.end)
        yield place, rule.says(_LENGTH, words=analysis.on_one_line(*place), months=counted(length.months, "month"))
    for years in wrong_years(analysis, is_plural):
        place, right = span(years.first, years.end), counted(years.last - years.start, "year")
        words = analysis.on_one_line(*place)
        yield place, rule.says(_YEARS, words=words, first=str(years.start), last=str(years.last), years=right)
    for change in wrong_rises(analysis):
        place = span(change.first, change.end)
        yield place, rule.says(_RISES if change.rises else _FALLS, words=analysis.on_one_line(*place))


CHECK = Check(kind="consistency", run=run)
