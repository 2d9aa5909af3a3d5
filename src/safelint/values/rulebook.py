"""Every rule of a pack in one table: the coded ones, and one for each term to avoid."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.values.entries import Pack, Rule, Term
from safelint.values.families import TERMINOLOGY, family

NAMES = "terminology/name-style"
"""The one rule that reports every entry for a name."""

INCONSISTENT = "terminology/inconsistent"
"""The rule that reports two names for one thing, and two ages of one person."""

ABBREVIATIONS = "terminology/undefined-abbreviation"
"""The rule that reports letters and words that a text does not explain."""

NUMBER_VERDICTS = ("wrong", "old")
"""What findings of a rule can tell of the numbers at which they stand."""


def rule_id(term: Term) -> str:
    """The rule that reports an entry: names share one, every other term is a rule of its own."""
    return NAMES if term.kind == "name" else f"{TERMINOLOGY}/{term.id}"


def weighed_rules(pack: Pack) -> frozenset[str]:
    """The rules that find sentences by what their words weigh: how many a text has tells how much each must weigh."""
    return frozenset(rule_id(term) for term in pack.terms if term.weighed)


def rulebook(pack: Pack) -> dict[str, Rule]:
    """Rule id -> rule, sorted by id. What is said of all terms stands with the rule on names, which are terms too."""
    rules = {rule.id: rule for rule in pack.rules}
    shared = rules[NAMES].messages if NAMES in rules else {}
    for term in pack.terms:
        if term.kind != "name":
            rules[rule_id(term)] = _of_term(term, shared)
    return dict(sorted(rules.items()))


def _of_term(term: Term, messages: Mapping[str, str]) -> Rule:
    forms = term.avoid[:1]
    return Rule(
        id=rule_id(term),
        kind="term",
        title=forms[0] if forms and not term.masked else term.id.replace("-", " "),
        severity=term.severity,
        confidence=term.confidence,
        advice=term.advice,
        messages=messages,
        why=term.why,
        sources=term.sources,
        standard="",
        recorded=term.recorded,
        enabled=term.enabled,
        sourced=term.sourced,
        bad=term.bad,
        good=term.good,
        theme=term.theme,
    )


def page(rule: Rule) -> str:
    """Where the website of the documentation tells of a rule, relative to its start; "" for a house's own."""
    if rule.theme == "house":
        return ""
    folder = f"terms-{rule.theme}" if rule.theme else family(rule.id)
    return f"rules/{folder}/#{anchor(rule.id)}"


def anchor(heading: str) -> str:
    """The anchor that GitHub and MkDocs both give a heading of small letters, hyphens and strokes."""
    return heading.replace("/", "")
