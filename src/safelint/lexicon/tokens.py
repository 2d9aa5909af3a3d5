"""A text as words and marks, each with its place.

A word is a run of letters and digits, with the apostrophes inside it: "isn't", "i'r". The "'s" of a genitive is a word
of its own, so that "victim" is found in "victim's". A hyphen between two letters only parts them: "self-harm" and "self
harm" are the same two words. Every other character that is no white space is a mark of its own, and so is the break
between two blocks.
"""

from __future__ import annotations

from bisect import bisect_left

from safelint.lazy import regex
from safelint.lexicon.folding import Fold

_TOKEN = regex(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*|(?<=\w)'s\b|(?!(?<=\w)-(?=\w))\S")


class Tokens:
    """The words and marks of a folded text. `words` are in lower case; token `i` stands at
    `fold.text[starts[i]:ends[i]]`."""

    def __init__(self, fold: Fold) -> None:
        self.fold = fold
        spans = [match.span() for match in _TOKEN.finditer(fold.text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        text = fold.text
        self.words = [text[start:end] for start, end in spans]

    def __len__(self) -> int:
        return len(self.words)

    def cased(self, at: int) -> str:
        """Token `at` with its capitals."""
        return self.fold.cased[self.starts[at] : self.ends[at]]

    def at(self, offset: int) -> int:
        """The number of the first token that begins at the unfolded `offset` or after it."""
        return bisect_left(self.starts, self.fold.fold(offset))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that tokens `start` to `end` (not itself) stand for; at least one."""
        return self.fold.unfold(self.starts[start], self.ends[end - 1])
