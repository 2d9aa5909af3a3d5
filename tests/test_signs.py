"""Phrases that tell a kind of text, looked for one by one in a run of few texts and all at once in a longer one."""

from __future__ import annotations

import pytest

from safelint.help import signs
from safelint.help.signs import Passage

FIRST, SECOND = signs.signs("closing date", "salary", "ary"), signs.signs("vacancy", "abstract\n")
TEXTS = ("", "no sign", "the salary", "a vacancy, closing date 3 may", "abstract\nsalary", "abstract salar y")


@pytest.fixture(params=[0, 1_000_000], ids=["at-once", "one-by-one"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs, "_FEW", request.param)
    monkeypatch.setattr(signs, "_searched", 0)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("phrases", [FIRST, SECOND])
@pytest.mark.parametrize("text", TEXTS)
def test_a_passage_holds_its_signs(text: str, phrases: frozenset[str]) -> None:
    passage = Passage(text)
    assert passage.count(phrases) == sum(phrase in text for phrase in phrases)
    assert passage.holds(phrases) == any(phrase in text for phrase in phrases)


@pytest.mark.usefixtures("few")
def test_signs_may_be_told_later(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Passage("a late word").holds(FIRST)
    monkeypatch.setattr(signs, "_every", [*signs._every])
    late = signs.signs("late")
    assert Passage("a late word").holds(late)
