"""Marks of list items as people type them: bullets, dashes, numbers and letters at the head of a line or paragraph."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.readers.prose.numbering import Numbering

ITEM_MARK = regex(  # indentation, bullet, dash, Word's "o", number or letter
    r"""([^\S\r\n]*+)
    (?:([-*•·▪‣●○◦+])|(?P<dash>[–—])|(o)(?=[ ]?\t)|(?P<number>\(?(?:\d{1,3}[.)]|[A-Za-z]\)|[ivxIVX]{1,5}\))))
    [^\S\r\n]++(?=\S)""",
    re.VERBOSE,
)
FIRST_NUMBERS = ("1.", "1)", "(1)", "a)", "A)", "(a)", "(A)", "i)", "(i)", "I)", "(I)")
_DIGITS = regex(r"\(?([0-9]+)")


def is_of_text(marker: re.Match[str], numbering: Numbering, offset: int) -> bool:
    """Whether a mark is digits of the text: "999. If it is not urgent, call 101". `offset` is where in the text of
    `numbering` the line begins."""
    digits = _DIGITS.match(marker["number"] or "")
    if digits is None:
        return False
    at = offset + marker.start("number")
    return numbering.is_text(at + digits.start(1), at + digits.end(1))


def may_begin_item(marker: re.Match[str], *, in_list: bool) -> bool:
    """Whether a mark at the head of a paragraph is one: of letters only the first begins a list."""
    number = marker["number"]
    return in_list or not number or number[0] in "(0123456789" or number in FIRST_NUMBERS
