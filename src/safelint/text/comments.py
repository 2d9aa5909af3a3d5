"""Comments to safelint, in the form that each format has for comments.

<!-- safelint-WORD NAME [NAME ...] -- reason -->
{/* safelint-WORD NAME -- reason */}                                   (MDX has no other comments)
.. safelint-WORD NAME -- reason                                        (reStructuredText)
// safelint-WORD NAME -- reason                                        (AsciiDoc)
"""

from __future__ import annotations

from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.document import Document
from safelint.values.source import Span

MARK = "safelint-"
"""What every such comment begins with: a text without it has none."""

_BEGINS = regex(r"(?:<!-{2,}|\{/\*|\.\.|/{2,})\s*" + MARK + r"(\S*)")
_REASON = regex(r"(?:\s|\A)(?:--+|[\u2013\u2014])(?:\s|\Z)")


class Comment(NamedTuple):
    """One comment to safelint: its place in the source, what it asks, the names that it gives, such as rules."""

    span: Span
    word: str
    names: tuple[str, ...]
    reason: str


def comments(document: Document) -> list[Comment]:
    """The comments to safelint, in order."""
    text = document.source.text
    if MARK not in text:
        return []
    found = []
    for span in document.comments:
        words = text[span.start : span.end].rstrip()
        if words.startswith("{"):
            words = words.removesuffix("*/}")
        elif words.startswith("<"):
            words = words.removesuffix(">").rstrip("-!")
        else:
            words = words.rstrip("/")
        match = _BEGINS.match(words)
        if match is None:
            continue
        parts = _REASON.split(words[match.end() :], maxsplit=1)
        names = tuple(dict.fromkeys(parts[0].replace(",", " ").split()))
        found.append(Comment(span, match[1], names, " ".join(parts[1].split()) if len(parts) > 1 else ""))
    return found
