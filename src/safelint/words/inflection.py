"""A preferred wording in the number, tense and capitals of the words that it replaces.

The forms of a word are those of the pack's tables. What has no form there stays as it is: a person reads the sentence
before the words are taken.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safelint.lexicon.lexicon import Lexicon

_ARTICLES = ("a", "an")
_MOST_KNOWN = 10_000  # words
_VOWELS = "aeiou"


class Ending(Enum):
    """Which form of a word one is: its base, with -s (a plural, or a verb of one person), past, or with -ing."""

    BASE = "base"
    S = "s"
    PAST = "past"
    ING = "ing"


class _Inflected(NamedTuple):
    """A word of the tables: its base and all other forms, and which of them it is."""

    base: str
    others: tuple[str, ...]
    form: Ending

    @property
    def is_verb(self) -> bool:
        return any(other.endswith("ing") for other in self.others)

    @property
    def has_past(self) -> bool:
        """Whether it has a past form that is not its base."""
        return any(not other.endswith(("ing", "s")) for other in self.others)


class Inflection:
    """Fits preferred words to those that were found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms
        self._word = lru_cache(_MOST_KNOWN)(self._inflected)
        self._people = lexicon.words("rewording.people")
        self._somebody = lexicon.words("rewording.somebody")
        self._person = lexicon.words("rewording.person")
        self._unchanged = lexicon.words("rewording.unchanged")
        self._uncounted = lexicon.words("rewording.uncounted")
        self._no_name = lexicon.words("rewording.no-name")
        self._plural = lexicon.words("rewording.plural")
        self._ends_one = tuple(lexicon.words("rewording.ends-one"))
        self._ends_name = lexicon.words("rewording.ends-name")
        self._relative = lexicon.words("rewording.relative")
        self._as_you = lexicon.words("rewording.begins-as-you")
        self._silent = lexicon.words("rewording.begins-silent")
        self._themselves = lexicon.pairs("rewording.themselves")
        self._after_verb = [
            lexicon.words(name) for name in ("rewording.with-verb", "rewording.object", "splits.determiner")
        ]
        self._several = lexicon.pairs("rewording.several")

    def fitted(self, found: str, preferred: str) -> str:
        """`preferred` in the form of `found`: "commits suicide" and "died by suicide" give "dies by suicide"."""
        old, new = found.lower().split(), preferred.split()
        if not old or not new:
            return preferred
        fitted = self._as_plural(old, new) or self._as_verb(old, new) or self._with_article(old, new)
        return capital_kept(found, " ".join(fitted))

    def article(self, words: str) -> str:
        """The article that may stand before words for one: "a", "an", or "" where they are for several or for what is
        not counted."""
        parts = words.lower().split()
        if not parts:
            return ""
        noun = parts[self._noun(parts)].strip(",.;:")
        known = self._word(noun)
        if noun in self._uncounted or noun in self._plural or (known is not None and known.form is Ending.S):
            return ""
        return self._before(parts[0])

    def agreed(self, words: str) -> str:
        """`words` with the "a" or "an" at their start that the next word asks for."""
        first, _, rest = words.partition(" ")
        if first.lower() not in _ARTICLES or not rest:
            return words
        return capital_kept(first, f"{self._before(rest)} {rest}")

    def is_noun(self, word: str) -> bool:
        """Whether a word is a noun and no verb, as far as the tables tell."""
        if word in self._plural or word in self._somebody:
            return True
        known = self._word(word)
        return known is not None and not known.is_verb and (bool(known.others) or known.form is Ending.S)

    def is_past(self, word: str) -> bool:
        """Whether a word is the past form of a verb."""
        known = self._word(word)
        return known is not None and known.is_verb and known.form is Ending.PAST

    def is_doing(self, word: str) -> bool:
        """Whether a word is a verb in -ing."""
        known = self._word(word)
        return known is not None and known.form is Ending.ING

    def is_verb(self, word: str) -> bool:
        """Whether a word may be a form of a verb."""
        readings = (self._word(word), self._word(word, last=True))  # "lives" is a noun, too
        return not self.is_anybody(word) and any(known is not None and known.is_verb for known in readings)

    def is_anybody(self, word: str) -> bool:
        """Whether a word is one for anybody, a person or people."""
        return word in self._person or word in self._people

    def without_capital(self, words: str) -> str:
        """`words` as they stand where no sentence begins: with a small letter where the first is no name."""
        first, small = words.split(" ", 1)[0], words[:1].lower() + words[1:]
        is_known = first.lower() in self._no_name or self._word(first.lower()) is not None
        return small if first[1:].islower() and is_known else words

    def behind(self, noun: str, words: str) -> str:
        """`words` as they stand behind `noun`, with the verb after "who" for several where the noun is."""
        first, *rest = words.split()
        if first not in self._relative or not rest or not self.is_plural(noun.lower()):
            return words
        return " ".join([first, self._of_several(rest[0], first), *rest[1:]])

    def _before(self, word: str) -> str:
        """ "a" or "an", by the sound with which a word begins."""
        vowel = word[:1].lower() in _VOWELS and not any(word.lower().startswith(each) for each in self._as_you)
        return "an" if vowel or any(word.lower().startswith(each) for each in self._silent) else "a"

    def _as_verb(self, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """With the first word in the form of that of `old`, where both are verbs; else nothing."""
        was, will = self._word(old[0]), self._word(new[0].lower())
        if was is None or will is None or not (was.is_verb and will.is_verb) or was.form is will.form:
            return []
        if len(new) > 1 and not self._goes_with_verb(new[1].lower()):
            return []  # "suicide attempt" is none
        if old[-1] == new[-1] or will.base in self._unchanged or new[0].lower() in self._plural:
            return []
        if will.form is Ending.PAST and was.form is Ending.BASE and not was.has_past:
            return []  # "hit" may be past itself
        if was.form is Ending.BASE and will.form is Ending.ING:
            return []  # "revenge" of "revenge porn" is no verb
        if Ending.PAST not in (was.form, will.form) and Ending.ING not in (was.form, will.form):
            return []  # "abuses" may be a noun
        return [_in_form(will, was.form, old[0]), *new[1:]]

    def _as_plural(self, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """With its noun, and the verb after it, for several, where that of `old` is; else nothing."""
        if new[0].lower() in self._ends_name:
            return []  # "in distress" tells more of a noun
        at = self._noun(new)
        will = self._word(new[at].lower())
        if will is None or will.form is not Ending.BASE or will.base in self._uncounted:
            return []
        was = old[self._noun(old)]
        if not self.is_plural(was) or not (self.is_noun(will.base) or self._is_known(was)):
            return []  # "wrong" has no plural because of a word that only looks like one
        before = list(new[:at])
        if before and before[0].lower() in _ARTICLES:
            del before[0]
        if new[at].lower() in self._plural or any(word.lower() in _ARTICLES for word in before):
            return list(new)  # it is for several already, or about something else
        own = [other for other in will.others if other in self._plural]
        people = list(self._people) if will.base in self._person else own
        plural = people[0] if people else _in_form(will, Ending.S, "")
        rest = list(new[at + 1 :])
        said = [self._of_several(word, after) for word, after in zip(rest[:2], ["", *rest], strict=False)]
        return [*before, plural, *said, *(self._themselves.get(word, word) for word in rest[2:])]

    def _goes_with_verb(self, word: str) -> bool:
        return word.endswith("ing") or any(word in words for words in self._after_verb)

    def is_plural(self, word: str) -> bool:
        """Whether a word is a noun for several; one that no table has is one where it ends as most of them do."""
        if word in self._plural:
            return True
        known = self._word(word)
        return known.form is Ending.S if known is not None else word.endswith("s") and not word.endswith(self._ends_one)

    def _is_known(self, word: str) -> bool:
        return word in self._plural or self._word(word) is not None

    def _of_several(self, word: str, after: str) -> str:
        """A verb that stands after a noun, or after "who", as it stands after a plural."""
        if word in self._several:
            return self._several[word]
        if after not in self._relative or word in self._several.values():
            return word
        known = self._word(word)
        if known is None:
            return word.removesuffix("s")
        return known.base if known.is_verb and known.form is Ending.S else word

    def _with_article(self, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """With the article of what was found, where they tell of somebody: "a tramp", "person who is homeless"."""
        noun = self._noun(new)
        of_somebody = noun < len(new) - 1 or new[noun] in self._somebody
        if old[0] not in _ARTICLES or not of_somebody or new[0].lower() in (*_ARTICLES, "the", *self._uncounted):
            return list(new)
        return [self._before(new[0]), *new]

    def _noun(self, words: Sequence[str]) -> int:
        """The place of the noun that a wording is about: the last word before what tells more of it."""
        ends = (place for place, word in enumerate(words) if place and word.lower() in self._ends_name)
        return next(ends, len(words)) - 1

    def _inflected(self, word: str, *, last: bool = False) -> _Inflected | None:
        """A word that the tables have, as a form of the first of its base forms or of the last."""
        base, *others = self._forms(word, last=last) or ("",)
        return _Inflected(base, tuple(others), self._form(word, base)) if base else None

    def _form(self, word: str, base: str) -> Ending:
        if word == base:
            return Ending.BASE
        if word.endswith("ing"):
            return Ending.ING
        return Ending.S if word.endswith("s") or word in self._plural else Ending.PAST


def _in_form(word: _Inflected, form: Ending, like: str) -> str:
    """A word in a form; as it is where it has none. Of two past forms the one that ends as `like` does."""
    if form is Ending.BASE:
        return word.base
    if form is Ending.ING:
        fitting = [other for other in word.others if other.endswith("ing")]
    elif form is Ending.S:
        fitting = [other for other in word.others if other.endswith("s")] or list(word.others)
    else:
        fitting = [other for other in word.others if not other.endswith(("ing", "s"))]
        fitting.sort(key=lambda other: (other[-1:] != like[-1:], not other.endswith("d")))
    return fitting[0] if fitting else word.base


def capital_kept(found: str, words: str) -> str:
    """`words` with a capital at the start where what was found has one there."""
    return words[:1].upper() + words[1:] if found[:1].isupper() else words
