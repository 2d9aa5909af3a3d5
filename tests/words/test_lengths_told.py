"""Two lengths that a text gives for one sentence of a court."""

import pytest

from safelint.words.lengths_told import two_lengths
from support.number_texts import analyse


def lengths(text: str) -> list[tuple[int, int]]:
    return [(told.months, before.months) for told, before in two_lengths(analyse(text))]


def test_a_sentence_of_another_length_is_found() -> None:
    text = "Dean Marsh was jailed for two years and four months. The three-year sentence was welcomed."
    assert lengths(text) == [(36, 28)]


@pytest.mark.parametrize(
    "text",
    [
        "Dean Marsh was jailed for three years. The three-year sentence was welcomed.",
        "He was jailed for three years and his brother for two years in prison. His two-year term was welcomed.",
        "The two-year term of the chair ends in May.",
        "He was jailed for 12 months. The one-year sentence was welcomed.",
        "He was jailed for two years and four months. The 28-month sentence was welcomed.",
        "He was jailed for two years and four months. The two-year sentence was welcomed.",
        "He was given an 18 month sentence, suspended for two years. The two-year sentence was welcomed.",
        "He was jailed for 12 years for crimes during his three-year term as mayor.",
        "Rape carries up to 14 years in prison. The four-year sentence was welcomed.",
        "He was jailed for two years. The court raised this to three years. The three-year sentence stands.",
        'Dean Marsh was jailed for three years. "The four-year term is too short," she said.',
    ],
)
def test_a_sentence_of_the_length_given_and_those_of_several_people_are_left_alone(text: str) -> None:
    assert lengths(text) == []
