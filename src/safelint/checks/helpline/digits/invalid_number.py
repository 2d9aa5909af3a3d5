"""Digits that no UK phone can dial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display
from safelint.nations.abroad import LONG_SECTION, is_for_readers_abroad, is_told_by_headings

if TYPE_CHECKING:
    from safelint.numbers.plan import NumberingPlan
    from safelint.values.entries import Rule

RULE = "helpline/invalid-number"


def explain(given: Given, rule: Rule) -> Verdict | None:
    digits, registry = given.digits, given.registry
    plan = registry.plan
    if digits in registry.owners or (digits in plan.short and digits not in plan.abroad):
        return None
    if digits in plan.slips:
        message = rule.says("slip-of-a-short-number", number=digits, wanted=" or ".join(plan.slips[digits]))
        return Verdict(message, given.analysis.level(rule, "slip-of-a-short-number"))
    if (given.number.kind == "sms" and plan.is_short(digits)) or digits in registry.retired:
        return None
    if given.analysis.view(is_for_readers_abroad):
        return None
    if digits in plan.abroad:
        return None if _is_for_abroad(given) else Verdict(rule.says("american"), given.analysis.level(rule, "american"))
    if plan.is_enquiry(digits):
        return None
    return None if not plan.is_short(digits) and plan.is_valid(digits) else _impossible(given, rule)


def _is_for_abroad(given: Given) -> bool:
    """Whether the sentence, or a heading over it, says that a number is one of another country."""
    analysis, at = given.analysis, given.number.start
    told = analysis.matches.holds("abroad.told", *analysis.sentence_around(at))
    return told or is_told_by_headings(analysis, "abroad.for-others", at, LONG_SECTION)


def _impossible(given: Given, rule: Rule) -> Verdict:
    digits, registry = given.digits, given.registry
    nearest, right = registry.nearest(digits if digits[:1] == "0" or len(digits) < 8 else "0" + digits)
    if not nearest and "0" + digits in registry.owners:
        right, nearest = "0" + digits, registry.service("0" + digits)
    advised = (nearest,) if nearest else ()
    hint, choices = "", (given.own_number(rule),)
    if nearest:
        entry, printed = registry.by_id[nearest], registry.printed(nearest, right)
        hint = rule.says("nearest", number=printed, service=display(entry))
        choices = (given.other_number(rule, entry, printed),)
    if registry.plan.is_withdrawn(digits):
        message = rule.says("withdrawn-range", number=given.shown, nearest=hint)
        return Verdict(message, given.analysis.level(rule, "withdrawn-range"), choices=choices, advised=advised)
    message = rule.says("impossible", number=given.shown, why=_why_not(rule, registry.plan, digits), nearest=hint)
    return Verdict(
        message, given.analysis.level(rule, _evidence(registry.plan, digits, nearest)), choices=choices, advised=advised
    )


def _evidence(plan: NumberingPlan, digits: str, nearest: str) -> str:
    """What shows that the digits are no number, as the policy calls it."""
    if nearest:
        return "impossible"
    if plan.is_like_a_neighbours(digits):
        return "perhaps-irish"
    return "perhaps-an-old-area" if plan.is_perhaps_an_old_area(digits) else "impossible"


def _why_not(rule: Rule, plan: NumberingPlan, digits: str) -> str:
    """What is wrong with digits that break the numbering plan."""
    prefix, right = plan.wanted(digits)
    if prefix:
        name = "length-digit-missing" if len(digits) == right - 1 else "length"
        return rule.says(name, count=len(digits), prefix=prefix, right=right)
    return rule.says("no-such-range" if plan.is_of_full_length(digits) else "only-length", count=len(digits))
