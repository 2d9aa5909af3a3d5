"""Words at a place of a text, and what stands before and after them in the same sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.text.view import TextView
    from safelint.values.document import Block

_NEAR = 200  # characters of the sentence that are looked at before and after the words
_LONGEST_SENTENCE = 1_500  # characters of one that are looked at as a whole


class Usage:
    """The words at `document.text[start:end]`; from `left` to `right` it is looked at what stands around them.

    All offsets are of `Document.text`. A list is one of the lexicon, by its name.
    """

    def __init__(self, view: TextView, start: int, end: int, *, near: int = _NEAR) -> None:
        self.view = view
        self.start = start
        self.end = end
        left, right = view.sentence_around(start)
        if end > right:
            right = max(end, view.sentence_around(end - 1)[1])
        self._sentence = left, right
        self.left = max(left, start - near)
        self.right = min(right, end + near)

    @cached_property
    def block(self) -> Block:
        return self.view.document.block_at(self.start)

    @cached_property
    def before(self) -> str:
        """What stands before the words, folded, with its capitals."""
        fold = self.view.fold
        return fold.cased[fold.fold(self.left) : fold.fold(self.start)]

    @cached_property
    def words(self) -> str:
        """The words, folded, with their capitals."""
        fold = self.view.fold
        return fold.cased[fold.fold(self.start) : fold.fold_end(self.end)].strip()

    @cached_property
    def after(self) -> str:
        """What stands after the words, folded, with its capitals."""
        fold = self.view.fold
        return fold.cased[fold.fold_end(self.end) : fold.fold(self.right)]

    def led_by(self, name: str) -> Match | None:
        """The phrase of a list that ends right before the words."""
        found = self.view.matches.before(name, self.start)
        return found if found and found.start >= self.left else None

    def opened_by(self, name: str) -> Match | None:
        """The phrase of a list with which the sentence begins and that ends right before the words."""
        found = self.led_by(name)
        return found if found and self.begins(found.start) else None

    def begins(self, offset: int) -> bool:
        """Whether no word stands between the start of what is looked at and an offset."""
        return not has_word(self.view.document.text[self.left : offset])

    def followed_by(self, name: str) -> Match | None:
        """The phrase of a list that begins right after the words."""
        found = self.view.matches.after(name, self.end)
        return found if found and found.end <= self.right else None

    def clause_goes_on_with(self, name: str, within: int, stops: str = ".;:!?") -> Match | None:
        """The first phrase of a list that begins `within` so many characters after the words, none of them a stop."""
        found = self.view.matches.first(name, self.end, self.right)
        if found is None or found.start > self.end + within:
            return None
        between = self.view.document.text[self.end : found.start]
        return None if any(map(between.__contains__, stops)) else found

    def holds(self, name: str) -> bool:
        """Whether a phrase of a list stands anywhere in the sentence."""
        first, last = self._sentence
        left, right = max(first, self.start - _LONGEST_SENTENCE), min(last, self.end + _LONGEST_SENTENCE)
        return self.view.matches.holds(name, left, right)

    def holds_before(self, name: str) -> bool:
        return self.view.matches.holds(name, self.left, self.start)

    def holds_after(self, name: str) -> bool:
        return self.view.matches.holds(name, self.end, self.right)


def is_all(view: TextView, name: str, start: int, end: int) -> bool:
    """Whether a phrase of a list is all that stands in `document.text[start:end]`, but for marks."""
    text = view.document.text
    return any(
        not has_word(text[start : found.start]) and not has_word(text[found.end : end])
        for found in view.matches.all(name, start, end)
    )


def has_word(text: str) -> bool:
    """Whether a letter or a digit stands in a text."""
    return any(map(str.isalnum, text))


def holds_word(text: str, word: str) -> bool:
    """Whether `word` stands in a text by itself, not as a part of another word."""
    at = text.find(word)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False
