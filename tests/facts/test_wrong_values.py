"""Values that those beside them do not make."""

from __future__ import annotations

import pytest

from safelint.facts.charges import wrong_charges
from safelint.facts.closed import wrong_days_a_week
from safelint.facts.differences import wrong_differences
from safelint.facts.rates import wrong_products
from safelint.facts.shares import wrong_shares
from safelint.facts.years_told import retired_after_death, wrong_ages
from support.number_texts import analyse, words_of

FIND = (wrong_shares, wrong_products, wrong_differences, wrong_days_a_week, wrong_charges, wrong_ages)


def found(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    return [(words, each.right) for find in FIND for words, each in words_of(view, find(view))]


SHARES = [
    ("We received 412 concerns. Of these, 163, or about 60%, led to an enquiry.", "about 60%", "40%"),
    ("We received 412 concerns, of which 163 (60%) led to an enquiry.", "60%", "40%"),
    ("Each page has more than 300 words. With a title: 161/195 (73%)", "73%", "83%"),
    ("Of the letters, 161 out of 195 (73%) had more than 300 words.", "73%", "83%"),
    ("We asked 200 members. More than half, 88 people, had been shouted at.", "More than half", "44%"),
    ("We had 240 replies. More than half did not know whom to ask. That was 102 of the 240.", "More than half", "42%"),
    (
        "Almost a third of all calls were from men. The line answered 270 calls, and in 54 of them it was a man.",
        "Almost a third",
        "20%",
    ),
]
PRODUCTS = [
    ("Over seven months he took £700 a month from the bank, a total of £6,300.", "£6,300", "£4,900"),
    ("We sold 40 tickets at £5 each, raising £250.", "£250", "£200"),
    ("Places cost £35 each. A school that sends three people will be invoiced for £95.", "£95", "£105"),
    ("We won a grant of £45,000. It is paid as £18,000 in each of the next three years.", "£45,000", "£54,000"),
    (
        "We worked with 35 children and held 280 sessions. The children had an average of 12 sessions each.",
        "12 sessions",
        "8",
    ),
]
OTHERS = [
    ("Schools had 366 visits in 2023/24, 62 fewer than the year before, which had 418.", "62", "52"),
    ("# Cafe\n\nWe are open four days a week. Come on Mondays, Wednesdays and Fridays.", "four days a week", "3 days"),
    ("Asked once, 46% said a friend, 31% said a parent, 17% said nobody and 12% said a nurse.", "46%", "106%"),
    (
        "Of the 1,150 episodes, only 115 had a talk. That is one in five episodes.",
        "one in five",
        "10%",
    ),
]
CHARGES = [
    ("He was guilty of nine offences. They are six counts of assault and two counts of theft.", "nine offences", "8"),
    ("He faces seven charges: three counts of assault, two of theft and one of arson.", "seven charges", "6"),
]
YEARS = [
    ("# Hub\n\n18 June 2026\n\nThe hub opened in May 2019. It marked its fifth birthday.", "fifth birthday", "7"),
    ("# Hub\n\n18 June 2026\n\nThe refuge was founded in 1975. It marks 40 years of helping.", "40 years", "51"),
    ("# Ray\n\n2 March 2026\n\nRay married in 1998 at the age of 31. He is now 51.", "51", "59"),
    ("# Ray\n\n2 March 2026\n\nRay Lee, 67, was jailed. The court heard that Lee, who was born in 1968,", "67", "58"),
    ("Born in 1971, Graham was one of four. He was nine years old when it began, in 1984.", "nine years old", "13"),
    ("Born here in 1949, she taught. She died on 2 October 2023, aged 84.", "84", "74"),
    ("In July 2025 Ann left after eleven years in the post. She took up the role in May 2009.", "eleven years", "16"),
]


@pytest.mark.parametrize(("text", "told", "right"), [*SHARES, *PRODUCTS, *OTHERS, *CHARGES, *YEARS])
def test_a_value_that_others_do_not_make_is_found(text: str, told: str, right: str) -> None:
    assert found(text) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        "We received 412 concerns. Of these, 163, or about 40%, led to an enquiry.",
        "We received 412 concerns, of which 163 (39.6%) led to an enquiry.",
        "Pages with more than 300 words: 161/195 (83%)",
        "We took part in 3 surveys of 412 (60%) families.",
        "We raised a million and 50 of us cheered.",
        "We received 412 concerns, 500 the year before. Of these, 163, or 60%, led to an enquiry.",
        "We asked 200 members. More than half, 112 people, had been shouted at.",
        "We had 240 replies. More than half did not know whom to ask. That was 130 of the 240.",
        "Half of our staff are new. We had 240 replies from schools. Of all schools, 102 of the 240 wrote twice.",
        "There are 480 children. Of these, 336, or seven in ten, live here; 72 (15%) are with relatives.",
        "We worked with 930 children. Girls made up 60% (558) and boys 40% (372).",
        "Of all pupils, 46% of girls, 31% of boys and 35% of all told us.",
        "Pupils could choose several: 46% said bullying, 41% said money and 22% said school.",
        "Schools had 366 visits in 2023/24, 52 fewer than the year before, which had 418.",
        "# Cafe\n\nWe are open three days a week. Come on Mondays, Wednesdays and Fridays.",
        "Over seven months he took £700 a month from the bank, a total of £4,900.",
        "Over about seven months he took £700 a month, a total of £6,300.",
        "We sold 40 tickets at £5 each, raising £200.",
        "We won a grant of £54,000. It is paid as £18,000 in each of the next three years.",
        "We worked with 35 children and held 280 sessions. The children had an average of eight sessions each.",
        "He was guilty of eight offences. They are six counts of assault and two counts of theft.",
        "He was guilty of nine offences, including six counts of assault and two counts of theft.",
        "He was guilty of nine offences. Lee admitted six counts of assault. Roe admitted two counts of theft.",
        "# Hub\n\n18 June 2026\n\nThe hub opened in May 2021. It marked its fifth birthday.",
        "# Hub\n\n18 June 2026\n\nThe hub opened in May 2019. It was his fifth birthday.",
        "# Ray\n\n2 March 2026\n\nRay married in 1998 at the age of 31. He is now 58.",
        "# Ray\n\n2 March 2026\n\nRay Lee, 57, was jailed. The court heard that Lee, who was born in 1968,",
        "Born in 1971, Graham was one of four. He was 12 years old when it began, in 1984.",
        "In July 2025 Ann left after sixteen years in the post. She took up the role in May 2009.",
    ],
)
def test_a_value_that_others_make_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He taught here until he retired in 2011. He died in 2009.", [("retired in 2011", "died in 2009")]),
        ("He taught here until he retired in 2009. He died in 2011.", []),
    ],
)
def test_who_retires_after_a_death_is_found(text: str, places: list[tuple[str, str]]) -> None:
    view = analyse(text)
    told = view.document.text
    assert [(told[slice(*first)], told[slice(*second)]) for first, second in retired_after_death(view)] == places
