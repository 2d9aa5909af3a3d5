"""How loudly a finding speaks, by the policy of the pack."""

from __future__ import annotations

import pytest

from safelint.knowledge.loader import load
from safelint.values.severity import Level, Policy

PACK = load()
POLICY = Policy(PACK.policy, PACK.kinds)
RULES = {rule.id: rule for rule in PACK.rules}


def level(rule: str, evidence: str = "", **more: object) -> tuple[str, str, str]:
    kind, audience = str(more.pop("kind", "service-page")), str(more.pop("audience", "public"))
    return POLICY.level(RULES[rule], evidence, kind=lambda: kind, audience=lambda: audience, **more)  # type: ignore[arg-type]


def test_the_rule_has_its_own_level_without_evidence_and_by_the_name_of_a_message_without_a_row() -> None:
    assert level("helpline/retired-number") == ("error", "high", "")
    assert level("helpline/retired-number", "withdrawn") == ("error", "high", "")


@pytest.mark.parametrize("evidence", ["chnaged", "one-slip", "quoted"])
def test_evidence_that_the_rule_does_not_have_is_a_mistake(evidence: str) -> None:
    with pytest.raises(KeyError, match=f"helpline/retired-number has no evidence {evidence}"):
        level("helpline/retired-number", evidence)


def test_evidence_gives_a_level_and_is_its_reason() -> None:
    assert level("helpline/claim", "other-hours") == ("suggestion", "low", "other-hours")


def test_a_doubtful_finding_is_never_an_error() -> None:
    assert level("helpline/mistyped-number", "one-slip", confidence="medium") == ("warning", "medium", "doubtful")
    assert level("helpline/mistyped-number", "one-slip", confidence="high") == ("error", "high", "one-slip")


ERRORS = {
    "helpline/invalid-number": {"impossible"},
    "helpline/fictional-number": set(),
    "helpline/mistyped-number": {"one-slip", "two-slips"},  # of the number of the service that the text names
}
"""On which evidence a wrong number is an error; on any other it is doubtful."""


@pytest.mark.parametrize("rule", ERRORS)
def test_a_wrong_number_is_an_error_where_nothing_else_can_be_meant(rule: str) -> None:
    levels = {evidence: level(rule, evidence) for evidence in PACK.policy["evidence"][rule]}
    assert {evidence for evidence, found in levels.items() if found[0] == "error"} == ERRORS[rule]
    assert {evidence for evidence, found in levels.items() if found[1] == "high"} == ERRORS[rule]
    assert RULES[rule].severity == "error"


@pytest.mark.parametrize(("fact", "severity"), [("high", "error"), ("medium", "warning"), ("low", "suggestion")])
def test_confidence_in_a_fact_caps_what_rests_on_it(fact: str, severity: str) -> None:
    assert POLICY.capped(Level("error", "high"), fact).severity == severity
    assert POLICY.capped(Level("suggestion", "low"), fact) == Level("suggestion", "low")


def test_a_finding_is_as_sure_as_the_less_sure_of_evidence_and_fact() -> None:
    assert POLICY.rests_on(Level("error", "high"), "low") == ("suggestion", "low", "confidence-low")
    assert POLICY.rests_on(Level("suggestion", "low"), "high") == ("suggestion", "low", "")


@pytest.mark.parametrize(
    ("lowered", "kind", "wanted"),
    [
        (("news",), "news", ("warning", "high", "news")),
        (("news",), "press-release", ("error", "high", "reaches-those-affected")),
        (("news", "record"), "record", ("suggestion", "high", "record")),
        (("pointed-elsewhere",), "letter", ("warning", "high", "pointed-elsewhere")),
        (("pointed-elsewhere", "only-mentioned"), "letter", ("suggestion", "high", "only-mentioned")),
        (("words-of-record",), "record", ("warning", "high", "words-of-record")),
    ],
)
def test_kind_and_circumstances_lower_it(lowered: tuple[str, ...], kind: str, wanted: tuple[str, str, str]) -> None:
    assert level("signposting/missing", "reaches-those-affected", lowered=lowered, kind=kind) == wanted


def test_a_reason_that_no_kind_names_any_more_lowers_nothing() -> None:
    policy = Policy(PACK.policy, [kind._replace(lowered=()) for kind in PACK.kinds])
    found = policy.lowered(Level("error", "high"), ["record"], kind=lambda: "service-page", audience=lambda: "public")
    assert found == Level("error", "high")


def test_an_audience_lowers_it() -> None:
    lowered = ("record", "known-in-the-field")
    found = [
        level("terminology/undefined-abbreviation", severity="warning", lowered=lowered, audience=audience)
        for audience in ("public", "professional")
    ]
    assert found == [("warning", "medium", ""), ("suggestion", "medium", "known-in-the-field")]


def test_nothing_is_milder_than_a_suggestion() -> None:
    found = level("terminology/name-style", severity="suggestion", lowered=("words-of-record",), kind="record")
    assert found == ("suggestion", "high", "")
