"""Numbers in a range that Ofcom keeps for drama."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.given import Given, Verdict
from safelint.numbers.plan import is_drama

if TYPE_CHECKING:
    from safelint.values.entries import Rule

RULE = "helpline/fictional-number"


def applies(given: Given) -> bool:
    return is_drama(given.digits, given.registry.numbers)


def explain(given: Given, rule: Rule) -> Verdict | None:
    message = rule.says("drama", number=given.shown, right=given.right(rule))
    return Verdict(message, given.analysis.level(rule, "drama"))
