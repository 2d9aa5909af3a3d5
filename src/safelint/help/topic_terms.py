"""The phrases that are evidence of topics, as lists of the lexicon: each has a list of its own, whose name says what it
is evidence of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from safelint.help.standing import ACT, EXCLUDE, MEDIUM, NEVER_ALONE, STRONG, WEAK, TopicTerm

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match, Matches
    from safelint.values.entries import Topic

FAMILY = "topic-terms"


def terms_of(topics: Iterable[Topic], acts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase of every topic, and the acts that show one by whom they are done to, each with the name of its
    list."""
    for topic in topics:
        lists = ((STRONG, topic.strong), (MEDIUM, topic.medium), (WEAK, topic.weak), (EXCLUDE, topic.exclude))
        for role, phrases in lists:
            for phrase in phrases:
                lonely = role == MEDIUM and phrase in topic.never_alone
                yield f"{topic.id} {NEVER_ALONE if lonely else role} {phrase}", phrase
        if topic.id == acts.get("of_children"):
            for phrase in acts.get("acts", ()):
                yield f"{topic.id} {ACT} {phrase}", phrase


def terms_in(matches: Matches, ids: Sequence[str]) -> Iterator[tuple[TopicTerm, Match]]:
    """What stands in a text of the topics with these ids."""
    for name, match in matches.every(FAMILY):
        topic, role, phrase = name.split(" ", 2)
        yield TopicTerm(ids.index(topic), role, phrase), match


def speaks_of(matches: Matches, topic: str, start: int, end: int) -> bool:
    """Whether more than weak evidence of a topic stands in `text[start:end]`."""
    shows = (f"{topic} {STRONG} ", f"{topic} {MEDIUM} ", f"{topic} {NEVER_ALONE} ")
    return any(
        name.startswith(shows) and start <= match.start and match.end <= end for name, match in matches.every(FAMILY)
    )
