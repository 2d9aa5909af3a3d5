"""Numbers of a table that the rows below them do not make."""

from __future__ import annotations

import pytest

from safelint.facts.table_totals import wrong_table_totals
from support import CheckText
from support.number_texts import sums_of

HEAD = "| Who | Number |\n| --- | --- |\n"


def table(*rows: str) -> str:
    return HEAD + "".join(f"| {row} |\n" for row in rows)


def found(text: str) -> list[tuple[str, int]]:
    return sums_of(text, wrong_table_totals)


@pytest.mark.parametrize(
    ("rows", "told", "right"),
    [
        (("Guests | 1,310", "of whom women | 602", "of whom men | 696", "of whom not known | 32"), "1,310", 1330),
        (("Calls | 214", "of which by day | 131", "of which by night | 73", "Texts | 40"), "214", 204),
        (("Beds | 12", "Guests | 60", "of these, men | 31", "of these, women | 20", "of these, others | 6"), "60", 57),
    ],
)
def test_a_number_that_its_rows_do_not_make_is_found(rows: tuple[str, ...], told: str, right: int) -> None:
    assert found(table(*rows)) == [(told, right)]


@pytest.mark.parametrize(
    "rows",
    [
        ("Guests | 1,330", "of whom women | 602", "of whom men | 696", "of whom not known | 32"),
        ("Guests | 1,330", "of whom women | 602", "of whom under 25 | 196"),
        ("Guests | 1,330", "of whom women | 1,302"),
        ("Guests | 1,310", "women | 602", "men | 696", "not known | 32"),
        ("of whom women | 602", "of whom men | 696", "of whom not known | 32"),
        ("Guests | 1,310", "Beds | 40", "of whom women | 602", "of whom men | 696", "of whom not known | 32"),
        ("Guests | about 1,310", "of whom women | 602", "of whom men | 696", "of whom not known | 32"),
        ("Guests | 100%", "of whom women | 47%", "of whom men | 52%", "of whom not known | 2%"),
    ],
)
def test_a_table_that_may_be_right_is_left_alone(rows: tuple[str, ...]) -> None:
    assert found(table(*rows)) == []


def test_a_table_of_three_columns_is_left_alone() -> None:
    rows = ("Guests | 131 | 140", "of whom men | 71 | 80", "of whom others | 50 | 60")
    assert found("| Who | 2024 | 2025 |\n| --- | --- | --- |\n" + "".join(f"| {row} |\n" for row in rows)) == []


def test_a_writer_is_told_what_the_rows_make(check_text: CheckText) -> None:
    text = table("Guests | 1,310", "of whom women | 602", "of whom men | 696", "of whom not known | 32")
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.text == "1,310"
    assert "602, 696 and 32 make 1,330" in finding.message
