"""What texts say of hours, days, cost and addresses: false claims are told, right ones and those of others are not."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from safelint.checks.helpline.ages import stated
from safelint.checks.helpline.line_passages import passages
from safelint.gate.edits import applied
from safelint.values.finding import Finding
from support import DATA
from support.number_texts import CHECK, RULES, analyse

CLAIM, WEBSITE = "helpline/claim", "helpline/website"


def texts(name: str) -> list[Any]:
    rows = tomllib.loads((DATA / "claims" / name).read_text(encoding="utf-8"))["text"]
    late = [pytest.mark.xfail(reason=row["missed"], strict=True) if "missed" in row else () for row in rows]
    return [
        pytest.param(row, marks=marks, id=f"{at} {row['text'][:40]}")
        for at, (row, marks) in enumerate(zip(rows, late, strict=True))
    ]


def found(text: str, form: str = "markdown") -> list[Finding]:
    return [each for each in CHECK.run(analyse(text, form), RULES) if each.rule in (CLAIM, WEBSITE)]


@pytest.mark.parametrize("row", texts("false.toml"))
def test_false_claims_are_told(row: dict[str, str]) -> None:
    findings = found(row["text"], row.get("form", "markdown"))
    assert findings
    if "wrong" in row:
        told = {each.text for each in findings if each.rule == f"helpline/{row.get('rule', 'claim')}"}
        assert any(set(each.split()) & set(row["wrong"].split()) or row["wrong"] in each for each in told)


@pytest.mark.parametrize("row", texts("true.toml"))
def test_right_claims_and_those_of_others_are_not(row: dict[str, str]) -> None:
    assert found(row["text"], row.get("form", "markdown")) == []


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        (
            "Samaritans: 116 123, closed at weekends",
            "error",
            "Samaritans is open 24 hours a day, 7 days a week, as its own page says. The text says “closed at "
            "weekends”. Give the hours of its page.",
        ),
        (
            "The NSPCC Helpline, 0808 800 5000, is open until 8pm.",
            "suggestion",
            "The NSPCC Helpline is open Monday to Friday, 10am to 4pm, as far as is known. The text says “until 8pm”. "
            "Check the hours with the service: who rings at the wrong time reaches nobody.",
        ),
        (
            "INWO: 0800 008 6112, weekdays, 9am to 5pm",
            "error",
            "INWO is open Monday, Wednesday and Friday, 9am to 1pm; Tuesday and Thursday, noon to 4pm, as its own page "
            "says. The text says “weekdays, 9am to 5pm”. Give the hours of its page.",
        ),
        (
            "INWO: 0800 008 6112, 24/7",
            "error",
            "INWO is not open day and night. It is open Monday, Wednesday and Friday, 9am to 1pm; Tuesday and "
            "Thursday, noon to 4pm, as its own page says.",
        ),
        ("Childline: 0800 1111, 5p a minute", "warning", "A call to 0800 1111 is free, from mobiles too."),
        (
            "SANEline, 0300 304 7000, is a premium rate line.",
            "warning",
            "A call to 0300 304 7000 costs as much as one to an 01 or 02 number, and comes out of inclusive minutes.",
        ),
        (
            "Beat: www.b-eat.co.uk",
            "warning",
            "b-eat.co.uk was an address of the Beat helpline. Today it is beateatingdisorders.org.uk.",
        ),
        (
            "Samaritans: jo@samaritan.org",
            "error",
            "samaritan.org is not the website of Samaritans. It is samaritans.org.",
        ),
    ],
)
def test_what_a_finding_says(text: str, severity: str, message: str) -> None:
    (finding,) = found(text)
    assert (finding.severity, finding.message) == (severity, message)


def test_hours_of_the_owner_of_a_wrong_number_are_right_of_it() -> None:
    """Either the name or the number is wrong: that is told, and the hours may stand."""
    assert found("Childline: 0808 800 5000, Monday to Friday, 10am to 4pm") == []
    assert [each.text for each in found("Childline: 0808 800 5000, Monday to Friday, 10am to 6pm")] == [
        "Monday to Friday, 10am to 6pm"
    ]


AGES = [
    # other ages than those on record
    ("Childline (0800 1111) is for anyone under 16.", "under 19", ["under 16"]),
    ("Childline is a helpline for young people aged 11 to 25: 0800 1111", "under 19", ["aged 11 to 25"]),
    ("Childline: 0800 1111, for under-25s", "under 19", ["under-25s"]),
    ("Call Childline on 0800 1111. It is only for over 18s.", "under 19", ["over 18s"]),
    ("The Silver Line: 0800 4 70 80 90. The line is for people over 65.", "55 and over", ["over 65"]),
    ("| Line | Phone | For |\n|--|--|--|\n| Childline | 0800 1111 | Under 16s |", "under 19", ["Under 16s"]),
    # the same in other words
    ("Childline (0800 1111) is for anyone under 19.", "under 19", []),
    ("Childline: for young people up to the age of 18: 0800 1111", "under 19", []),
    ("Papyrus HOPELINE247 (0800 068 4141) is for anyone aged 34 or younger.", "under 35", []),
    # of somebody else, or of nobody in particular
    ("A boy aged 15 rang Childline on 0800 1111.", "under 19", []),
    ("Childline (0800 1111) hears from many children aged 11 to 15.", "under 19", []),
    ("Call Childline on 0800 1111. Our youth club is for people aged 11 to 16.", "under 19", []),
    ("Call Childline on 0800 1111. Over 25? Call Samaritans on 116 123.", "under 19", []),
    ("If you are under 16 you can call Childline on 0800 1111.", "under 19", []),
    ("Call Childline on 0800 1111 up to 9 pm.", "under 19", []),
    # others too
    ("Papyrus HOPELINE247 (0800 068 4141) is for anyone over 18.", "under 35, and those worried about them", []),
    ("Papyrus HOPELINE247 (0800 068 4141): for under-25s", "under 35, and those worried about them", ["under-25s"]),
    # nothing on record
    ("Childline (0800 1111) is for anyone under 16.", "", []),
    ("Childline (0800 1111) is for anyone under 16.", "children", []),
]


@pytest.mark.parametrize(("text", "known", "wanted"), AGES)
def test_ages(text: str, known: str, wanted: list[str]) -> None:
    analysis = analyse(text)
    told = {each.text for passage in passages(analysis) for each in stated(analysis, RULES[CLAIM], passage, known)}
    assert sorted(told) == wanted


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Childline: 0800 1111. Lines are open 9 to 5.", "Lines are open 24 hours a day, 7 days a week."),
        ("You can ring Samaritans on 116 123 between 10am and 8pm.", "on 116 123, 24 hours a day, 7 days a week."),
        ("CALM's helpline, 0800 58 58 58, closes at 10pm.", "is open 5pm to midnight, every day."),
        ("Crimestoppers on 0800 555 111 is closed on Sundays.", "is open 24 hours a day, 7 days a week."),
        ("Meic (080880 23456) is there 24 hours a day.", "is there 8am to midnight, every day."),
        ("Call Samaritans on 116 123. Calls cost 10p a minute.", "Calls are free."),
        ("The police number, 101, costs 15p per call.", "101, is free."),
        ("Childline: 0800 1111 (calls charged at 12p/min)", "(calls free)"),
        ("Children can ring 0800 1111 (Childline). The call is not free.", "The call is free."),
        ("Freephone Mind on 0300 102 1234.", "Mind on 0300 102 1234."),
    ],
)
def test_a_wrong_claim_can_be_put_right_with_what_is_on_record(text: str, becomes: str) -> None:
    [claim] = [each for each in found(text) if each.rule == CLAIM]
    [choice] = claim.choices
    assert applied(text, choice.edits).endswith(becomes)
    assert not choice.safe


def test_what_is_said_of_a_short_number_is_of_its_own_cost() -> None:
    (claim,) = found("Ring Samaritans on 116 123. Calls are free from landlines but mobiles may be charged.")
    assert "116 123" in claim.message
    assert "0800" not in claim.message


@pytest.mark.parametrize(
    "text",
    [
        "The Revenge Porn Helpline is on 0345 6000 459. It is free to call from any phone.",
        "Childline (0800 1111) is free from landlines, but mobile companies may charge.",
        "Phone the Revenge Porn Helpline on 0345 6000 459. This is a freephone number.",
    ],
)
def test_a_claim_that_needs_another_sentence_offers_nothing(text: str) -> None:
    claims = [each for each in found(text) if each.rule == CLAIM]
    assert claims
    assert not any(each.choices for each in claims)
