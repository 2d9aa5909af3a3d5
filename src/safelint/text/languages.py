"""Which parts of a document are in another language than English, so that rules for English words leave them out."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.lazy import regex
from safelint.text.quotations import merged
from safelint.values.document import Document
from safelint.values.source import Range

_SHORTEST = 20  # characters of a block that can be told to be Welsh
_HINTS = (" yn ", "Mae ", " eich ", " neu ", " gyda ")
"""Hardly any Welsh paragraph is without all of them, and few English texts hold one; they only save work."""


_ENGLISH = frozenset(
    """the and of to with that you your are this for have has will can from not we they who about or be by it is their
    these its any which were been would should when there""".split()
)
_WORDS = regex(r"[^\W\d_]+")
_FEWEST = 5  # words that can be told to be English


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORDS.findall(text.lower())


def are_english(words: Sequence[str]) -> bool:
    """One word in five is a small one of English; in other languages hardly one in twenty looks like one."""
    return sum(word in _ENGLISH for word in words) * 5 >= len(words)


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag means English; no tag does."""
    return tag.strip()[:2].lower() in ("", "en")


def passages(document: Document) -> list[Range]:
    """Sorted, disjoint ranges of `Document.text` that are not English: by their markup, unless their words are English
    all the same, or Welsh by their words."""
    own, text = document.meta.language, document.text
    look = any(hint in text for hint in _HINTS)
    found: list[Range] = []
    for block in document.blocks:
        if not is_english(block.language or own):
            if not _reads_english(text[block.start : block.end]):
                found.append((block.start, block.end))
        elif look and block.end - block.start >= _SHORTEST:
            from safelint.text.welsh import is_welsh

            if is_welsh(text[block.start : block.end]):
                found.append((block.start, block.end))
    marked = [
        (each.start, each.end)
        for each in document.inlines
        if not is_english(each.attrs.get("lang", "")) and not _reads_english(text[each.start : each.end])
    ]
    return merged([*found, *marked]) if marked else found


def _reads_english(text: str) -> bool:
    """Whether a passage that says to be in another language is English by its words: no mark hides what it says."""
    words = words_of(text)
    return len(words) >= _FEWEST and are_english(words)
