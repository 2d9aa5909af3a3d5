"""Headings and tables: what a screen reader steers by."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks._accessibility import Page
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT
from safelint.values.finding import SUGGESTION

if TYPE_CHECKING:
    from safelint.values.document import Block, Element
    from safelint.values.finding import Finding

_LABEL = regex(r"""\s(aria-label(?:ledby)?)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""", re.IGNORECASE)
_TEMPLATE = regex(r"\{\{|\{%|<%|<\?|\$\{")
_ASIDE = ("nav", "footer", "aside")
_ENDS = ".,;:!?…"
_MOST_WORDS = 12  # of a line in bold that may be meant as a heading
_CONTACT = regex(r"\d{3}|@|\bwww\.|https?:|\.(?:org|uk|com|wales|scot)\b")
_LAYOUT_CELL = 200  # characters of an average cell; whole paragraphs are no data


def findings(page: Page) -> Iterator[Finding]:
    headings: list[Block] = []
    lines: list[int] = []  # places of paragraphs that may be headings in bold
    cells: dict[int, list[Block]] = {}
    for place, block in enumerate(page.document.blocks):
        if block.kind == "heading":
            headings.append(block)
        elif block.kind == "paragraph":
            lines.append(place)
        elif block.kind == "cell":
            cells.setdefault(block.group, []).append(block)
    if headings and page.has("heading-order"):
        yield from _order(page, headings)
    if headings and page.has("empty-heading"):
        yield from _empty(page, headings)
    if page.has("fake-heading"):
        yield from _fake(page, lines)
    if cells and page.has("table-headers"):
        yield from _tables(page, cells, headings)


# Headings


def _order(page: Page, headings: Sequence[Block]) -> Iterator[Finding]:
    own = [each for each in headings if each.landmark not in _ASIDE and not each.quoted and each.start < each.end]
    if not own:
        return
    is_page = page.document.meta.whole_page and page.document.source.media == "html"
    first = [each for each in own if each.level == 1]
    if is_page and own[0].level > 2:
        yield from _level(page, own[0], f"The first heading of this page has level {own[0].level}. Begin with level 1.")
    elif is_page and not first and not any(each.level == 1 for each in headings):
        message = (
            "This page has no heading of level 1. Make the one that says what the page is about a heading of level 1."
        )
        yield from page.finding("heading-order", (own[0].start, own[0].end), message, severity=SUGGESTION)
    if len(first) > 1:
        more = f" So do {len(first) - 2} others below." if len(first) > 2 else ""
        message = (
            "This is a second heading of level 1. A page has one, for its title; people who jump by headings take each "
            f"for the start of a new page. Give this one level 2.{more}"
        )
        related = (("the first one", first[0].start, first[0].end),)
        yield from page.finding("heading-order", (first[1].start, first[1].end), message, related=related)
    for before, heading in itertools.pairwise(own):
        if heading.level > before.level + 1:
            missing = f"level {before.level + 1}"
            message = (
                f"This heading has level {heading.level} after one of level {before.level}. Give it {missing}: people "
                "who jump by headings think that they missed a part."
            )
            yield from _level(page, heading, message)


def _level(page: Page, heading: Block, message: str) -> Iterator[Finding]:
    return page.finding("heading-order", (heading.start, heading.end), message)


def _empty(page: Page, headings: Sequence[Block]) -> Iterator[Finding]:
    names: dict[int, str | None] = {}
    read = False
    for heading in headings:
        words = page.text[heading.start : heading.end]
        if words.strip(LEFT_OUT + " \t\r\n\u00a0\u200b"):
            continue
        if LEFT_OUT in words and not read:
            read = True
            images = [each for each in page.document.inlines if each.kind == "image"]
            names = {each.start: page.name_of_image(each) for each in images}
        places = [heading.start + at for at, char in enumerate(words) if char == LEFT_OUT]
        if any(names.get(place) != "" for place in places):
            continue  # named by an image, or by something that cannot be told
        span = page.document.span(heading.start, heading.end)
        around = page.source[span.start : min(span.end, span.start + 2_000)]
        tag = around[: around.find(">") + 1]
        labels = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _LABEL.finditer(tag)}
        if page.is_labelled(labels) or _TEMPLATE.search(around):
            continue
        message = "This heading holds no words. Write what the part is about, or remove it."
        yield from page.finding("empty-heading", span, message)


def _fake(page: Page, lines: Sequence[int]) -> Iterator[Finding]:
    strong = {each.start: each for each in page.document.inlines if each.kind == "strong" and each.end > each.start}
    if not strong or page.analysis.settings.kind == "letter":
        return
    blocks = page.document.blocks
    for place in lines:
        block = blocks[place]
        bold = strong.get(block.start)
        if bold is None or bold.end != block.end or block.quoted or block.group >= 0 or block.landmark:
            continue
        words = page.text[block.start : block.end]
        following = next((each for each in blocks[place + 1 : place + 4] if each.kind not in ("alt", "tooltip")), None)
        if following is not None and _works_as_heading(page, words, following):
            message = (
                "This line in bold looks like a heading, but a screen reader does not take it for one. Mark it as a "
                "heading of the right level."
            )
            yield from page.finding("fake-heading", (block.start, block.end), message)


def _works_as_heading(page: Page, words: str, following: Block) -> bool:
    count = len(words.split())
    if (
        not 1 <= count <= _MOST_WORDS
        or "\n" in words
        or LEFT_OUT in words
        or words[-1] in _ENDS
        or not words[0].isalnum()
    ):
        return False
    if following.kind not in ("paragraph", "item") or following.quoted or _CONTACT.search(words):
        return False
    low = words.lower()
    if low.startswith(page.lists["not_headings"]):
        return False
    after = page.text[following.start : min(following.end, following.start + 80)]
    # "NSPCC" above its number is a name in a list of contacts, and a line above another such line is an address.
    long = following.end - following.start >= 60 or following.kind == "item"
    return long and not (_CONTACT.search(after) and count <= 6)


# Tables


class _Table(NamedTuple):
    rows: int
    columns: int
    headers: int
    full_headers: int


def _tables(page: Page, cells: dict[int, list[Block]], headings: Sequence[Block]) -> Iterator[Finding]:
    tagged = {each.group: each for each in page.document.elements if each.name == "table"}
    starts = [each.start for each in headings]
    for group, found in cells.items():
        table = _measured(page, found)
        first = next((cell for cell in found if cell.end > cell.start), None)
        if table.rows < 2 or table.columns < 2 or table.full_headers or first is None:  # what is empty needs no headers
            continue
        element = tagged.get(group)
        if element is not None and _is_layout(page, element, found, starts):
            continue
        if element is None and not table.headers:
            continue  # columns of plain text
        message = "This table has no header cells, so a screen reader cannot say what a cell is about. " + (
            "Write the headers as <th> cells." if element is not None else "Fill in its first row."
        )
        place = element.span if element is not None else (first.start, first.end)
        yield from page.finding("table-headers", place, message)


def _measured(page: Page, cells: Sequence[Block]) -> _Table:
    headers = [cell for cell in cells if cell.header]
    return _Table(
        len({cell.row for cell in cells}),
        1 + max(cell.column for cell in cells),
        len(headers),
        sum(page.text[cell.start : cell.end].strip() != "" for cell in headers),
    )


def _is_layout(page: Page, element: Element, cells: Sequence[Block], headings: Sequence[int]) -> bool:
    """Whether a table only places things on the page, as in e-mails."""
    attrs = element.attrs
    if attrs.get("role", "").strip().lower() in ("presentation", "none") or "nested" in attrs or "cellpadding" in attrs:
        return True
    if page.is_templated(element.span):
        return True
    from bisect import bisect_left

    start, end = element.offset, cells[-1].end
    at = bisect_left(headings, start)
    if at < len(headings) and headings[at] < end:
        return True
    full = [cell for cell in cells if cell.start < cell.end]
    return not full or sum(cell.end - cell.start for cell in full) > _LAYOUT_CELL * len(full)
