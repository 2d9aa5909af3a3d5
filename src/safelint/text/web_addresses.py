"""Addresses of websites and mailboxes as texts print them, told by the endings that the pack lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.source import Range

_INSIDE = r"[^\s\0<>()\"\u201c\u201d]"
_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_BEHIND = ".,;:!?'\u2019]}*_"
"""What stands behind an address and is none of it, such as the stop of a sentence."""
_LONGEST = 100  # characters of an address before what tells it
_FARTHEST = 300  # characters on either side of words that may stand in an address
_GAP = regex(r"[\s\0]")
_TAG_OR_HANDLE = regex(r"(?<!\w)[#@]\w{1,100}")
_FILE_ENDING = regex(r"\.(\w{2,5})\b")


def file_ending(after: str) -> str:
    """What a file's name ends in, in small letters, if these words that follow it go on as one; else ""."""
    found = _FILE_ENDING.match(after)
    return found[1].lower() if found else ""


class Printed(NamedTuple):
    """An address in a range of a text; `mailbox` where it is that of an e-mail."""

    start: int
    end: int
    mailbox: bool


class WebAddresses:
    """`endings` are what an address printed without "www." ends in, without their dot; `parents` are the domains below
    which each has a name of their own."""

    def __init__(self, endings: Iterable[str], parents: Iterable[str] = ()) -> None:
        self._endings = tuple(endings)
        self._parents = frozenset(parents)

    @cached_property
    def ending(self) -> str:
        """An expression that finds what an address ends in, without its dot."""
        return _any_of(self._endings)

    @cached_property
    def _ending(self) -> str:
        """The same in small letters or in capitals: "call us.Help is here" lacks a space."""
        return _any_of((*self._endings, *map(str.upper, self._endings)))

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        """Finds what tells an address: it stands behind the scheme, the "www", the name of a mailbox or of a host."""
        return re.compile(rf":(?=//)|@(?=\w)|\.(?:(?i:(?<=\bwww\.))|(?={self._ending}\b))")

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:[\w.+-]{{2,20}}://|(?i:www\.)){_INSIDE}{{4,2000}}"
            rf"|(?P<mailbox>[\w.+-]{{1,{_LONGEST}}}@{_HOST})"
            rf"|(?:[\w-]{{1,63}}\.){{1,8}}{self._ending}\b(?:\.\w{{2,6}}){{0,2}}(?:[/?#]{_INSIDE}{{0,2000}})?"
        )

    def printed(self, text: str) -> Iterator[Printed]:
        """The addresses of a text in order, with what follows the host, but without a stop behind them."""
        end = 0
        for sign in self._sign.finditer(text):
            if sign.start() < end:
                continue
            found = self.at(text, _first(text, sign.start(), end))
            if found is not None and found.end > sign.start():
                end = found.end
                yield found

    def at(self, text: str, start: int) -> Printed | None:
        """The address that begins at an offset, None where none does: a parent by itself is none ("GOV.UK")."""
        found = self._whole.match(text, start)
        if found is None or text[start - 1 : start] == "@" or found[0].rstrip(_BEHIND).lower() in self._parents:
            return None
        return Printed(start, start + len(found[0].rstrip(_BEHIND)), found["mailbox"] is not None)

    def stand_in(self, text: str) -> bool:
        """Whether an address stands in a text."""
        return next(self.printed(text), None) is not None

    def over(self, text: str, inside: Range) -> Iterator[Range]:
        """The addresses, handles and hashtags that overlap a range of `text`: what stands in one is no use of a word.

        None holds a space, so what lies further does not matter.
        """
        first, last = inside
        start, piece = _unbroken(text, inside)
        found = [(each.start, each.end) for each in self.printed(piece)]
        for left, right in (*found, *(match.span() for match in _TAG_OR_HANDLE.finditer(piece))):
            if start + left < last and first < start + right:
                yield start + left, start + right

    def hold(self, text: str, inside: Range) -> bool:
        """Whether an address, a handle or a hashtag overlaps a range of `text`."""
        return next(self.over(text, inside), None) is not None

    def in_website(self, text: str, at: int) -> bool:
        """Whether the character at an offset is a part of the address of a website."""
        start, piece = _unbroken(text, (at, at + 1))
        return any(each.start <= at - start < each.end and not each.mailbox for each in self.printed(piece))

    def left_out(self, text: str) -> str:
        """A text with a space in the place of each address."""
        kept, last = [], 0
        for start, end, _ in self.printed(text):
            kept.append(text[last:start])
            last = end
        return " ".join([*kept, text[last:]])


def _any_of(endings: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, endings)) or '(?!)'})"


def _unbroken(text: str, inside: Range) -> tuple[int, str]:
    """What stands around a range without a space, as far as an address is looked for, with where it begins."""
    first, last = inside
    before, behind = text[max(first - _FARTHEST, 0) : first], text[last : last + _FARTHEST]
    before, behind = _GAP.split(before)[-1], _GAP.split(behind, maxsplit=1)[0]
    return first - len(before), before + text[first:last] + behind


def _first(text: str, sign: int, floor: int) -> int:
    """Where an address begins whose sign is at an offset, not before `floor`."""
    start, floor = sign, max(floor, sign - _LONGEST)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in "_.+-"):
        start -= 1
    while start < sign and text[start] in ".+-":
        start += 1
    return start
