"""Which parts of a document are in another language than English, so that rules for English words leave them out."""

from __future__ import annotations

from safelint.model import Document
from safelint.text.quotations import merged

Range = tuple[int, int]

_SHORTEST = 20  # characters of a block that can be told to be Welsh
_HINTS = (" yn ", "Mae ", " eich ", " neu ", " gyda ")
"""Hardly any Welsh paragraph is without all of them, and few English texts hold one; they only save work."""


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag means English; no tag does."""
    return tag.strip()[:2].lower() in ("", "en")


def passages(document: Document) -> list[Range]:
    """Sorted, disjoint ranges of `Document.text` that are not English: by their markup, or Welsh by their words."""
    own, text = document.meta.language, document.text
    look = any(hint in text for hint in _HINTS)
    found: list[Range] = []
    for block in document.blocks:
        if not is_english(block.language or own):
            found.append((block.start, block.end))
        elif look and block.end - block.start >= _SHORTEST:
            from safelint.text.welsh import is_welsh

            if is_welsh(text[block.start : block.end]):
                found.append((block.start, block.end))
    marked = [(each.start, each.end) for each in document.inlines if not is_english(each.attrs.get("lang", ""))]
    return merged([*found, *marked]) if marked else found
