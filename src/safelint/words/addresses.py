"""Web addresses, handles and hashtags in a sentence: what stands in one is no use of a word."""

from __future__ import annotations

from collections.abc import Iterator

from safelint.numbers.named import NamedText

_MARKS = (".", "@", "#", "://")


def addresses_at(view: NamedText, cased: str, inside: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The ranges of `cased` that are addresses and overlap `inside`. None holds a space, so what lies further does not
    matter."""
    first, last = inside
    start = cased.rfind(" ", 0, first) + 1
    end = cased.find(" ", last)
    piece = cased[start:] if end < 0 else cased[start:end]
    if any(map(piece.__contains__, _MARKS)):
        for match in view.knowledge.registry.websites.in_sentence.finditer(piece):
            left, right = start + match.start(), start + match.end()
            if left < last and first < right:
                yield left, right


def is_in_address(view: NamedText, cased: str, inside: tuple[int, int]) -> bool:
    """Whether an address overlaps `cased[inside]`."""
    return next(addresses_at(view, cased, inside), None) is not None
