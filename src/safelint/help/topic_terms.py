"""The terms of all topics, as they are looked for: each with its topic and the role that it has there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.help.variants import variants, without_remark
from safelint.lexicon.folding import Fold
from safelint.text.matcher import Matcher

if TYPE_CHECKING:
    from safelint.values.entries import Topic

STRONG, MEDIUM, WEAK, NEVER_ALONE, EXCLUDE = "strong", "medium", "weak", "never_alone", "exclude"
"""Roles of terms, as the lists of `topics.toml` are called."""
ACT = "act"  # no evidence by itself; against a child it is as good as a strong term


class TopicTerm(NamedTuple):
    """A term of the topic with this index."""

    topic: int  # index of the topic
    role: str
    text: str
    capital: bool = False  # must begin with a capital, as written
    capitals: bool = False  # must be in capitals throughout


def phrases(topics: Sequence[Topic], acts: Mapping[str, Any]) -> Matcher[tuple[Any, ...]]:
    """Every term of every topic in all its forms, and the acts that show one by whom they are done to; see
    `TopicTerm`."""
    matcher: Matcher[tuple[Any, ...]] = Matcher()
    for number, topic in enumerate(topics):
        lonely = {without_remark(term).lower() for term in topic.never_alone}
        roles = ((STRONG, topic.strong), (MEDIUM, topic.medium), (WEAK, topic.weak), (EXCLUDE, topic.exclude))
        for role, terms in roles:
            for term in map(without_remark, terms):
                if role in (MEDIUM, WEAK) and term.lower() in lonely:
                    role_of_term = NEVER_ALONE if role == MEDIUM else WEAK
                else:
                    role_of_term = role
                first = term.split()[0]
                capital = first[0].isupper() and first.lower() in lonely
                for variant in variants(term):
                    matcher.add(variant, (number, role_of_term, term, capital, term.isupper()))
        if topic.id == acts.get("of_children"):
            for act in acts.get("acts", ()):
                matcher.add(act, (number, ACT, act))
    return matcher


def in_its_capitals(term: TopicTerm, start: int, fold: Fold) -> bool:
    """Whether a hit that begins at `start` of the folded text has the capitals that its term must have."""
    if term.capitals:
        return fold.cased.startswith(term.text, start)
    return not term.capital or fold.cased[start].isupper()
