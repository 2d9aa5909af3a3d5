"""Numbers in a range that Ofcom keeps for drama, and those of templates."""

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


def explain_of_templates(given: Given, rule: Rule) -> Verdict | None:
    """What is wrong with digits in a row, or with zeros alone: they may be somebody's, and are no help line."""
    if given.digits not in given.registry.plan.stock:
        return None
    if given.analysis.document.block_at(given.number.start).kind == "placeholder":
        return None
    message = rule.says("stock", number=given.shown, right=given.right(rule))
    return Verdict(message, given.analysis.level(rule, "stock"), choices=(given.own_number(rule),))
