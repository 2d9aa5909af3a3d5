"""What a pattern needs, and which patterns are refused."""

from __future__ import annotations

import pytest

from safelint.text.patterns import UnsafePatternError, needs


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bwheelchair[- ]bound\b", {("wheelchair bound", "wheelchair-bound")}),
        (
            r"\bcommit(?:s|ted|ting)?\s+suicide\b",
            {("commit suicide", "commits suicide", "committed suicide", "committing suicide")},
        ),
        (
            r"\bsuffer(?:ed)? from (?:\w+ )?(?:anxiety|autism)",
            {("suffer from ", "suffered from "), ("anxiety", "autism")},
        ),
        (
            r"\b(?:sex|evil) (?:beast|fiend)s?\b",
            {("evil beast", "evil fiend", "sex beast", "sex fiend")},
        ),
        (r"(?<!non-)\bmolest\w*", {("molest",)}),
        (r"\bABC\b", {("abc",)}),
    ],
)
def test_the_words_a_pattern_needs(pattern: str, expected: set[tuple[str, ...]]) -> None:
    assert {tuple(sorted(words)) for words in needs(pattern)} == {tuple(sorted(words)) for words in expected}


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        (r"(\w+)+abuse", "could run away"),
        (r"(?:a|b\w*)*abuse", "could run away"),
        (r"abuse(", "not a valid regular expression"),
        (r"\w+ing", ""),
        (r"\w+", "no fixed word"),
        (r"(?:abuse)?", "no fixed word"),
        (r"a|abuse", "no fixed word"),
    ],
)
def test_patterns_that_are_refused(pattern: str, problem: str) -> None:
    if not problem:
        assert needs(pattern) == (("ing",),)
        return
    with pytest.raises(UnsafePatternError, match=problem):
        needs(pattern)
