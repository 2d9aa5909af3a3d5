"""The phrases that are evidence of topics, as lists of the lexicon: each has a list of its own, whose name says what it
is evidence of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.help.standing import ACT, EXCLUDE, MEDIUM, NEVER_ALONE, STRONG, WEAK, TopicTerm

if TYPE_CHECKING:
    from safelint.lexicon.matching import Matches
    from safelint.lexicon.search import Pair
    from safelint.values.entries import Topic
    from safelint.values.tables.topics import ActsTable

FAMILY = "topic-terms"
SHOWING = frozenset((STRONG, MEDIUM, NEVER_ALONE))
"""Roles of what may show a topic."""


def terms_of(topics: Iterable[Topic], acts: ActsTable) -> Iterator[TopicTerm]:
    """Every phrase of every topic, and the acts that show one by whom they are done to."""
    for topic in topics:
        lists = ((STRONG, topic.strong), (MEDIUM, topic.medium), (WEAK, topic.weak), (EXCLUDE, topic.exclude))
        for role, phrases in lists:
            for phrase in phrases:
                lonely = role == MEDIUM and phrase in topic.never_alone
                yield TopicTerm(topic.id, NEVER_ALONE if lonely else role, phrase)
        if topic.id == acts["of_children"]:
            for phrase in acts["acts"]:
                yield TopicTerm(topic.id, ACT, phrase)


def list_of(term: TopicTerm) -> str:
    """The name of its list."""
    return " ".join(term)


def term_of(name: str) -> TopicTerm:
    """What a list is evidence of, by its name."""
    return TopicTerm(*name.split(" ", 2))


def terms_in(matches: Matches) -> Iterator[tuple[TopicTerm, Sequence[Pair]]]:
    """What stands in a text, with the tokens of each place."""
    return ((term_of(name), places) for name, places in matches.places(FAMILY).items())


def excluded_in(matches: Matches) -> Iterator[Pair]:
    """The tokens of each phrase that some topic excludes, as it is about something else."""
    return (place for term, places in terms_in(matches) if term.role == EXCLUDE for place in places)


def speaks_of(matches: Matches, topic: str, start: int, end: int) -> bool:
    """Whether more than weak evidence of a topic stands in `text[start:end]`."""
    left, right = matches.tokens.at(start), matches.tokens.at(end)
    shown = (places for term, places in terms_in(matches) if term.topic == topic and term.role in SHOWING)
    return any(left <= first and last <= right for places in shown for first, last in places)
