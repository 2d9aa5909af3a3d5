"""Examples with the words marked that must be found."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)  # the words marked may stand in brackets of their own


def marked(example: str) -> tuple[str, list[tuple[int, str]]]:
    """The example without its marks, and (offset, words) of each place marked."""
    text, places, last = "", [], 0
    for match in _MARK.finditer(example):
        text += example[last : match.start()]
        places.append((len(text), match[1]))
        text += match[1]
        last = match.end()
    return text + example[last:], places
