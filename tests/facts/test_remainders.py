"""What is left of so many, and is told as another number."""

from __future__ import annotations

import pytest

from safelint.facts.remainders import wrong_remainders
from support.number_texts import analyse, words_of


def found(text: str) -> list[tuple[str, int, int]]:
    view = analyse(text)
    left = wrong_remainders(view)
    return [(words, each.whole.value, each.told) for words, each in words_of(view, left)]


@pytest.mark.parametrize(
    ("text", "told", "whole", "part"),
    [
        ("We have 14 nurses. Eleven of our nurses are trained, and the remaining four are not.", "four", 14, 11),
        ("We took 214 calls. Of all calls, 131 were passed on. The remaining 73 were closed.", "73", 214, 131),
        ("There are 14 beds. Six are in York and four are at our hall. The other five are here.", "five", 14, 10),
        (
            "We run 20 clinics. Nine are in York, six are on the coast, and the remaining two are in Hull.",
            "two",
            20,
            15,
        ),
        ("All 34 nurses were asked. Eight have left the trust, leaving 27 on the wards.", "27", 34, 8),
        ("Of our 34 nurses eight have left, which leaves only 24.", "24", 34, 8),
        ("There are 20 beds. So far 12 beds are taken. The remaining nine beds are free.", "nine beds", 20, 12),
    ],
)
def test_what_is_left_and_is_not_is_found(text: str, told: str, whole: int, part: int) -> None:
    assert found(text) == [(told, whole, part)]


@pytest.mark.parametrize(
    "text",
    [
        "We have 14 nurses. Eleven of our nurses are trained, and the remaining three are not.",
        "We took 214 calls. Of all calls, 131 were passed on. The remaining 83 were closed.",
        "We have 14 nurses. Nine are trained, two are new, and the remaining four are on leave.",
        "We have 14 nurses. Eleven chairs came today. The remaining four are late.",
        "We have 14 nurses. About eleven of our nurses are trained, and the remaining four are not.",
        "We have nurses and cooks. Eleven of our nurses are trained, and the remaining four are not.",
        "The remaining four nurses are on leave.",
        "There are 14 beds. Six are in York and four are at our hall. The other four are here.",
        "There are 14 beds. Six are new and four are at our hall. The other five are here.",
        "There are 14 beds. Six are in York and four are at our hall. The other five chairs are here.",
        "All 34 nurses were asked. Eight have left the trust, leaving 26 on the wards.",
        "All 34 nurses were asked. Eight have left and two more came, leaving 28 on the wards.",
        "All 34 nurses were asked. Eight chairs were broken, leaving 27.",
        "We have 34 nurses and nine cooks. Eight have left, leaving 27.",
        "We have about 34 nurses. Eight have left, leaving 27.",
        "We have 34 nurses. Eight have left, leaving two on each ward.",
        "There are 14 beds and nine cots. Six are in York and four are at our hall. The other five are here.",
        "There are 14 beds. They are good. Six are in York and four are at our hall. The other five are here.",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert found(text) == []
