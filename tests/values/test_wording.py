"""Counts and lists as people write them."""

from __future__ import annotations

from safelint.values.wording import counted, joined


def test_counts() -> None:
    assert [counted(count, "text") for count in (0, 1, 2_000)] == ["0 texts", "1 text", "2,000 texts"]
    assert [counted(count, "entry is", "entries are") for count in (1, 2)] == ["1 entry is", "2 entries are"]


def test_lists() -> None:
    assert [joined("abc"[:count], "or") for count in range(4)] == ["", "a", "a or b", "a, b or c"]
