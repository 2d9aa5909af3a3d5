"""Days that cannot be so."""

from datetime import date

import pytest

from safelint.analysis import Analysis
from safelint.readers import read
from safelint.values.settings import Settings
from safelint.words.days_told import DayTold, wrong_days
from support.signposting import knowledge


def found(text: str) -> list[DayTold]:
    return wrong_days(Analysis(read("text.md", text.encode(), "markdown"), Settings(), knowledge()))


def words(text: str) -> list[str]:
    return [text[told.start : told.end] for told in found(text)]


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("Monday 4 February 2026", date(2026, 2, 4)),
        ("Mon, 4th Feb 2026", date(2026, 2, 4)),
        ("Sunday the 19th of March, 2022", date(2022, 3, 19)),
        ("Friday, March 19 2026", date(2026, 3, 19)),
        ("Thursday 29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_weekday_of_another_date_is_found(day: str, right: date) -> None:
    text = f"Come on {day}."
    [told] = found(text)
    assert text[told.start : told.end] == day
    assert told.may_be == (right,)


@pytest.mark.parametrize("day", ["31 June", "30 February 2026", "31st of April", "29 February 2026"])
def test_a_day_that_no_month_has_is_found(day: str) -> None:
    assert words(f"Come on Friday {day}.") == [day]
    assert [told.may_be for told in found(f"Come on {day}.")] == [()]


def test_without_a_year_the_weekday_must_be_that_of_no_year_near() -> None:
    assert words("Published 4 February 2026. Come on Monday 9 May.") == ["Monday 9 May"]
    for right in ("Friday", "Saturday", "Sunday"):  # of 2025, 2026, 2027
        assert words(f"Published 4 February 2026. Come on {right} 9 May.") == []
    assert words("Published 4 February 2026, since 4 February 2020. Come on Monday 9 May.") == []
    assert words("Come on Monday 9 May.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Come on Wednesday 4 February 2026.",
        "Come on Mon 2 to Wed 4 February 2026.",
        "Come on 29 February 2028, and on 29 February.",
        "Born on Sunday, 5 May 1935.",
        "On Monday 45 May 2026 came.",
        "We open on Mondays, 4 February 2026 apart.",
        "Two may march; of the 30 may came.",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    assert words(text) == []
