"""The forms of English words: of the table that a pack has, else by plain rules.

A word that is written in its base form stands for all its forms ("refuse": refused, refusing, refuses); one that is
written in another form stands for itself, for who writes "refused" means that.
"""

from __future__ import annotations

from collections.abc import Mapping

from safelint.lazy import regex

_SHORT_STRESSED = regex(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprtvz]$")
"""The end of a word whose last letter doubles where it is stressed: "stop", "admit"."""
_UNSTRESSED = regex(r"[eo][rn]$")  # the end of a longer word


class WordForms:
    """`table` gives for a base form all its other forms. `guess`: a word that it does not have gets those of plain
    rules; a pack lists all its words, a house need not."""

    def __init__(self, table: Mapping[str, str] | None = None, *, guess: bool = False) -> None:
        self._table = table or {}
        self._all = (
            frozenset(form for forms in self._table.values() for form in forms.split()) if guess else frozenset()
        )
        self._guess = guess

    def of(self, word: str) -> tuple[str, ...]:
        """The other forms of a word in lower case; none where it is no base form."""
        found = self._table.get(word)
        if found is not None:
            return tuple(found.split())
        if not self._guess or word in self._all or not word.isalpha() or len(word) < 3:
            return ()
        return regular(word)


def regular(word: str) -> tuple[str, ...]:
    """The forms that a word has where it is a regular noun or verb, each once."""
    found: tuple[str, ...]
    if word.endswith("y") and word[-2] not in "aeiou":
        found = (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif word.endswith("ie"):
        found = (word + "s", word + "d", word[:-2] + "ying")
    elif word.endswith("e"):
        found = (word + "s", word + "d", (word if word.endswith("ee") else word[:-1]) + "ing")
    else:
        plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
        found = (plural, *(stem + ending for stem in _stems(word) for ending in ("ed", "ing")))
    return tuple(dict.fromkeys(found))


def _stems(word: str) -> tuple[str, ...]:
    """What endings follow: with the last letter twice, as it is, or either where nobody can see which syllable is
    stressed ("cancelled", "admitted", "targeted")."""
    if not _SHORT_STRESSED.search(word):
        return (word,)
    if _syllables(word) == 1:
        return (word + word[-1],)
    return (word,) if _UNSTRESSED.search(word) else (word + word[-1], word)


def _syllables(word: str) -> int:
    return sum(one in "aeiou" and other not in "aeiou" for one, other in zip(word, " " + word, strict=False))
