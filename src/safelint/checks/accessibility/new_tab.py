"""Links that open a new tab and do not say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.links import NEAR, links_with_words
from safelint.checks.accessibility.page import Page, page_check

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_TARGETS = ("_blank", "_new")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    for link, place in links_with_words(page, menus=True):
        if link.inline.attrs.get("target", "").strip().lower() not in _TARGETS or page.is_templated(link.inline.span):
            continue
        after = page.text[link.end : min(link.block.end, link.end + NEAR)]
        said = f"{link.text} {link.name or ''} {link.inline.attrs.get('title', '')} {after}".lower()
        if any(words in said for words in page.lists["new_tab"]):
            continue
        if page.analysis.view(_tells_of_tabs):
            return
        yield page.finding(rule, "unsaid", place, added=rule.says("added"))


def _tells_of_tabs(analysis: Analysis) -> bool:
    """Whether the page itself says that its links open new tabs."""
    page = analysis.view(Page)
    low = page.text.lower()
    return any(words in low for words in page.lists["new_tab_for_all"])


CHECK = page_check("accessibility/new-tab", run)
