"""What bears a name that nobody is called by: bands, clubs, pubs, works."""

from __future__ import annotations

import pytest

from safelint import Linter


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(select=["terminology"])


@pytest.mark.parametrize(
    "text",
    [
        "The Old Codgers, a ukulele band from Thanet, play for the hospice on Sunday.",
        "The Vagrants, a cricket club, play on Sunday.",
        "Lunatic Fringe, the hairdresser's in Castle Lane, has won an award.",
        "The pub The Lame Cripple was sold.",
        "Psycho, a club in Leeds, has closed.",
        "Our racehorse Mad Moose won.",
        "Half-caste, by John Agard, is a poem that Year 10 study.",
        "The rough sleeper train to Fort William has new bunks.",
        "The mad dash for the last ferry left three suitcases on the quay.",
        "Professor Ismail holds a chair in geriatrics at Dundee.",
        "The hooker was sent off after twenty minutes.",
        "Growth was crippled by the strike, the bank said.",
    ],
)
def test_what_bears_such_a_name_is_left_alone(linter: Linter, text: str) -> None:
    assert [each.text for each in linter.lint_text(text, "text.md").documents[0].findings] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Junkie Carl Moss, a band member, stole it.", "Junkie"),
        ("Paedophile Jon Smith, a club bouncer, was jailed.", "Paedophile"),
        ("The nutter, a club bouncer, was jailed.", "nutter"),
        ("Psycho Jon Smith, a pub landlord, hit her.", "Psycho"),
        ("The rough sleeper trained his dog.", "The rough sleeper"),
    ],
)
def test_a_label_for_a_person_is_none(linter: Linter, text: str, words: str) -> None:
    assert words in [each.text for each in linter.lint_text(text, "text.md").documents[0].findings]


@pytest.mark.parametrize(
    "text",
    [
        "We are Northmoor Safe Lives.",
        "Northmoor Safe Lives runs the group.",
        "Safe Lives Northmoor runs the group.",
        "Our friends at Northmoor Safe Lives Project met.",
        "The team from Northmoor Crime Stoppers won.",
        "Leeds United Supports Child Line.",
        "We thank the Northmoor Child Line Choir.",
    ],
)
def test_a_name_that_may_be_part_of_somebody_elses_is_not_mended_by_itself(linter: Linter, text: str) -> None:
    (found,) = linter.lint_text(text, "text.md").documents[0].findings
    assert [each.safe for each in found.choices] == [False]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Charity Safe Lives says so.", ["Safe Lives"]),
        ("The NSPCC Child Line is free.", ["Child Line"]),
        ("Call Child Line.", ["Child Line"]),
        ("Volunteers of Homestart visit families.", ["Homestart"]),
        ("Barnardos Cymru runs it.", ["Barnardos"]),
        ("Child Line Crime Stoppers", ["Child Line", "Crime Stoppers"]),
        ("Barnardos North East has a shop.", ["Barnardos"]),
        ("Home Start Leeds is for families.", ["Home Start"]),
        ("Leeds Crime Stoppers on 0800 555 111.", ["Crime Stoppers"]),
    ],
)
def test_a_name_beside_others_is_mended(linter: Linter, text: str, wrong: list[str]) -> None:
    findings = linter.lint_text(text, "text.md").documents[0].findings
    assert [each.text for each in findings] == wrong
    assert all(each.fix and each.fix.safe for each in findings)
