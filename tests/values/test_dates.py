"""Dates as people write them."""

from __future__ import annotations

import datetime

import pytest

from safelint.values.dates import WEEKDAYS, in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-05", "5 November 2026"),
        ("2015-09", "September 2015"),
        ("2015", "2015"),
        ("2015-13", "2015-13"),
        ("last year", "last year"),
    ],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert in_words(date) == words


def test_weekdays_stand_as_python_counts_them() -> None:
    assert WEEKDAYS[datetime.date(2026, 11, 30).weekday()] == "Monday"
    assert WEEKDAYS[datetime.date(2026, 11, 29).weekday()] == "Sunday"
