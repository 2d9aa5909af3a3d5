"""What a colour, a shape or a place on the page alone tells: people who do not see it do not get it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import NOT_READ, Page, page_check

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_LISTS = {"looks.colour": "colour", "looks.control": "control", "looks.perhaps": "perhaps-colour"}


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    last = 0
    found = sorted(
        (match.start, -match.end, name) for words, name in _LISTS.items() for match in page.analysis.matches.all(words)
    )
    for start, minus_end, name in found:
        if start < last or page.document.block_at(start).kind in NOT_READ:
            continue
        last = -minus_end
        if not page.analysis.is_quoted(start, last):
            yield page.finding(rule, name, (start, last), words=page.text[start:last])


CHECK = page_check("accessibility/colour-alone", run, plain=True)
