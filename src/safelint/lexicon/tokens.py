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
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

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

    @cached_property
    def capitals(self) -> array[int]:
        """The tokens that begin with a capital letter."""
        cased = self.fold.cased
        return array("I", [at for at, start in enumerate(self.starts) if cased[start].isupper()])

    def at(self, offset: int) -> int:
        """The number of the first token that begins at the unfolded `offset` or after it."""
        return bisect_left(self.starts, self.fold.fold(offset))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that tokens `start` to `end` (not itself) stand for; at least one."""
        return self.fold.unfold(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """The same of the folded text."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1])

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


class JoinedTokens:
    """Several texts read as one, with a break between each two. `ranges` are their tokens."""

    def __init__(self, texts: Sequence[Tokens]) -> None:
        self._texts = texts
        ends = list(accumulate(len(text) + 1 for text in texts))
        self._starts = [0, *ends[:-1]]
        self.ranges = [(start, end - 1) for start, end in zip(self._starts, ends, strict=True)]
        self.words = texts[0].words if len(texts) == 1 else [word for text in texts for word in (*text.words, BREAK)]

    def __len__(self) -> int:
        return self.ranges[-1][1]

    def cased(self, at: int) -> str:
        """Token `at` with its capitals."""
        place = bisect_right(self._starts, at) - 1
        return self._texts[place].cased(at - self._starts[place])

    @cached_property
    def capitals(self) -> array[int]:
        """The tokens that begin with a capital letter."""
        every = zip(self._starts, self._texts, strict=True)
        return array("I", [start + at for start, text in every for at in text.capitals])
