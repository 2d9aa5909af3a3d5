"""Acts between people and questions to the reader: they show a topic without any of its usual words.

The families `acts` and `questions` of the lexicon have a list for each topic. Of "TOPIC-case" one counts only near
words which say that somebody answers for it ("touched two girls" and "jailed"), of "TOPIC-sign" two different ones of
a paragraph are needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from safelint.lexicon.matching import Match, Matches

ACTS, QUESTIONS = "acts", "questions"
FAMILIES = (ACTS, QUESTIONS)
"""Families of the lexicon, the stronger evidence first."""

_CASE, _SIGN = "-case", "-sign"
_PARAGRAPH = 400  # characters around an act within which the case is told


class Happening(NamedTuple):
    """`text[start:end]` of the document shows a topic: an act or a question, by its family. A sign needs another."""

    start: int
    end: int
    topic: str
    family: str
    sign: bool = False


def happenings(matches: Matches) -> Iterator[Happening]:
    """What a text tells of and asks, those of one topic and family in order and none over another."""
    for family in FAMILIES:
        sure: defaultdict[str, list[Match]] = defaultdict(list)
        signs: defaultdict[str, list[Match]] = defaultdict(list)
        for name, match in matches.every(family):
            if name.endswith(_SIGN):
                signs[name.removesuffix(_SIGN)].append(match)
            elif not name.endswith(_CASE):
                sure[name].append(match)
            elif _is_case(matches, match):
                sure[name.removesuffix(_CASE)].append(match)
        for topic, found in sure.items():
            yield from (Happening(*each, topic, family) for each in _apart(found))
        for topic, found in signs.items():
            yield from (Happening(*each, topic, family, sign=True) for each in _together(matches, _apart(found)))


def _apart(found: Iterable[Match]) -> list[Match]:
    """Matches in order, none over another: of several that begin together the shortest."""
    apart: list[Match] = []
    for match in sorted(found):
        if not apart or match.start >= apart[-1].end:
            apart.append(match)
    return apart


def _is_case(matches: Matches, act: Match) -> bool:
    return matches.holds("acts.case", max(act.start - _PARAGRAPH, 0), act.end + _PARAGRAPH)


def _together(matches: Matches, signs: Iterable[Match]) -> Iterator[Match]:
    """The first of each different sign, of paragraphs that hold two or more."""
    tokens = matches.tokens
    paragraphs: defaultdict[int, dict[tuple[str, ...], Match]] = defaultdict(dict)
    for sign in signs:
        first, last = tokens.at(sign.start), tokens.at(sign.end)
        paragraphs[tokens.block(first)[0]].setdefault(tuple(tokens.words[first:last]), sign)
    for different in paragraphs.values():
        if len(different) > 1:
            yield from different.values()
