"""PDF files that say nothing of their structure, or that hold only pictures of their text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    meta = page.document.meta
    if meta.pictured:
        yield from _of_pictures(page, rule, meta.pictured)
    if meta.untagged and page.text:
        yield page.finding(rule, "untagged")


def _of_pictures(page: Page, rule: Rule, pages: tuple[int, ...]) -> Iterator[Finding]:
    if page.text:
        yield page.finding(rule, "scanned-pages", values={"pages": _named(pages)})
    else:
        yield page.finding(rule, "scanned")


def _named(pages: tuple[int, ...]) -> str:
    return ", ".join(map(str, pages[:_MOST_NAMED])) + (" \u2026" if len(pages) > _MOST_NAMED else "")


_MOST_NAMED = 12  # pages that are told by their number

CHECK = page_check("accessibility/untagged-pdf", run)
