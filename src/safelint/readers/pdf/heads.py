"""Running heads and numbers of pages: lines that stand in one place of many pages and differ at most in digits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.pdf.lines import PdfLine
from safelint.readers.pdf.words import PdfPage

_MARGIN = 0.14  # of the height of a page, in which they stand
_STEP = 6.0  # points by which the place of one differs at most
_DIGITS = regex(r"\d+")
_LONE_NUMBER = regex(r"\W*(?:(\d{1,4})|[ivxlc]{1,7})\W*\Z")
_MORE_THAN_PAGES = 10  # by which the number of a page may be larger than that of the pages
_FEWEST_TO_CALL = 6  # digits of a number that people may call: two of those are not the same line


class RunningHeads(NamedTuple):
    """What stands on many pages. `text` is the lines of all pages without it, `top` and `bottom` one of each kind."""

    text: list[list[PdfLine]]
    top: list[PdfLine]
    bottom: list[PdfLine]


def without_heads(pages: Sequence[PdfPage], lines: Sequence[list[PdfLine]]) -> RunningHeads:
    """The lines of each page parted from its running heads. Numbers of pages are left out."""
    places: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for page, on_page in zip(pages, lines, strict=True):
        for line in on_page:
            if _margin(page, line):
                places[_key(line)].add(line.page)
    least = max(2, len(pages) // 3)
    repeated = {key for key, seen in places.items() if len(seen) >= least}
    found = RunningHeads([], [], [])
    said: set[str] = set()
    for page, on_page in zip(pages, lines, strict=True):
        kept: list[PdfLine] = []
        for line in on_page:
            margin = _margin(page, line)
            if margin and _is_number_of_page(line, len(pages)):
                continue
            if not margin or _key(line) not in repeated:
                kept.append(line)
            elif _key(line)[0] not in said:
                said.add(_key(line)[0])
                (found.top if margin == "top" else found.bottom).append(line)
        found.text.append(kept)
    return found


def _margin(page: PdfPage, line: PdfLine) -> str:
    """Whether a line stands at the `top` or the `bottom` of its page, "" where at neither."""
    if line.turn or line.box.top < page.height * _MARGIN:
        return "bottom"
    return "top" if line.box.bottom > page.height * (1 - _MARGIN) else ""


def _is_number_of_page(line: PdfLine, pages: int) -> bool:
    match = _LONE_NUMBER.match(line.text)
    return match is not None and (not match[1] or int(match[1]) <= pages + _MORE_THAN_PAGES)


def _key(line: PdfLine) -> tuple[str, int]:
    text = line.text
    may_be_called = sum(char.isdecimal() for char in text) >= _FEWEST_TO_CALL
    return text if may_be_called else _DIGITS.sub("0", text), round(line.box.bottom / _STEP)
