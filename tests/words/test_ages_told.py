"""Two ages that a text gives to one person."""

import pytest

from safelint.words.ages_told import nameless_ages, two_ages
from support.number_texts import analyse


def found(text: str) -> list[tuple[int, int]]:
    return [(first.age, other.age) for first, other in two_ages(analyse(text))]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Dean Marsh, 41, of Exham, was jailed. Dean Marsh, 42, was a coach.", [(41, 42)]),
        ("Dean Marsh, aged 41, was jailed. Marsh, 42, was a coach.", [(41, 42)]),
        ("Dean Marsh, aged 41, was jailed. When Marsh, 42, was a coach, he lied.", [(41, 42)]),
        ("A court jailed 41-year-old Dean Marsh. Marsh, 42, was a coach.", [(41, 42)]),
        ("Dean Marsh, 41, was jailed. Marsh, 42, and Marsh, 43, are one.", [(41, 42)]),
        ("Dean Marsh, 41, of Exham, killed Ann Marsh, 38. Marsh, 44, nodded.", [(41, 44)]),
        ("# Have you seen Amy Lee, 14?\n\nAmy Lee, aged 15, has not come home.", [(14, 15)]),
        ("Mrs Marsh, 43, was found at home. Mrs Marsh, 44, a teacher, is missed.", [(43, 44)]),
        ("Dean Marsh (41), of Exham, was jailed. Dean Marsh (43) admitted rape.", [(41, 43)]),
    ],
)
def test_two_ages_of_one_person_are_found(text: str, ages: list[tuple[int, int]]) -> None:
    assert found(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "Dean Marsh, 41, was jailed. Marsh, 41, was a coach.",
        f"Dean Marsh, 41, was jailed. Marsh, {'1' * 5_000}, was a coach.",
        "Dean Marsh, 41, and Lee Marsh, 38, were jailed.",
        "Dean Marsh, 41, was jailed for stalking his mother. Mrs Marsh, 71, has moved.",
        "Dean Marsh, 41, and Ann Marsh, 38, were jailed. Judge Marsh, 61, said that PC Marsh, 29, was brave.",
        "Dean Marsh, 41, and Lee Marsh were jailed. Marsh, 38, said nothing.",
        "Mrs Marsh, 43, was found at home. Mrs Marsh, 71, her mother, is ill.",
        "Mrs Marsh, 43, was found at home. Mr Marsh, 44, was jailed.",
        "Judge Marsh, 61, spoke. Judge Marsh, 62, is retired.",
        "Dean Marsh, 41, of Exham, killed Ann Marsh, 38. Marsh, 41, nodded.",
        "We follow Working Together, 2018, and Working Together, 2023, is new.",
        "Working Together (2018) was replaced by Working Together (2023).",
        "In Leeds, 20 of the families came. In Leeds, 30 of them asked.",
        "Exham Town, 2, were beaten. Exham Town, 4, were not.",
        "Dean Marsh, 41, was jailed. Marsh was 36 when he met the boy.",
        'Dean Marsh, 41, was jailed. A paper wrote in 2019: "Dean Marsh, 36, is a hero."',
        "Go to Exham House, 12 Mill Lane. Exham House, 14 Mill Lane, is shut.",
    ],
)
def test_ages_of_others_and_of_other_times_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_person_has_the_whole_name() -> None:
    text = "Dean Marsh, 41, was jailed. Marsh, 42, was a coach."
    assert [first.name for first, _ in two_ages(analyse(text))] == [("Dean", "Marsh")]


def test_names_of_a_long_text_are_walked_once() -> None:
    text = "Dean Marsh, 41, was jailed. " + "Lee Marsh Dean Hale spoke to Ann Lee. " * 200 + "Dean Marsh, 42, has left."
    assert found(text) == [(41, 42)]


def nameless(text: str) -> list[tuple[int, int]]:
    return [(given.age, other.age) for given, other in nameless_ages(analyse(text))]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Dean Marsh, 52, is missing. The 54-year-old was seen in Exham.", [(52, 54)]),
        ("He hurt a 14-year-old girl. The 15-year-old told a friend. The 15-year-old was believed.", [(14, 15)]),
        ("A boy aged 12 has not come home. The 13-year-old, from Exham, has a blue coat.", [(12, 13)]),
        ("Dean Marsh, 20, has died. The 21-year-old's family are in our thoughts.", [(20, 21)]),
        ("Their daughters, aged nine and eleven, were at home. The 12-year-old gave evidence.", [(11, 12)]),
    ],
)
def test_an_age_in_the_place_of_a_name_that_nobody_was_given_is_found(text: str, ages: list[tuple[int, int]]) -> None:
    assert nameless(text) == ages


@pytest.mark.parametrize(
    "text",
    [
        "Dean Marsh, 52, is missing. The 52-year-old was seen in Exham.",
        "Their daughters, aged nine and eleven, were at home. The 11-year-old gave evidence.",
        "Their daughters, aged nine and eleven, were at home. The 16-year-old next door gave evidence.",
        "Their sons, aged ten and twelve, were at home. The 11-year-old gave evidence.",
        "Dean Marsh, 41, admitted stalking. The 38-year-old had asked him to stop.",
        'A paper wrote: "Their sons, aged ten and twelve, were at home." The 13-year-old gave evidence.',
        "A man has been jailed. The 54-year-old, of Exham, hurt a 14-year-old girl.",
        "The 54-year-old was jailed. Dean Marsh, 52, was not.",
        "Dean Marsh, 52, hurt Ann Lee, 54. The 54-year-old told the police.",
        "Dean Marsh, 52, and a man of 54 were jailed. The 54-year-old was his brother.",
        "Dean Marsh, 52, and Lee Marsh, 53, were jailed. The 54-year-old was their cousin.",
        "He hurt a 14-year-old girl. The 15-year-old boy with her ran for help.",
        'Dean Marsh, 52, was jailed. A paper wrote in 2019: "The 50-year-old is a hero."',
        "A 17-year-old boy was stabbed. Two men were arrested. The 18-year-old was held.",
        "Help for anyone aged 18 to 25. The 19-year-old said she was glad.",
        "A talk for ages aged 18-25. The 19-year-old said she was glad.",
        "Children aged 11 to 13 came. The 12-year-old was happy.",
        "Anyone aged 16 may ask. For a child, the 15-year-old must tell.",
        "A girl aged 14 was abused in 2020. In 2021, the 15-year-old told her mother.",
        "He met a girl when aged 14. The 15-year-old told her mother.",
        "She was aged 14. The 15-year-old told her mother.",
        "Ann, then aged 14, met him. The 15-year-old told her mother.",
        "Dean Marsh, 41, is on trial. The 43 year old, Lee Poe, is too.",
        "Police seized a bottle that was 12 years old. The 13-year-old was missing.",
    ],
)
def test_an_age_that_is_somebodys_or_may_be_is_left_alone(text: str) -> None:
    assert nameless(text) == []


def test_each_age_in_the_place_of_a_name_is_asked_for_once() -> None:
    text = "A boy aged 49 and a man aged 51 came. The 50-year-old said so. " * 200
    assert nameless(text) == []
    assert nameless("The 50-year-old spoke. " + "A man aged 51 came. The 50-year-old said so. " * 200) == []
