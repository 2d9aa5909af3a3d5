"""A lazy pattern is a pattern, compiled once, not before it is used."""

from __future__ import annotations

import re
from typing import Any

import pytest

from safelint.lazy import regex


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("search", ("3 ml, 4 ML",)),
        ("search", ("3 ml, 4 ML", 1, 9)),
        ("match", ("3 ml, 4 ML", 6)),
        ("match", (", 4 ML",)),
        ("fullmatch", ("3 ml, 4 ML", 6)),
        ("fullmatch", ("3 ml, 4 ML",)),
        ("finditer", ("3 ml, 4 ML",)),
        ("finditer", ("3 ml, 4 ML", 1)),
        ("findall", ("3 ml, 4 ML",)),
        ("findall", ("3 ml, 4 ML", 0, 5)),
        ("split", ("3 ml, 4 ML",)),
        ("split", ("3 ml, 4 ML", 1)),
        ("sub", ("x", "3 ml, 4 ML")),
        ("sub", (r"\2 \1", "3 ml, 4 ML", 1)),
        ("sub", (lambda match: match["unit"], "3 ml, 4 ML")),
    ],
)
def test_each_method_gives_what_that_of_a_pattern_gives(method: str, given: tuple[Any, ...]) -> None:
    words = r"(\d+) (?P<unit>ml)"
    later, now = (getattr(made(words, re.IGNORECASE), method)(*given) for made in (regex, re.compile))
    if method == "finditer":
        later, now = list(later), list(now)
    assert repr(later) == repr(now)


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
