"""Two corpora of short texts: plain uses that must be reported, and right uses that tempt a matcher."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from safelint.config import Flags
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.finding import SUGGESTION, Finding
from support import DATA, TODAY
from support.checking import check_document

pytestmark = pytest.mark.slow

FOLDER = DATA / "terms"
STRONG: dict[str, Any] = tomllib.loads((FOLDER / "strong.toml").read_text(encoding="utf-8"))
TEMPTING: dict[str, Any] = tomllib.loads((FOLDER / "tempting.toml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_OF_WHOLE_TEXTS = ("terminology/inconsistent", "terminology/undefined-abbreviation")


@pytest.fixture(scope="module")
def terms() -> Engine:
    return Engine(Flags(today=TODAY, select=("terminology",)))


def found(engine: Engine, text: str) -> list[Finding]:
    report = check_document(engine.checker, read("text.md", text.encode(), "markdown"), "text.md")
    return [each for each in report.findings if each.rule not in _OF_WHOLE_TEXTS]


def missed(engine: Engine, case: str) -> list[str]:
    """The marked words of a case that no finding touches."""
    text, places, last = "", [], 0
    for match in _MARK.finditer(case):
        text += case[last : match.start()]
        places.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    text += case[last:]
    spans = [each.span for each in found(engine, text)]
    return [text[a:b] for a, b in places if not any(span.start < b and a < span.end for span in spans)]


def alarms(engine: Engine, text: str) -> list[tuple[str, str]]:
    return [(each.rule, each.text) for each in found(engine, text) if each.severity != SUGGESTION]


@pytest.mark.parametrize("case", STRONG["cases"])
def test_a_plain_use_is_reported(terms: Engine, case: str) -> None:
    assert "[[" in case
    assert missed(terms, case) == []


@pytest.mark.parametrize("case", TEMPTING["cases"])
def test_a_right_use_is_left_alone(terms: Engine, case: str) -> None:
    assert alarms(terms, case) == []


@pytest.mark.parametrize("known", TEMPTING["known"], ids=lambda known: known["text"])
def test_a_known_alarm_is_still_one(terms: Engine, known: dict[str, str]) -> None:
    assert known["why"]
    assert alarms(terms, known["text"]) != []


def test_the_corpora_are_large_enough_to_show_a_rate() -> None:
    assert len(STRONG["cases"]) > 500
    assert len(TEMPTING["cases"]) > 50 * len(TEMPTING["known"])
