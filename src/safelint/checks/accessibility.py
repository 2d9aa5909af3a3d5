"""Accessible content: what the author of a text decides, not its layout. Headings, links, images, tables, language,
capitals, and on pages for people who live with abuse a quick way out.

Word lists and limits stand in `accessibility.toml` of the pack. The rules are split by subject over the modules whose
names begin as this one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks._accessibility import Page
from safelint.plugins import Check

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if "accessibility" not in analysis.knowledge.pack.prose:
        return
    page = Page(analysis, rules)
    document = analysis.document
    if document.source.media != "text":
        from safelint.checks import _accessibility_structure as structure

        yield from structure.findings(page)
        if document.inlines or document.elements or "://" in document.text:
            from safelint.checks import _accessibility_images as images
            from safelint.checks import _accessibility_links as links

            yield from images.findings(page)
            yield from links.findings(page)
        from safelint.checks import _accessibility_page as whole

        yield from whole.findings(page)
    from safelint.checks import _accessibility_capitals as capitals

    yield from capitals.findings(page)


CHECK = Check(kind="accessibility", run=run)
