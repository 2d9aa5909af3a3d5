"""Valid numbers given to a service that is not known to have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display

if TYPE_CHECKING:
    from safelint.values.entries import Rule

RULE = "helpline/unknown-number"


def explain(given: Given, rule: Rule) -> Verdict | None:
    entry, digits, registry = given.stranger, given.digits, given.registry
    if entry is None or given.owners or given.slipped:
        return None
    if not registry.owned(entry.id) or not (registry.plan.is_short(digits) or registry.plan.is_valid(digits)):
        return None
    name = "not-on-record" if entry.confidence == "low" else "not-known"
    message = rule.says(name, number=given.shown, service=display(entry), right=given.right(rule))
    # By name alone a body may have several numbers, however plainly the text gives it this one.
    evidence = _evidence(given)
    sure = given.sureness if evidence in ("free-and-clear", "valid") else ""
    level = given.analysis.level(rule, evidence, confidence=sure)
    return Verdict(message, level, entry, (given.own_number(rule),), given.followed_by)


def _evidence(given: Given) -> str:
    """What the number is, as the policy calls it.

    A body may well have more lines than its helpline. Only free and short numbers are for nothing but help, and a body
    may have several of these too, each for a part of the country. Harmonised numbers and those to text it has once.
    """
    digits, plan = given.digits, given.registry.plan
    if plan.is_for_gifts(digits):
        return "gift-code"
    only_one = digits.startswith(plan.harmonised) or _is_second_code(given)
    if plan.is_local(digits) or plan.is_geographic(digits) or (not only_one and given.names_body):
        return "one-of-several"
    free_or_short = plan.is_free(digits) or plan.is_short(digits)
    return "free-and-clear" if given.number.clear and free_or_short else "valid"


def _is_second_code(given: Given) -> bool:
    """Whether a number to text is given to a service that has one on record: hardly anybody has two."""
    plan = given.registry.plan
    owned = given.registry.owned(given.number.attributed_to)
    return plan.is_text_code(given.digits) and any(map(plan.is_text_code, owned))
