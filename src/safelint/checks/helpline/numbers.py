"""What is wrong with the digits of a number. One number gets at most one finding about them, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.checks.helpline.digits import number_format
from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import sources_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.severity import Level

_Explanations = tuple[tuple[str, Callable[["Given", "Rule"], "Verdict | None"]], ...]

_FICTIONAL, _COSTLY, _INVALID = "helpline/fictional-number", "helpline/costly-number", "helpline/invalid-number"
_OF_A_RIGHT_NUMBER: _Explanations = ((number_format.RULE, number_format.explain),)


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    for number in analysis.numbers:
        given = Given(analysis, number)
        for name, explain in _explanations(given):
            rule = rules.get(name)
            verdict = explain(given, rule) if rule is not None else None
            if rule is None or verdict is None:
                continue
            if name not in (number_format.RULE, _FICTIONAL) and _is_disowned(given):
                break
            level = _level(given, rule, verdict)
            if level.is_mild and name != _COSTLY and _COSTLY in rules and given.charge is not None:
                continue  # what a call costs is certain: that weighs more than a doubtful word on whose the number is
            yield _finding(given, rule, verdict, level)
            break
    if _INVALID in rules and analysis.matches.holds("abroad.offered"):
        yield from _lines_abroad(analysis, rules[_INVALID])


def _explanations(given: Given) -> _Explanations:
    """What may be wrong with a number, the gravest first."""
    if given.is_of_drama:
        return _of_drama()
    return _OF_A_RIGHT_NUMBER if given.is_right else _from_the_gravest()


# Most numbers are right: the rest is imported for the first that is not.


@cache
def _of_drama() -> _Explanations:
    from safelint.checks.helpline.digits import fictional_number

    return ((fictional_number.RULE, fictional_number.explain),)  # nothing else counts for such a number


@cache
def _from_the_gravest() -> _Explanations:
    from safelint.checks.helpline.digits import (
        costly_number,
        fictional_number,
        invalid_number,
        mistyped_number,
        retired_number,
        unknown_number,
        wrong_organisation,
    )

    return (
        (retired_number.RULE, retired_number.explain),
        (wrong_organisation.RULE, wrong_organisation.explain),
        (mistyped_number.RULE, mistyped_number.explain),
        (mistyped_number.RULE, mistyped_number.explain_of_nobody),
        (unknown_number.RULE, unknown_number.explain),
        (fictional_number.RULE, fictional_number.explain_of_templates),
        (invalid_number.RULE, invalid_number.explain),
        (costly_number.RULE, costly_number.explain),
        (number_format.RULE, number_format.explain),
    )


def _lines_abroad(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    from safelint.checks.helpline.digits.line_abroad import lines_abroad

    return lines_abroad(analysis, rule)


def _is_disowned(given: Given) -> bool:
    from safelint.checks.helpline.digits.disowned import is_disowned

    return is_disowned(given.analysis, given.number)


def _level(given: Given, rule: Rule, verdict: Verdict) -> Level:
    if verdict.entry is None:
        return verdict.level
    known = verdict.confidence or verdict.entry.confidence
    return given.analysis.knowledge.policy.rests_on(verdict.level, known, rule.id)


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
        choices=verdict.choices,
        sources=sources_of(entry, verdict.fact) if entry is not None else None,
        entries=(*((entry.id,) if entry is not None else ()), *verdict.advised),
    )


CHECK = Check("helpline", run)
