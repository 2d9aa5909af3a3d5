"""Two ages of the one child of a text."""

from __future__ import annotations

import pytest

from safelint.facts.one_child import FIRST_MET, OLDER_AT_FIRST, THE_MISSING
from safelint.facts.pairs import pairs
from support.number_texts import analyse


def found(text: str) -> set[str]:
    return {sign for pair in pairs(analyse(text)) for sign in pair.signs & {THE_MISSING, OLDER_AT_FIRST, FIRST_MET}}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Police are trying to find a 14-year-old girl. Skye, 13, was last seen on Sunday.", THE_MISSING),
        (
            "Officers are searching for a missing 14-year-old boy. Tom Fell, 15, has been missing since noon.",
            THE_MISSING,
        ),
        ("Tom Fell, 15, was last seen at noon. If you can help us trace a 14-year-old boy, ring 101.", THE_MISSING),
        ("There is concern for a boy, aged 14. Tom Fell, 15, who is missing from home, is tall.", THE_MISSING),
        ("He was jailed for offences against a 14-year-old girl. She was only 15 when this began.", OLDER_AT_FIRST),
        (
            "He admitted offences against a girl who was 13. She was 15 when the abuse started, they said.",
            OLDER_AT_FIRST,
        ),
        ("A man abused a 14-year-old boy. The boy was 15 at the start.", OLDER_AT_FIRST),
        ("I first met Ann at a bus stop. She was 15, and cold. When we met, at 14, she was shy.", FIRST_MET),
        ("When I first met her, she was 15. We talked a lot. I first met her in May. She was 14, and shy.", FIRST_MET),
    ],
)
def test_two_ages_of_one_child_show_a_sign(text: str, sign: str) -> None:
    assert found(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "Police are trying to find a 14-year-old girl. Skye, 14, was last seen on Sunday. Bea, 13, is her friend.",
        "Police want to find two girls. Help us to find a 14-year-old girl. Skye, 13, was last seen, too.",
        "Police are trying to find a 14-year-old girl and her sister. Skye, 13, was last seen. The sisters are tall.",
        "Police are trying to find a 44-year-old woman. Skye, 13, was last seen with her.",
        "We found a missing 14-year-old. Police are trying to find a 16-year-old. Skye, 15, was last seen on Sunday.",
        "Police are trying to find a 14-year-old girl. Her friend Bea, 13, was at school.",
        "He was jailed for offences against a 14-year-old girl. She was only 12 when this began.",
        "He was jailed for offences against a 14-year-old girl. She was 15 when she told her mother.",
        "He was jailed for offences against a 14-year-old girl. Her brother was 15 when she was hurt.",
        "He was jailed for offences against two girls, one a 14-year-old girl. The other was 15 when this began.",
        "He was jailed for offences against a 14-year-old girl. He was 35 when this began.",
        "He was jailed for offences against a 13-year-old girl. He was 14 when this began for him.",
        "I first met Ann at a bus stop. She was 15. I first met Bea in May. She was 14, and shy.",
        "I first met Ann at a bus stop. She was 15. When she met him, at 14, she was shy.",
        "I first met Tom at a bus stop. He was 15. When we met, at 14, she was shy.",
        "I first met Ann at a bus stop. She was 15. She is 17, now. At 14, she had run off.",
        "I was 14. I first met Ann. She was 15.",
    ],
)
def test_what_may_be_right_shows_none(text: str) -> None:
    assert found(text) == set()
