"""Rises that are falls by their numbers, and those that are none."""

from __future__ import annotations

import pytest

from safelint.facts.rises import wrong_rises
from support import CheckText
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, bool]]:
    view = analyse(text)
    spans = [(each, view.tokens.span(each.first, each.end)) for each in wrong_rises(view)]
    return [(view.document.text[start:end], each.rises) for each, (start, end) in spans]


@pytest.mark.parametrize(
    ("text", "told", "rises"),
    [
        ("The share of girls fell from 32% to 39%.", "fell from 32% to 39%", True),
        ("Referrals rose steeply from 840 in 2024 to 790.", "rose steeply from 840 in 2024 to 790", False),
        ("Waits have dropped from four weeks to nine weeks.", "dropped from four weeks to nine weeks", True),
        ("Our income is up from £9,000 to £8,500.", "up from £9,000 to £8,500", False),
        ("The rate increased from 64 to 46 per cent.", "increased from 64 to 46 per cent", False),
        ("The rate is down to 58% from 51%.", "down to 58% from 51%", True),
        ("Calls rose to 310 from 340 last year.", "rose to 310 from 340", False),
        (
            "We saw 62% in a week. That is higher than the year before, when it was 68%.",
            "higher than the year before, when it was 68%",
            False,
        ),
        (
            "In time were 62%, which is fewer than last year, when it was 55%.",
            "fewer than last year, when it was 55%",
            True,
        ),
    ],
)
def test_a_change_that_goes_the_other_way_is_found(text: str, told: str, rises: bool) -> None:
    assert found(text) == [(told, rises)]


@pytest.mark.parametrize(
    "text",
    [
        "The share of girls rose from 32% to 39%.",
        "Waits have dropped from three weeks to ten days.",
        "Drop in from 10 to 12. We are shut down from 3 to 5 May.",  # hours and days
        "Numbers fell from 2019 to 2023.",
        "The rate did not fall from 51% to 58%.",
        "Up to 40 people from 52 schools came.",
        "The share fell from one in four to one in five.",
        "Sign up from 60 to 35 days before.",
        "Fewer than last year came: 62% of boys and 55% of girls.",
        "More than last year, when it was 55%, had help: 62%.",
    ],
)
def test_a_change_that_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_which_way_the_numbers_go(check_text: CheckText) -> None:
    [finding] = [each for each in check_text("Reports fell from 410 to 452.").findings if "410" in each.text]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "warning")
    assert "it rose" in finding.message
