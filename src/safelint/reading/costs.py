"""What makes a document hard to read: the sentences and the words that raise its grade most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from safelint.reading.counts import Prose
from safelint.reading.formulas import flesch_kincaid_grade
from safelint.text.prose import Sentence


class Cost(NamedTuple):
    """A sentence that makes a document hard: `fall` is how far the Flesch-Kincaid grade would fall without it.

    `sentence` is its index in the document's sentences; `start` and `end` are its range of `Document.text`.
    """

    sentence: int
    start: int
    end: int
    words: int
    syllables: int
    fall: float


class LongWord(NamedTuple):
    """A word of three or more syllables: `fall` is how far the grade would fall if each use had two syllables."""

    word: str
    times: int
    syllables: int
    fall: float


def costs(prose: Prose, sentences: Sequence[Sentence], limit: int = 5) -> list[Cost]:
    """The at most `limit` sentences without which the grade would fall furthest, hardest first."""
    n, s, total = prose.words, prose.sentences, prose.syllables
    if s < 2:
        return []
    grade = flesch_kincaid_grade(n, s, total)
    falls = (
        (grade - flesch_kincaid_grade(n - w, s - 1, total - y), -place)
        for place, (w, y) in enumerate(zip(prose.words_in, prose.syllables_in, strict=True))
    )
    hardest = []
    for fall, minus in sorted(falls, reverse=True)[:limit]:
        place = -minus
        if fall > 0:
            index = prose.scored[place]
            start, end, _ = sentences[index]
            hardest.append(Cost(index, start, end, prose.words_in[place], prose.syllables_in[place], fall))
    return hardest


def long_words(prose: Prose, limit: int = 5, known: Iterable[Collection[str]] = (), least: int = 1) -> list[LongWord]:
    """The at most `limit` words of three or more syllables that weigh most, without the `known` ones (lower case).

    A word weighs what all its uses together have beyond two syllables; `least` is the least weight.
    """
    uses, long = prose.uses, prose.long
    weights = {word: weight for word, number in long.items() if (weight := uses[word] * (number - 2)) >= least}
    heavy = sorted((-weights[word], word) for word in set(weights).difference(*known))
    return [LongWord(word, uses[word], long[word], 11.8 * -minus / prose.words) for minus, word in heavy[:limit]]
