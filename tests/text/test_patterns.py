"""What a pattern needs, and which patterns are refused."""

from __future__ import annotations

import pytest

from safelint.text.normal import normalised
from safelint.text.patterns import UnsafePatternError, needs, parsed


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


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:abc|a{1,9}){1,40}def",
        r"abc\w*\w*\w*def",
        r"(?:\w{1,40} ?){1,40}abc",
        r"abc(?:.{0,30}d){0,9}e",
        r"abc(?:a|ab|abc|b|c){0,20}d",
        r"abc(?=(?:\w\w?){20}d)",
        r"(?i:abc)(?:a?){30}a{30}",
        r"abc(?:x{0,9}|y{0,9}|)+z{0,50}x{0,50}y{0,50}(?:x|y|z){0,50}",
        "abc" * 4_000,
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(UnsafePatternError):
        parsed(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"abc\s+(?:\w+\s+){0,4}def",
        r"abc[^.]{0,60}def[^.]*",
        r"(?:abc|abd|acd){1,40}x",
        r"(?:[A-Z]\w{1,30} ){1,6}abc",
        r"(?>abc\w*)\W*d",
        r"\d[\d,.]*\b[^.;]{0,40}\bsuffer\w*[^.;]{0,60}",
        r"abc[^.]*[^.]*[^.]*",
        r"(?:child(?:ren)?|girls?)\s+(?:are|were)\s+(?:\w+\s+)?recruited",
    ],
)
def test_a_pattern_that_the_next_character_settles_is_taken(pattern: str) -> None:
    assert parsed(pattern)


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        (r"rape\s+kit\s*(?:is|\w+)\w*", r"rape kit ?(?:is|\w{1,30})\w{0,30}"),
        (r"rape\s+?kit\w+?", r"rape kit\w{1,30}?"),
        (r"[\w+.-]{1,60}@example\.org", r"[\w+.-]{1,60}@example\.org"),
        (r"[^]\s*]{1,9}\s+kit", r"[^]\s*]{1,9} kit"),
        (r"rape\\s+kit", r"rape\\s+kit"),
        (r"rape\[\w+\]", r"rape\[\w{1,30}\]"),
        ("women\u2019s \u201cshelter\u201d drop\u2010in", 'women\'s "shelter" drop-in'),
    ],
)
def test_only_repeats_and_marks_are_changed_for_folded_text(pattern: str, runs: str) -> None:
    assert normalised(pattern) == runs
