"""How much of a text a finding marks and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.analysis import Analysis

SHOWN = 60
"""Characters of a sentence that a message quotes."""

LONGEST = 1_000
"""Characters that a finding marks."""

MOST_LISTED = 5
"""Sentences or words that one finding names."""


def cut(analysis: Analysis, start: int, end: int) -> int:
    """`end`, or where a finding ends that would mark more than anybody reads."""
    if end - start <= LONGEST:
        return end
    space = analysis.document.text.rfind(" ", start, start + LONGEST)
    return space if space > start else start + LONGEST


def shown(text: str, length: int) -> str:
    """The first words of `text` on one line, at most `length` characters."""
    shown = _on_one_line(text[: 2 * length])
    if len(shown) <= length:
        shown = _on_one_line(text)
    return shown if len(shown) <= length else shown[:length].rsplit(" ", 1)[0].rstrip(",;:") + " ..."


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(LEFT_OUT, "\u2026").split())
