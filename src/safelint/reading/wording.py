"""Wording that keeps readers out: sentences that hide who acts, and words that have a plainer one.

Both are worth a look, never more, so both would rather miss one than be wrong. They read the words that `readability`
counted; a document's first sentences tell enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.reading.counts import Prose
from safelint.reading.joints import ends_as_past
from safelint.text.prose import WORD, Sentence

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.tables.readability import HardWordRow

MOST = 2_000
"""Sentences that are looked at."""

_MOST_ADVERBS = 2  # between a form of "be" and the participle
_AGENT = 8  # words after the participle in which "by" names the doer


class Passive(NamedTuple):
    """A sentence that hides who acts: its place in the prose, and the words that show it, in lower case."""

    place: int
    words: tuple[str, ...]


class HardWord(NamedTuple):
    """A word or phrase of the list as it stands in the prose: `form` in lower case, `prefer` what to write instead."""

    place: int
    form: str
    prefer: tuple[str, ...]


def passives(prose: Prose, lexicon: Lexicon, irregular: Collection[str], excused: Collection[str]) -> list[Passive]:
    """The sentences with a form of "be" or "get" and a participle and no "by", one passive each.

    `irregular` holds participles that do not end in "-ed"; `excused` those that hide nobody ("was born", "is worried").
    """
    search = _PassiveSearch(lexicon, irregular, excused)
    found = ((place, search.words_in(line.split())) for place, line in enumerate(prose.lines[:MOST]))
    return [Passive(place, words) for place, words in found if words]


class _PassiveSearch:
    """Finds the first passive of a sentence, given as its words in lower case."""

    def __init__(self, lexicon: Lexicon, irregular: Collection[str], excused: Collection[str]) -> None:
        self._be, self._adverbs = lexicon.words("wording.be"), lexicon.words("wording.adverb")
        self._there, self._doer = lexicon.words("wording.there"), lexicon.words("wording.doer")
        self._after, self._particles = lexicon.words("wording.after"), lexicon.words("wording.particle")
        self._lexicon = lexicon
        self._irregular = irregular
        self._excused = excused

    def words_in(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words from the form of "be" to the participle, with a particle that belongs to it; () for none."""
        if self._be.isdisjoint(words):
            return ()
        for start, word in enumerate(words):
            if word not in self._be or (start and words[start - 1] in self._there):
                continue
            at = start + 1
            while at < min(len(words), start + 1 + _MOST_ADVERBS) and self._is_adverb(words[at]):
                at += 1
            following = words[at + 1 : at + 1 + _AGENT]
            if at < len(words) and self._is_participle(words[at]) and self._hides_who_acts(following):
                last = at + 2 if following and following[0] in self._particles else at + 1
                return tuple(words[start:last])
        return ()

    def _is_adverb(self, word: str) -> bool:
        return word in self._adverbs or word.endswith("ly")

    def _is_participle(self, word: str) -> bool:
        return word not in self._excused and (word in self._irregular or ends_as_past(word, self._lexicon))

    def _hides_who_acts(self, following: Sequence[str]) -> bool:
        """Whether a participle before these words is that of a passive that names nobody."""
        if not self._doer.isdisjoint(following):
            return False
        return not following or following[0] in self._after or following[0].endswith("ly")


class HardWords:
    """The listed words and phrases for which a plainer one exists."""

    def __init__(self, listed: Iterable[HardWordRow]) -> None:
        # By the longest word of the form, which is the rarest.
        self._forms: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for entry in listed:
            for form in (entry["word"], *entry["forms"]):
                self._forms.setdefault(max(form.split(" "), key=len), []).append((form, entry["prefer"]))

    def uses(self, prose: Prose) -> Iterator[HardWord]:
        """Every use of them, by entry."""
        for word in prose.uses.keys() & self._forms.keys():
            for form, prefer in self._forms[word]:
                spaced = f" {form} "
                for place, line in enumerate(prose.lines[:MOST]):
                    if form in line and spaced in f" {line} ":
                        yield HardWord(place, form, prefer)


def locate(text: str, sentence: Sentence, words: Sequence[str]) -> tuple[int, int] | None:
    """The range of `text` in which `words` (lower case) stand in a row in the sentence; None where they do not."""
    starts: list[int] = []
    for match in WORD.finditer(text, sentence.start, sentence.end):
        starts.append(match.start())
        if match[0].lower() != words[len(starts) - 1]:
            starts = [match.start()] if match[0].lower() == words[0] else []
        if len(starts) == len(words):
            return starts[0], match.end()
    return None
