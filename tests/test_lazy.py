"""A lazy pattern is a pattern, compiled once and not before it is used."""

from __future__ import annotations

import re

import pytest

from safelint.lazy import regex


def test_it_behaves_as_the_pattern() -> None:
    pattern = regex(r"(\d+) (?P<unit>ml)", re.IGNORECASE)
    assert [match["unit"] for match in pattern.finditer("3 ml, 4 ML")] == ["ml", "ML"]
    assert pattern.sub("x", "3 ml") == "x"
    assert pattern.pattern == r"(\d+) (?P<unit>ml)"
    assert pattern.groups == 2


def test_it_is_compiled_at_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *words: made.append(words[0]) or real(*words))
    pattern = regex("a+")
    assert made == []
    assert pattern.search("caab")
    assert pattern.match("a")
    assert pattern.search("b") is None
    assert made == ["a+"]
