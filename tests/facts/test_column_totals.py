"""Numbers in the last row of a table, "Total", that the rows above it do not make."""

from __future__ import annotations

import pytest

from safelint.facts.column_totals import wrong_column_totals
from support import CheckText
from support.number_texts import sums_of

CALLS = "The hub had 1,284 calls.\n\n"


def table(head: str, *rows: str) -> str:
    parts = "| --- " * (head.count("|") + 1)
    return f"| {head} |\n{parts}|\n" + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        (table("Team | Calls", "York | 41", "Hull | 36", "Total | 87"), "87", 77),
        (table("Team | Calls", "York | 41", "Hull | 36", "**All teams** | **78**"), "78", 77),
        (
            table("What | Cost", "Rent | £24,000", "Staff | £181,000", "Post | £2,000", "Total | £217,000"),
            "£217,000",
            207000,
        ),
        (table("What | Cases", "Acts of omission | 241", "Theft | 151", "Total | 412"), "412", 392),
        (
            CALLS + table("From | Calls", "York | 612", "Hull | 386", "Leeds | 256"),
            "1,284 calls",
            1254,
        ),
        (table("Team | 2024 | 2025", "York | 41 | 52", "Hull | 36 | 40", "Total | 77 | 93"), "93", 92),
    ],
)
def test_a_total_that_its_rows_do_not_make_is_found(text: str, told: str, right: int) -> None:
    assert sums_of(text, wrong_column_totals) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        table("Team | Calls", "York | 41", "Hull | 36", "Total | 77"),
        table("Team | Calls", "York | 41", "Hull | 36", "Leeds | 87"),
        table("Team | Calls", "York | 41", "Hull | fewer than 5", "Total | 47"),
        table("Team | Calls", "York | 41", "Hull | 36", "of which by night | 10", "Total | 78"),
        table("Team | Calls", "York | 41", "Hull | 36", "Subtotal | 77", "Leeds | 9", "Total | 86"),
        table("Team | Share", "York | 41%", "Hull | 58%", "Total | 100%"),
        table("Team | Per cent", "York | 41", "Hull | 40", "Leeds | 20", "Total | 100"),  # rounded
        table("What | £000", "Rent | 1,241", "Staff | 2,136", "Total | 3,378"),  # rounded
        table("Team | Calls", "York | 45", "Hull | 35", "Leeds | 15", "Total | 90"),  # rounded to five
        table("Team | Days", "York | 41", "Hull | 36", "Total | 38"),  # a mean
        table("Team | Calls", "Total | 78", "York | 41", "Hull | 36"),
        table("Team | Calls", "York | 41", "Total | 42"),
        CALLS + table("From | Calls", "York | 612", "Hull | 386", "Leeds | 286"),
        CALLS + table("From | Calls", "York | 312", "Hull | 386", "Leeds | 286"),
    ],
)
def test_a_table_that_may_be_right_is_left_alone(text: str) -> None:
    assert sums_of(text, wrong_column_totals) == []


def test_a_writer_is_told_what_the_rows_make(check_text: CheckText) -> None:
    text = table("Team | Calls", "York | 41", "Hull | 36", "Total | 87")
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.text == "87"
    assert "41 and 36 make 77" in finding.message
