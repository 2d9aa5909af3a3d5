"""Numbers of years between two years of a text, and of days between two dates."""

from __future__ import annotations

import pytest

from safelint.facts.later import wrong_days_later, wrong_years
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


def days(text: str) -> list[tuple[str, int]]:
    view = analyse(text)
    return [(words, each.right) for words, each in words_of(view, wrong_days_later(view))]


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("He was last seen on 9 May. He was found six days later, on 14 May.", "six days later", 5),
        ("She rang us on 28 June and came back ten days later on 4 July.", "ten days later", 6),
        ("It closed on 1 March at 9am. It opened again 12 days later, on 14 March.", "12 days later", 13),
    ],
)
def test_days_that_are_not_those_between_are_found(text: str, told: str, right: int) -> None:
    assert days(text) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        "He was last seen on 9 May. He was found five days later, on 14 May.",
        "He was last seen on 9 May. He was found about six days later, on 14 May.",
        "He was last seen on 9 May. He rang home on Monday. He was found six days later, on 16 May.",
        "He left on 5 May and was seen on 9 May. He was found nine days later, on 14 May.",
        "He was last seen on 9 May 2021. He was found six days later, on 14 May 2022.",
        "He was last seen on 9 May. We looked for him. He was found six days later, on 14 May.",
        "He was last seen on 27 February. He was found three days later, on 1 March.",
        "He was last seen on 30 December. He was found six days later, on 4 January.",
        "He was last seen on 9 May. He was found six weeks later, on 14 May.",
        "He was found six days later, on 14 May.",
    ],
)
def test_days_that_may_be_right_are_left_alone(text: str) -> None:
    assert days(text) == []


def test_a_writer_is_told_both_dates(check_text: CheckText) -> None:
    text = "He was last seen on 9 May. He was found six days later, on 14 May."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert "from 9 May to 14 May is 5 days" in finding.message
