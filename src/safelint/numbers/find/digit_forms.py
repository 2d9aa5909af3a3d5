"""Numbers that no phone can dial as they stand: with letters for digits, or with digits other than 0 to 9; and
those with marks between their groups that mean something else elsewhere.

A reader sees a number; a phone, a screen reader and a search see none. The letters are O and o for 0, l and I for 1;
the other digits are those of another script (Arabic-Indic, Devanagari), full-width, mathematical or circled ones, and
the keycaps of social posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safelint.lazy import regex
from safelint.text.leaps import Kinds

_RUNS_ON = ("/", "_", "\u00b7")
_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1"}
_CIRCLED = {
    "\u24ea": "0",
    "\u24ff": "0",
    **{chr(first + digit): str(digit + 1) for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5) for digit in range(9)},
}
_KEYCAP = "\ufe0f\u20e3"
# Nearly every text ends here: in it nothing stands beyond the letters of Europe but punctuation.
_FAR = regex("[^\0-\u065f\u2000-\u206f]")
# What a number with letters begins with: a 0 or what looks like one, then one more of its characters.
_KINDS = Kinds({"0Oo": "o", "123456789lI": "l", "_": " "})
_BEGUN = regex(" o[ol]")
_SPACED = r"[ \u00a0-]?"
_WITH_LETTERS = regex(
    rf"[0Oo](?<![^\W_].)(?:(?<=[Oo])|(?=[0-9 \u00a0-]{{0,14}}[OolI]))"
    rf"[0-9OolI]{{1,4}}(?:{_SPACED}[0-9OolI]{{2,8}}){{1,4}}(?![^\W_])",
    re.DOTALL,
)
# Groups with a mark between them that other numbers have for something else: "0808/800/5000", "0808·800·5000".
# "01732/07535" are two dialling codes.
_MARKED = regex(
    r"0\d{2,4}([/_\u00b7\u2022\u2219\u22c5\t])\d{3,4}\1\d{3,4}(?![\w/])"
    r"|0\d{3,4}[/_\u00b7\u2022\u2219\u22c5](?!0\d{3,4}\b)\d{4,7}(?![\w/])"
)
_ONE = rf"(?:[\d{''.join(_CIRCLED)}][{_KEYCAP}]{{0,2}})"
_OTHER = regex(rf"(?<![^\W_]){_ONE}(?:[ \u00a0\u3000-]?{_ONE}){{7,10}}(?![^\W_])")


def in_other_forms(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of everything shaped like a phone number that is not all 0 to 9, in order of its kind."""
    end = 0
    for begun in _BEGUN.finditer(_KINDS.of(f" {text}")):
        start = begun.start()  # in the text, before which there is one space more
        match = _WITH_LETTERS.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            if any(char in match.group() for char in _LETTERS):
                yield start, end, _read(match.group())
                continue
        match = _MARKED.match(text, start)
        if match is not None and text[start - 1 : start] not in _RUNS_ON:
            end = match.end()
            yield start, end, _read(match.group())
    if (
        not text.isascii()
        and _FAR.search(text)
        and any(char == _KEYCAP[1] or _value(char) for char in set(text) if char > "\u065f")
    ):
        for match in _OTHER.finditer(text):
            if not match.group().isascii():
                yield match.start(), match.end(), _read(match.group())


def stand_ins(written: str) -> tuple[list[tuple[str, str]], bool]:
    """What no phone can dial in a number as it is written: letters, each with the digit that it stands for; and whether
    there are digits of another kind."""
    letters = [(char, _LETTERS[char]) for char in sorted(set(written)) if char in _LETTERS]
    others = any(char > "\u065f" and _value(char) for char in written) or _KEYCAP[1] in written
    return letters, others


def _read(written: str) -> str:
    return "".join(map(_value, written))


def _value(char: str) -> str:
    """The digit that a character stands for, or ""."""
    if char.isdecimal():
        return str(int(char))
    return _LETTERS.get(char) or _CIRCLED.get(char, "")
