"""What a reader takes for the same thing becomes the same characters: case, white space of every kind and length, curly
and straight quotation marks, the several hyphens, letters that are drawn in another style. Soft hyphens, strokes and
lines through letters, control characters and those of no width vanish."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from safelint.lazy import regex

_SPACES = "\n\r\t\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_SAME_LENGTH = (
    ("\u2018\u2019\u201b\u02bc\u2032\uff07", "'"),
    ("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    ("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
)
# Of no width; lines through and under letters; marks of direction; control characters but NUL, which ends a block.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0331-\u0338"
_UNSEEN += "\x01-\x08\x0e-\x1f\x7f"
_INVISIBLE = regex(f"[{_UNSEEN}]")
_UNEVEN = regex(f"[ {_UNSEEN}]{{2,}}|[{_UNSEEN}]")
# Letters of full width, and bold, italic and other ones of mathematics; digits so drawn are told of as such.
_STYLED = regex("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3]")


class Fold(NamedTuple):
    """`cased` is the folded text with its capitals, `text` the same in lower case: equal lengths, equal offsets."""

    cased: str
    text: str
    at: list[int]
    shift: list[int]
    origins: list[int]  # the unfolded offset of each place in `at`

    def origin(self, offset: int) -> int:
        """The offset in the unfolded text of the character at `offset`."""
        if not self.at:
            return offset
        return offset + self.shift[bisect_right(self.at, offset)]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that `text[start:end]` (not empty) stands for."""
        if not self.at:
            return start, end
        return self.origin(start), self.origin(end - 1) + 1

    def fold(self, offset: int) -> int:
        """The offset in the folded text of the unfolded `offset`, or of the next character that was kept."""
        if not self.at:
            return offset
        low = bisect_right(self.origins, offset)
        inside = offset - self.shift[low]
        return min(inside, self.at[low]) if low < len(self.at) else min(inside, len(self.text))


def fold(text: str) -> Fold:
    """Folds `text`. Linear; for a text with even white space the offsets stay what they are."""
    if is_plain(text):
        return Fold(text, text.lower(), [], [0], [])
    for character in _SPACES:
        text = text.replace(character, " ")
    text = with_plain_marks(text)
    at: list[int] = []
    shift = [0]
    if _STYLED.search(text):
        from unicodedata import normalize

        text = _STYLED.sub(lambda match: normalize("NFKC", match.group()), text)
    if "  " in text or _INVISIBLE.search(text):
        text = _even(text, at, shift)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow in lower case; they keep their form
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Fold(text, lower, at, shift, [place + moved for place, moved in zip(at, shift[1:], strict=True)])


def with_plain_marks(text: str) -> str:
    """A text with the quotation marks, apostrophes and hyphens that folded texts have, each in its place."""
    for characters, plain in _SAME_LENGTH:
        for character in characters:
            text = text.replace(character, plain)
    return text


def is_plain(text: str) -> bool:
    return text.isascii() and "  " not in text and text.isprintable()


def _even(text: str, at: list[int], shift: list[int]) -> str:
    """`text` with single spaces and nothing invisible; fills `at` and `shift`: where offsets move, how far."""
    pieces = []
    length = last = 0
    for match in _UNEVEN.finditer(text):
        start, end = match.span()
        kept = " " if " " in match.group() else ""
        pieces.append(text[last:start])
        pieces.append(kept)
        length += start - last + len(kept)
        last = end
        at.append(length)
        shift.append(end - length)
    pieces.append(text[last:])
    return "".join(pieces)
