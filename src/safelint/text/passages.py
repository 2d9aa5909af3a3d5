"""Passages of a document that have an audience or kind of their own, set by a comment as findings are silenced by one:

    <!-- safelint-set audience=professional -- written for the board -->
    ...
    <!-- safelint-reset -->

A passage ends at the next of these comments, or with the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from safelint.text.comments import comments
from safelint.values.document import Document
from safelint.values.errors import Unreadable
from safelint.values.settings import AUDIENCES, KINDS, AudienceName, ChosenKind

SET, RESET = "set", "reset"
OF_PASSAGES = (SET, RESET)
"""The words of the comments that set passages."""

_NAMES = {"audience": AUDIENCES, "kind": KINDS}


class Passage(NamedTuple):
    """A half-open range of code points in `Source.text`; `audience` and `kind` are "" where the document's own hold."""

    start: int
    end: int
    audience: AudienceName | Literal[""] = ""
    kind: ChosenKind | Literal[""] = ""


def passages(document: Document) -> list[Passage]:
    """The passages that comments set, in order.

    Raises:
        Unreadable: a comment sets what does not exist; the message names its line.
    """
    found: list[Passage] = []
    source = document.source
    for (start, end), word, names, _ in comments(document):
        if word not in OF_PASSAGES:
            continue
        if found and found[-1].end > start:
            found[-1] = found[-1]._replace(end=start)
        if word == SET:
            found.append(Passage(end, len(source.text), **_settings(names, source.position(start).line)))
    return found


def _settings(words: Iterable[str], line: int) -> dict[str, Any]:
    settings = {}
    for word in words:
        name, _, value = word.partition("=")
        if value not in _NAMES.get(name, ()):
            known = (
                f"{name} is one of {', '.join(_NAMES[name])}" if name in _NAMES else "it sets audience=... or kind=..."
            )
            raise Unreadable(f'line {line}: safelint-set cannot take "{word}"; {known}')
        settings[name] = value
    if not settings:
        raise Unreadable(f"line {line}: safelint-set sets nothing; write audience=... or kind=...")
    return settings
