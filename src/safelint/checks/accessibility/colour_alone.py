"""What a colour, a shape or a place on the page alone tells: people who do not see it do not get it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_PUSHED, _CONTROL = "looks.pushed", "looks.control"  # buttons are on doors, too
_LISTS = {
    "looks.colour": "colour",
    _CONTROL: "control",
    _PUSHED: "control",
    "looks.perhaps": "perhaps-colour",
}
_WORD = regex(r"[^\W\d_]+")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    last = 0
    found = sorted(
        (match.start, -match.end, name)
        for words, name in _LISTS.items()
        for match in page.analysis.matches.all(words)
        if _is_on_a_page(page, words, match.start) and not _is_name(page, match.start, match.end)
    )
    for start, minus_end, name in found:
        if start < last or not page.document.block_at(start).is_text:
            continue
        last = -minus_end
        if not page.analysis.is_quoted(start, last):
            yield page.finding(rule, name, (start, last), values={"words": page.analysis.on_one_line(start, last)})


def _is_on_a_page(page: Page, words: str, start: int) -> bool:
    """Whether what has a colour or is pushed is a part of a page, and not a lanyard or a door."""
    block, matches = page.document.block_at(start), page.analysis.matches
    if words == _PUSHED:
        return matches.holds("looks.on-a-page", block.start, block.end)
    return words == _CONTROL or not matches.holds("looks.off-a-page", block.start, block.end)


def _is_name(page: Page, start: int, end: int) -> bool:
    """Whether a word that begins no sentence has a capital: "in Green Lane", "Mrs Black means"."""
    return any(
        word[0].istitle() and not _is_first(page, word.start()) for word in _WORD.finditer(page.text, start, end)
    )


def _is_first(page: Page, start: int) -> bool:
    """Whether the word at `start` is the first of its sentence or its block."""
    return not _WORD.search(page.text, page.analysis.sentence_around(start)[0], start)


CHECK = page_check("accessibility/colour-alone", run, plain=True)
