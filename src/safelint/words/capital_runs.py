"""Runs of words with a capital, and how far a name in one reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.words.likeness import LikeName, Likeness
from safelint.words.namewords import NameWord, end_of, stem, telling

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.tables.compiled import RightNamesTable


class AroundNames(NamedTuple):
    """Words that say how far a name reaches.

    `small` ones stand in names, those `before` one are no part of it, `joining` ones join others to it, `articles`
    begin another; `between` are those between letters and what they mean. `generic` ones are in many names; one more of
    `nations` makes it another name. `known` are the keys of all words of names, `right` those of all names and words on
    a subject that are right as they stand, parted by spaces.
    """

    small: frozenset[str]
    before: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    generic: frozenset[str]
    nations: frozenset[str]
    known: frozenset[str]
    right: frozenset[str]

    @classmethod
    def of(cls, tables: RightNamesTable, lexicon: Lexicon) -> AroundNames:
        words = lexicon.words
        return cls(
            small=tables["small"],
            before=words("slips.before-name"),
            joining=words("slips.joins-a-name"),
            articles=words("slips.begins-a-name"),
            between=words("slips.after-letters"),
            generic=tables["like"]["generic"],
            nations=frozenset(map(stem, words("slips.nations"))),
            known=tables["words"],
            right=tables["right"],
        )


class CapitalRun:
    """Words with a capital, and the small ones between them. `tell` are those that tell something."""

    def __init__(self, words: Sequence[NameWord], around: AroundNames) -> None:
        self.words, self.tell = words, telling(words, around.small)
        self.around = around

    def range_of(self, like: Likeness, name: LikeName) -> tuple[int, int]:
        """The characters of the words that stand for a name."""
        first, last = self.tell[like.first], self.tell[like.last]
        is_quoted = last.text.endswith("'") and not last.text.endswith("s'")
        return first.start, end_of(last, name.words[-1]) - is_quoted

    def parts(self) -> list[Sequence[NameWord]]:
        """The words between articles, and before and behind names that are right as they stand."""
        parts: list[Sequence[NameWord]] = []
        part: list[NameWord] = []
        at, size = 0, len(self.words)
        while at < size:
            right = self._right_from(at)
            if right or self.words[at].key in self.around.articles:
                parts.append(part)
                part, at = [], at + max(right, 1)
            else:
                part.append(self.words[at])
                at += 1
        trimmed = [self._trimmed(each) for each in (*parts, part)]
        return [each for each in trimmed if 1 < len(each) < size]

    def is_of_right_names(self) -> bool:
        """Whether all of it is names that are each right as they stand, joined by small words, behind one that is no
        part of them: "Use Report Remove from Childline"."""
        size, count = len(self.words), 0
        at = int(self.words[0].key in self.around.before)
        while at < size:
            length = self._right_from(at, least=1)
            at, count = at + length, count + 1
            if not length or (at < size and not self._is_small(at)):
                return False
            while at < size and self._is_small(at):
                at += 1
        return count > 1

    def _is_small(self, at: int) -> bool:
        return self.words[at].key in self.around.small

    def _trimmed(self, words: Sequence[NameWord]) -> Sequence[NameWord]:
        """Words without small ones at either end."""
        telling_at = [at for at, word in enumerate(words) if word.key not in self.around.small]
        return words[telling_at[0] : telling_at[-1] + 1] if telling_at else ()

    def _right_from(self, first: int, least: int = 2) -> int:
        """How many words from one on are the longest name that is right, and has so many words; 0 if there is none."""
        keys = [word.key for word in self.words]
        ends = range(len(keys), first + least - 1, -1)
        return next((last for last in ends if " ".join(keys[first:last]) in self.around.right), first) - first

    def longest_right(self) -> int:
        """How many telling words are a name that is right as it stands."""
        names = (self.words[first : first + self._right_from(first)] for first in range(len(self.words)))
        return max(len(telling(name, self.around.small)) for name in names)

    def beside(self, like: Likeness) -> list[NameWord]:
        """The words with a capital that stand right before or behind, as if they belonged to the same name."""
        found: list[NameWord] = []
        for at in range(like.last + 1, len(self.tell)):
            if not self.small(at - 1, at) <= self.around.joining:
                break
            found.append(self.tell[at])
        for at in reversed(range(like.first)):
            if self.tell[at].key in self.around.before or self.small(at, at + 1):
                break
            found.append(self.tell[at])
        return found

    def small(self, first: int, last: int) -> set[str]:
        """The small words between two telling ones."""
        start, end = self.tell[first].end, self.tell[last].start
        return {word.key for word in self.words if start <= word.start < end} & self.around.small
