"""Digits that no UK phone can dial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.numbers.registry import Registry
    from safelint.values.entries import Rule

RULE = "helpline/invalid-number"
_IRISH = regex(r"02[12567]\d{7}")


def explain(given: Given, rule: Rule) -> Verdict | None:
    digits, registry = given.digits, given.registry
    plan = registry.plan
    if digits in registry.owners or (digits in plan.short and digits not in plan.abroad):
        return None
    if digits in plan.slips:
        message = rule.says("slip-of-a-short-number", number=digits, wanted=" or ".join(plan.slips[digits]))
        return Verdict(message, given.analysis.level(rule, "slip-of-a-short-number"))
    if (given.number.kind == "sms" and len(digits) < 7) or digits in registry.retired:
        return None
    if digits in plan.abroad:
        return Verdict(rule.says("american"), given.analysis.level(rule, "american"))
    if digits.startswith(plan.enquiries) and len(digits) == 6:
        return None
    return None if len(digits) > 6 and plan.is_valid(digits) else _impossible(given, rule)


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
    message = rule.says("impossible", number=given.shown, why=_why_not(rule, registry, digits), nearest=hint)
    return Verdict(message, given.analysis.level(rule, _evidence(digits, nearest)), choices=choices, advised=advised)


def _evidence(digits: str, nearest: str) -> str:
    """What shows that the digits are no number, as the policy calls it."""
    # As long as many numbers in Ireland, or with an area code of there.
    if not nearest and ((len(digits) == 9 and digits[1] in "124569") or _IRISH.fullmatch(digits)):
        return "perhaps-irish"
    sure = nearest or not digits.startswith("01") or len(digits) > 11
    return "impossible" if sure else "perhaps-an-old-area"


def _why_not(rule: Rule, registry: Registry, digits: str) -> str:
    """What is wrong with digits that break the numbering plan."""
    rows = [
        (prefix, row["lengths"])
        for row in registry.numbers.get("prefix", ())
        for prefix in row["prefixes"]
        if digits.startswith(prefix) and row["cost_class"] != "geographic"
    ]
    prefix, lengths = max(rows, key=lambda row: len(row[0]), default=("", ()))
    if lengths and len(digits) not in lengths:
        return rule.says("length", count=len(digits), prefix=prefix, right=max(lengths))
    area = _area(digits)
    if area and len(digits) != 11 and _is_area(area, registry):
        name = "length-digit-missing" if len(digits) == 10 else "length"
        return rule.says(name, count=len(digits), prefix=area, right=11)
    if len(digits) not in (10, 11):
        return rule.says("only-length", count=len(digits))
    return rule.says("no-such-range")


def _area(digits: str) -> str:
    """The area code of an 01 or 02 number: "020", "0161", "0113", "01472"; "" for other digits."""
    if digits.startswith("02"):
        return digits[:3]
    if digits.startswith("01"):
        return digits[:4] if digits[2] == "1" or digits[3:4] == "1" else digits[:5]
    return ""


def _is_area(area: str, registry: Registry) -> bool:
    """Whether whole numbers, 11 digits long, begin with an area code."""
    return any(registry.plan.is_valid((area + first + "345678901")[:11]) for first in "23456789")
