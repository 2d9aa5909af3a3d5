"""Terms of several offenders that make another total than is told."""

from __future__ import annotations

import pytest

from safelint.facts.total_terms import wrong_totals
from support.number_texts import analyse, words_of

TOTAL = "Two men have been jailed for a total of 13 years. "


def found(text: str) -> list[tuple[str, int]]:
    view = analyse(text)
    totals = wrong_totals(view)
    return [(words, len(each.terms)) for words, each in words_of(view, totals)]


@pytest.mark.parametrize(
    ("text", "told", "terms"),
    [
        (f"{TOTAL}Roe was sentenced to eight years and Lee to six years.", "13 years", 2),
        (f"{TOTAL}Ann Roe was sentenced to eight years and Dean Lee to six.", "13 years", 2),
        (f"{TOTAL}Roe was jailed for seven years. Lee was given a four-year sentence.", "13 years", 2),
        (
            "The four face combined sentences of 30 years. Roe was jailed for 12 years, Lee for nine years in prison. "
            "May was jailed for six years. Dean got two years in prison.",
            "30 years",
            4,
        ),
    ],
)
def test_terms_that_make_another_total_are_found(text: str, told: str, terms: int) -> None:
    assert found(text) == [(told, terms)]


@pytest.mark.parametrize(
    "text",
    [
        f"{TOTAL}Roe was sentenced to seven years and Lee to six years.",
        f"{TOTAL}Roe was sentenced to seven years and six months and Lee to five years and six months.",
        f"{TOTAL}Roe was sentenced to eight years.",
        f"{TOTAL}Roe was sentenced to eight years and Lee to three months.",
        f"{TOTAL}Roe was sentenced to eight years and Lee to six years, to run concurrently.",
        f"{TOTAL}Roe was jailed for six years and Lee for seven years in prison. Both must serve at least two years.",
        f"{TOTAL}Roe was sentenced to six years, and Lee to seven years. They had worked together for two years.",
        "Two men have been jailed for a total of more than 13 years. Roe got eight years in prison, Lee six in jail.",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert found(text) == []
