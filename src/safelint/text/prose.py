"""Sentences and words.

A sentence ends where a stop ends it (see `sentence_ends.py`), an entry of a list of lines or of a menu. Each decision
looks at a bounded stretch of text, so the time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from safelint.lazy import regex
from safelint.text.sentence_ends import ProseData, ends
from safelint.text.typed_lists import item_starts
from safelint.text.wrapping import NO_LINES, Lines, is_beside_long
from safelint.values.document import BREAK, PHONE_SCHEMES, Document

_LINE_END = regex(r"(?:\r\n?|\n)[ \t]*(?=[A-Z0-9(“‘\"'•]|[-–—*·][A-Za-z0-9])")
_NUMBER = regex(r"\d{3}[ \d-]{2,}\d|[:(]\s*[+\d]?\d{2,}|\b\d{3}$")
_NUMBER_LINE = regex(r"[+(]?\d[\d ()-]{1,24}")
WORD = regex(r"[^\W\d_]+(?:['’\u2010\u2011-][^\W\d_]+)*")
ASCII_WORD = regex(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
# The stops inside GOV.UK, U.K., e.g. and p.m.; whoever forgets the space between two sentences still has two words.
INNER_STOP = regex(r"\.(?:(?<=[A-Z]\.)(?=[A-Z])|(?<=[a-z]\.)(?<![^\W_][a-z]\.)(?=[a-z](?![^\W_])))")
INVISIBLE = regex("[\u00ad\u200b-\u200d\u2060\ufeff]+")
"""Soft hyphens and what else has no width: no part of a word, and no gap in one."""
_CALLS = (*PHONE_SCHEMES, "mailto:")
_MARK_BETWEEN = regex(r"\s{0,200}+(?:[|•·›»>/]\s{0,200}+)?+")
_FEWEST_IN_MENU = 3
_DASHES = "-–—*·"

_REACH = 40
"""How far the last word of a line is looked for, in characters."""
_LINE_REACH = 100
"""A longer line is no entry of a list of contacts."""


def word_count(text: str) -> int:
    """How many words a stretch of `Document.text` has: runs of anything but white space, parted by blocks too."""
    return len(text.replace(BREAK, " ").split())


class Sentence(NamedTuple):
    """`start` and `end` are a range of `Document.text` without white space around it; `block` its block's index."""

    start: int
    end: int
    block: int


_start = itemgetter(0)


def sentences(document: Document, data: ProseData) -> list[Sentence]:
    """Every sentence of every block, in order. A block's end ends its last sentence whatever its last character is."""
    text = document.text
    typed = item_starts(document, data.refusing) if "\n" in text or "\r" in text else ()
    places = sorted(chain(ends(text, data), _line_ends(document, data), _menu_ends(document), typed))
    found: list[Sentence] = []
    place = 0
    for index, block in enumerate(document.blocks):
        start = block.start
        while place < len(places) and places[place] < block.end:
            if places[place] > start:
                _add(found, text, start, places[place], index)
                start = places[place]
            place += 1
        _add(found, text, start, block.end, index)
    return found


def around(every: Sequence[Sentence], start: int, end: int) -> tuple[int, int]:
    """From where the sentence of `text[start]` begins to where that of `text[end - 1]` ends."""
    first, last = (bisect_right(every, at, key=_start) for at in (start, max(end - 1, start)))
    held = [sentence for sentence in every[max(first - 1, 0) : last] if sentence.end > start]
    return (min(start, held[0].start), max(end, held[-1].end)) if held else (start, end)


def ends_paragraph(document: Document, first: Sentence, second: Sentence) -> bool:
    """Whether a new paragraph begins between two neighbouring sentences: a new block, or in plain text a new line
    beside one that is a whole paragraph."""
    if first.block != second.block:
        return True
    if not document.meta.is_plain:
        return False
    line_end = _LINE_END.search(document.text, first.end, second.start + 1)
    return line_end is not None and is_beside_long(document.text, *line_end.span())


