"""Signs that two sums of money are one."""

from __future__ import annotations

import pytest

from support.number_texts import sure_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He took £32,000 from her. She has had back £9,000 of the £37,000 that was taken.", "taken-sum"),
        ("They stole £4,500 from him. He will not see the £4,800 they took again.", "taken-sum"),
        ("Her son had £23,000 from her account. The whole of the £28,000 was spent on a car.", "whole-sum"),
    ],
)
def test_two_sums_that_are_one_are_found(text: str, sign: str) -> None:
    assert sure_signs(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "He took £32,000 from her. She has had back £9,000 of the £52,000 that was taken.",
        "He took £32,000 from her. The £37,000 that we raised is for others.",
        "They stole over £4,500 from him. He will not see the £4,800 they took again.",
        "We gave £32,000 to her. The £37,000 that was taken is for others.",
        "We raised £23,000 at a fair and £5,000 in shops. The whole of the £28,000 was spent on a car.",
        "We raised £23,000 at a fair. The whole of the £92,000 was spent on a car.",
        "We raised £23 at a fair. The whole of the £28 was spent on soup.",
        "We raised £23,000 at a fair. We need £28,000 for a car.",
    ],
)
def test_sums_that_may_be_two_show_none(text: str) -> None:
    assert sure_signs(text) == set()
