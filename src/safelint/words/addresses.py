"""Web addresses, handles and hashtags in a sentence: what stands in one is no use of a word."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.lazy import regex

# Each part is bounded; nothing here can match across a space.
_ADDRESS = regex(
    r"https?://\S{1,2000}"
    r"|(?<!\S)[^\s@]{1,64}@[\w.-]{1,255}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:org|co|gov|police|nhs|com|uk|net|ac|sch|scot|wales|cymru)\b(?:\.\w{2,6}){0,2}(?:/\S{0,2000})?"
    r"|(?<!\w)[#@]\w{1,100}"
)
_MARKS = (".", "@", "#", "://")


def addresses_at(cased: str, inside: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The ranges of `cased` that are addresses and overlap `inside`. None holds a space, so what lies further does not
    matter."""
    first, last = inside
    start = cased.rfind(" ", 0, first) + 1
    end = cased.find(" ", last)
    piece = cased[start:] if end < 0 else cased[start:end]
    if any(map(piece.__contains__, _MARKS)):
        for match in _ADDRESS.finditer(piece):
            left, right = start + match.start(), start + match.end()
            if left < last and first < right:
                yield left, right


def is_in_address(cased: str, inside: tuple[int, int]) -> bool:
    """Whether an address overlaps `cased[inside]`."""
    return next(addresses_at(cased, inside), None) is not None
