"""What is known of a page as a whole: whether it is one, what of it software still fills in, and its languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.document import Element

LOOKED_AT = 20_000
"""Characters of a page that show its language."""

_DOCTYPE = regex(r"\s*<!doctype html", re.IGNORECASE)


class WholePage:
    """The elements that make a file a whole HTML page: the first <html>, <head> and <title>."""

    def __init__(self, analysis: Analysis) -> None:
        self._elements: dict[str, Element] = {}
        for each in analysis.document.elements:
            if each.name in ("html", "head", "title"):
                self._elements.setdefault(each.name, each)
        self.html = self._elements.get("html")
        self.title = self._elements.get("title")
        source = analysis.document.source.text
        self.is_one = self.html is not None or "head" in self._elements or _DOCTYPE.match(source) is not None


def is_language(page: Page, tag: str) -> bool:
    """Whether the first part of a tag is a language of ISO 639: two letters, or three where it has no code of two."""
    first = tag.replace("_", "-").partition("-")[0].lower()
    if len(first) == 2:
        return first in page.lists["languages"]
    return len(first) == 3 and first.isascii() and first.isalpha() and first not in page.lists["languages_longer"]


def is_mostly_welsh(page: Page) -> bool:
    """Whether the words of the page in its own language are Welsh, by far most of them."""
    is_welsh = page.analysis.knowledge.languages.welsh.is_welsh
    welsh = other = size = 0
    for block in page.document.blocks:
        length = block.end - block.start
        if block.is_text and not block.language and not block.landmark and length:
            if is_welsh(page.text[block.start : block.end]):
                welsh += length
            else:
                other += length
            size += length
            if size > LOOKED_AT:
                break
    return welsh >= 120 and welsh > 3 * other
