"""The families of rules, and which finding harms readers more than another."""

from __future__ import annotations

from safelint.values.finding import SEVERITIES, Finding

FAMILIES = {
    "helpline": "Helpline numbers",
    "signposting": "Signposting",
    "terminology": "Terminology",
    "accessibility": "Accessibility",
    "readability": "Readability",
    "document": "The document itself",
}
"""Families of rules with their titles, those whose faults harm readers most first."""

_ORDER = {family: place for place, family in enumerate(FAMILIES)}


def family(rule: str) -> str:
    return rule.partition("/")[0]


def harm(finding: Finding) -> tuple[int, int, str]:
    """A key that sorts findings by what they do to a reader: the severest first, of these wrong numbers first."""
    return SEVERITIES.index(finding.severity), _ORDER.get(family(finding.rule), len(_ORDER)), finding.rule
