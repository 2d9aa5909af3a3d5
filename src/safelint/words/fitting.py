"""Whether a wording reads well where it would stand, by what stands around it: a description that belongs behind its
noun, a verb, a clause of its own. Where that cannot be told, it is not offered."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.inflection import Inflection

_WORD_BEFORE = regex(r"([\w'\u2019-]+) \Z")
_WORD_AFTER = regex(r" ([\w'\u2019-]+)")
_LONGEST = 40  # characters of a word beside the place
_SMALL = ("wording.after", "wording.be", "splits.auxiliary", "splits.pronoun", "splits.relative", "splits.joint")


class Shape(Enum):
    """What a wording is, by how it begins and what it holds."""

    CLAUSE = "says something of somebody: the child is being exploited"
    VERB = "begins with a verb: died by suicide"
    BEHIND = "stands behind its noun, or after a form of 'be': with a learning disability"
    RELATIVE = "stands behind its noun only: who uses a wheelchair"
    WITH_ARTICLE = "names somebody, with an article: a wheelchair user"
    DESCRIBED = "names somebody and tells more behind that: person who uses drugs"
    PLAIN = "anything else: disabled, sexual assault"


class Fitted(NamedTuple):
    """What to write, and how many characters behind what was found go with it."""

    words: str
    taken: int = 0


class Fitting:
    """Fits wordings to places."""

    def __init__(self, lexicon: Lexicon, inflection: Inflection) -> None:
        self._words = lexicon.words
        self._inflection = inflection

    def fitted(self, text: str, start: int, end: int, new: str) -> Fitted | None:
        """`new` for `text[start:end]`, or behind the noun that follows; None where it would read badly."""
        shape = self.shape(new.lower().split())
        if shape is Shape.PLAIN or start == end or not new:
            return Fitted(new)
        before, after = _WORD_BEFORE.search(text, max(start - _LONGEST, 0), start), _WORD_AFTER.match(text, end)
        left = before[1].lower() if before else ""
        right = after[1].lower() if after else ""
        old = text[start:end].lower().split()
        if shape is Shape.CLAUSE:
            is_start = not left or left in self._words("rewording.before-clause")
            return Fitted(new) if is_start and right not in self._words("splits.auxiliary") else None
        if shape is Shape.VERB:
            return None if self._is_before_noun(left) else Fitted(new)
        was = self.shape(old)
        if was in (Shape.BEHIND, Shape.RELATIVE, Shape.VERB):
            return Fitted(new)
        if not self._is_head(old[-1], right):
            bare = shape is Shape.RELATIVE or (shape is Shape.BEHIND and self._is_before_noun(left))
            return None if bare and not self._inflection.is_noun(old[-1]) else Fitted(new)
        return self._behind(text, end, new, shape)

    def _behind(self, text: str, end: int, new: str, shape: Shape) -> Fitted | None:
        """The noun that follows, with `new` behind it; None where that cannot be."""
        match = _WORD_AFTER.match(text, end)
        if match is None or shape not in (Shape.BEHIND, Shape.RELATIVE):
            return None
        noun = match[1]
        following = _WORD_AFTER.match(text, match.end())
        several = self._inflection.is_plural(noun.lower())
        if not (several or self._inflection.is_noun(noun.lower())):
            return None
        if not several and following is not None and not self._is_small(following[1].lower()):
            return None  # "a mentally handicapped charity worker"
        return Fitted(f"{noun} {self._inflection.behind(noun, new)}", len(match[0]))

    def shape(self, words: Sequence[str]) -> Shape:
        """What words of lower case are."""
        if not words:
            return Shape.PLAIN
        first, second = words[0], words[1] if len(words) > 1 else ""
        if self._is_clause(words):
            return Shape.CLAUSE
        if first in self._words("rewording.relative"):
            return Shape.RELATIVE
        if first in self._words("rewording.begins-behind") and second:
            return Shape.BEHIND
        if self._inflection.begins_as_verb(first, self._opens_object(second)):
            return Shape.VERB
        if first in self._words("rewording.article"):
            return Shape.WITH_ARTICLE
        return Shape.DESCRIBED if any(map(self._tells_more, words[1:])) else Shape.PLAIN

    def _is_clause(self, words: Sequence[str]) -> bool:
        """Whether words have a subject and a verb of their own."""
        if words[0] not in (*self._words("splits.determiner"), *self._words("splits.pronoun"), "more"):
            return False
        for word in words[1:]:
            if self._tells_more(word):
                return False
            if word in self._words("splits.auxiliary") or self._inflection.is_past(word):
                return True
        return False

    def _tells_more(self, word: str) -> bool:
        return word in self._words("rewording.ends-name")

    def _opens_object(self, word: str) -> bool:
        """Whether a word after a verb goes on with it, and a noun's would not."""
        return word in self._words("splits.determiner") or word in self._words("rewording.with-verb")

    def _is_before_noun(self, word: str) -> bool:
        return word in self._words("splits.determiner") or word in self._words("rewording.before-noun")

    def _is_small(self, word: str) -> bool:
        """Whether a word is none that could be a noun, or belong to one."""
        return any(word in self._words(name) for name in _SMALL) or word.endswith("ly")

    def _is_head(self, old: str, after: str) -> bool:
        """Whether the word after is the noun that the words describe: "wheelchair-bound members"."""
        if not after or self._is_small(after) or self._inflection.is_plural(old):
            return False
        return not self._inflection.is_noun(old) or self._inflection.is_noun(after)
