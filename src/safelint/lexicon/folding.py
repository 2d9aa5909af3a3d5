"""What a reader takes for the same thing becomes the same characters: case, white space of every kind and length, curly
and straight quotation marks, the several hyphens, letters that are drawn in another style or in one piece, as PDF files
have "fi", and accents that stand apart from their letter. Soft hyphens, strokes and lines through letters, control
characters and those of no width vanish."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from safelint.lazy import regex

SPACES = "\n\r\t\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
SPACES += "\u2028\u2029\u202f\u205f\u3000"
"""All white space but the plain space."""
NO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""What nobody sees, and marks of direction, as a class of an expression lists them."""
_SAME_LENGTH = (
    ("\u2018\u2019\u201b\u02bc\u2032\uff07", "'"),
    ("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    ("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
)
# Lines through and under letters too, and control characters but NUL, which ends a block.
_UNSEEN = f"{NO_WIDTH}\u0331-\u0338\x01-\x08\x0e-\x1f\x7f"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_MARKS = "\u0300-\u0330"  # accents that stand after their letter
_MOVING = regex(f"[{_UNSEEN}{''.join(_LIGATURES)}{_MARKS}]")
_UNEVEN = regex(f"(?P<accents>[{_MARKS}]{{1,3}})|(?P<letters>[{''.join(_LIGATURES)}])|[ {_UNSEEN}]{{2,}}|[{_UNSEEN}]")
# Letters of full width, and bold, italic and other ones of mathematics; digits so drawn are told of as such.
_STYLED = regex("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3]")


class Fold(NamedTuple):
    """`cased` is the folded text with its capitals, `text` the same in lower case: equal lengths, equal offsets."""

    cased: str
    text: str
    at: list[int]
    shift: list[int]
    origins: list[int]  # the unfolded offset from which each place in `at` counts
    accents: dict[int, int]  # for the unfolded offset of each accent that stands apart that of its letter

    def origin(self, offset: int) -> int:
        """The offset in the unfolded text of the character at `offset`."""
        if not self.at:
            return offset
        return offset + self.shift[bisect_right(self.at, offset)]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """The range of the unfolded text that `text[start:end]` (not empty) stands for."""
        if not self.at:
            return start, end
        stop = self.origin(end - 1) + 1
        while stop in self.accents:
            stop += 1
        return self.origin(start), stop

    def fold(self, offset: int) -> int:
        """The offset in the folded text of the unfolded `offset`, or of the next character that was kept."""
        if not self.at:
            return offset
        offset = self.accents.get(offset, offset)
        low = bisect_right(self.origins, offset)
        inside = offset - self.shift[low]
        return min(inside, self.at[low]) if low < len(self.at) else min(inside, len(self.text))

    def fold_end(self, end: int) -> int:
        """Where in the folded text ends what ends at `end` in the unfolded text."""
        if not self.at:
            return end
        stop = self.fold(end - 1)
        while stop < len(self.text) and self.origin(stop) < end:
            stop += 1
        return stop


def fold(text: str) -> Fold:
    """Folds `text`. Linear; for a text with even white space the offsets stay what they are."""
    if is_plain(text):
        return Fold(text, text.lower(), [], [0], [], {})
    for character in SPACES:
        text = text.replace(character, " ")
    text = with_plain_marks(text)
    if _STYLED.search(text):
        from unicodedata import normalize

        text = _STYLED.sub(lambda match: normalize("NFKC", match.group()), text)
    moves = _Moves([], [0], [], {})
    if "  " in text or _MOVING.search(text):
        text = _even(text, moves)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow in lower case; they keep their form
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Fold(text, lower, *moves)


def with_plain_marks(text: str) -> str:
    """A text with the quotation marks, apostrophes and hyphens that folded texts have, each in its place."""
    for characters, plain in _SAME_LENGTH:
        for character in characters:
            text = text.replace(character, plain)
    return text


def is_plain(text: str) -> bool:
    return text.isascii() and "  " not in text and text.isprintable()


class _Moves(NamedTuple):
    """Where offsets move, how far: the tables of a `Fold`."""

    at: list[int]
    shift: list[int]
    origins: list[int]
    accents: dict[int, int]

    def add(self, at: int, origin: int, since: int) -> None:
        """From `at` of the folded text on it goes on with `origin` of the other, which counts from `since` there."""
        self.at.append(at)
        self.shift.append(origin - at)
        self.origins.append(since)


def _even(text: str, moves: _Moves) -> str:
    """`text` with single spaces, each letter by itself and whole, and nothing invisible; fills `moves`."""
    pieces: list[str] = []
    length = last = 0
    for match in _UNEVEN.finditer(text):
        start, end = match.span()
        if match["accents"]:
            letter = _with_accents(text[start - 1 : end]) if start > last else ""
            if not letter:
                continue
            moves.accents.update(dict.fromkeys(range(start, end), start - 1))
            start, kept = start - 1, letter
        else:
            kept = _LIGATURES.get(match.group(), " " if " " in match.group() else "")
        pieces += text[last:start], kept
        length += start - last + len(kept)
        last = end
        if match["letters"]:
            for behind in range(len(kept) - 1, 0, -1):  # each letter but the first stands where the first does
                moves.add(length - behind, start, end)
        else:
            moves.add(length, end, end)
    pieces.append(text[last:])
    return "".join(pieces)


def _with_accents(text: str) -> str:
    """A letter and its accents as one character, or nothing where there is none such."""
    from unicodedata import normalize

    one = normalize("NFC", text)
    return one if len(one) == 1 else ""
