"""From the bytes that the Markdown parser counts to the characters of the text."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from safelint.lazy import regex

_NOT_ASCII = regex(r"[^\x00-\x7f]")
_FEW = 20  # characters to a byte more than that: so few of other alphabets are dealt with one by one
_AT_HAND = 100_000
_at_hand = array("I")  # the numbers from 0 on: to cut from them is many times as fast as to count
_CONTINUES = b"\x01" * 128 + b"\x00" * 64 + b"\x01" * 64  # 0 for the second and later bytes of a character


def offsets_of(text: str) -> Sequence[int]:
    """For each UTF-8 byte offset the offset in characters."""
    if text.isascii():
        return range(len(text) + 1)
    data = text.encode("utf-8", "replace")
    if _FEW * (len(data) - len(text)) > len(text):
        return array("I", accumulate(data.translate(_CONTINUES), initial=0))
    numbers = _numbers(len(text) + 1)
    offsets = array("I")
    done = 0
    for match in _NOT_ASCII.finditer(text):
        after = match.end()
        offsets += numbers[done:after]
        offsets.extend((after,) * (len(match[0].encode("utf-8", "replace")) - 1))
        done = after
    return offsets + numbers[done:]


def spaced(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """`text` with a space put in at each of `places`, and for each of its UTF-8 byte offsets the offset in `text`."""
    offsets = offsets_of(text)
    if not places:
        return text, offsets
    pieces: list[str] = []
    found = array("I")
    at = byte = 0
    for place in places:
        end = bisect_right(offsets, place) - 1  # where the character there begins
        pieces.append(text[at:place])
        found.extend(offsets[byte:end])
        found.append(place)
        at, byte = place, end
    pieces.append(text[at:])
    found.extend(offsets[byte:])
    return " ".join(pieces), found


def _numbers(count: int) -> array[int]:
    """The numbers from 0 to before `count`, cut from those that are at hand."""
    if len(_at_hand) < count:
        _at_hand.extend(range(len(_at_hand), max(count, 2 * len(_at_hand))))
    numbers = _at_hand[:count]
    del _at_hand[_AT_HAND:]
    return numbers
