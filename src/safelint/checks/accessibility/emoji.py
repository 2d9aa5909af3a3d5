"""Rows of emoji, and letters that are made of other signs: a screen reader says the name of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex

if TYPE_CHECKING:
    import re

    from safelint.values.document import Block
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_PICTURE = (
    r"[\u2600-\u27BF\u2B50\u2B55\U0001F1E6-\U0001F1FF\U0001F300-\U0001F64F"
    r"\U0001F680-\U0001F6FF\U0001F7E0-\U0001F7EB\U0001F900-\U0001FAFF]"
)
# A picture with what goes with it: colour of skin, a joiner and the next, the other half of a flag.
_ONE = rf"(?:[\U0001F1E6-\U0001F1FF]{{2}}|{_PICTURE}(?:[\uFE0F\U0001F3FB-\U0001F3FF]|\u200D{_PICTURE}){{0,8}}+)"
_EMOJI = regex(_ONE)
_ROW = regex(rf"{_ONE}(?:[ \u00a0]{{0,2}}{_ONE}){{2,200}}")
_STYLED = regex(
    r"[\U0001D400-\U0001D7FF\U0001F130-\U0001F169\u24B6-\u24E9\uFF21-\uFF5A]"
    r"(?:[ '\u2019-]?[\U0001D400-\U0001D7FF\U0001F130-\U0001F169\u24B6-\u24E9\uFF21-\uFF5A]){2,400}"
)
_BEYOND = "\u24b5"  # no sign that is sought comes before it
_STARS, _HOLLOW_STARS = "\u2605\u2b50\U0001f31f", "\u2606"
_BEST = 5  # stars that the best has where no hollow ones show how many
_MANY, _SOME = 8, 2  # emoji of a paragraph, and of a heading, in a row or not


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    text = page.text
    if text.isascii() or max(text) <= _BEYOND:
        return
    told: set[int] = set()
    for row in _ROW.finditer(text):
        block = page.document.block_at(row.start())
        if block.is_text:
            told.add(block.start)
            yield _row(page, rule, row)
    for styled in _STYLED.finditer(text):
        if page.document.block_at(styled.start()).is_text:
            plain = unicodedata.normalize("NFKC", styled[0])
            yield page.finding(rule, "styled", styled.span(), values={"plain": plain}, instead=plain)
    for block in page.document.blocks:
        if block.start not in told and block.is_text:
            yield from _many(page, rule, block)


def _row(page: Page, rule: Rule, row: re.Match[str]) -> Finding:
    """A row of emoji; one of stars, of which hollow ones may show how many were not given, is a rating."""
    signs = [emoji[0] for emoji in _EMOJI.findall(row[0])]
    given = sum(sign in _STARS for sign in signs)
    hollow = sum(sign in _HOLLOW_STARS for sign in signs)
    best = given + hollow if hollow else _BEST
    if given + hollow == len(signs) and 0 < given <= best:
        return page.finding(rule, "stars", row.span(), values={"count": len(signs), "given": given, "best": best})
    return page.finding(rule, "row", row.span(), values={"count": len(signs)})


def _many(page: Page, rule: Rule, block: Block) -> Iterator[Finding]:
    found = list(_EMOJI.finditer(page.text, block.start, block.end))
    name, least = ("heading", _SOME) if block.kind == "heading" else ("many", _MANY)
    if len(found) >= least:
        yield page.finding(rule, name, (found[0].start(), found[0].end()), values={"count": len(found)})


CHECK = page_check("accessibility/emoji", run, plain=True)
