"""Last names by which a text calls one person in two spellings."""

from __future__ import annotations

import pytest

from safelint.words.two_surnames import surnames_spelt_two_ways
from support import CheckText
from support.number_texts import at_two_places


def found(text: str) -> list[tuple[str, str]]:
    return at_two_places(text, lambda view: surnames_spelt_two_ways(view, view.knowledge.graded_words.base))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The review is led by Nuala Breslin. Please write to Ms Breslen.", ("Breslen", "Breslin")),
        ("Ask Dr Breslen. The clinic is run by Nuala Breslin.", ("Breslin", "Breslen")),
        ("PC Omar Haddad came first. Later PC Hadad wrote it down.", ("Hadad", "Haddad")),
        ("Omar Haddad was jailed. Haddad had denied it. Judge Lee said that Hadad had lied.", ("Hadad", "Haddad")),
    ],
)
def test_a_last_name_that_is_a_letter_off_is_found(text: str, told: tuple[str, str]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The review is led by Nuala Breslin. Please write to Ms Breslin.",
        "Nuala Breslin came, and so did Omar Breslen. Please write to Ms Breslen.",  # somebody else
        "Nuala Breslin leads it. Ms Breslen, Ms Breslen and again Ms Breslen came.",
        "Nuala Breslin leads it. Breslen is a town.",  # nobody is called by the last name alone
        "Omar Haddad was jailed. Haddad lived near Hadad, by the sea.",
        "Omar Haddad was jailed. Haddad said that the Haddads had known.",
        "Ann Wells leads it. Please write to Ms Well.",  # ordinary words
        "Ann Orr leads it. Please write to Ms Ord.",
        "We met in Breslin Road. Please write to Ms Breslen.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_list_of_many_people_is_left_alone() -> None:
    names = [f"Ada Bre{chr(97 + one)}{chr(97 + two)}in" for one in range(9) for two in range(9)]
    assert found("Here are all. " + ", ".join(names) + ". Write to Ms Breaain.") == []


def test_a_writer_is_told_of_both_places(check_text: CheckText) -> None:
    text = "The review is led by Nuala Breslin. Please write to Ms Breslen."
    [finding] = [each for each in check_text(text).findings if each.text == "Breslen"]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "suggestion")
    assert "one person" in finding.message
