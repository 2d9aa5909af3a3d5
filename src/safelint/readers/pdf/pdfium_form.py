"""What every form of PDFium gives: the compiled library, and the one for browsers."""

from __future__ import annotations

from typing import Any, Protocol

LONGEST = 16_384
"""Bytes that a name, a title or an address may have; what is longer is read as nothing."""

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""


class PageLetters(Protocol):
    """The characters of a page, numbered as PDFium numbers them.

    `text` is all of them, `count` how many PDFium counts. The two differ where one is two units of UTF-16, or none.
    """

    text: str
    count: int

    def place(self, at: int) -> Sides | None: ...

    def painted(self, at: int) -> tuple[int, Any]:
        """The object that painted a character: a number that is its own (0 for none), and its handle."""

    def is_generated(self, at: int) -> bool:
        """Whether the file does not have the character: PDFium puts spaces between what stands apart."""
