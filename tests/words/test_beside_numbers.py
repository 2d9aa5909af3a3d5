"""Names right before a number of the registry that are nearly that of the service whose number it is."""

from __future__ import annotations

import pytest

from safelint.values.rulebook import NAMES
from support import CheckText


def told(check_text: CheckText, text: str) -> list[tuple[str, str]]:
    """The words that findings are about, and what each says to write."""
    found = [each for each in check_text(text).findings if each.rule == NAMES]
    return [(each.text, each.choices[0].replacement) for each in found]


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Ring Child Helpline on 0800 1111.", "Child Helpline", "Childline"),
        ("You can talk to Gallop: 0800 999 5428.", "Gallop", "Galop"),
        ("The Enforced Marriage Unit is on 020 7008 0151.", "Enforced Marriage Unit", "Forced Marriage Unit"),
        ("Hourglasses (0808 808 8141) helps older people.", "Hourglasses", "Hourglass"),
        ("Gallop supports people who are trans. Ring them free on 0800 999 5428.", "Gallop", "Galop"),
    ],
)
def test_the_number_says_which_name_is_meant(check_text: CheckText, text: str, words: str, right: str) -> None:
    assert told(check_text, text) == [(words, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Galop, for LGBT+ people: 0800 999 5428.",
        "For children in Wales, day or night: 0800 1111.",
        "Ring the school office or Childline on 0800 1111.",
        "In Northern Ireland ring 0808 808 8000.",
        "Hannah Gallop has for years been at the other end of the line for anybody who needs her: 0800 999 5428.",
        "Do not write Child Helpline (0800 1111).",
        "Hannah Gallop runs the group. Ring 0800 999 5428.",
        "Gallop is a word of French. Ring 0800 999 5428.",
        "Galop supports people who are trans. Ring 0800 999 5428.",
    ],
)
def test_a_right_name_and_what_is_no_name_are_let_stand(check_text: CheckText, text: str) -> None:
    assert told(check_text, text) == []
