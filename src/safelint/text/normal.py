"""How an expression runs on folded text. Apart from what reads expressions, which most runs need not load."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.lexicon.folding import with_plain_marks

# White space or a word, repeated; or what is left as it stands: another escape, and a class, where + and * are signs.
_PART = regex(r"\\s\+\??|\\[sw][+*]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_SPACES = {r"\s+": " ", r"\s+?": " ", r"\s*": " ?"}
_FOLDED = {**_SPACES, r"\w+": r"\w{1,30}", r"\w*": r"\w{0,30}"}


def normalised(pattern: str) -> str:
    """The pattern as it runs on folded text, where all white space is one space and all marks are plain, and where no
    word is endless."""
    return _PART.sub(lambda part: _FOLDED.get(part[0], part[0]), with_plain_marks(pattern))


def with_spaces(pattern: str) -> str:
    return _PART.sub(lambda part: _SPACES.get(part[0], part[0]), pattern)
