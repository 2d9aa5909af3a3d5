"""How wide entries are: each finds many ways to say the same, and none of the innocent sentences near them."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from safelint.config import Flags
from safelint.readers import read
from safelint.run.engine import Engine
from support import DATA, TODAY
from support.checking import check_document

ENTRIES: list[dict[str, Any]] = tomllib.loads((DATA / "terms" / "width.toml").read_text(encoding="utf-8"))["entry"]


@pytest.fixture(scope="module")
def terms() -> Engine:
    return Engine(Flags(today=TODAY, select=("terminology",)))


def rules_telling(engine: Engine, entry: dict[str, Any], sentence: str) -> set[str]:
    """The rules that find something in a sentence."""
    beside = f"{entry['beside']}\n\n" if "beside" in entry else ""
    report = check_document(engine.checker, read("text.md", f"{beside}{sentence}\n".encode(), "markdown"), "text.md")
    return {each.rule.removeprefix("terminology/") for each in report.findings if each.span.start >= len(beside)}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["rules"][0])
def test_many_ways_to_say_it_are_told(terms: Engine, entry: dict[str, Any]) -> None:
    assert [each for each in entry["told"] if not rules_telling(terms, entry, each)] == entry.get("missed", [])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["rules"][0])
def test_innocent_sentences_near_it_are_left(terms: Engine, entry: dict[str, Any]) -> None:
    rules = set(entry["rules"])
    assert [each for each in entry["innocent"] if rules & rules_telling(terms, entry, each)] == []
