"""What was found by what several signs weigh together, with what shows it: sentences, and two values of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from safelint.facts.disagreements import Disagreement
from safelint.facts.one_child import FIRST_MET, OLDER_AT_FIRST, THE_MISSING
from safelint.facts.one_couple import SAME_MARRIAGE
from safelint.facts.one_event import LAST_SEEN, OF_THE_EVENT, OF_THE_MONTH, TO_COME_ON
from safelint.facts.one_family import CHILDREN_OF_ONE
from safelint.facts.one_group import ALL_THE_ACCUSED, ALL_WHO_CAME, ALL_WHO_WERE_FOUND
from safelint.facts.one_loss import SAME_LOSS
from safelint.facts.one_offender import SAME_OFFENDER, SAME_TERM
from safelint.facts.one_person import CALLED_BY_AGE, CALLED_THE_SAME
from safelint.facts.sure import (
    ALL_NEXT_TO_FEWER,
    ALL_OF_THEM,
    BOTH_OF_MORE,
    IN_THE_HEADING,
)
from safelint.words.weighed import SentenceFound

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.source import Range

WordsAt = Callable[[Iterable[tuple[int, int]]], list[dict[str, Any]]]
"""Gives the words at some places of a text as JSON has them."""


_SURE_SIGNS = {
    CALLED_THE_SAME: "the same name stands beside both ages",
    CALLED_BY_AGE: "the second is told as that of somebody known, and the text has no third age",
    BOTH_OF_MORE: "the second is told as both of more",
    ALL_NEXT_TO_FEWER: "the next sentence begins with all of more",
    ALL_OF_THEM: "both are told as all of the same",
    IN_THE_HEADING: "the heading has the same digits in another order",
    SAME_MARRIAGE: "both are how long one couple was together",
    LAST_SEEN: "one is the day on which somebody was last seen, the other that since when nobody saw them",
    OF_THE_EVENT: "the second is told as the day of something that is on the first",
    OF_THE_MONTH: "both are told as the same weekday of each month, for one event",
    TO_COME_ON: "the second is when to come to something that is on the first",
    SAME_TERM: "both are terms to which one offender is sentenced",
    THE_MISSING: "both are ages of the only one who is missing",
    OLDER_AT_FIRST: "the one who was harmed was older when it began",
    FIRST_MET: "both are how old somebody was when they were first met",
    CHILDREN_OF_ONE: "both are how many children one mother or father has",
    ALL_THE_ACCUSED: "the second is told as all of those who were convicted",
    ALL_WHO_CAME: "both are how many came up to now",
    ALL_WHO_WERE_FOUND: "both are how many were found",
    SAME_LOSS: "both are the one sum that was taken",
    SAME_OFFENDER: "both are ages of the one offender",
}
"""What signs are called of which each is enough."""
_SIGNS = {
    "told-as-known": "the second is told as known",
    "told-as-all": "the second is told as all of them",
    "same-noun": "both are of the same noun",
    "like-noun": "both nouns may mean the same",
    "near-in-size": "one is nearly the other",
    "same-digits": "they have the same digits",
    "slip-of-a-digit": "they differ as by a slip",
    "word-of-their-own": "both sentences share a word that no other has",
    "at-the-top": "the first stands at the top",
    "at-the-end": "the second stands at the end",
    "same-month": "they are in one month",
    "within-an-hour": "they are within an hour",
    "quoted": "the second is quoted",
}
"""What signs of two values of one thing are called, where they say something to a reader."""


class FoundByWeight:
    """What was found so in one text, in order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    @cached_property
    def by_weight(self) -> list[tuple[str, SentenceFound]]:
        """Sentences whose words weigh enough together, each with the id of the entry that found it."""
        return [(each.term.id, each.sentence) for each in self._analysis.terms if each.sentence is not None]

    @property
    def disagreements(self) -> list[tuple[Disagreement, list[Range]]]:
        """Values that cannot both be true of one thing, with where both stand."""
        analysis = self._analysis
        return [(each, each.places(analysis.tokens)) for each in analysis.disagreements]

    def as_dict(self, words: WordsAt) -> dict[str, Any]:
        told = [
            {"values": words(places), "over": each.over, "signs": [*each.sure, *each.telling]}
            for each, places in self.disagreements
        ]
        return {"found_by_weight": [_weighed(words, *each) for each in self.by_weight], "disagreements": told}


def signs_in_words(found: Disagreement) -> list[str]:
    """What speaks for it that both values are of one thing, the most telling first."""
    sure = [_SURE_SIGNS[sign] for sign in found.sure]
    return sure + [_SIGNS[sign] for sign in found.telling if sign in _SIGNS]


def _weighed(words: WordsAt, id_: str, part: SentenceFound) -> dict[str, Any]:
    telling = [{"weight": round(each.weight, 1), "words": words([(each.start, each.end)])} for each in part.telling]
    weight = {"weight": round(part.weight, 1), "needed": part.needed}
    return {**_here(words, (part.start, part.end)), "entry": id_, **weight, "telling": telling}


def _here(words: WordsAt, place: Range) -> dict[str, Any]:
    (here,) = words([place])
    return here
