"""Two numbers that a text gives for the same people."""

import pytest

from safelint.words.counts_told import number_of, two_counts
from support.number_texts import analyse

SEVEN_SETS = "".join(f"We saw {count} men. " for count in (3, 5, 17, 40, 90, 150, 199))


def counts(text: str) -> list[tuple[int, int, str]]:
    analysis = analyse(text)
    pairs = two_counts(analysis, analysis.knowledge.inflection.is_plural)
    return [(told.number, before.number, told.noun) for told, before in pairs]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Four men were jailed. All five men must sign the register.", [(5, 4, "men")]),
        ("We had 11 reports in May. Of the fourteen reports, nine were late.", [(14, 11, "reports")]),
        ("Nine official reports were made. We have read all six reports.", [(6, 9, "reports")]),
        ("Six women wrote to us.\n\nThese seven women are safe.", [(7, 6, "women")]),
        ("Eleven young child migrants are missing. All twelve had been seen.", [(12, 11, "migrants")]),
        ("Two members of staff can help. All three of them can be reached at school.", [(3, 2, "members")]),
        ("We have had nineteen reports this year. With eighteen reports to date, we are sad.", [(18, 19, "reports")]),
        ("All 2000 women came. Four men were jailed. All five men left.", [(5, 4, "men")]),
        (SEVEN_SETS[len("We saw 3 men. ") :] + "All 11 men left.", [(11, 199, "men")]),
        ("Four men were jailed. All 200 men left.", [(200, 4, "men")]),
        ("Four men were jailed. All five tall young men left.", [(5, 4, "men")]),
        ("We held 46 sessions. All 52 of the sessions were free.", [(52, 46, "sessions")]),
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
        "Four men were jailed. All 2000 have rung the helpline.",
        "Four men were jailed. All 0 have rung the helpline.",
        "Four men were jailed. All 2000 men have rung the helpline.",
        "Four men were jailed. All five women came to court.",
        "Four men were jailed. Five men sat in the gallery.",
        "Four men were jailed. All four must sign the register.",
        "Four men and three women were jailed. All five must sign the register.",
        "Five men were accused of 12 charges of rape. All 12 were found proved.",
        "He was jailed for 12 rapes of three girls. All 12 had been planned.",
        "Three people sent in the form. It has 12 questions. All 12 must be answered.",
        "Four men were arrested in Exham. In Dale, all seven were released.",
        "Ten people were hurt and three died. All seven are still in hospital.",
        "Four men were jailed, and another man in May. All five must sign the register.",
        "Four men were jailed. All five were days of sun.\n\nFive people were seen.",
        "All five must sign the register. Four men were jailed.",
        'Four men were jailed. "All five must pay," he said.',
        "We held four sessions. All five had cake.",
        "It was 14 when the men met. All 15 of the men were there.",
        "Six hours is long. All four hours count.",
        "Two women came forward in 2019 and one woman in 2020. All three women were heard.",
        "We had 25 reports. All twenty-five reports were read.",
        "About one in five girls is abused. All three girls told a teacher.",
        'Four men were jailed. "All five men are sorry," he said.',
        SEVEN_SETS + "All 11 men left.",
        "Four men were jailed. All 201 men left.",
        "Four men were jailed. All five very tall young men left.",
        "Four men were jailed. " + "The road is shut today. " * 100 + "All five men were there.",
    ],
)
def test_other_people_sums_and_quotations_are_left_alone(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(("word", "number"), [("999", 999), ("1000", None), ("five", 5), ("fifth", None)])
def test_years_are_no_numbers_that_count(word: str, number: int | None) -> None:
    assert number_of(word, {"five": 5}) == number
