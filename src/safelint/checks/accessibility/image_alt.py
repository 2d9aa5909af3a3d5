"""Images without an alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.images import pictures
from safelint.checks.accessibility.page import Page, page_check

if TYPE_CHECKING:
    from safelint.values.document import Inline
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    seen: set[str] = set()
    for image, alt, what, attribute in page.analysis.view(pictures):
        if alt is None and what:
            yield page.finding(rule, "unnamed", image.span, values={"what": what, "attribute": attribute})
        elif alt is None:
            yield page.finding(rule, "missing", image.span)
        elif alt and not alt.strip():
            yield page.finding(rule, "blank", image.span)
        elif not alt and _may_be_forgotten(page, image, seen):
            seen.add(image.target)
            yield page.finding(rule, "empty-in-markdown", image.span)


def _may_be_forgotten(page: Page, image: Inline, seen: set[str]) -> bool:
    """An empty alternative text marks decoration; only in Markdown it is also what is there when one forgets it."""
    is_html = page.source.startswith("<", image.span.start)
    return not (is_html or image.target in seen or image.span.start in page.image_links)


CHECK = page_check("accessibility/image-alt", run)
