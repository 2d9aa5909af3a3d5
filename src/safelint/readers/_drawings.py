"""Words that stand in a drawing of the page (`svg`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safelint.lazy import regex
from safelint.readers._entities import decode_attribute
from safelint.readers._flow import Piece

_TAG = regex(r"<(/?)svg(?=[\s/>])[^>]*+>", re.IGNORECASE)
_TEXT = regex(r"<text(?=[\s/>])[^>]*+>", re.IGNORECASE)
_TEXT_END = regex(r"</text(?=[\s/>])|<(?:/?svg|text)(?=[\s/>])", re.IGNORECASE)
_RUN = regex(r"[^<]++|<[^>]*+>?")


def words_drawn(text: str, at: int) -> Iterator[Sequence[Piece]]:
    """Of the drawing whose content begins at `at` the words of each <text>."""
    end = _end(text, at)
    while start := _TEXT.search(text, at, end):
        closing = _TEXT_END.search(text, start.end(), end)
        at = closing.start() if closing else end
        pieces = list(_pieces(text, start.end(), at))
        if any((put is not None and not put.isspace()) or put is None for _, _, put in pieces):
            yield pieces


def _end(text: str, at: int) -> int:
    depth = 1
    for tag in _TAG.finditer(text, at):
        if not tag[0].endswith("/>"):
            depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return len(text)


def _pieces(text: str, a: int, b: int) -> Iterator[Piece]:
    """The words between two places; a tag there parts two of them."""
    for run in _RUN.finditer(text, a, b):
        words = run[0]
        if words[0] == "<" or words.isspace():
            yield *run.span(), " "
        elif "&" in words:
            yield *run.span(), decode_attribute(words)
        else:
            yield *run.span(), None
