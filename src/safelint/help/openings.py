"""What the words of its opening say of the subject of a text, all of them together: see `text/weighing.py`.

They show a subject where no act, no question and no term does; where some words do, they may show that it is plain; and
where a word or two do, they may show that the text is about something else: a match, swans, a car park. Pages on
other matters open in every way, so the more words there are to weigh, the more they must weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from safelint.help.answered import questions_of_a_form
from safelint.help.letters import is_of_a_lesson, is_to_families
from safelint.help.standing import tells_subject
from safelint.help.topic_terms import excluded_in
from safelint.help.topics import TopicFound
from safelint.text.weighing import FEWEST, features

if TYPE_CHECKING:
    from safelint.help.topics import TopicIndex
    from safelint.text.view import TextView
    from safelint.text.weighing import TellingTokens
    from safelint.values.document import Block

SCALE = "subjects"
_LEAST = 15  # tokens of an opening that is weighed
_BEGINNING = 400  # tokens in which a longer text says what it is about
_SOME_LENGTH = 90  # tokens of a beginning that is weighed
_LABEL = 4  # tokens of a label at most
_OF_LABELS = 0.6  # of an opening; more of it in labels is a form, a template or a menu
_WEIGHS_NOTHING = "\u2026"
_LEARNED = 15  # tenths that a word weighs of which something was learned
_WHATEVER_ELSE = 27  # tenths that outweigh a word of a match or a play: "tickets", "the first half"
_SURELY_AGAINST = -34  # tenths at which a text is thirty times as likely about something else
_AGAINST_A_HEADLINE = -25  # tenths of a report on a vigil, a film or a new house for what its headline names


class _Measure(NamedTuple):
    """For texts of so many tokens at most: how many of them are the opening, how many tenths more this must weigh than
    a scale says to show a subject, how many tenths in all to show it plainly, and at how many it speaks against one."""

    longest: float
    tokens: int
    more: int
    plain: float
    against: float


# At 20 tenths of a logarithm that a text is about something else is seven times as likely.
_OF_PASSAGE = _Measure(50, 90, 0, inf, -20)  # a sentence or two may be of anything
_OF_SHORT = _Measure(160, 90, 5, 15, -20)
_OF_LONG = _Measure(inf, 200, 15, 20, -inf)  # it names its subject, as a rule, or says much of it in other words
# A letter to families tells them of something, often by its details alone, and of little beside.
_OF_LETTER = _Measure(inf, 200, 3, 20, -inf)


def by_opening(
    view: TextView, topics: TopicIndex, found: Sequence[TopicFound], left_out: Sequence[tuple[int, int]]
) -> tuple[TopicFound, ...]:
    """The topics of a text: those `found` by acts, questions and terms, and where its opening speaks for them `strong`
    and no mention.

    Of a short text those are left out that its opening speaks against, of any text those shown by a word or two that it
    surely speaks against; where none is left, a text has the one that its opening speaks of in words that nobody
    listed, with those that tell it. `left_out` are ranges of the text that hold contacts.
    """
    size = len(view.tokens)
    measure = next(each for each in (_OF_PASSAGE, _OF_SHORT, _OF_LONG) if size <= each.longest)
    if measure is _OF_LONG:
        if found and all(each.strong and not each.mention for each in found):
            return tuple(found)
        if is_to_families(view) and not is_of_a_lesson(view):
            measure = _OF_LETTER
    start, end = opening_of(view, left_out, measure.tokens)
    words = _words(view, start, end)
    if len(words) < _LEAST:
        return tuple(found)
    opening = _OpeningWords(view, start, words, measure)
    left = opening.heard(topics, found)
    own = None if left else opening.topic()
    if own is None or _is_of_labels(view, start, end):
        return left
    if (own.weight or 0) < _WHATEVER_ELSE and topics.is_elsewhere(view.matches):
        return ()
    return tuple(topics.put_aside((own,), view.matches))


def _words(view: TextView, start: int, end: int) -> Sequence[str]:
    """Tokens of a text in small letters, with a mark that weighs nothing in the place of each of a phrase that is about
    something else ("suicide squeeze"), or of a question that a form asks."""
    words = list(view.tokens.words[start:end])
    asked = ((view.tokens.at(first), view.tokens.at(last)) for first, last in view.view(questions_of_a_form))
    for first, last in chain(excluded_in(view.matches), asked):
        for place in range(max(first, start), min(last, end)):
            words[place - start] = _WEIGHS_NOTHING
    return words


class _OpeningWords:
    """The opening of a text: its tokens in small letters, of which the first is the token `start` of the text."""

    def __init__(self, view: TextView, start: int, words: Sequence[str], measure: _Measure) -> None:
        self._view, self._start, self._measure = view, start, measure
        self._features = features(words)
        self._scale = view.knowledge.scale(SCALE)

    def heard(self, topics: TopicIndex, found: Sequence[TopicFound]) -> tuple[TopicFound, ...]:
        """Of the topics `found`, those that the opening does not speak against, `strong` where it speaks for them. Of
        few words a scale knows little."""
        if not found or len(self._features.tokens) < FEWEST:
            return tuple(found)
        weights = self._scale.weights(self._features)
        left = (each for each in found if not self._is_against(topics, each, weights.get(each.id, 0)))
        return tuple(self._made_plain(each, weights.get(each.id, 0)) for each in left)

    def topic(self) -> TopicFound | None:
        """The topic that the opening shows by itself."""
        weighed = self._scale.weigh(self._features, self._scale.needs + self._measure.more)
        if weighed is None:
            return None
        plain = weighed.weight >= self._measure.plain
        if not plain and self._view.matches.holds("topics.may_be_hurt"):  # it is asked for help on anything
            return None
        return TopicFound(weighed.meaning, 1, plain, words=self._places(weighed.telling), weight=weighed.weight)

    def _is_against(self, topics: TopicIndex, topic: TopicFound, weight: float) -> bool:
        against = weight <= self._measure.against and self._is_known(topic)
        told = topic.by_strong and topic.words != topic.questions  # by an act or a strong term: that stays
        surely = weight <= _SURELY_AGAINST and not told
        return topics.is_slight(topic) and (against or surely)

    def _is_known(self, topic: TopicFound) -> bool:
        """Whether the scale has learned that the words which showed a topic speak for it, the longest of each place:
        only then may what else the text says outweigh them."""
        tokens = self._view.tokens
        places = (tokens.words[tokens.at(start) : tokens.at(end)] for start, end in topic.words)
        longest = (max(words, key=len) for words in places if words)
        return all(self._scale.weight_of(word, topic.id) >= _LEARNED for word in longest)

    def _made_plain(self, topic: TopicFound, weight: float) -> TopicFound:
        """The topic with the words of the opening that make it plain, if they do."""
        if (topic.strong and not topic.mention) or weight < self._measure.plain:
            return topic
        if topic.mention and weight < self._scale.needs + self._measure.more:
            return topic
        telling = self._places(self._scale.telling(self._features, topic.id))
        return topic._replace(strong=True, mention=False, opening=telling)

    def _places(self, telling: Iterable[TellingTokens]) -> tuple[tuple[int, int], ...]:
        """The ranges of `Document.text` of tokens of the opening, in order."""
        return places_of(self._view, self._start, telling)


def begins_with_something_else(
    view: TextView, topics: Iterable[str], left_out: Sequence[tuple[int, int]], *, named: bool = False
) -> bool:
    """Whether the first words of a text of some length speak against each of some topics rather than for it, and much
    against it where the headline of a report has `named` one; not where nothing was learned of a topic. `left_out` is
    as in `by_opening`."""
    start, end = opening_of(view, left_out, _BEGINNING)
    if end - start < _SOME_LENGTH:
        return False
    weights = view.knowledge.scale(SCALE).weights(features(_words(view, start, end)))
    most = _AGAINST_A_HEADLINE if named else 0
    return all(weights.get(topic, 0) < most for topic in topics)


def places_of(view: TextView, start: int, telling: Iterable[TellingTokens]) -> tuple[tuple[int, int], ...]:
    """The ranges of `Document.text` of tokens that are counted from the token `start` of a text, in order."""
    return tuple(sorted(view.tokens.span(start + each.first, start + each.last) for each in telling))


def opening_of(view: TextView, left_out: Sequence[tuple[int, int]], most: int) -> tuple[int, int]:
    """The first tokens of what people read, in one stretch, `most` at most: from one number to before another.
    `left_out` is as in `by_opening`."""
    tokens, start, end = view.tokens, -1, 0
    for block in _read(view.document.blocks, left_out):
        first, last = tokens.at(block.start), tokens.at(block.end)
        if start < 0:
            start = first
        end = min(last, start + most)
        if end < last:
            break
    return max(start, 0), end


def _is_of_labels(view: TextView, start: int, end: int) -> bool:
    """Whether the tokens of an opening mostly stand in blocks of a few words, as in a form, that are no points of a
    list: nobody is told anything in them, so what they say together is nothing."""
    tokens, labels, whole = view.tokens, 0, 0
    for block in view.document.blocks:
        first, last = tokens.at(block.start), tokens.at(block.end)
        if first >= end:
            break
        if first < start or not tells_subject(block):
            continue
        whole += min(last, end) - first
        labels += last - first if last - first <= _LABEL and block.kind != "item" else 0
    return labels > _OF_LABELS * whole


def _read(blocks: Sequence[Block], left_out: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The blocks up to the first that holds contacts; menus and labels do not count."""
    for block in blocks:
        if not tells_subject(block):
            continue
        if any(left < block.end and block.start < right for left, right in left_out):
            return
        yield block
