"""Globs mean the same however they are matched, and none can run away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.config.globs import _WILD, _walker, compiled


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("a.md", "a.md", True),
        ("a.md", "x/y/a.md", True),
        ("./a.md", "a.md", True),
        ("./a.md", "x/a.md", False),
        ("x/a.md", "y/x/a.md", False),
        ("*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("x/**", "x/y/a.md", True),
        ("x/", "x/y/a.md", True),
        ("./x/", "x/a.md", True),
        ("./", "x/a.md", True),
        (".//", "a.md", True),
        ("x//", "x/a.md", True),
        ("x//", "y/a.md", False),
        ("x//*.md", "x/a.md", True),
        ("x/", "xa.md", False),
        ("x/", "y/x/a.md", False),
        ("x/**/a.md", "x/a.md", True),
        ("x/**/a.md", "x/y/z/a.md", True),
        ("x/**/a.md", "x/ba.md", False),
        ("**/**/a.md", "a.md", True),
        ("?.md", "a.md", True),
        ("x/?/a.md", "x///a.md", False),
        ("a*b*c*.md", "a-b-c-d.md", True),
        ("a*b*c*.md", "a-b/c-d.md", False),
        ("x/**/y/**/*-z*.md", "x/1/y/a-z.md", True),
        ("**/a/**/b/**/c", "a/b/c", True),
        ("**/a/**/b/**/c", "a/xb/c", False),
        ("a[1].md", "a[1].md", True),
        ("*.md", "line\nend.md", True),
    ],
)
def test_what_a_glob_matches(glob: str, path: str, expected: bool) -> None:
    assert compiled(glob)(path) is expected


PIECES = st.lists(st.sampled_from(["a", "b", "/", "*", "**", "**/", "?", "/**/"]), max_size=6).map("".join)


@given(PIECES, st.text("ab/", max_size=8))
def test_both_ways_to_match_agree(glob: str, path: str) -> None:
    parts = [part for part in _WILD.split(glob) if part]
    known = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    written = (".*" if part.startswith("**") and part != "**/" else known.get(part, part) for part in parts)
    assert _walker(parts)(path) is bool(re.fullmatch("".join(written), path))


def test_no_glob_runs_away() -> None:
    assert not compiled("*a" * 40 + "b")("a" * 250)
    assert not compiled("**/" * 40 + "b")("a/" * 1_000)
    assert not compiled("**a" * 40 + "b")("a/" * 1_000)
