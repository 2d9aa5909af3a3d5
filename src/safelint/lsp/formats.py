"""Which of the texts that an editor opens can be checked in place, and under which name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

from safelint import readers
from safelint.values.errors import SafelintError

_SUFFIXES = {
    "markdown": ".md",
    "mdx": ".mdx",
    "quarto": ".qmd",
    "rmd": ".rmd",
    "plaintext": ".txt",
    "text": ".txt",
    "html": ".html",
    "mhtml": ".html",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "asciidoc": ".adoc",
}
"""What editors call a language: the suffix of a text in it."""


def name_of(path: str, language: str, extra: Mapping[str, str]) -> str:
    """The path by which a text is checked, "" where it is none that can be checked in place.

    The suffix tells the format; where that tells none, what the editor takes the text for. `extra` gives suffixes to
    formats, as the configuration does.
    """
    suffix = os.path.splitext(path)[1].lower()
    form = extra.get(suffix) or readers.suffixes().get(suffix)
    if form is not None:
        return path if is_text(form) else ""
    guessed = _SUFFIXES.get(language, "")
    if guessed not in readers.suffixes() or readers.unsupported(path):
        return ""
    return path if guessed == ".txt" and not suffix else path + guessed


@cache
def is_text(form: str) -> bool:
    """Whether the text of a file in a format is that in which its findings stand: not so of Word files or e-mails."""
    try:
        return readers.read("text", b"Text.\n", form).source.encoding != ""
    except SafelintError:
        return False