def words(text: str) -> list[str]:
    """The words of a text for counting: letters with inner apostrophes and hyphens; numbers are no words.

    A hyphenated compound is one word. The stops of GOV.UK, U.K., e.g. are dropped ("GOVUK").
    """
    if "." in text:
        text = INNER_STOP.sub("", text)
    if text.isascii():
        return ASCII_WORD.findall(text)
    return WORD.findall(INVISIBLE.sub("", text))


def _add(found: list[Sentence], text: str, start: int, end: int, block: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Sentence(start, end, block))


def _line_ends(document: Document, data: ProseData) -> Iterator[int]:
    """Line ends inside a block that end an entry of a list of contact lines, which have no stops.

    Two neighbouring lines that both give a contact are such a list. In plain text so are two short lines, where the
    second's first word would have had room on the first, and a colon or a dash at the start makes a list too. A text
    copied from a page has no wrapped lines at all: there every line stands by itself.
    """
    text = document.text
    if "\n" not in text and "\r" not in text:
        return
    plain = document.meta.is_plain
    made = Lines.of(text) if plain else NO_LINES
    for match in _LINE_END.finditer(text):
        if plain and is_beside_long(text, *match.span()):
            yield match.start()
            continue
        line = _line_before(text, match.start())
        if text[match.end()] in _DASHES:
            if plain and line and (line[-1] == ":" or line[0] == text[match.end()]):
                yield match.start()
            continue
        if made.whole and _may_end_line(text, match.start(), data):
            yield match.start()
            continue
        if not line or line[-1] in ".!?…,;–—&-" or line.rpartition(" ")[2].lower() in data.run_on:
            continue
        following = _line_after(text, match.end())
        if not following:
            continue
        if _are_contacts(line, following, data) or made.had_room(line, following):
            yield match.start()


def _menu_ends(document: Document) -> Iterator[int]:
    """Where each link of a menu begins but the first: three links or more with nothing between them but a mark.

    A link to call or write to is no entry of a menu: it belongs to the name before it.
    """
    text = document.text
    links = [each for each in document.inlines if each.kind == "link" and not each.target.lower().startswith(_CALLS)]
    row: list[int] = []  # where the links begin that stand beside each other
    end = -1  # of the last of them
    for link in links:
        if end < 0 or not _MARK_BETWEEN.fullmatch(text, end, link.start):
            if len(row) >= _FEWEST_IN_MENU:
                yield from row[1:]
            row = []
        row.append(link.start)
        end = link.end
    if len(row) >= _FEWEST_IN_MENU:
        yield from row[1:]


def _may_end_line(text: str, end: int, data: ProseData) -> bool:
    """Whether the line that ends at `end` does not clearly run on."""
    last = text[max(end - _REACH, 0) : end].rstrip()
    return last[-1:] not in ",–—&-" and re.split(r"\s", last)[-1].lower() not in data.run_on


def _are_contacts(line: str, following: str, data: ProseData) -> bool:
    if _NUMBER_LINE.fullmatch(line):
        return True
    return _gives_contact(following, data) and (line[-1] == ":" or _gives_contact(line, data))


def _gives_contact(line: str, data: ProseData) -> bool:
    return _NUMBER.search(line) is not None or data.addresses.stand_in(line)


def _line_before(text: str, end: int) -> str:
    """The line that ends at `end`, stripped, or "" where it is long."""
    near = text[max(end - _LINE_REACH, 0) : end]
    cut = max(near.rfind("\n"), near.rfind("\r"), near.rfind(BREAK))
    return near[cut + 1 :].strip() if cut >= 0 or end <= _LINE_REACH else ""


def _line_after(text: str, start: int) -> str:
    """The line that begins at `start`, stripped, or "" where it is long."""
    near = text[start : start + _LINE_REACH]
    found = [place for place in (near.find("\n"), near.find("\r"), near.find(BREAK)) if place >= 0]
    if not found and start + _LINE_REACH < len(text):
        return ""
    return near[: min(found, default=len(near))].strip()
