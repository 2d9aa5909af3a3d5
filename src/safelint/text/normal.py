"""How an expression runs on folded text. Apart from what reads expressions, which most runs need not load."""

from __future__ import annotations


def normalised(pattern: str) -> str:
    """The pattern as it runs on folded text, where all white space is one space, and where no word is endless."""
    return with_spaces(pattern).replace(r"\w+", r"\w{1,30}").replace(r"\w*", r"\w{0,30}")


def with_spaces(pattern: str) -> str:
    return pattern.replace(r"\s+", " ").replace(r"\s*", " ?")
