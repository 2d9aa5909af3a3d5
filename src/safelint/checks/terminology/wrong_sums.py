"""Sums that do not come out: a rise by a third that is a half or a fall, parts that are more than all, lists and names
that are more or fewer than is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import Check
from safelint.facts.balances import wrong_balances
from safelint.facts.charges import wrong_charges
from safelint.facts.closed import wrong_days_a_week
from safelint.facts.column_totals import wrong_column_totals
from safelint.facts.differences import wrong_differences
from safelint.facts.grouped import wrong_groups
from safelint.facts.items import wrong_items
from safelint.facts.lasting import wrong_lengths
from safelint.facts.later import wrong_days_later, wrong_years
from safelint.facts.listed import wrong_lists
from safelint.facts.rates import wrong_products
from safelint.facts.remainders import wrong_remainders
from safelint.facts.rises import WrongChange, wrong_changes
from safelint.facts.shares import wrong_shares
from safelint.facts.sums import SumKind, wrong_sums
from safelint.facts.table_totals import wrong_table_totals
from safelint.facts.total_terms import wrong_totals
from safelint.facts.wrong_values import ValueKind
from safelint.facts.years_told import wrong_ages
from safelint.values.rulebook import INCONSISTENT
from safelint.values.source import Range
from safelint.values.wording import counted, joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_EVIDENCE, _PERHAPS = "wrong-sum", "perhaps-wrong-sum"
_LENGTH, _YEARS = "wrong-sum-of-months", "wrong-sum-of-years"
_RISES, _FALLS = "wrong-sum-that-rises", "wrong-sum-that-falls"
_MESSAGES: dict[SumKind, str] = {
    "change": "wrong-sum-of-change",
    "parts": "wrong-sum-of-parts",
    "items": "wrong-sum-of-items",
    "points": "wrong-sum-of-points",
    "names": "wrong-sum-of-names",
}
_VALUES = {
    ValueKind.SHARE: "wrong-value-share",
    ValueKind.SHARES: "wrong-value-shares",
    ValueKind.DIFFERENCE: "wrong-value-difference",
    ValueKind.DAYS: "wrong-value-days",
    ValueKind.PRODUCT: "wrong-value-product",
    ValueKind.CHARGES: "wrong-value-charges",
    ValueKind.AGE: "wrong-value-age",
    ValueKind.ANNIVERSARY: "wrong-value-anniversary",
}

_FIND_VALUES = (wrong_shares, wrong_products, wrong_charges, wrong_ages, wrong_differences, wrong_days_a_week)
_FIND_SUMS = (wrong_sums, wrong_groups, wrong_items, wrong_lists, wrong_table_totals, wrong_column_totals)


class _Contradiction(NamedTuple):
    """Where something stands that does not come out, what is said of it, where the parts stand that are added up, and
    whether they are surely all of it."""

    place: Range
    message: str
    parts: Sequence[Range] = ()
    is_sure: bool = True


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules[INCONSISTENT]
    for (start, end), message, parts, is_sure in (*_sums(analysis, rule), *_others(analysis, rule)):
        if not analysis.is_quoted(start, end):
            related = tuple((rule.says("part-of-sum"), *part) for part in parts)
            level = analysis.level(rule, _EVIDENCE if is_sure else _PERHAPS)
            yield analysis.finding(rule, start, end, message, level, related=related)


def _sums(analysis: Analysis, rule: Rule) -> Iterator[_Contradiction]:
    """Numbers of all, and shares of a change, that what stands beside them does not make."""
    span = analysis.tokens.span
    sums = {each for find in _FIND_SUMS for each in find(analysis)}
    for each in sorted(sums, key=lambda each: each.first):
        place, parts = span(each.first, each.end), [span(part.first, part.end) for part in each.parts]
        numbers = _listed(rule, [f"{part.value:,.0f}" for part in each.parts])
        words = analysis.on_one_line(*place)
        message = rule.says(_MESSAGES[each.kind], words=words, right=f"{each.right:,}", numbers=numbers)
        yield _Contradiction(place, message, parts, each.is_sure)


def _listed(rule: Rule, words: Sequence[str]) -> str:
    return joined(words, rule.says("and").strip())


def _others(analysis: Analysis, rule: Rule) -> Iterator[_Contradiction]:
    """Lengths of time and changes that are not those of the months, years and numbers beside them."""
    span = analysis.tokens.span
    for length in wrong_lengths(analysis):
        place = span(length.first, length.end)
        months = counted(length.months, "month")
        yield _Contradiction(place, rule.says(_LENGTH, words=analysis.on_one_line(*place), months=months))
    for years in wrong_years(analysis):
        place, right = span(years.first, years.end), counted(years.last - years.start, "year")
        words = analysis.on_one_line(*place)
        yield _Contradiction(
            place, rule.says(_YEARS, words=words, first=str(years.start), last=str(years.last), years=right)
        )
    for days in wrong_days_later(analysis):
        place, beside = span(days.first, days.end), [span(each.first, each.end) for each in (days.before, days.after)]
        first, last = (analysis.on_one_line(*each) for each in beside)
        said = {"first": first, "last": last, "years": counted(days.right, "day")}
        yield _Contradiction(place, rule.says(_YEARS, words=analysis.on_one_line(*place), **said))
    for total in wrong_totals(analysis):
        place, terms = span(total.first, total.end), [span(each.first, each.end) for each in total.terms]
        words, numbers = analysis.on_one_line(*place), _listed(rule, [analysis.on_one_line(*each) for each in terms])
        yield _Contradiction(place, rule.says("wrong-sum-of-terms", words=words, numbers=numbers), terms)
    for balance in wrong_balances(analysis):
        place, beside = span(balance.first, balance.end), [span(each.first, each.end) for each in balance.sums]
        message = "wrong-sum-that-is-left" if balance.is_left else "wrong-sum-that-is-lacking"
        yield _Contradiction(place, rule.says(message, words=analysis.on_one_line(*place)), beside)
    for left in wrong_remainders(analysis):
        place, beside = span(left.first, left.end), [span(each.first, each.end) for each in (left.whole, *left.parts)]
        whole, part, right = left.whole.value, left.told, left.whole.value - left.told
        said = {"whole": f"{whole:,.0f}", "part": f"{part:,}", "right": f"{right:,.0f}"}
        yield _Contradiction(place, rule.says("wrong-sum-left", words=analysis.on_one_line(*place), **said), beside)
    for value in (each for find in _FIND_VALUES for each in find(analysis)):
        place, beside = span(value.first, value.end), [span(each.first, each.end) for each in value.beside]
        words = analysis.on_one_line(*place)
        message = rule.says(_VALUES[value.kind], words=words, of=value.of, right=value.right)
        yield _Contradiction(place, message, beside, value.is_sure)
    for change in wrong_changes(analysis):
        place = span(change.first, change.end)
        yield _Contradiction(place, rule.says(_of(change), words=analysis.on_one_line(*place), right=f"{change.share}"))


def _of(change: WrongChange) -> str:
    """The name of the message on a change."""
    if change.share is not None:
        return _MESSAGES["change"]
    return _RISES if change.rises else _FALLS


CHECK = Check(kind="consistency", run=run)
