"""Which parts of a document are somebody else's words: inside quotation marks, block quotations and <q>.

An apostrophe and a closing single mark are the same character in British texts, and an opening mark may be left without
a partner. The rules here: a mark opens where a word could begin and closes where one has ended; a double quotation left
open at the end of its paragraph runs on if the next paragraph opens with a mark again, as newspapers set long
quotations, or if a colon introduced it and one of the next few paragraphs closes it; any other mark without a partner
quotes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.values.document import Block, Document
from safelint.values.ranges import Ranges, merged
from safelint.values.source import Range

_DOUBLE = '"\u201c\u201d\u201e\u00ab\u00bb'
_SINGLE = "'\u2018\u2019\u201b"
_APOSTROPHES = "'\u2019\u201b"
_CLOSING = regex(r"['\u2019](?![^\W_])")
_OPENING = regex(r"(?<![^\W_])['\u2018](?=\w)")
_GOES_ON = regex(r"\s[a-z]")
_NO_WORD_BEFORE = frozenset("([{\u2014\u2013/\u201c\"'\u2018\ufffc-")  # and white space
# What may be '90s, or a word that has lost its beginning.
_ELISION = regex(r"['\u2018\u2019](?:\d0s|(?P<word>[a-z]+))\b", re.IGNORECASE)
_PARAGRAPH_KINDS = frozenset({"paragraph", "item", "footnote", "definition"})
_MOST_WAITS = 5
"""Paragraphs that may close a quotation which a colon introduced."""


class _Mark(NamedTuple):
    at: int
    single: bool
    opens: bool
    closes: bool


def quotations(document: Document, elided: Container[str]) -> Ranges[Range]:
    """Ranges of `document.text` that are quoted, sorted and disjoint, their marks included.

    `elided` are words that have lost their beginning, so that the apostrophe before them opens nothing: "til", "em".
    """
    return merged(all_quoted(document, elided))


def all_quoted(document: Document, elided: Container[str]) -> list[Range]:
    """As `quotations`, in no order, with those that stand inside another."""
    found: list[Range] = [(inline.start, inline.end) for inline in document.inlines if inline.kind == "quote"]
    places = _places(document.text)
    if places:
        found += _between_marks(document, places, elided)
    found += [(block.start, block.end) for block in document.blocks if block.quoted]
    return found


def _places(text: str) -> list[int]:
    """Where the marks of a text stand, but for the apostrophes inside words, which are by far the most common."""
    found: list[int] = []
    for mark in _DOUBLE + _SINGLE:
        at = text.find(mark)
        while at >= 0:
            if mark not in _APOSTROPHES or not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
                found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def _between_marks(document: Document, places: Sequence[int], elided: Container[str]) -> list[Range]:
    """What the marks at `places` quote, in the blocks that are not quoted as a whole."""
    text, blocks = document.text, document.blocks
    found: list[Range] = []
    running = False  # a double quotation was left open by the paragraph before
    waits = 0  # how many more paragraphs may close one that a colon introduced
    pending: list[Range] = []
    for number, block in enumerate(blocks):
        if block.quoted:
            continue
        marks = _marks(text, block, places, elided)
        if block.kind not in _PARAGRAPH_KINDS:
            found += _pairs(marks, text, block, runs_on=False)[0]
            continue
        if waits:
            waits -= 1
            closes = _closes_first(marks)
            if closes is None:
                pending.append((block.start, block.end))
            else:
                found += [*pending, (block.start, closes)] if closes else ()
                waits, pending = 0, []
        if not marks:
            running = False
            continue
        next_opens = number + 1 < len(blocks) and _opens_with_double(text, blocks[number + 1])
        runs_on = next_opens or (running and _opens_with_double(text, block))
        ranges, left_open = _pairs(marks, text, block, runs_on=runs_on)
        found += ranges
        running = runs_on and left_open is not None
        if left_open is not None and not runs_on and _is_introduced(text, block, left_open):
            waits, pending = _MOST_WAITS, [(left_open, block.end)]
    return found


def _is_introduced(text: str, block: Block, at: int) -> bool:
    """Whether a colon stands before the mark at `at`, and a word after it."""
    return at + 1 < block.end and text[max(block.start, at - 3) : at].rstrip().endswith(":")


def _closes_first(marks: Iterable[_Mark]) -> int | None:
    """Where the first double mark of a block ends if it closes one from before, 0 if it opens one; None without any."""
    for mark in marks:
        if not mark.single:
            return mark.at + 1 if mark.closes and not mark.opens else 0
    return None


def _opens_with_double(text: str, block: Block) -> bool:
    return block.kind in _PARAGRAPH_KINDS and block.start < block.end and text[block.start] in '"\u201c'


def _pairs(marks: Iterable[_Mark], text: str, block: Block, *, runs_on: bool) -> tuple[list[Range], int | None]:
    """The quotations of one block, and where the double one begins that is still open at its end."""
    ranges: list[Range] = []
    double: int | None = None
    single: int | None = None
    for mark in marks:
        if mark.single:
            if single is None:
                single = mark.at if mark.opens else None
            elif mark.closes and not _is_possessive(text, mark.at, block.end):
                ranges.append((single, mark.at + 1))
                single = None
        elif double is None:
            if mark.opens:
                double = mark.at
        elif mark.closes:
            ranges.append((double, mark.at + 1))
            single = None if single is not None and single > double else single  # one that opened before goes on
            double = None
    if double is not None and runs_on:
        ranges.append((double, block.end))
    return ranges, double


def _marks(text: str, block: Block, places: Sequence[int], elided: Container[str]) -> list[_Mark]:
    """The marks of a block, of those that stand at `places`."""
    found: list[_Mark] = []
    for at in places[bisect_left(places, block.start) : bisect_left(places, block.end)]:
        mark = text[at]
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        starts_word = (before in _NO_WORD_BEFORE or before.isspace()) and not after.isspace()
        if mark in _SINGLE:
            opens = starts_word and mark != "\u2019" and not _is_elision(text, at, block.end, elided)
            found.append(_Mark(at, True, opens, not starts_word and not before.isspace()))
        else:
            opens = mark in "\u201c\u201e\u00ab" or (mark == '"' and starts_word)
            found.append(_Mark(at, False, opens, mark in "\u201d\u00bb" or (mark == '"' and not opens)))
    return found


def _is_elision(text: str, at: int, end: int, elided: Container[str]) -> bool:
    """Whether the mark at `at` stands for letters that were left out."""
    match = _ELISION.match(text, at, end)
    return match is not None and (match["word"] is None or match["word"].lower() in elided)


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at` is the apostrophe of "the girls' coats": an s before, a small letter after, and a later
    mark of the same kind that could close."""
    if text[at - 1] not in "sS" or not _GOES_ON.match(text, at + 1):
        return False
    later = _CLOSING.search(text, at + 1, min(end, at + 400))
    opening = _OPENING.search(text, at + 1, min(end, at + 400))
    return later is not None and (opening is None or later.start() < opening.start())
