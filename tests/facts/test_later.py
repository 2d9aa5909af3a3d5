"""Numbers of years between two years of a text."""

from __future__ import annotations

import pytest

from safelint.facts.later import wrong_years
from support import CheckText
from support.number_texts import analyse, words_of


def found(text: str) -> list[tuple[str, int, int]]:
    view = analyse(text)
    wrong = wrong_years(view)
    return [(words, each.start, each.last) for words, each in words_of(view, wrong)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We began in 2004. Eighteen years later, in 2025, we help 140 families.",
            ("Eighteen years later", 2004, 2025),
        ),
        ("She left in 1998 and came back 12 years later in 2012.", ("12 years later", 1998, 2012)),
        ("We opened in 2004 and moved in 2010. Two years later, in 2015, we closed.", ("Two years later", 2010, 2015)),
    ],
)
def test_years_that_are_not_those_between_are_found(text: str, told: tuple[str, int, int]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "We began in 2004. Twenty-one years later, in 2025, we help 140 families.",
        "We began in 2004. Twenty years later, in 2025, we help 140 families.",  # from December to January
        "We opened in 2004 and moved in 2010. Eleven years later, in 2015, we closed.",  # after we opened
        "Eighteen years later, in 2025, we help 140 families.",
        "We began in 2004. Eighteen years later we help 140 families.",
        "We began in 2004. Eighteen months later, in 2025, we help 140 families.",
        "We will begin in 2030. Three years later, in 2025, nothing was done.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_both_years(check_text: CheckText) -> None:
    text = "We began in 2004. Eighteen years later, in 2025, we help 140 families."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert "from 2004 to 2025 is 21 years" in finding.message
