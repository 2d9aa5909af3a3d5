"""Signs that leave little doubt that two values are of one thing."""

from __future__ import annotations

import pytest

from safelint.facts.disagreements import Disagreement, PairScales, disagreements
from safelint.facts.pairs import Pair, pairs
from safelint.facts.sure import SURE
from safelint.why.found import signs_in_words
from support import CheckText
from support.number_texts import analyse, sure_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Four girls spoke at the trial. We thank both girls.", "both-of-more"),
        ("Three girls spoke. He admitted two of assault and has two phones. We thank both girls.", "both-of-more"),
        ("Three children were in the car. They are well. Both children are at home.", "both-of-more"),
        ('Three pupils were hurt. The head said: "We think of both pupils."', "both-of-more"),
        ("Ann Lee, 41, was found on Monday. She was a nurse. The sons of Ann Lee, 14, spoke.", "called-the-same"),
        ("Mrs Dean, 53, was found. The family of Mrs Dean, 55, spoke.", "called-the-same"),
        ("Dean Fell, 41, was tried. The judge told Fell, 43, that he was cruel.", "called-the-same"),
        ("Skye, 15, was last seen at four. The 14-year-old is tall.", "called-by-age"),
        ("The 20-year-old was a student. A friend said that the 21-year-old was kind.", "called-by-age"),
        ("He killed his wife after a 17-year marriage. They had been married for 19 years.", "same-marriage"),
        (
            "She was with her husband for 14 years before she left. Nine years with him had left her afraid.",
            "same-marriage",
        ),
        ("They were married for 14 years. Nine years with her husband, she said, had left her ill.", "same-marriage"),
        ("I lived with my husband for 14 years until I left. The 12 years with him were hard.", "same-marriage"),
        ("We accept all of her 17 recommendations. All 19 recommendations will be in place.", "all-of-them"),
        ("# He sent 312 messages\n\nHe sent her 213 messages in a week.", "in-the-heading"),
        ("Five men were found in the shop. All seven have been offered help.", "all-next-to-fewer"),
        ("Four residents were moved out. All five are safe.", "all-next-to-fewer"),
    ],
)
def test_a_sure_sign_is_found(text: str, sign: str) -> None:
    assert sure_signs(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 8, and Tom Lee, 9, came. The family of Lee, 10, spoke.",
        "Ann, 34, was hurt. The 28-year-old is well.",
        "A 14-year-old boy was stabbed. A teenager was arrested. The 15-year-old is in custody.",
        "Ann, 14, was hurt by another young girl. The 15-year-old is well.",
        "Ann, 14, and Bea, 16, were seen. The 15-year-old is well.",
        "Ann, 14, was seen. A 15-year-old was not.",
        "They had been married for 19 years. Her parents had 40 years of marriage, his had a marriage of 30 years.",
        "She was with her husband for 14 years before he hit her. After nine years with him she saw no friend.",
        "She was with her husband for 14 years before she left. The first two years with him were good.",
        "She was with her husband for 14 years before she left. She had been with him for two years when he hit her.",
        "She was with her husband for 14 years before she left. Two hours with him would have been enough.",
        "She was with her husband for 14 years. She spent nine years with her mother.",
        "She was with her first husband for 14 years. Nine years with him had left her ill.",
        "She was with her husband for 14 years before she left. Her new partner is kind. Two years with him heal.",
        "She was with her husband for 14 years. Another two years with him would have killed her.",
        "Her key worker was with her for two years. Nine years with him had left her ill.",
        "They lived with her husband's mother for 14 years. Nine years with him had left her ill.",
        "All 17 pupils came. All 19 pupils of the other class came too.",
        "All six recommendations were accepted. All 19 recommendations of the other review were not.",
        "# He sent 312 messages\n\nHe sent her 213 messages in May and 132 messages in June.",
        "# He sent 12 messages\n\nHe sent her 21 messages.",
        "Four girls spoke. Two of them were sisters. Both girls were heard.",
        "Four girls came. A friend of the other girls stayed. Both girls were heard.",
        "Four men were held. Both men are on bail.",  # who may have been named
        "Three girls are in our school. Both parents came.",
        "Ann Lee, 8, fell ill. Ann Lee, now 9, is well.",
        '"It hurt." (Boy, 14)\n\n"It still does." (Boy, 17)',
        "Boy, 14, was hurt. Boy, 16, was not.",
        "Ann Lee, 8, came. Bea Lee, 9, came too.",
        "Ann Lee, 8, and her mother came. Her mother, Mrs Lee, 39, spoke.",
        "Tom Lee, 61, came. His grandson Tom Lee, 9, came too.",
        "Four men and a woman were held. All five are on bail.",
        "Four men were held. Two women were held. All six are on bail.",
        "Ten people were held. All four of the men are on bail.",
        "Five men were found. All six women were searched.",
    ],
)
def test_what_may_be_right_shows_none(text: str) -> None:
    assert sure_signs(text) == set()


def test_a_sure_sign_is_enough(check_text: CheckText) -> None:
    text = "Four residents were moved out in the night. All five are safe. They are with their families."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.text == "five"
    assert "Four residents" in finding.message


def test_a_sure_sign_goes_before_what_weighs_more() -> None:
    view = analyse("Nine residents live here. Tea was served. Four residents were moved out. All five are safe.")
    row = {"kinds": ["count"], "base": 0, "needs": 4, "weights": {"few-sentences-on": 9}}
    found = disagreements(view, PairScales([row]))
    [last] = [each for each in found if each.pair.second.value == 5]
    assert (last.pair.first.value, last.sure, last.over) == (4, ("all-next-to-fewer",), -4)
    assert signs_in_words(last) == ["the next sentence begins with all of more"]


@pytest.mark.parametrize("sign", sorted(SURE))
def test_each_sure_sign_is_printed(sign: str) -> None:
    view = analyse("Four men were held. Six men were held.")
    [pair] = pairs(view)
    assert signs_in_words(Disagreement(Pair(*pair[:2], frozenset({sign})), 0, (), (sign,)))
