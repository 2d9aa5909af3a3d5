"""Sentences that were found by what their words weigh together, with what shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from safelint.words.weighed import SentenceFound

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.source import Range

WordsAt = Callable[[Iterable[tuple[int, int]]], list[dict[str, Any]]]
"""Gives the words at some places of a text as JSON has them."""


class FoundSentences:
    """What was found so in one text, each with the id of the entry that found it, in order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    @cached_property
    def by_weight(self) -> list[tuple[str, SentenceFound]]:
        """Sentences whose words weigh enough together."""
        return [(each.term.id, each.sentence) for each in self._analysis.terms if each.sentence is not None]

    def as_dict(self, words: WordsAt) -> dict[str, Any]:
        return {"found_by_weight": [_weighed(words, *each) for each in self.by_weight]}


def _weighed(words: WordsAt, id_: str, part: SentenceFound) -> dict[str, Any]:
    telling = [{"weight": round(each.weight, 1), "words": words([(each.start, each.end)])} for each in part.telling]
    weight = {"weight": round(part.weight, 1), "needed": part.needed}
    return {**_here(words, (part.start, part.end)), "entry": id_, **weight, "telling": telling}


def _here(words: WordsAt, place: Range) -> dict[str, Any]:
    (here,) = words([place])
    return here
