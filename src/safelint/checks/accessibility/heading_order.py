"""Headings that skip a level, and a second one of level 1."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    headings = [each for each in page.document.blocks if each.kind == "heading"]
    own = [each for each in headings if not each.is_beside and not each.quoted and each.start < each.end]
    if not own:
        return
    is_page = page.document.meta.whole_page and page.document.source.media == "html"
    top = own[0]
    first = [each for each in own if each.level == 1]
    if is_page and top.level > 2:
        yield page.finding(rule, "begins-below", (top.start, top.end), values={"level": top.level})
    elif is_page and not first and not any(each.level == 1 for each in headings):
        yield page.finding(rule, "no-first-level", (top.start, top.end))
    elif first and top.level > first[0].level + 1:  # one level lower may be a line above the title
        yield page.finding(rule, "below-the-first", (top.start, top.end), values={"level": top.level})
    if len(first) > 1 and not page.document.meta.is_file:  # there each part of the document may have one
        more = rule.says("and-more", others=len(first) - 2) if len(first) > 2 else ""
        related = ((rule.says("first"), first[0].start, first[0].end),)
        place = (first[1].start, first[1].end)
        yield page.finding(rule, "second", place, values={"more": more}, related=related)
    for before, heading in itertools.pairwise(own):
        if heading.level > before.level + 1:
            place, right = (heading.start, heading.end), before.level + 1
            yield page.finding(
                rule, "skipped", place, values={"level": heading.level, "before": before.level, "right": right}
            )


CHECK = page_check("accessibility/heading-order", run)
