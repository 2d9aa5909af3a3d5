"""Two numbers of one group of people, of one's children, and two sums that are one loss."""

from __future__ import annotations

import pytest

from support.number_texts import sure_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Three men were jailed today. She was brave. All four defendants had lied.", "all-the-accused"),
        (
            "# Three men jailed\n\nThe judge spoke of two other defendants, too. All four men had lied.",
            "all-the-accused",
        ),
        ("Five people have been found guilty. It was a long trial. All six offenders will be told.", "all-the-accused"),
        ("We have had 42 guests so far. Of the 38 people who have stayed this winter, 21 have moved.", "all-who-came"),
        ("This year we have helped 140 families. Of the 152 families who have come to us, 21 moved.", "all-who-came"),
        ("Ann Lee, a mother of two, was killed. A friend said that her three children were well.", "children-of-one"),
        ("The dad-of-three lost his job. He said that his two young children had not eaten.", "children-of-one"),
        ("Her three children were her life. Ann Lee, a mum of two, ran a shop.", "children-of-one"),
        ("Her son took £23,000 from her. The bank repaid £21,000. The whole of the £28,000 was spent.", "same-loss"),
        ("A man took £27,000. The bank has returned £19,000 of the £24,000 that was taken.", "same-loss"),
        ("She lost £5,200 to him. Police have found most of the £2,500 that he stole.", "same-loss"),
        ("The club lost £41,000 to him. Police have found £10,000 of the £14,000 stolen.", "same-loss"),
        ("Since April we have helped 96 families. The 69 families we have helped so far are well.", "all-who-came"),
        ("A mother of three has died. A friend said that her four kids were her world.", "children-of-one"),
        ("£5,200 was stolen. Police have found some of the £5,500 that he stole.", "same-loss"),
        (
            "Two men who robbed a man outside a shop have been sentenced. She described all three attackers.",
            "all-the-accused",
        ),
        ("# Seven women found in raids\n\nOfficers went in at 6am. They found six women.", "all-who-were-found"),
        ("Nine men are being looked after. Police went in at 6am. They found seven men asleep.", "all-who-were-found"),
    ],
)
def test_two_numbers_of_one_thing_show_a_sign(text: str, sign: str) -> None:
    assert sure_signs(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "Three men were jailed today. One man was cleared. All four defendants had lied.",
        "Three men were jailed today. A woman, who admitted it, was jailed too. All four defendants had lied.",
        "Three men and a woman were jailed today. She was brave. All four defendants had lied.",
        "Three men were jailed today. A fourth man was jailed in May. All four defendants had lied.",
        "Three men were jailed today. Five men were charged. All five defendants had lied.",
        "Three men were jailed today. She was brave. All four girls are safe.",
        "Three men were jailed today. She was brave. All two hundred people in court wept.",
        "Three men were jailed today. She was brave. All five suspects in the other case are free.",
        "Four men were jailed today. She was brave. All three men from Exham had lied.",
        "We have had 42 guests so far. Of the 38 people who have stayed before, 21 have moved.",
        "We have helped 420 families so far. Of the 380 families who answered us, 21 have moved.",
        "Last year we helped 420 families. Of the 380 families who have come to us this year, 21 have moved.",
        "We have had 42 guests so far. Of the 18 people who have stayed this winter for a month, 11 have moved.",
        "Ann Lee, a mother of two, was killed. He said that his three children were well.",
        "Ann Lee, a mother of two, was killed. She was pregnant. Her three children would have been friends.",
        "Ann Lee, a mother of two, was killed. Her mother said that her three children were one.",
        "Ann Lee, a mother of two, met a man. With her two children and his three children they moved.",
        "Ann Lee, a mother of two, spoke. A mother of three spoke. Her three children were there.",
        "Ann Lee, a mother of two, was killed. The three children of her sister came.",
        "Her son took £23,000. He took another £5,000 in May. The whole of the £28,000 was spent.",
        "Her son took £23,000. Her carer took £5,000. The whole of the £28,000 was spent.",
        "Her son took over £23,000. The whole of the £24,500 was spent.",
        "Her son took £23,000. She got £10,000 of the £28,000 pension.",
        "Her son took £23,000. He has repaid £3,000. All of the £20,000 was spent.",
        "Her son took £23,000. The fund has most of the £28,000 that we need.",
        "Two men who robbed a man have been sentenced. A third man is on trial. She described all three attackers.",
        "Seven women were found in two raids. In Exham they found four women. In Leigh there were others.",
        "Nine men are being looked after. They found seven men asleep, and another two men in a van.",
        "Nine men were found in May. Last week officers spoke to seven men.",
        "Her son took £23,000. He lost most of the £3,000 that he had.",
    ],
)
def test_what_may_be_right_shows_none(text: str) -> None:
    found = sure_signs(text)
    assert found.isdisjoint({"all-the-accused", "all-who-came", "children-of-one", "same-loss", "all-who-were-found"})
