"""Headings that hold no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.document import Block
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_LABEL = regex(r"""\s(aria-label(?:ledby)?)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""", re.IGNORECASE)
_TEMPLATE = regex(r"\{\{|\{%|<%|<\?|\$\{")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    names: dict[int, str | None] | None = None
    for heading in page.document.blocks:
        words = page.text[heading.start : heading.end] if heading.kind == "heading" else "-"
        if words.strip(LEFT_OUT + " \t\r\n\u00a0\u200b"):
            continue
        if names is None and LEFT_OUT in words:
            images = [each for each in page.document.inlines if each.kind == "image"]
            names = {each.start: page.name_of_image(each) for each in images}
        places = [heading.start + at for at, char in enumerate(words) if char == LEFT_OUT]
        if any((names or {}).get(place) != "" for place in places):
            continue  # named by an image, or by something that cannot be told
        if not _is_named_by_markup(page, heading):
            yield page.finding(rule, "empty", page.document.span(heading.start, heading.end))


def _is_named_by_markup(page: Page, heading: Block) -> bool:
    span = page.document.span(heading.start, heading.end)
    around = page.source[span.start : min(span.end, span.start + 2_000)]
    tag = around[: around.find(">") + 1]
    labels = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _LABEL.finditer(tag)}
    return page.is_labelled(labels) or _TEMPLATE.search(around) is not None


CHECK = page_check("accessibility/empty-heading", run)
