"""Words that people see and screen readers pass over (`aria-hidden`): read, but for signs and what is said beside."""

from __future__ import annotations

import re
from functools import cache

from safelint.lazy import LazyPattern, regex
from safelint.readers.html.attributes import Attributes
from safelint.readers.prose.entities import decode_attribute
from safelint.readers.prose.flow import Flow
from safelint.readers.prose.mask import words

_LONGEST = 2_000
"""Characters of an element. What is longer is no other form of what stands beside it."""

_FEWEST = 3  # words that are more than the name of a sign, or a label
_BESIDE = 300  # characters of markup around words that say the same
_OPENED = words("dialog alertdialog menu navigation")
"""Roles of what is not seen before somebody opens it."""
_NAMED = words("a button")
_NUMBER = regex(r"\d\D?\d\D?\d")
_TAGS = regex(r"<(script|style|svg)\b.*?(?:</\1|\Z)|<!--.*?-->|<[^<>]*>?|\A[^<>]*>", re.IGNORECASE | re.DOTALL)


def is_read(flow: Flow, name: str, attrs: Attributes, a: int, b: int) -> bool:
    """Whether the words of an element are read; its tag stands at `a` to `b` of the source."""
    if attrs.hides():
        return False
    return not attrs.is_unheard() or not (name == "nav" or attrs.role() in _OPENED or _is_told(flow, name, a, b))


def _is_told(flow: Flow, name: str, a: int, b: int) -> bool:
    """Whether an element holds no words that are not heard beside it, or only a sign."""
    text = flow.masked
    named = name in _NAMED or any(map(flow.open.count, _NAMED))  # by its words, which these are none of
    end = _end(text, name, b)
    if end < 0:
        return named
    said = _words(text[b:end])
    if not _NUMBER.search(said) and (named or sum(map(_is_word, said.split())) < _FEWEST):
        return True
    same = _letters(said)
    around = len(said) * 2 + _BESIDE
    if _letters(_words(text[end : end + around])).startswith(same):
        return True
    return _letters(_words(text[max(a - around, 0) : a])).endswith(same)


def _end(text: str, name: str, at: int) -> int:
    """Where the element ends whose content begins at `at`, with its end tag; -1: further away than is looked."""
    depth = 1
    for tag in _tags_of(name).finditer(text, at, at + _LONGEST):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return -1


@cache
def _tags_of(name: str) -> LazyPattern[str]:
    return regex(rf"<(/?){re.escape(name)}(?=[\s/>])[^>]*+>", re.IGNORECASE)


def _words(markup: str) -> str:
    return decode_attribute(_TAGS.sub(" ", markup))


def _is_word(piece: str) -> bool:
    return any(map(str.isalpha, piece))


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, said)).casefold()
