"""Digits at the head of a line: the number of an item of a list, or a number that a person reads."""

from __future__ import annotations

import pytest

from support.number_texts import analyse

# A text, the format, its blocks.
HEADS = [
    ("08001111. Childline is free.", "markdown", ["08001111. Childline is free."]),
    ("08001111. **One**\n\n116123) Two", "markdown", ["08001111. One", "116123) Two"]),
    ("999. If it is urgent.\n\n101.", "markdown", ["999. If it is urgent.", "101."]),
    ("1. In danger call\n999. Otherwise call 101.", "markdown", ["In danger call", "999. Otherwise call 101."]),
    ("> 999. [Now](https://example.org)", "markdown", ["999. Now"]),
    ("2019. We began.", "markdown", ["2019. We began."]),
    ("999. If it is urgent, call.\n\n(101) if not.", "text", ["999. If it is urgent, call.", "(101) if not."]),
    ("1. In danger call\n999. Else\n101. Both are free.", "text", ["In danger call\n999. Else\n101. Both are free."]),
    ("* In danger call\n999. It is free.", "text", ["In danger call\n999. It is free."]),
    # Items.
    ("1. One\n2. Two\n12. Twelve", "markdown", ["One", "Two", "Twelve"]),
    ("110. One\n111. Two\n\nWords.\n\n112. Three", "markdown", ["One", "Two", "Words.", "Three"]),
    ("> 110) One\n> 111) Two", "markdown", ["One", "Two"]),
    ("110. One\n111. Two\n\nWords.\n\n112. Three", "text", ["One", "Two", "Words.", "Three"]),
    ("(110) One\n(111) Two", "text", ["One", "Two"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "form", "blocks"), HEADS)
def test_the_digits_at_the_head_of_a_line(source: str, form: str, blocks: list[str]) -> None:
    document = analyse(source, form).document
    assert [document.text[block.start : block.end] for block in document.blocks] == blocks


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_a_number_at_the_head_of_a_line_is_seen(form: str) -> None:
    numbers = analyse("999. Call in an emergency.\n\n101. Call if it is none.", form).numbers
    assert [(number.digits, number.start) for number in numbers] == [("999", 0), ("101", 27)]
