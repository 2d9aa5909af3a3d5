"""The title of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.checks.accessibility.whole import LOOKED_AT, WholePage
from safelint.lazy import regex
from safelint.text.templates import has_template
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.document import Element
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_PAGE_SUFFIXES = (".html", ".htm", ".doc", ".docx", ".pdf", ".php", ".asp", ".aspx", ".indd", ".md")
_TITLE_END = regex(r"</title", re.IGNORECASE)


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    whole = page.analysis.view(WholePage)
    words = page.document.meta.title  # of front matter too
    if whole.is_one:
        words = words.strip()
        if _is_filled_in(page, whole.title, words):
            return
        if whole.title is not None and _is_empty(page, whole.title):
            words = ""  # the first title counts, even where a second one says more
        if not words:
            yield page.finding(rule, "missing")
    elif page.document.meta.is_file and not words.strip():
        yield page.finding(rule, "missing")
    if words:
        yield from _poor(page, rule, words)


def _is_filled_in(page: Page, title: Element | None, words: str) -> bool:
    """Whether software writes the title."""
    if title is None:
        return not words and has_template(page.source[: 5 * LOOKED_AT])
    return has_template(_raw(page, title))


def _is_empty(page: Page, title: Element) -> bool:
    return not _raw(page, title).strip("\u00a0 \t\r\n")


def _raw(page: Page, title: Element) -> str:
    end = _TITLE_END.search(page.source, title.span.end)
    return page.source[title.span.end : end.start() if end else title.span.end + 2_000]


def _poor(page: Page, rule: Rule, words: str) -> Iterator[Finding]:
    low = words.lower().strip(" .:")
    if LEFT_OUT in low or (low not in page.lists["empty_titles"] and not _is_file_name(low)):
        return
    block = next((each for each in page.document.blocks if each.kind == "title"), None)
    if block is not None:
        yield page.finding(rule, "says-nothing", (block.start, block.end), values={"words": words})


def _is_file_name(title: str) -> bool:
    return (title.endswith(_PAGE_SUFFIXES) and " " not in title) or title.startswith("microsoft word - ")


CHECK = page_check("accessibility/page-title", run)
