"""Texts for readers in another country, and what shows that a text is none."""

from __future__ import annotations

import pytest

from safelint.nations.abroad import signs_of_abroad
from support.number_texts import analyse


def shown(text: str) -> list[str]:
    view = analyse(text)
    return [view.document.text[start:end] for start, end in signs_of_abroad(view)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If you think of suicide, call 988 at any time.", ["call 988"]),
        ("In danger? Call 000.", ["Call 000"]),
        (
            "His behavior worried a counselor in Ontario, and his mom asked for a new program.",
            ["behavior", "counselor", "Ontario", "mom", "program"],
        ),
    ],
)
def test_lines_places_and_spelling_show_another_country(text: str, words: list[str]) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "His behavior worried a counselor.",
        "Room 988 is shut, and 911 people came.",
        "If you think of suicide, call 988. In the UK, ask for Samaritans.",
        "His behavior worried a counselor in Ontario, and his mom asked the NHS for a program.",
        "Call 988 or Childline on 0800 1111.",
    ],
)
def test_few_signs_or_one_of_the_uk_show_none(text: str) -> None:
    assert shown(text) == []
