"""Numbers with a service charge that are offered as help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict

if TYPE_CHECKING:
    from safelint.values.entries import Rule

RULE = "helpline/costly-number"


def explain(given: Given, rule: Rule) -> Verdict | None:
    charge = given.charge
    if charge is None:
        return None
    owners = given.registry.owners.get(given.digits, ())
    right = "" if given.registry.owns(given.number.attributed_to, given.digits) else given.right(rule)
    name = "charge" if charge else "personal"
    message = rule.says(name, number=given.shown, charge=charge, right=right)
    choices = (given.own_number(rule),) if right else ()
    return Verdict(message, given.analysis.level(rule, name), owners[0].helpline if owners else None, choices)
