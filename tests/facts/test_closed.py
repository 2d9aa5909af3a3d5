"""Days on which something is open and closed."""

from __future__ import annotations

import pytest

from safelint.facts.closed import open_and_closed
from support import CheckText
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    told = view.document.text
    return [(told[slice(*each.first)], told[slice(*each.second)]) for each in open_and_closed(view)]


@pytest.mark.parametrize(
    ("text", "opened", "closed"),
    [
        ("We serve soup on Mondays and Fridays, at noon. We are closed on Fridays.", "Mondays and Fridays", "Fridays"),
        ("We open Monday to Friday, at the hall. We are shut all day on Wednesdays.", "Monday to Friday", "Wednesdays"),
    ],
)  # fmt: skip
def test_a_day_that_is_open_and_closed_is_found(text: str, opened: str, closed: str) -> None:
    assert found(text) == [(opened, closed)]


@pytest.mark.parametrize(
    "text",
    [
        "We serve soup on Mondays and Fridays. We are closed on Tuesdays.",
        "We serve soup on Mondays and Fridays. We are closed on Fridays in August.",
        "We serve soup on Mondays and Fridays. We are closed on bank holiday Mondays.",
        "We usually serve soup on Mondays. We are closed on Mondays.",
        "We serve soup on Mondays, except in summer. We are closed on Mondays.",
        "Our line is open on Mondays. We are closed on Mondays.",
        "We serve soup on Mondays. It is free. We are closed on Mondays.",
        "We serve soup on Monday 4 May. We are closed on Mondays.",
        "We are closed on Mondays. We are closed on Mondays.",
    ],
)
def test_days_that_may_be_right_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_of_both(check_text: CheckText) -> None:
    text = "We serve soup on Mondays and Fridays. We are closed on Mondays."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.text == "Mondays"
    assert "Mondays and Fridays" in finding.message
