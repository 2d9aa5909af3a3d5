"""What is left of money or lacking, and cannot be."""

from __future__ import annotations

import pytest

from safelint.facts.balances import wrong_balances
from support import CheckText
from support.number_texts import analyse, words_of


def found(text: str) -> list[tuple[str, bool]]:
    view = analyse(text)
    return [(words, each.is_left) for words, each in words_of(view, wrong_balances(view))]


@pytest.mark.parametrize(
    ("text", "told", "is_left"),
    [
        (
            "Our income was £81,000 and our spending was £79,000, leaving a deficit of £2,000.",
            "deficit of £2,000",
            True,
        ),
        ("We spent £52,000 and received £50,000, which left us with a surplus of £2,000.", "surplus of £2,000", False),
        ("Income of £9,000 and costs of £9,500 left a small profit of £500.", "profit of £500", False),
    ],
)
def test_a_balance_that_cannot_be_is_found(text: str, told: str, is_left: bool) -> None:
    assert found(text) == [(told, is_left)]


@pytest.mark.parametrize(
    "text",
    [
        "Our income was £81,000 and our spending was £79,000, leaving a surplus of £2,000.",
        "Our income was £79,000 and our spending was £81,000, leaving a deficit of £2,000.",
        "Our income was £81,000 and our spending was £79,000. Last year there was a deficit of £2,000.",
        "Our income was £81,000 and our spending was £79,000, after last year's deficit of £2,000.",
        "Our income was £81,000 and grants were £79,000, leaving a deficit of £2,000.",
        "Our income rose from £75,000 to £81,000 and spending was £79,000, leaving a deficit of £2,000.",
        "Our income was about £81,000 and our spending was £79,000, leaving a deficit of £2,000.",
    ],
)
def test_a_balance_that_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_which_is_more(check_text: CheckText) -> None:
    text = "Income was £9,000 and spending was £8,000, leaving a deficit of £1,000."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert (finding.text, finding.severity) == ("deficit of £1,000", "warning")
    assert "more came in than went out" in finding.message
