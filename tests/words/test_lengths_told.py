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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was sentenced to 18 months in prison. Sentencing him to 12 months, the judge spoke.", [(12, 18)]),
        (
            "A man has been given sixteen years for rape. Half of the fifteen-year term in custody is left.",
            [(180, 192)],
        ),
        ("Our coach was found guilty. He got eleven years. Kenny's twelve years will not help.", [(144, 132)]),
        (
            "Alan Marsh has been sentenced to four years in prison. Marsh was given three years and has left.",
            [(36, 48)],
        ),
        ("Alan Marsh was given four years for rape. Alan Marsh was given three years in May.", [(36, 48)]),
        ("He was jailed for life with a minimum of 19 years. He can seek parole after 17 years.", [(204, 228)]),
        ("He was jailed for at least 19 years. Marsh will be eligible for parole after 17 years.", [(204, 228)]),
        ("He must serve at least 19 years. He can apply for release after 20 years.", [(240, 228)]),
    ],
)
def test_another_length_by_name_by_the_judge_or_until_release_is_found(text: str, found: list[tuple[int, int]]) -> None:
    assert lengths(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He got 18 months, suspended for two years. Sentencing him to two years, the judge was clear.",
        "Alan Marsh has been sentenced to four years in prison. Mr Marsh was given four years and has left.",
        "Alan Marsh was sentenced to four years in prison. Mr Hale was given three years and has left.",
        "Alan Marsh was sentenced to four years in prison. Marsh was given three years in 2011 and left.",
        "Alan Marsh was jailed for four years and Lee Marsh for two years. Marsh was given three years in May.",
        'Alan Marsh was jailed for four years. "Marsh was given three years in May," she said.',
        "He was sentenced to four years in prison. He was given three years and has left.",
        "He was jailed for four years. It's three years in prison for those who help.",
        "ALAN MARSH WAS JAILED FOR FOUR YEARS. MR MARSH WAS GIVEN FOUR YEARS.",
        "He was jailed for at least 19 years. He will be eligible for parole after 19 years.",
        "He was jailed for at least 19 years. After time in custody, he can seek parole after 18 years.",
        "Marsh must serve at least 19 years and Hale at least 12 years. He can seek parole after 17 years.",
        "You must have lived in the UK for at least 5 years. Prisoners can be considered for parole after 10 years.",
        "You can be jailed for at least 14 years. Those who help can seek parole after 3 years.",
        # two people of one surname, and two lengths for two crimes
        "Alan Marsh was sentenced to four years in prison. Lee Marsh was given three years in May.",
        "Alan Marsh was sentenced to four years in prison. Mrs Marsh was given three years in May.",
        "Alan Marsh was jailed for four years. The brother of Alan Marsh was given three years for theft.",
        "Alan Marsh was jailed for four years. His wife Ann Marsh was given three years for theft.",
        "Judge Ann Hale sentenced Lee Marsh to four years in prison. Kevin Hale was given three years for rape.",
        "Lee Marsh of Hale Road was sentenced to four years in prison. Tom Hale was given three years for rape.",
        "Lee Marsh was sentenced to four years in prison on Monday. James Monday was given three years for rape.",
        "Alan Marsh was sentenced to four years in prison. In May Marsh was given three years for a second crime.",
        "Alan Marsh was sentenced to four years in prison. Marsh was given three years for a second crime.",
        "Alan Marsh was given four years for rape. For theft, Marsh was given three years, to run at the same time.",
        "Alan Marsh was given four years for rape. Marsh was given three years for theft, concurrently.",
        "Alan Marsh was given four years for rape. Marsh was given three years in a further case.",
        "He was jailed for four years. The three-year sentence for her brother was welcomed.",
        "He was jailed for five years. Sentencing him to two years for theft and three for rape, she was clear.",
        "He was jailed for theft at least 19 years ago. He can seek parole after 17 years.",
    ],
)
def test_lengths_of_others_of_other_years_and_of_time_before_the_trial_are_left_alone(text: str) -> None:
    assert lengths(text) == []
