"""What is wrong with the digits of a number. One number gets at most one finding about them, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks.helpline import (
    costly_number,
    fictional_number,
    invalid_number,
    mistyped_number,
    number_format,
    retired_number,
    unknown_number,
    wrong_organisation,
)
from safelint.checks.helpline.disowned import is_disowned
from safelint.checks.helpline.given import Given, Verdict
from safelint.checks.helpline.services import sources_of
from safelint.plugins import Check

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.severity import Level

_Explanations = tuple[tuple[str, Callable[["Given", "Rule"], "Verdict | None"]], ...]

_OF_DRAMA: _Explanations = ((fictional_number.RULE, fictional_number.explain),)  # nothing else counts for such a number
_FROM_THE_GRAVEST: _Explanations = (
    (retired_number.RULE, retired_number.explain),
    (wrong_organisation.RULE, wrong_organisation.explain),
    (mistyped_number.RULE, mistyped_number.explain),
    (unknown_number.RULE, unknown_number.explain),
    (invalid_number.RULE, invalid_number.explain),
    (mistyped_number.RULE, mistyped_number.explain_of_nobody),
    (costly_number.RULE, costly_number.explain),
    (number_format.RULE, number_format.explain),
)


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    for number in analysis.numbers:
        given = Given(analysis, number)
        for name, explain in _OF_DRAMA if fictional_number.applies(given) else _FROM_THE_GRAVEST:
            rule = rules.get(name)
            verdict = explain(given, rule) if rule is not None else None
            if rule is None or verdict is None:
                continue
            if name not in (number_format.RULE, fictional_number.RULE) and is_disowned(analysis, number):
                break
            level = _level(given, verdict)
            if level.is_mild and name != costly_number.RULE and _costs(given, rules):
                continue  # what a call costs is certain: that weighs more than a doubtful word on whose the number is
            yield _finding(given, rule, verdict, level)
            break


def _costs(given: Given, rules: Mapping[str, Rule]) -> bool:
    return costly_number.RULE in rules and costly_number.applies(given)


def _level(given: Given, verdict: Verdict) -> Level:
    if verdict.entry is None:
        return verdict.level
    return given.analysis.knowledge.policy.rests_on(verdict.level, verdict.entry.confidence)


def _finding(given: Given, rule: Rule, verdict: Verdict, level: Level) -> Finding:
    number, entry = given.number, verdict.entry
    related: tuple[tuple[str, int, int], ...] = ()
    if number.name_end > number.name_start and rule.id != number_format.RULE:
        related = ((rule.says("named-here"), number.name_start, number.name_end),)
    return given.analysis.finding(
        rule,
        number.start,
        number.end,
        verdict.message,
        level,
        related=related,
        fix=verdict.fix,
        sources=(sources_of(entry) if entry is not None else None) or None,
        entries=(*((entry.id,) if entry is not None else ()), *verdict.advised),
    )


CHECK = Check("helpline", run)
