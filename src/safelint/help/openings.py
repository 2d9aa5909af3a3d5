"""The subject of a short text by the words of its opening, where no act, no question and no term shows one: see
`text/weighing.py`. A longer text on a subject names it somewhere, and pages on other matters open in every way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.help.standing import AROUND_THE_TEXT, NOT_PROSE
from safelint.help.topics import TopicFound

if TYPE_CHECKING:
    from safelint.help.topics import TopicIndex
    from safelint.text.view import TextView
    from safelint.values.document import Block

SCALE = "subjects"
_WORDS = 90  # tokens of an opening, of which examples have some 30
_FEWEST = 10
_LONGEST = 160  # tokens of a short text


def of_opening(view: TextView, topics: TopicIndex, left_out: Sequence[tuple[int, int]]) -> tuple[TopicFound, ...]:
    """The topic that the opening of a text speaks of in words that nobody listed, with those that tell it; () for none.

    `left_out` are ranges of the text that hold contacts.
    """
    if len(view.tokens) > _LONGEST or topics.is_elsewhere(view.matches) or view.matches.holds("topics.may_be_hurt"):
        return ()
    start, end = _opening(view, left_out)
    tokens = view.tokens
    words = tokens.words[start:end]
    if len(words) < _FEWEST:
        return ()
    scale = view.knowledge.scale(SCALE)
    weighed = scale.weigh(words, scale.needs)
    if weighed is None:
        return ()
    telling = sorted(tokens.span(start + each.first, start + each.last) for each in weighed.telling)
    return (TopicFound(weighed.meaning, 1, words=tuple(telling), weighed=True),)


def _opening(view: TextView, left_out: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first tokens of what people read, in one stretch."""
    tokens, start, end = view.tokens, -1, 0
    for block in _read(view.document.blocks, left_out):
        first, last = tokens.at(block.start), tokens.at(block.end)
        if start < 0:
            start = first
        end = min(last, start + _WORDS)
        if end < last:
            break
    return max(start, 0), end


def _read(blocks: Sequence[Block], left_out: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The blocks up to the first that holds contacts; menus and labels do not count."""
    for block in blocks:
        if block.kind in NOT_PROSE or block.landmark in AROUND_THE_TEXT:
            continue
        if any(left < block.end and block.start < right for left, right in left_out):
            return
        yield block
