"""Places of one kind of character, found by leaps.

A regular expression that begins with a set of characters costs some seven nanoseconds for each character of a text. To
put in the place of each character one that says of what kind it is costs less than one, and a search for that one
leaps, be it with `str.find` or with an expression that begins with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


class Kinds:
    """Kinds of characters: `marks` gives for some characters the one, in ASCII, that stands for them.

    Letters, digits and the underscore that `marks` does not name become `x`, all else becomes a space; what is beyond
    Latin-1 becomes `beyond`, whatever it is. What is found by leaps is only where to look, not yet what is sought.
    """

    def __init__(self, marks: Mapping[str, str], beyond: str = " ") -> None:
        self._marks = marks
        self._beyond = beyond
        self._table = b""

    def of(self, text: str) -> str:
        """The kind of each character of a text."""
        if not self._table:
            self._table = self._made()
        return text.replace("?", "\1").encode("latin-1", "replace").translate(self._table).decode("ascii")

    def _made(self) -> bytes:
        table = bytearray(_usual())
        for characters, mark in self._marks.items():
            for code in characters.encode("latin-1"):
                table[code] = ord(mark)
        table[1], table[ord("?")] = table[ord("?")], ord(self._beyond)  # where a text is encoded, "?" stands for it
        return bytes(table)


@lru_cache(maxsize=1)
def _usual() -> bytes:
    every = map(chr, range(256))
    return "".join("x" if character.isalnum() or character == "_" else " " for character in every).encode()
