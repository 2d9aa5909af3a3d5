"""The words of a text that tie a way to help, or to something else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from safelint.lexicon.folding import Fold
from safelint.text.web_addresses import WebAddresses
from safelint.values.source import Range

WordList = Literal[
    "help_words",
    "offer_words",
    "harm_words",
    "desk_words",
    "menu_words",
    "told_words",
    "pointers",
    "condition_words",
    "help_with_words",
]
"""A list of `elements.toml`, whose head says what each is for."""

HELP: Final = "help_words"
OFFER: Final = "offer_words"
HARM: Final = "harm_words"
DESK_WORD: Final = "desk_words"
SITE_LINK: Final = "menu_words"
TOLD_WORD: Final = "told_words"
POINTER: Final = "pointers"
CONDITION: Final = "condition_words"
HELP_WITH: Final = "help_with_words"

INSIDE: frozenset[WordList] = frozenset((HELP, OFFER, HARM, DESK_WORD))
"""Lists whose words may begin a longer one."""

_NEAR = 60  # characters within which words begin that hold a place


class Marks:
    """The words of a text that tie or untie, by their list, each a range of `Document.text`.

    They are made ready list by list: of most texts few lists are asked for.
    """

    def __init__(
        self, folded: Fold, hits: Mapping[str, Sequence[Range]], subject: Sequence[Range], addresses: WebAddresses
    ) -> None:
        """`hits` are what was found in the folded text, by their list; `subject` the words by which the subject of the
        text was told. A part of the address of a website offers nothing, the name of a mailbox may."""
        self._fold = folded
        self._addresses = addresses
        self._hits = hits
        self._subject = subject
        self._ready: dict[str, list[Range]] = {}

    def _found(self, words: WordList) -> list[Range]:
        found = self._ready.get(words)
        if found is None:
            hits = self._hits.get(words, ())
            if words in INSIDE:
                text = self._fold.text
                begun = (
                    hit
                    for hit in hits
                    if not text[max(hit[0] - 1, 0) : hit[0]].isalnum() and not self._addresses.in_website(text, hit[0])
                )
                hits = [(start, _word_end(text, end)) for start, end in begun]
            found = [self._fold.unfold(start, end) for start, end in hits]
            found += self._subject if words == HARM else ()
            found.sort()
            self._ready[words] = found
        return found

    def first(self, words: WordList, start: int, end: int) -> Range | None:
        """The first that lies in `text[start:end]`."""
        found = self._found(words)
        for place in range(bisect_left(found, (start, 0)), len(found)):
            if found[place][0] >= end:
                break
            if found[place][1] <= end:
                return found[place]
        return None

    def holding(self, words: WordList, start: int, end: int) -> Range | None:
        """One that holds all of `text[start:end]`; such words are short."""
        found = self._found(words)
        near = found[bisect_left(found, (start - _NEAR, 0)) : bisect_left(found, (start + 1, 0))]
        return next((each for each in near if each[1] >= end), None)


def _word_end(text: str, end: int) -> int:
    """Where the word ends in which `text[:end]` ends, or the one before a space there."""
    while end < len(text) and text[end].isalnum() and text[end - 1] != " ":
        end += 1
    return end - (text[end - 1] == " ")
