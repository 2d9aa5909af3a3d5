"""Clauses: what each text is cut into."""

from __future__ import annotations

import pytest

from safelint.text.clauses import clauses
from support.number_texts import analyse

FILLED = "Here a line of running text goes on until it has come as far as its margin"


@pytest.mark.parametrize(
    "parts",
    [
        ["Call us. ", "We listen."],
        ["Call Dr. Shah, e.g. on Mondays."],
        ["Childline is for children; ", "Samaritans is for all."],
        ["See a;b and c|d."],
        ["Childline | ", "Samaritans \u2022 ", "Shout"],
        ["By phone\n", "By text"],
        ["By phone\nor by text"],
        [f"{FILLED}\nPolice came"],
        [f"{FILLED}\n", "b) Police came"],
        [f"{FILLED}\n", "\u2022 Police came"],
    ],
)
def test_where_clauses_end(parts: list[str]) -> None:
    analysis = analyse("".join(parts))
    assert [analysis.document.text[start:end].strip() for start, end in clauses(analysis)] == [
        part.strip() for part in parts
    ]
