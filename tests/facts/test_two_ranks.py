"""Officers to whom a text gives two ranks."""

from __future__ import annotations

import pytest

from safelint.facts.two_ranks import of_two_ranks
from support import CheckText
from support.number_texts import at_two_places


def found(text: str) -> list[tuple[str, str]]:
    return at_two_places(text, of_two_ranks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Detective Sergeant Ann Roe spoke. Detective Inspector Ann Roe said so.",
            ("Detective Inspector Ann Roe", "Detective Sergeant Ann Roe"),
        ),
        ("Detective Sergeant Ann Roe spoke. DI Roe said so.", ("DI Roe", "Detective Sergeant Ann Roe")),
        ("PC Roe spoke. Sgt Roe agreed. PC Roe left.", ("Sgt Roe", "PC Roe")),
        ("Chief Inspector Roe spoke. Inspector Roe left.", ("Inspector Roe", "Chief Inspector Roe")),
        ("Dr Tom Roe spoke. Professor Roe took questions.", ("Professor Roe", "Dr Tom Roe")),
    ],
)
def test_an_officer_of_two_ranks_is_found(text: str, told: tuple[str, str]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Detective Sergeant Ann Roe spoke. DS Roe said so. Sergeant Roe left.",
        "Detective Sergeant Ann Roe spoke. Detective Inspector Bea Roe said so.",
        "Detective Sergeant Roe spoke. Detective Inspector Lee said so.",
        "Detective Inspector Roe, then Detective Sergeant Roe, led the inquiry.",
        "Detective Chief Inspector Roe spoke. DCI Roe left.",
        "The sergeant spoke. Inspector Roe left.",
        "Dr Tom Roe spoke. Professor Bea Roe took questions. Dr Roe left.",
        "Professor Tom Roe spoke. The doctor left. Dr Lee took questions.",
        "Dr Tom Roe, now Professor Roe, spoke.",
        "Professor Dr Tom Roe spoke. Professor Roe left.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_both_places(check_text: CheckText) -> None:
    text = "Detective Sergeant Ann Roe spoke. Detective Inspector Ann Roe said so."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert (finding.severity, finding.related[0].message) == ("suggestion", "the other place")
    assert "Detective Sergeant Ann Roe" in finding.message
