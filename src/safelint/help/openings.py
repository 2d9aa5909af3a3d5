"""What the words of its opening say of the subject of a short text, all of them together: see `text/weighing.py`.

They show a subject where no act, no question and no term does; where some words do, they may show that it is plain; and
where a word or two do, they may show that the text is about something else: a match, swans, a car park. A longer text
on a subject names it somewhere, and pages on other matters open in every way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.help.standing import AROUND_THE_TEXT, NOT_PROSE
from safelint.help.topics import TopicFound
from safelint.text.weighing import FEWEST

if TYPE_CHECKING:
    from safelint.help.topics import TopicIndex
    from safelint.text.view import TextView
    from safelint.text.weighing import Scale
    from safelint.values.document import Block

SCALE = "subjects"
_WORDS = 90  # tokens of an opening, of which examples have some 30
_LEAST = 10  # tokens of an opening that is weighed
_LONGEST = 160  # tokens of a short text
_AGAINST = -22  # tenths of a logarithm: that a text is about something else is nine times as likely
_LEARNED = 15  # tenths that a word weighs of which something was learned
_SURE = 20  # tenths: that a text has the subject is seven times as likely as that it has none
_PASSAGE = 50  # tokens: a sentence or two may be of anything


def by_opening(
    view: TextView, topics: TopicIndex, found: Sequence[TopicFound], left_out: Sequence[tuple[int, int]]
) -> tuple[TopicFound, ...]:
    """The topics of a text: those `found` by acts, questions and terms, `strong` where its opening speaks for them.

    Of a short text those are left out that its opening speaks against; where none is left, it has the one that its
    opening speaks of in words that nobody listed, with those that tell it. `left_out` are ranges of the text that hold
    contacts.
    """
    is_short = len(view.tokens) <= _LONGEST
    if not is_short and all(each.strong or each.mention for each in found):
        return tuple(found)
    start, end = _opening(view, left_out)
    words = view.tokens.words[start:end]
    if len(words) < _LEAST:
        return tuple(found)
    scale = view.knowledge.scale(SCALE)
    left = tuple(found)
    if found and len(words) >= FEWEST:  # of fewer a scale knows little
        weights = scale.weights(words)
        slight = [each for each in found if is_short and topics.is_slight(each) and _is_known(view, each, scale)]
        left = tuple(
            each._replace(strong=True) if _is_plain(weights[each.id], words) and not each.mention else each
            for each in found
            if each not in slight or weights[each.id] > _AGAINST
        )
    if left or not is_short or topics.is_elsewhere(view.matches) or view.matches.holds("topics.may_be_hurt"):
        return left
    weighed = scale.weigh(words, scale.needs)
    if weighed is None:
        return ()
    tokens = view.tokens
    telling = sorted(tokens.span(start + each.first, start + each.last) for each in weighed.telling)
    plain = _is_plain(weighed.weight, words)
    return (TopicFound(weighed.meaning, 1, plain, words=tuple(telling), weighed=True),)


def _is_plain(weight: float, words: Sequence[str]) -> bool:
    """Whether an opening speaks so much for a subject that a text may be stopped for it."""
    return weight >= _SURE and len(words) >= _PASSAGE


def _is_known(view: TextView, topic: TopicFound, scale: Scale) -> bool:
    """Whether a scale has learned that the words which showed a topic speak for it, the longest of each place: only
    then may what else the text says outweigh them."""
    tokens = view.tokens
    places = (tokens.words[tokens.at(start) : tokens.at(end)] for start, end in topic.words)
    return all(scale.weight_of(max(words, key=len), topic.id) >= _LEARNED for words in places if words)


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
