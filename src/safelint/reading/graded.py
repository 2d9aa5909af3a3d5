"""Which words are hard for readers who know few: children, young people and those who need easy read.

A word is judged by its grade, which is how common it is, and by its syllables. Grades come from
`rules/uk/graded-words.toml`, which `tools/make_graded_words.py` writes; what stands in `rules/uk/easy-words.toml` wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from safelint.reading import syllables

if TYPE_CHECKING:
    from safelint.values.tables.graded import GradedTable

Grade = Literal["everyday", "common"]
"""How common a word is; any that is neither has no grade."""

GRADES: tuple[Grade, ...] = get_args(Grade)

_SHORTEST = 3  # letters of a base, and of the first half of a compound
_SHORTEST_REST = 4  # letters of its second half: "valid-ate" is none
_LONGEST = 40  # letters: what has more is no word
_DEEPEST = 3  # endings that are taken off one after another: "care-ful-ly"
_VOWELS = frozenset("aeiou")


class Limit(NamedTuple):
    """From how many syllables a word of each grade is hard for an audience (0: never), and which lists of hard words
    count for it."""

    everyday: int
    common: int
    other: int
    lists: tuple[str, ...]


class Endings:
    """How words are led back to their base: an ending, and what stands there in the base."""

    def __init__(self, endings: Mapping[str, Sequence[str]], beginnings: Sequence[str]) -> None:
        self._endings = tuple(endings.items())
        self._beginnings = tuple(beginnings)

    def bases(self, word: str) -> Iterator[str]:
        """What a word may be made of by one ending: "stopping" of "stopping", "stopp", "stoppe" and "stop"."""
        for ending, instead in self._endings:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= _SHORTEST - 1:
                yield from (stem + each for each in instead)
                if len(stem) > _SHORTEST and stem[-1] == stem[-2] and ending[0] in _VOWELS:
                    yield stem[:-1]

    def without_beginning(self, word: str) -> Iterator[str]:
        for beginning in self._beginnings:
            if word.startswith(beginning):
                yield word[len(beginning) :]


class GradedWords:
    """The graded words of a pack; `kept` is `Pack.readability["graded"]`."""

    def __init__(self, kept: GradedTable) -> None:
        self._of_grade = {grade: frozenset(kept[grade].split()) for grade in GRADES}
        self._graded = frozenset[str]().union(*self._of_grade.values())
        self._accepted = frozenset(kept["accepted"].split())
        self._hard = kept["hard"]
        self._endings = Endings(kept["endings"], kept["beginnings"])

    def hard(self, words: Iterable[str], limit: Limit) -> dict[str, str]:
        """The hard ones of these words (lower case), each with what is easier, or ""."""
        found: dict[str, str] = {}
        for word in words:
            easier = self._judged(word.replace("’", "'"), limit)
            if easier is not None:
                found[word] = easier
        return found

    def base(self, word: str) -> str:
        """The form of a word (lower case) that stands in one of the lists; "" where none knows it: it may be a name."""
        if len(word) > _LONGEST:
            return ""
        listed = (self._graded, self._accepted, *self._hard.values())
        return next((base for base in self._line(word) if any(base in words for words in listed)), "")

    def _judged(self, word: str, limit: Limit) -> str | None:
        """What is easier than a hard word; None where it is not hard."""
        if len(word) > _LONGEST:
            return None
        if "-" in word:
            whole = self._listed(word, limit)
            parts = (self._judged(part, limit) for part in word.split("-") if part)
            return whole if whole is not None else next((easier for easier in parts if easier is not None), None)
        line = list(self._line(word))
        for base in line:
            if base in self._accepted:
                return None
            easier = self._listed(base, limit)
            if easier is not None:
                return easier
        for grade in GRADES:
            base = next((each for each in line if each in self._of_grade[grade]), "")
            if base:
                return _from(base, limit.everyday if grade == GRADES[0] else limit.common)
        if self._is_compound(line) or self._is_opposite(line):
            return None
        # What only an ending makes longer is no harder for it: "scrolling".
        shortest = min((word, *self._endings.bases(word)), key=syllables.known.__getitem__)
        return _from(shortest, limit.other)

    def _listed(self, base: str, limit: Limit) -> str | None:
        return next((self._hard[name][base] for name in limit.lists if base in self._hard[name]), None)

    def _line(self, word: str) -> Iterator[str]:
        """The word, then what it may be made of, nearest first."""
        line, seen = [word], {word}
        for _ in range(_DEEPEST):
            yield from line
            line = [base for each in line for base in self._endings.bases(each) if base not in seen]
            seen.update(line)
        yield from line

    def _is_opposite(self, line: Iterable[str]) -> bool:
        """Whether a word is an easy one with a beginning: "unkind"."""
        easy = (self._of_grade[GRADES[0]], self._accepted)
        rests = [rest for word in line for rest in self._endings.without_beginning(word)]
        return any(rest in words for rest in rests for words in easy)

    def _is_compound(self, line: Iterable[str]) -> bool:
        """Whether a word is two known words in one: "playtime"."""
        return any(
            word[:at] in self._graded and word[at:] in self._graded
            for word in line
            for at in range(_SHORTEST, len(word) - _SHORTEST_REST + 1)
        )


def _from(base: str, least: int) -> str | None:
    return "" if least and syllables.known[base] >= least else None
