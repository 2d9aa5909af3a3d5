"""Two numbers that a text gives for the same people, and two lengths of one sentence of a court."""

import pytest

from safelint.words.counts_told import two_counts, two_lengths
from support.number_texts import analyse


def counts(text: str) -> list[tuple[int, int, str]]:
    analysis = analyse(text)
    pairs = two_counts(analysis, analysis.knowledge.inflection.is_plural)
    return [(told.number, before.number, told.noun) for told, before in pairs]


def lengths(text: str) -> list[tuple[int, int]]:
    return [(told.months, before.months) for told, before in two_lengths(analyse(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Four men were jailed. All five men must sign the register.", [(5, 4, "men")]),
        ("We had 11 reports in May. Of the fourteen reports, nine were late.", [(14, 11, "reports")]),
        ("Nine official reports were made. We have read all six reports.", [(6, 9, "reports")]),
        ("Six women wrote to us.\n\nThese seven women are safe.", [(7, 6, "women")]),
    ],
)
def test_a_number_that_is_not_the_one_given_is_found(text: str, found: list[tuple[int, int, str]]) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Four men were jailed. All four men must sign the register.",
        "Three men from Exham and two men from Dale were jailed. All five men must sign the register.",
        "Ten pupils came and three pupils left. These seven pupils stayed.",
        "Four men were jailed, and a fifth man in May. All five men must sign the register.",
        "Four men were jailed. All three men who lived in Exham were cleared.",
        "Four men were jailed. All five women came to court.",
        "Four men were jailed. Five men sat in the gallery.",
        "Six hours is long. All four hours count.",
        "Two women came forward in 2019 and one woman in 2020. All three women were heard.",
        "We had 25 reports. All twenty-five reports were read.",
        "About one in five girls is abused. All three girls told a teacher.",
        'Four men were jailed. "All five men are sorry," he said.',
        "Four men were jailed. " + "The road is shut today. " * 100 + "All five men were there.",
    ],
)
def test_other_people_sums_and_quotations_are_left_alone(text: str) -> None:
    assert counts(text) == []


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
