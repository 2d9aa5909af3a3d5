"""Words that are indented, which markup takes for code: not read, and told where people would read them."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.readers.prose.build import Builder

_SENTENCE = regex(
    r"(?<![\w’'-])[A-Z][\w’'-]{0,40}+(?:[,;:]?\s{1,20}[\w’'-]{1,40}+){4}"
    r"(?:[,;:]?\s{1,20}[\w’'-]{1,40}+){0,60}+[.!?](?!\S)"
)
_PHONE = regex(r"(?<![\w.])(?:\+44|0)\d(?:[ ()-]{0,2}\d){6,11}(?![\w.]\w)")
_TOLD = "words indented as code is, from line {} on"


def tell_words(builder: Builder, a: int, b: int) -> None:
    """Say that what stands from `a` to `b` is not read where it holds a sentence or a telephone number; once a text."""
    if _TOLD in builder.passed_over:
        return
    found = _SENTENCE.search(builder.source, a, b) or _PHONE.search(builder.source, a, b)
    if found is not None:
        line = len(builder.source[: found.start()].splitlines())
        builder.passed_over[_TOLD] = _TOLD.format(line)
