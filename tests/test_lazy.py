"""A lazy pattern is a pattern, compiled once, not before it is used."""

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


def test_it_is_compiled_once_and_at_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given) or compile_(*given))
    pattern = regex("a+", re.ASCII)
    assert made == []
    assert pattern.search("caab")
    assert pattern.match("a")
    assert pattern.search("b") is None
    assert made == [("a+", re.ASCII)]


def test_a_wrong_expression_is_refused_as_ever() -> None:
    pattern = regex("(a")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("a")


def test_what_a_pattern_lacks_is_an_error_as_ever() -> None:
    with pytest.raises(AttributeError):
        _ = regex("a").no_such_thing  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = regex("a").__no_such_thing__  # type: ignore[attr-defined]
