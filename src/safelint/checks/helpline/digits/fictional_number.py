"""Numbers in a range that Ofcom keeps for drama."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict

if TYPE_CHECKING:
    from safelint.values.entries import Rule

RULE = "helpline/fictional-number"


def explain(given: Given, rule: Rule) -> Verdict | None:
    if given.analysis.document.block_at(given.number.start).kind == "placeholder":
        return None  # it shows how to fill in a field
    message = rule.says("drama", number=given.shown, right=given.right(rule))
    return Verdict(message, given.analysis.level(rule, "drama"), choices=(given.own_number(rule),))
