"""Words that cannot both be so of one thing."""

from __future__ import annotations

import pytest

from safelint.facts.opposites import opposites
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    told = view.document.text
    return [(told[slice(*first)], told[slice(*second)]) for first, second in opposites(view)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Councillors voted unanimously for it. It was carried by 31 votes to six.",
            "unanimously",
            "31 votes to six",
        ),
        ("As the eldest of three children, she cooked. Her older brother left.", "eldest of three", "older brother"),
        (
            "Our line answers seven days a week. Call us every day except Sundays.",
            "answers seven days",
            "every day except Sundays",
        ),
        (
            "The line is open every day of the year. It is closed on bank holidays.",
            "open every day of the year",
            "closed on bank holidays",
        ),
    ],
)
def test_words_that_cannot_both_be_so_are_found(text: str, first: str, second: str) -> None:
    ((one, other),) = found(text)
    assert first in one
    assert second in other


@pytest.mark.parametrize(
    "text",
    [
        "Councillors voted unanimously for it. The meeting ended at six.",
        "As the eldest of three children, she cooked. Her younger brother left.",
        "The line is open every day of the year. The office is painted on bank holidays.",
        "The line is open every day of the year. " + "We listen. " * 80 + "The cafe is closed on Mondays.",
    ],
)
def test_words_that_can_both_be_so_are_not_found(text: str) -> None:
    assert found(text) == []
