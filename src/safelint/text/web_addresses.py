"""Addresses of websites and mailboxes as texts print them, told by the endings that the pack lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from safelint.values.source import Range

_MARKS = (".", "@", "#", "://")


class WebAddresses:
    """`endings` are what an address printed without "www." ends in, without their dot."""

    def __init__(self, endings: Iterable[str]) -> None:
        self._endings = tuple(endings)
        self._signs = ("@", *(f".{each}" for each in self._endings))

    @cached_property
    def ending(self) -> str:
        """An expression that finds what an address ends in, without its dot."""
        return f"(?:{'|'.join(map(re.escape, self._endings))})" if self._endings else "(?!)"

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(rf"[\w.]@\w|https?:|\bwww\.|\w\.{self.ending}\b")

    def stand_in(self, text: str) -> bool:
        """Whether an address stands in a text."""
        return self._any.search(text) is not None

    @cached_property
    def _words_without_use(self) -> re.Pattern[str]:
        """Finds an address, a handle or a hashtag. Each part is bounded; nothing in it can match across a space."""
        return re.compile(
            r"https?://\S{1,2000}"
            r"|(?<!\S)[^\s@]{1,64}@[\w.-]{1,255}"
            rf"|(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,8}}{self.ending}\b(?:\.\w{{2,6}}){{0,2}}(?:/\S{{0,2000}})?"
            r"|(?<!\w)[#@]\w{1,100}"
        )

    def over(self, text: str, inside: Range) -> Iterator[Range]:
        """The addresses, handles and hashtags that overlap a range of `text`: what stands in one is no use of a word.

        None holds a space, so what lies further does not matter.
        """
        first, last = inside
        start = text.rfind(" ", 0, first) + 1
        end = text.find(" ", last)
        piece = text[start:] if end < 0 else text[start:end]
        if any(map(piece.__contains__, _MARKS)):
            for match in self._words_without_use.finditer(piece):
                left, right = start + match.start(), start + match.end()
                if left < last and first < right:
                    yield left, right

    def hold(self, text: str, inside: Range) -> bool:
        """Whether an address, a handle or a hashtag overlaps a range of `text`."""
        return next(self.over(text, inside), None) is not None

    @cached_property
    def _printed(self) -> re.Pattern[str]:
        return re.compile(rf"\S{{1,60}}(?:@|\.{self.ending}\b)\S{{0,60}}")

    def left_out(self, text: str) -> str:
        """A text with a space in the place of each address."""
        return self._printed.sub(" ", text) if any(map(text.__contains__, self._signs)) else text
