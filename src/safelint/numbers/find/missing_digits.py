"""Numbers too short to ring that a table or a list offers under a heading for phone numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.find.surroundings import is_other, surroundings_at
from safelint.values.document import Block, Document
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText

_SHORT = regex(r"(?<![\w+#/.,-])0\d{2,4}[ \u00a0-]\d{2,4}(?:[ \u00a0-]\d{1,4})?(?!\S)")
_HOURS = regex(r"(?:[01]\d|2[0-4])[0-5]\d[ \u00a0-](?:[01]\d|2[0-4])[0-5]\d")  # "0830-1700"
_WORD = regex(r"\w+")
_LEAST, _MOST = 7, 10  # digits of a number with some left out
_BLOCKS_TO_HEADING = 40  # a list of many numbers under one heading


def lacking_digits(view: NamedText, indexes: Iterable[int]) -> Iterator[Number]:
    """The numbers lacking digits that end the cells and items at `indexes`, of which none ends with a known number."""
    document, plan = view.document, view.knowledge.registry.plan
    for index in indexes:
        block = document.blocks[index]
        match = _SHORT.search(document.text, max(block.start, block.end - 24), block.end)
        if match is None or _HOURS.fullmatch(match.group()) or not _is_for_phones(view, index, match.start()):
            continue
        digits = plan.national(match.group())
        if not _LEAST <= len(digits) <= _MOST or not plan.wanted(digits)[1]:
            continue
        here = surroundings_at(document.text, match.start(), view.knowledge.cue_words, plan)
        if not is_other(here, match.start()):
            yield Number(match.start(), match.end(), match.group(), digits, "phone")


def _is_for_phones(view: NamedText, index: int, at: int) -> bool:
    document, cues = view.document, view.knowledge.cue_words
    block = document.blocks[index]
    before = document.text[block.start : at].strip()
    if any(char.isdigit() for char in before) or len(before) > 60:
        return False
    heading = document.heading_above(index, _BLOCKS_TO_HEADING)
    if block.kind == "cell":
        head = next(_heads(document, index, block), None)
        plain = head is not None and document.text[head.start : head.end].strip().lower() in cues.plain_heads
        return not before and _says_phones(view, heading if plain else head)
    return before[-1:] in ("", ":", "\u2013", "\u2014", "-") and _says_phones(view, heading)


def _heads(document: Document, index: int, block: Block) -> Iterator[Block]:
    """The header of a cell's column."""
    for each in reversed(document.blocks[max(0, index - 400) : index]):
        if each.group != block.group:
            return
        if each.header and each.column == block.column:
            yield each


def _says_phones(view: NamedText, block: Block | None) -> bool:
    if block is None:
        return False
    said = _WORD.findall(view.document.text[block.start : block.end].lower())
    cues = view.knowledge.cue_words
    return cues.other_heads.isdisjoint(said) and view.matches.holds("numbers.phones_head", block.start, block.end)
