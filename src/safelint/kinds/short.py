"""Posts: texts of a few words, or of a few more with tags and emoji."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, shown
from safelint.lazy import regex
from safelint.values.document import Document

_WORDS = 40
_MARK = regex(r"(?<![\w/#&])#[A-Za-z]\w{2,40}|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
"""A tag or an emoji."""


def is_short(document: Document) -> bool:
    """Whether a text is so short that one way to get help is all it has room for."""
    return len(document.text) < 15 * _WORDS and len(document.text.replace("\0", " ").split()) < _WORDS


def post(shape: Shape) -> Evidence | None:
    several = shape.begun("kinds.posts_line")
    if several:
        return several
    size = len(shape.text[slice(*shape.body)].replace("\0", " ").split())
    if any(block.kind == "heading" for block in shape.prose) or not 0 < size < 2 * _WORDS:
        return None
    marks = [mark.span() for mark in _MARK.finditer(shape.text, *shape.head)]
    return shown(*marks) if size < _WORDS or len(marks) >= 2 else None
