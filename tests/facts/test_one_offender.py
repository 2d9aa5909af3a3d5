"""Two terms, or two ages, of the one offender of a report."""

from __future__ import annotations

import pytest

from safelint.facts.pairs import pairs
from support.number_texts import analyse


def found(text: str) -> set[str]:
    view = analyse(text)
    compared = pairs(view)
    return {sign for pair in compared for sign in pair.signs & {"same-term", "same-offender"}}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("# Man jailed for seven years\n\nHe was sentenced on Thursday. He got eight years in prison.", "same-term"),
        ("Ann Lee, 41, was jailed for six years. The judge said that a five-year sentence was right.", "same-term"),
        ("He must serve a minimum of 19 years. He will spend at least 21 years in prison.", "same-term"),
        (
            "# Jailed for three years\n\nShe sentenced him to two years and four months, and made an order for a year.",
            "same-term",
        ),
        ("He was jailed for nine years. The eight-year sentence means that other children are safe.", "same-term"),
        ("A 41-year-old coach has been jailed.\n\nMartin Ellery, 43, was sentenced today.", "same-offender"),
        (
            "A 41-year-old man has been sent to prison.\n\nAdrian Fell was jailed today.\n\nHe told Fell, 43, so.",
            "same-offender",
        ),
    ],
)
def test_what_is_told_twice_of_one_offender_shows_a_sign(text: str, sign: str) -> None:
    assert found(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed for seven years. He must serve at least four years in prison.",
        "He was jailed for seven years. The maximum is ten years in prison.",
        "He was jailed for seven years. He could have faced ten years in prison.",
        "He was jailed for seven years, and for two years in prison on the other count. Both run concurrently.",
        "Three men were jailed. One was jailed for seven years. His friend was sentenced to five years.",
        "Ann Lee, 41, was jailed for six years. Bea Roe, 39, was sentenced to five years.",
        "He was jailed for seven years. He was previously jailed for three years.",
        "He was jailed for seven years, five years and two years. He got three years in prison.",
        "He was jailed for eight years. He got seven years and ten months in prison.",
        "# Man jailed for two years\n\nHe was jailed for two years and eight months.",
        "He was jailed for seven years. The other man got a sentence of five years.",
        "He was jailed for seven years. Another man was given a five-year sentence.",
        "He was jailed for seven years. He was jailed for two years, and five years for the rape.",
        "He was jailed for seven years. He was sentenced to five years, and banned, and to two years for theft.",
        "He was jailed for eight years. He has already served five years in prison.",
        "He was jailed for eight years. After five years in prison he will be free.",
        "He was jailed for nearly eight years. He got seven years and ten months in prison.",
        "A 41-year-old woman was killed by a man.\n\nMartin Ellery, 43, was sentenced today.",
        "A 41-year-old man has been jailed.\n\nAdrian Fell was jailed.\n\nHis neighbour, Ann Roe, 43, spoke.",
        "A 41-year-old man has been sent to prison.\n\nA friend of Adrian Fell, 43, spoke.",
        "A 41-year-old man and a woman have been jailed.\n\nMartin Ellery, 43, was sentenced today.",
        "A 41-year-old coach has been jailed.\n\nMartin Ellery, 43, and Jo Roe, 41, were sentenced today.",
        "A man has been jailed. His victim is 41 years old.\n\nMartin Ellery, 43, was sentenced today.",
    ],
)
def test_what_may_be_right_shows_none(text: str) -> None:
    assert found(text) == set()
