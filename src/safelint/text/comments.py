"""Comments to safelint, in the form that each format has for comments.

<!-- safelint-WORD NAME [NAME ...] -- reason -->
{/* safelint-WORD NAME -- reason */}                                   (MDX has no other comments)
.. safelint-WORD NAME -- reason                                        (reStructuredText)
// safelint-WORD NAME -- reason                                        (AsciiDoc)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safelint.lazy import LazyPattern, regex
from safelint.values.document import Document
from safelint.values.source import Span

_NAME = "safelint"
MARK = f"{_NAME}-"
"""What every such comment begins with: a text without it has none."""

_OPENS = r"(?:<!-{2,}|\{/\*|\.\.|/{2,})\s*"
_BEGINS = regex(_OPENS + MARK + r"(\S*)")
_NEARLY_BEGINS = regex(_OPENS + rf"(?!{MARK})(?i:{_NAME})[-_:\s]\s*(\S*)")
_REASON = regex(r"(?:\s|\A)(?:--+|[\u2013\u2014])(?:\s|\Z)")


class Comment(NamedTuple):
    """One comment to safelint: its place in the source, what it asks, the names that it gives, such as rules."""

    span: Span
    word: str
    names: tuple[str, ...]
    reason: str


def may_have_comments(document: Document) -> bool:
    """Whether a document may have comments to safelint, or such as nearly begin so."""
    return bool(document.comments) and _NAME in document.source.text.casefold()


def comments(document: Document) -> list[Comment]:
    """The comments to safelint, in order."""
    return list(_beginning(document, _BEGINS)) if MARK in document.source.text else []


def near_comments(document: Document) -> list[Comment]:
    """The comments that begin as those to safelint do but for capitals or the hyphen, in order."""
    return list(_beginning(document, _NEARLY_BEGINS))


def _beginning(document: Document, begins: LazyPattern[str]) -> Iterator[Comment]:
    for span in document.comments:
        words = document.source.text[span.start : span.end].rstrip()
        if words.startswith("{"):
            words = words.removesuffix("*/}")
        elif words.startswith("<"):
            words = words.removesuffix(">").rstrip("-!")
        else:
            words = words.rstrip("/")
        match = begins.match(words)
        if match is None:
            continue
        parts = _REASON.split(words[match.end() :], maxsplit=1)
        names = tuple(dict.fromkeys(parts[0].replace(",", " ").split()))
        yield Comment(span, match[1], names, " ".join(parts[1].split()) if len(parts) > 1 else "")
