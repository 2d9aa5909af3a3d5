"""Two ages of one person, who is called by a name."""

from __future__ import annotations

import pytest

from safelint.facts.amounts import Amounts
from safelint.facts.one_person import CALLED_BY_AGE, CALLED_THE_SAME
from safelint.facts.pairs import pairs
from support.number_texts import analyse, sure_signs


@pytest.mark.parametrize(
    "text",
    [
        "Neil Fell, 47, was jailed. An officer said that Fell, a man of 46, had lied.",
        "Neil Fell, 47, was jailed. He led Fell, a 46-year-old coach, away.",
        "Neil Fell, aged 47, was jailed. He led Fell, 46, away.",
        "Ann Lee, a nurse of 41, was found. Her friends met at four. The sons of Ann Lee, 43, spoke.",
        "Mr P is 58 and lives alone. He has a cat. Mr P, 61, is happy.",
        "Mrs Dean is 58, and well. She has a cat. Mrs Dean, 59, is happy.",
        "Joan Roe, 42, and her husband Paul, 47, were found. Mrs Roe, 44, was a nurse.",
        "Joan Roe, 42, a mother of two, was found by her son. Mrs Roe, 44, was a nurse.",
        "Police named Paul Roe, 47, a father of two. The house is sealed. Mr Roe, 45, was a plumber.",
        "Mrs Okafor, 71, was robbed. Grace Okafor, 73, says that she is well.",
        "Paul Roe, 47, won the race. He was glad. Mr Roe, 45, runs every day.",
    ],
)
def test_two_ages_beside_one_name_show_a_sign(text: str) -> None:
    assert sure_signs(text) == {"called-the-same"}


@pytest.mark.parametrize(
    "text",
    [
        "Neil Fell, 47, was jailed. Fell, a man of 46 when he began, lied to all.",
        "Neil Fell, 47, was jailed. His victim met Fell, a 46-year-old and a friend, in May.",
        "Ann Lee, 47, was hurt. A neighbour, a man of 46, was held.",
        "Mr P is 58 when it begins. He has a cat. Mr P, 61, is happy.",
        "Mr P was 58 and lived alone. He has a cat. Mr P, 61, is happy.",
        "Room P is 58 and cold. Mr P, 61, is happy.",
        "Mrs Okafor, 71, was robbed. Grace Okafor, 73, says that he is well.",
        "Mrs Okafor, 71, was robbed. Grace Okafor, 38, says that she is well.",
        "Paul Roe, 47, was found with his wife. Mrs Roe, 44, was a nurse.",
        "Paul Roe, 47, killed her. She was in the garden. Mrs Roe, 44, was his wife.",
        "Paul Roe, 47, killed her. She was in the garden. Mrs Roe, 44, had hidden there. He was jailed.",
        "Joan Roe, 42, and her husband were found. Mr Roe, 44, was a nurse.",
        "Joan Roe, 42, and her husband were found. Her sister came, too. Mrs Roe, 44, is a nurse.",
        "Joan Roe, 42, and her husband were found. The mother came, too. Mrs Roe, 64, is a nurse.",
        "Joan Roe, 42, and her husband were found. Ann Roe, 51, came, too. Mrs Roe, 44, is a nurse.",
        "Joan Roe, 42, and her husband were found. Mrs Roe, then 41, had been a nurse.",
        "Joan Roe, 42, and her husband were found. Mrs Roe, 41 at that time, had been a nurse.",
        "A 14-year-old boy was hurt. Ann, 17, was seen. The 15-year-old is well.",
    ],
)
def test_what_may_be_the_ages_of_two_people_or_times_shows_none(text: str) -> None:
    assert [pair for pair in pairs(analyse(text)) if pair.signs & {CALLED_THE_SAME, CALLED_BY_AGE}] == []


def test_the_only_one_of_about_an_age_is_called_by_it() -> None:
    text = (
        "Skye, 15, was last seen at four. The 14-year-old is tall. She may be with her friend, a man of 26, in Exham."
    )
    assert sure_signs(text) == {"called-by-age"}


def test_a_title_before_a_name_shows_that_a_number_is_an_age() -> None:
    view = analyse("Mr Dean is 84 and well. Ward Dean is 84 and full.")
    assert [each.kind for each in view.view(Amounts).every] == ["age", "count"]
