"""Lengths of time beside the months that they are told of."""

from __future__ import annotations

import pytest

from safelint.facts.lasting import wrong_lengths
from support import CheckText
from support.number_texts import analyse, words_of


def found(text: str) -> list[tuple[str, int]]:
    view = analyse(text)
    return [(words, each.months) for words, each in words_of(view, wrong_lengths(view))]


@pytest.mark.parametrize(
    ("text", "told", "months"),
    [
        ("Over the next 14 months, from January to June 2024, he wrote to her.", "14 months", 5),
        ("It went on for nine months (between March 2021 and May 2023).", "nine months", 26),
        ("Between January 2020 and March 2022, a period of nine months, he lived there.", "nine months", 26),
        ("It went on for two years, from December to March 2024.", "two years", 3),
    ],
)
def test_a_length_that_is_not_that_of_its_months_is_found(text: str, told: str, months: int) -> None:
    assert found(text) == [(told, months)]


@pytest.mark.parametrize(
    "text",
    [
        "Over the next six months, from January to June 2024, he wrote to her.",
        "Over five months, from January to June 2024, he wrote to her.",
        "It went on for two years, between March 2021 and February 2023.",
        "It went on for almost two years, between March 2021 and September 2022.",
        "He was jailed for nine months after offences between June 2020 and June 2022.",
        "He was jailed nine months, from January 2020 to March 2022.",
        "The course runs for six weeks, from May to June.",
        "Between January 2020 and March 2022 he was held for nine months.",
        "Between May and June 2024, 40 people in nine months came.",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert found(text) == []


def test_the_finding_says_how_long_the_months_are(check_text: CheckText) -> None:
    text = "He wrote to her for a year and a half. Over the next 14 months, from January to June 2024, he came back.\n"
    (one,) = [each for each in check_text(text).findings if "months beside" in each.message]
    assert (text[one.span.start : one.span.end], one.severity) == ("14 months", "warning")
    assert "lie 5 months apart" in one.message
