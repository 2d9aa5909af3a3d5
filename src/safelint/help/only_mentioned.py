"""Terms of a topic that a text only mentions: what is taught, an office, a paper, one of many things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from safelint.lexicon.matching import Matches

_FEWEST_LISTED = 4  # things that make a list of many
_LONGEST_ITEM = 6  # words and marks of one of them
_SENTENCE_ENDS = frozenset(".!?;:")
_NEAR = 80  # characters around a term within which a list with strokes is looked for


class OnlyMentioned:
    """Asked of one text; `terms` are where terms of any topic begin that are more than weak."""

    def __init__(self, matches: Matches, terms: Sequence[int]) -> None:
        self._matches = matches
        self._terms = terms

    def is_listed(self, start: int, end: int) -> bool:
        """Whether a term, by its range of the folded text, is one of three words or more, and strong no longer:
        "physical/suicidal/sad"."""
        text = self._matches.tokens.fold.text
        if text[start - 1 : start] != "/" and text[end : end + 1] != "/":
            return False
        before = text[max(start - _NEAR, 0) : start].replace("\0", " ").rpartition(" ")[2]
        after = text[end : end + _NEAR].replace("\0", " ").partition(" ")[0]
        return before.count("/") + after.count("/") >= 2

    def is_taught(self, start: int, end: int) -> bool:
        """Whether a term names a training, an office or a paper, or is one of several things of another sort."""
        if self._matches.before("topics.training_in", start) or self._matches.after("topics.training_of", end):
            return True
        return self._is_one_of_many(start, end)

    def _is_one_of_many(self, start: int, end: int) -> bool:
        """Whether fewer than half of the things that a sentence lists are harms: "leave, bullying, dress, parking"."""
        first, last = self._tokens_of_sentence(start, end)
        tokens = self._matches.tokens
        commas = [at for at in range(first, last) if tokens.words[at] == ","]
        if len(commas) < _FEWEST_LISTED - 1:
            return False
        edges = [first, *commas, last]
        items = [tokens.span(left, right) for left, right in pairwise(edges) if left < right]
        if any(right - left > _LONGEST_ITEM for left, right in pairwise(edges[1:-1])):
            return False
        harms = sum(any(left <= each < right for each in self._terms) for left, right in items)
        return 2 * harms < len(items)

    def _tokens_of_sentence(self, start: int, end: int) -> tuple[int, int]:
        tokens = self._matches.tokens
        first, last = tokens.at(start), tokens.at(end)
        lowest, highest = tokens.block(first)
        while first > lowest and tokens.words[first - 1] not in _SENTENCE_ENDS:
            first -= 1
        while last < highest and tokens.words[last] not in _SENTENCE_ENDS:
            last += 1
        return first, last
