"""Alternative texts that do not say what the image shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from safelint.checks.accessibility.images import base, pictures
from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import LazyPattern, regex
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.document import Block, Inline
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.source import Span

_NUMBERED = " .0123456789"  # at the end of "Chart 3"
_HOUSE = "house style"
_IMAGES_OF_TEXT = "WCAG 2.2 1.4.5 AA"


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    texts = _Texts(page)
    for picture in page.analysis.view(pictures):
        words = " ".join((picture.alt or "").split())
        if words and LEFT_OUT not in words:
            yield from _judged(page, rule, texts.place(picture.image.span), words, picture.image)
    if texts.any:
        yield from _numbers(page, rule)


class _Texts:
    """The blocks that hold alternative texts, by their place in the source."""

    def __init__(self, page: Page) -> None:
        self._page = page
        document = page.document
        blocks = [block for block in document.blocks if block.kind == "alt"]
        found = sorted((document.span(block.start, block.end).start, block.start, block.end) for block in blocks)
        self._starts = [each[0] for each in found]
        self._ranges = [each[1:] for each in found]
        self.any = bool(found)

    def place(self, span: Span) -> tuple[int, int] | Span:
        """The words of the alternative text inside `span`, or `span` itself."""
        at = bisect_left(self._starts, span.start)
        return self._ranges[at] if at < len(self._starts) and self._starts[at] < span.end else span


def _judged(page: Page, rule: Rule, place: tuple[int, int] | Span, words: str, image: Inline) -> Iterator[Finding]:
    """What is worst about the alternative text `words`."""
    lists, low = page.lists, words.lower().strip(" .:")
    if _is_file_name(page, words, image):
        certain = low.rpartition(".")[2] in lists["image_suffixes"]
        because = "file-name" if certain else "perhaps-a-file-name"
        yield page.finding(rule, "file-name", place, values={"words": _short(words)}, because=because)
    elif low.rstrip(_NUMBERED) in lists["vague_alts"] or not any(map(str.isalnum, low)):
        yield page.finding(rule, "vague", place, values={"words": words})
    elif opening := next((each for each in lists["alt_openings"] if low.startswith(each + " ")), ""):
        yield page.finding(rule, "opening", place, values={"words": words[: len(opening)]}, standard=_HOUSE)
    elif len(words) > lists["alt_long"]:
        because = "too-long" if len(words) > lists["alt_too_long"] else "long"
        yield page.finding(rule, "long", place, values={"count": len(words)}, because=because, standard=_HOUSE)
    elif credit := next((each for each in lists["alt_credits"] if each in low), ""):
        yield page.finding(rule, "credit", place, values={"words": credit.strip(":")}, standard=_HOUSE)
    elif (link := page.image_links.get(image.span.start)) and link.text.lower().strip(" .:") == low:
        yield page.finding(rule, "repeats-link", place)
    elif (caption := _caption(page, image)) and _is_said_by(page, caption, low):
        yield page.finding(rule, "repeats-caption", place)


def _is_file_name(page: Page, words: str, image: Inline) -> bool:
    stem, dot, suffix = words.rpartition(".")
    if dot and stem and suffix.lower() in page.lists["image_suffixes"] and not stem[-1].isspace():
        link = page.image_links.get(image.span.start)
        return link is None or base(link.target) != words.lower()  # a link to download that very file
    if any(pattern.fullmatch(words) for pattern in _camera_names(page.lists["camera_names"])):
        return True
    joined = "_" in words or ("-" in words and words.islower())
    return joined and " " not in words and base(image.target).rpartition(".")[0] == words.lower()


@cache
def _camera_names(patterns: tuple[str, ...]) -> list[LazyPattern[str]]:
    return [regex(pattern, re.IGNORECASE) for pattern in patterns]


def _caption(page: Page, image: Inline) -> Block | None:
    """The caption after an image."""
    at = page.document.block_index(image.start)
    near = page.document.blocks[at + 1 : at + 5]
    return next((block for block in near if block.kind == "caption"), None)


def _is_said_by(page: Page, block: Block, low: str) -> bool:
    return " ".join(page.text[block.start : block.end].split()).lower().strip(" .:") == low


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."


def _numbers(page: Page, rule: Rule) -> Iterator[Finding]:
    """Numbers to call that stand in a picture and nowhere in the text."""
    shown: set[str] = set()
    pictured = []
    for number in page.analysis.numbers:
        kind = page.document.block_at(number.start).kind
        if kind == "alt":
            pictured.append(number)
        elif kind not in ("title", "description", "tooltip"):
            shown.add(number.digits)
    for number in pictured:
        if number.digits not in shown:
            shown.add(number.digits)
            place = (number.start, number.end)
            yield page.finding(rule, "number-in-image", place, values={"number": number.text}, standard=_IMAGES_OF_TEXT)


CHECK = page_check("accessibility/alt-text", run)
