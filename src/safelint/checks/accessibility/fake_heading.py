"""Lines in bold that are meant as headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex
from safelint.values.document import LEFT_OUT

if TYPE_CHECKING:
    from safelint.values.document import Block, Inline
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_ENDS = ".,;:!?…"
_MOST_WORDS = 12  # of a line in bold that may be meant as a heading
_NUMBER_OR_HANDLE = regex(r"\d{3}|@")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    strong = {each.start: each for each in page.document.inlines if each.kind == "strong" and each.end > each.start}
    found = list(_found(page, strong)) if strong else []
    if len(found) == 1 and (page.analysis.kind.own.bold_subject or _is_below_title(page, found[0])):
        return  # what the letter is about, in bold above its first words; or whom a text is for, below its title
    for block in found:
        yield page.finding(rule, "bold", (block.start, block.end))


def _is_below_title(page: Page, block: Block) -> bool:
    index = page.document.block_index(block.start)
    above = page.document.blocks[index - 1] if index else None
    return above is not None and above.kind == "heading" and above.level == 1


def _found(page: Page, strong: Mapping[int, Inline]) -> Iterator[Block]:
    """Paragraphs all in bold that do what a heading does. `strong` are words in bold by their start."""
    blocks = page.document.blocks
    for place, block in enumerate(blocks):
        bold = strong.get(block.start) if block.kind == "paragraph" else None
        if bold is None or bold.end != block.end or block.quoted or block.group >= 0 or block.landmark:
            continue
        words = page.text[block.start : block.end]
        following = next((each for each in blocks[place + 1 : place + 4] if each.kind not in ("alt", "tooltip")), None)
        if following is not None and _works_as_heading(page, words, following):
            yield block


def _works_as_heading(page: Page, words: str, following: Block) -> bool:
    count = len(words.split())
    if (
        not 1 <= count <= _MOST_WORDS
        or "\n" in words
        or LEFT_OUT in words
        or words[-1] in _ENDS
        or not words[0].isalnum()
    ):
        return False
    if following.kind not in ("paragraph", "item") or following.quoted or _gives_contact(page, words):
        return False
    low = words.lower()
    if low.startswith(page.lists["not_headings"]):
        return False
    after = page.text[following.start : min(following.end, following.start + 80)]
    # "NSPCC" above its number is a name in a list of contacts, and a line above another such line is an address.
    long = following.end - following.start >= 60 or following.kind == "item"
    return long and not (_gives_contact(page, after) and count <= 6)


def _gives_contact(page: Page, words: str) -> bool:
    return _NUMBER_OR_HANDLE.search(words) is not None or page.analysis.knowledge.addresses.stand_in(words)


CHECK = page_check("accessibility/fake-heading", run)
