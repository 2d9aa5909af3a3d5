"""Which parts of a document are in another language than English, so that rules for English words leave them out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.document import Document
from safelint.values.ranges import Ranges, merged, minus
from safelint.values.source import Range

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.text.welsh import Welsh

_SHORTEST = 20  # characters of a block that can be told to be Welsh
_WORDS = regex(r"[^\W\d_]+")
_FEWEST = 5  # words that can be told to be English
_SHARE = 5  # one word in so many is a small one


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORDS.findall(text.lower())


def is_english(tag: str) -> bool:
    """Whether a BCP 47 tag means English; no tag does."""
    return tag.strip()[:2].lower() in ("", "en")


class Languages:
    """Tells English and Welsh by the small words that the lexicon lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._asked = ("", False)  # the last text that was asked about, and the answer

    @cached_property
    def welsh(self) -> Welsh:
        from safelint.text.welsh import Welsh

        return Welsh(self._lexicon)

    def may_hold_welsh(self, text: str) -> bool:
        """Whether a text can hold a passage in Welsh, to save looking for one; hardly any is missed."""
        if text is not self._asked[0]:
            self._asked = text, any(hint in text for hint in self._hints)
        return self._asked[1]

    @cached_property
    def _hints(self) -> tuple[str, ...]:
        words = self._lexicon.words("languages.welsh-hint")
        return tuple(form for word in sorted(words) for form in (f" {word} ", f"{word.capitalize()} "))

    def are_english(self, words: Sequence[str]) -> bool:
        """Whether words in lower case are a text in English."""
        small = self._lexicon.words("languages.english")
        return sum(word in small for word in words) * _SHARE >= len(words)

    def passages(self, document: Document) -> Ranges[Range]:
        """Sorted, disjoint ranges of `Document.text` that are not English: by their markup, unless their words are
        English all the same, or Welsh by their words. What is marked as English in one of them is."""
        own, text = document.meta.language, document.text
        look = self.may_hold_welsh(text)
        found: list[Range] = []
        for block in document.blocks:
            if not is_english(block.language or own):
                if not self._reads_english(text[block.start : block.end]):
                    found.append((block.start, block.end))
            elif look and block.end - block.start >= _SHORTEST:
                if self.welsh.is_welsh(text[block.start : block.end]):
                    found.append((block.start, block.end))
        marked = [
            (each.start, each.end)
            for each in document.inlines
            if not is_english(each.attrs.get("lang", "")) and not self._reads_english(text[each.start : each.end])
        ]
        foreign = merged([*found, *marked]) if marked else Ranges(found)
        if not foreign:
            return foreign
        english = merged(
            (each.start, each.end)
            for each in document.inlines
            if each.attrs.get("lang") and is_english(each.attrs["lang"])
        )
        if not english:
            return foreign
        inner = [each for each in marked if english.holding(*each)]
        return merged([*minus(foreign, english), *inner])

    def _reads_english(self, text: str) -> bool:
        """Whether a passage that says to be in another language is English by its words: no mark hides what it says."""
        words = words_of(text)
        return len(words) >= _FEWEST and self.are_english(words)
