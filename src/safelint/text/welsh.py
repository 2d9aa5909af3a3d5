"""Is a passage Welsh? Told by the small words that every Welsh sentence holds and no English one does.

Names do not count: English pages in Wales are full of Welsh places and bodies ("Heddlu Dyfed-Powys Police"), and Welsh
pages of English ones. So a small word counts only where it is written small or begins a sentence, and a passage needs
two of them, more than English ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon

_LOOKED_AT = 2_000  # characters from the start
_SHARE = 5  # one word in so many is a small or a Welsh-looking one

_WORD = regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OPENS = regex(r"(?:^|[.!?:;•\n])[\s\"'“”‘’(*_-]*$")


class Welsh:
    """What tells Welsh: the lists of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._sure = lexicon.words("languages.welsh")
        self._in_names = lexicon.words("languages.welsh-in-names")
        self._english = lexicon.words("languages.english-beside-welsh")
        self._lexicon = lexicon
        self._forms = self._sure | {word[:1].upper() + word[1:] for word in self._sure}

    def is_welsh(self, text: str) -> bool:
        """Whether a passage of a few words or more is written in Welsh; false for a mere name, or where it is in
        doubt."""
        return bool(self.small_words(text))

    def small_words(self, text: str) -> tuple[tuple[int, int], ...]:
        """The places of the small words that show a passage to be Welsh; none where it is not, or is in doubt."""
        text = text[:_LOOKED_AT].replace("\u2019", "'").replace("\u00a0", " ")
        if text.isupper():
            text = text.lower()
        if self._forms.isdisjoint(text.split()):
            return ()
        looks_welsh = self._lexicon.expression("languages.looks-welsh")
        words = looks = english = 0
        places: list[tuple[int, int]] = []
        shown: set[str] = set()
        for match in _WORD.finditer(text):
            word = match.group()
            words += 1
            plain = word.lower()
            if plain in self._english:
                english += 1
            elif plain in self._sure or plain in self._in_names:
                if word == plain or _OPENS.search(text[max(match.start() - 6, 0) : match.start()]):
                    places.append(match.span())
                    shown.add(plain)
            elif word == plain and looks_welsh.fullmatch(word):
                looks += 1
        enough = len(shown) >= 2 or (len(shown) == 1 and looks >= 1)
        like = len(places) + looks
        sure = words >= 3 and enough and not shown <= self._in_names and like > 2 * english and like * _SHARE >= words
        return tuple(places) if sure else ()
