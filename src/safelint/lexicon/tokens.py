"""A text as words and marks, each with its place.

A word is a run of letters and digits, with the apostrophes inside it: "isn't", "i'r". The "'s" of a genitive is a word
of its own, so that "victim" is found in "victim's". A hyphen between two letters only parts them: "self-harm" and "self
harm" are the same two words. Every other character that is no white space is a mark of its own, and so is the break
between two blocks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property

from safelint.lazy import regex
from safelint.lexicon.folding import Fold

BREAK = "\0"
"""The token that stands between two blocks."""

_TOKEN = regex(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*+|'s\b(?<=\w's)|[^\s\w-]|_|-(?!(?<=\w-)\w)")


class Tokens:
    """The words and marks of a folded text, in lower case; token `i` begins at `fold.text[starts[i]]`."""

    def __init__(self, fold: Fold) -> None:
        self.fold = fold
        same: dict[str, str] = {}  # a long text has each word many times, and needs it once
        self.words: list[str] = [same.setdefault(word, word) for word in _TOKEN.findall(fold.text)]
        self.starts = array("I")
        find, at = fold.text.find, 0
        for word in self.words:  # between two tokens stand only white space and hyphens that part words
            at = find(word, at)
            self.starts.append(at)
            at += len(word)

    def __len__(self) -> int:
        return len(self.words)

    def cased(self, at: int) -> str:
        """Token `at` with its capitals."""
        start = self.starts[at]
        return self.fold.cased[start : start + len(self.words[at])]

    def at(self, offset: int) -> int:
        """The number of the first token that begins at the unfolded `offset` or after it."""
        return bisect_left(self.starts, self.fold.fold(offset))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that tokens `start` to `end` (not itself) stand for; at least one."""
        return self.fold.unfold(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For each different word or mark the tokens that are it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        return dict(found)

    @cached_property
    def _block_starts(self) -> list[int]:
        """The first token of each block."""
        return [0, *(at + 1 for at, word in enumerate(self.words) if word == BREAK)]

    def block(self, at: int) -> tuple[int, int]:
        """The range of tokens of the block that holds token `at`, or that ends right before it."""
        starts = self._block_starts
        place = bisect_right(starts, at)
        return starts[place - 1], starts[place] - 1 if place < len(starts) else len(self.words)
