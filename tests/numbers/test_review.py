"""When the facts of a service are due for review."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from safelint.knowledge import loader
from safelint.numbers.registry import Registry
from safelint.numbers.review import due, months, overdue, since
from safelint.values.entries import Helpline
from safelint.values.references import Reference
from support import TODAY

PACK = loader.load()
OLD = Reference("https://a.org", date="2024")
REVIEW = {"months": 12, "topics": {"suicide": 3, "mental-health": 6}}


def entry(
    id_: str = "a", topics: tuple[str, ...] = ("money",), recorded: str = "2026-11-25", **facts: object
) -> Helpline:
    own = {"id": id_, "topics": topics, "recorded": recorded, "verified": "", "sources": (), **facts}
    return PACK.helplines[0]._replace(**own)


@pytest.mark.parametrize(
    ("facts", "began"),
    [
        ({}, "2026-11-25"),
        ({"sources": (Reference("https://a.org", date="2024"),)}, "2024-01-01"),
        (
            {"sources": (Reference("https://a.org", date="2024-05"), Reference("https://b.org", date="2025-02-03"))},
            "2025-02-03",
        ),
        ({"sources": (Reference("https://a.org", date="2024"),), "verified": "2026-12-01"}, "2026-12-01"),
    ],
)
def test_the_clock_starts_when_a_fact_was_last_seen_to_hold(facts: dict[str, object], began: str) -> None:
    assert since(entry(**facts)) == began


@pytest.mark.parametrize(
    ("topics", "most"), [(("money",), 12), (("mental-health",), 6), (("money", "mental-health", "suicide"), 3)]
)
def test_the_topic_that_can_do_most_harm_counts(topics: tuple[str, ...], most: int) -> None:
    assert months(entry(topics=topics), REVIEW) == most


def test_an_entry_is_due_in_the_second_half_of_its_time() -> None:
    began = date(2026, 11, 25)
    for topics, most in ((("money",), 365), (("suicide",), 91)):
        for number in range(50):
            days = (date.fromisoformat(due(entry(str(number), topics), REVIEW)) - began).days
            assert most // 2 <= days <= most


def test_it_is_overdue_from_that_day_on() -> None:
    day = due(entry(), REVIEW)
    before = date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()
    assert (overdue(entry(), before, REVIEW), overdue(entry(), day, REVIEW)) == (False, True)


def test_an_entry_of_no_day_is_due() -> None:
    assert overdue(entry(recorded=""), "2026-11-25", REVIEW)


def test_no_week_asks_for_all() -> None:
    coming = Counter(
        date.fromisoformat(day).isocalendar()[:2]
        for day in (due(each, PACK.review) for each in PACK.helplines)
        if day > TODAY
    )
    assert max(coming.values()) <= len(PACK.helplines) / 10


def test_due_lists_the_longest_due_first() -> None:
    old, older = entry("old", recorded="2024-01-31"), entry("older", recorded="2023-06-30")
    pack = PACK._replace(helplines=(entry("new"), old, older), registry={**PACK.registry, "review": REVIEW})
    registry = Registry.of(pack)
    assert [each.id for each in registry.due("2026-11-25")] == ["older", "old"]
