"""Rises that are falls by their numbers, and those that are none."""

from __future__ import annotations

import pytest

from safelint.facts.rises import wrong_changes
from support import CheckText
from support.number_texts import analyse, words_of


def found(text: str) -> list[tuple[str, bool]]:
    view = analyse(text)
    return [(words, each.rises) for words, each in words_of(view, wrong_changes(view))]


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
        ("We had 1,800 calls (up from 1,950 in 2024).", "up from 1,950", False),
        ("We had 1,800 calls. That is up on the 1,950 we had in 2024.", "up on the 1,950", False),
        ("We had 1,800 calls, a rise of 7% on last year's 1,950.", "rise of 7% on last year's 1,950", False),
        ("There were 21 fires, down from 17 the year before.", "down from 17", True),
        ("Rents are £640, down from £610.", "down from £610", True),
        ("The rate is 38 per cent, up from 47 in 2023.", "up from 47", False),
        ("The number went up 12% from 410 to 361.", "up 12% from 410 to 361", False),
        ("There was a drop from 210 calls in May to 260 calls in June.", "drop from 210 calls in May to 260", True),
        ("The number rose to 24 this year from 31 last year.", "rose to 24 this year from 31", False),
        ("From 410 in 2023 the number rose to 380.", "rose to 380", False),
        ("Entries rose to 380, compared with 410 a year earlier.", "rose to 380, compared with 410", False),
        ("Entries are up: we had 71 against 88 last year.", "up: we had 71 against 88", False),
        ("There were 71, compared with 88 in 2024, a rise of a fifth.", "rise of a fifth", False),
        ("It went from 18 in 2024 to 23 last year, a fall of 28 per cent.", "fall of 28 per cent", True),
        ("It rose from 18 in 2024 to 23 last year. This is a drop of 28%.", "drop of 28%", True),
        ("The total was 340 in 2023 and 310 in 2024, a rise of 9%.", "rise of 9%", False),
        ("We saw 340 families, more than the 380 we saw last year.", "more than the 380", False),
        ("We saw 340 families, 30 fewer than last year's 310.", "fewer than last year's 310", True),
        ("Volunteers rose from 24 to 19.", "rose from 24 to 19", False),
    ],
)
def test_a_change_that_goes_the_other_way_is_found(text: str, told: str, rises: bool) -> None:
    assert found(text) == [(told, rises)]


@pytest.mark.parametrize(
    ("text", "told", "share"),
    [
        ("We saw 704 families, compared with 640 a year earlier, a rise of 15 per cent.", "15 per cent", 10),
        ("We saw a 25% increase. Homes went up from 320 in 2022 to 368 in 2023.", "25%", 15),
        ("Calls went up from 120 in 2023/24 to 150 in 2024/25, a rise of 40 per cent.", "40 per cent", 25),
        ("Calls have gone up this year, from 60 to 90. That is a rise of a third.", "third", 50),
        ("We had 480 calls, up 50% on last year's 400.", "50%", 20),
        ("We had 480 calls in 2025, compared with 400 in 2024, a rise of a half.", "half", 20),
        ("The total was 340 in 2023 and 310 in 2024, a fall of 19%.", "19%", 9),
    ],
)
def test_a_share_that_is_not_that_of_its_numbers_is_found(text: str, told: str, share: int) -> None:
    view = analyse(text)
    assert [(words, each.share) for words, each in words_of(view, wrong_changes(view))] == [(told, share)]


@pytest.mark.parametrize(
    "text",
    [
        "We saw 704 families, compared with 640 a year earlier, a rise of 10 per cent.",
        "We had 480 calls, up 20% on last year's 400.",
        "We had 480 calls and 96 visits, up 50% on last year's 64.",
        "The rate was 34% in 2023 and 31% in 2024, a fall of 3%.",
        "We had 480 calls, up a fifth on last year's 400.",
    ],
)
def test_a_share_that_may_be_that_of_its_numbers_is_left_alone(text: str) -> None:
    assert found(text) == []


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
        "We had 1,950 calls, up from 1,800 in 2024.",
        "Our share rose to 40%, compared with 52% in all of Scotland.",
        "We have 340 pupils, who signed up from 390 schools.",  # other things
        "The 14 groups met 60 times, up from 50.",
        "We have 410 pupils and 52 staff. This is up from 48 in 2020.",
        "We had 310 calls, more than 340 of them online.",  # no other time
        "We had 310 calls, more than the 340 of them online.",
        "Calls, which fell from 340 in 2023 to 310 in 2024, were up to 400 in 2025.",
        "Last year there were 310 calls and 45 visits, a rise of a third and a fall of a tenth.",
        "The score rose from 3 to 2.",  # a grade, or a place
        "Drop in from 9 to 11 every weekday.",
        "Calls fell from 60 to 70 a week to 20 a week.",  # a range
        "Calls dropped from 40 to 50 per cent of all contacts to 30 per cent.",
        "The cost fell from £60 to £70 a head to £20.",
        "From 60 to 70 calls a week, it fell to 20 a week.",
    ],
)
def test_a_change_that_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_which_way_the_numbers_go(check_text: CheckText) -> None:
    [finding] = [each for each in check_text("Reports fell from 410 to 452.").findings if "410" in each.text]
    assert (finding.rule, finding.severity) == ("terminology/inconsistent", "warning")
    assert "it rose" in finding.message
