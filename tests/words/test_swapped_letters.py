"""Known letters of which two stand the other way round."""

from __future__ import annotations

import pytest

from safelint.values.rulebook import ABBREVIATIONS, NAMES
from support import CheckText


def told(check_text: CheckText, text: str) -> list[tuple[str, str, str]]:
    """Which rule speaks of which words, and what it says to write."""
    found = [each for each in check_text(text).findings if each.rule in (NAMES, ABBREVIATIONS)]
    return [(each.rule, each.text, each.choices[0].replacement if each.choices else "") for each in found]


@pytest.mark.parametrize(
    ("text", "letters", "right"),
    [
        ("He was referred to CAHMS in May.", "CAHMS", "CAMHS"),
        ("All staff have read part one of KCISE.", "KCISE", "KCSIE"),
        ("The MRAACs are held each month.", "MRAAC", "MARAC"),
    ],
)
def test_they_are_told_once_with_the_right_ones(check_text: CheckText, text: str, letters: str, right: str) -> None:
    assert told(check_text, text) == [(NAMES, letters, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The NSPCC and CAMHS (child and adolescent mental health services) can help.",
        "Say CAMHS (child and adolescent mental health services), not CAHMS.",
        "Write to office@CAHMS.example or see #CAHMS.",
        "The CORP is full. THE CHARM OF IT.",
    ],
)
def test_right_letters_words_and_addresses_are_let_stand(check_text: CheckText, text: str) -> None:
    assert [each for each in told(check_text, text) if each[0] == NAMES] == []
