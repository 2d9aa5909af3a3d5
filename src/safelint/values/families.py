"""The families of rules: what each looks at. The id of a rule begins with its family, "helpline/claim".

A rule that is made of a term to avoid belongs to the family on terminology too; its kind, `term`, only tells which
check runs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

HELPLINE, SIGNPOSTING, TERMINOLOGY = "helpline", "signposting", "terminology"
ACCESSIBILITY, READABILITY, DOCUMENT = "accessibility", "readability", "document"


class Family(NamedTuple):
    """`question` is what its rules ask of a text. Of several findings on one span a report has `one_per_span`, unless
    the rules of the family do not judge the same thing: a link may say nothing and open a new tab as well."""

    title: str
    question: str
    one_per_span: bool = True


FAMILIES: Mapping[str, Family] = {
    HELPLINE: Family("Helpline numbers", "Is the number right, alive, and that of the service which the text names?"),
    SIGNPOSTING: Family("Signposting", "Does the text say where its readers can get help, and where they see it?"),
    TERMINOLOGY: Family("Terminology", "Do the words show respect, and are names written as their owners write them?"),
    ACCESSIBILITY: Family(
        "Accessibility", "Can everybody use the text, also with a screen reader or without a mouse?", one_per_span=False
    ),
    READABILITY: Family("Readability", "Can the people for whom the text is meant read it with ease?"),
    DOCUMENT: Family("The document itself", "Could the text be checked, and do the comments in it do what they say?"),
}
"""By name; those whose faults harm readers most first."""


def family(rule: str) -> str:
    """The family of a rule; a name of a family is its own."""
    return rule.partition("/")[0]


def nearest_rule(name: str, rules: Iterable[str]) -> str:
    """As `nearest`, for what should be a rule or a family: a word without "/" is compared with the families first,
    then with the second halves of the rules."""
    from safelint.nearest import closest, nearest  # only for a mistake

    known = list(rules)
    if "/" in name:
        alike = [rule for rule in known if family(rule) == family(name)]
        halves = {rule.partition("/")[2]: rule for rule in alike}
        match = halves.get(closest(name.partition("/")[2], halves, 0.5), "")
        return f"; nearest known: {match}" if match else nearest(name, known) if not alike else ""
    match = closest(name, set(map(family, known)), 0.7)
    if not match:
        halves = {rule.partition("/")[2]: rule for rule in known}
        match = halves.get(closest(name, halves, 0.6), "")
    return f"; nearest known: {match}" if match else ""
