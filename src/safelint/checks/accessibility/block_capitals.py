"""Running words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import Page, page_check
from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.knowledge.index import Knowledge
    from safelint.values.document import Block
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_C = "A-ZÀ-ÖØ-ÞŴŶ"
_REST = rf"['’]?[{_C}]['’{_C}]*+(?![\w@/])"
_GAP = r"(?:[ \t\r\n\u00a0]{1,3}|[,:;&–—-]| [&–—-] )[ \t\r\n\u00a0]{0,3}"
# The letter comes first, so that the search leaps from capital to capital.
_RUN = regex(rf"[{_C}](?<![\w.@/-].){_REST}(?:{_GAP}(?:[{_C}]{_REST}|[AIOYÂÔ](?!\w)|\d{{1,4}}(?![\w.])))++")
_CAPITALS = regex(rf"[{_C}][{_C}'’]+")
_BEYOND_LATIN_1 = ("Ŵ", "Ŷ")
_OF_LATIN_1 = bytes((*range(0x41, 0x5B), *range(0xC0, 0xD7), *range(0xD8, 0xDF)))
# "A" stands for every capital, "'" for an apostrophe and for all that Latin-1 lacks.
_SHAPE = bytes.maketrans(_OF_LATIN_1 + b"?", b"A" * len(_OF_LATIN_1) + b"'")
_TWO = regex("A(?='?A)")
_ROMAN = frozenset("IVXLC")
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 12
_FEWEST_LETTERS_OF_HEADING = 8
_LINE_END = regex(r"[\n\0]")  # of a block, too
_SHORT = 20_000  # characters
_LABEL = 60  # characters of a line of plain text that may stand for a heading


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    known: frozenset[str] | None = None
    for match in _runs(page.text):
        start, end = match.span()
        block = page.document.block_at(start)
        if not block.is_text or block.landmark == "nav":
            continue
        if known is None:
            if len(page.text) < _SHORT and sum(len(word) > 1 for word in filter(str.isupper, page.text.split())) < 2:
                return  # one word with hyphens
            known = page.analysis.knowledge.made(_known)
        if _shouts(page, block, start, end, known):
            yield page.finding(rule, "shouts", (start, end))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """As `_RUN.finditer`, but the pattern is only tried at the first of two capitals, which are quickly found."""
    if any(map(text.__contains__, _BEYOND_LATIN_1)):
        yield from _RUN.finditer(text)
        return
    shape = text.encode("latin-1", "replace").translate(_SHAPE).decode("latin-1")
    end = 0
    for two in _TWO.finditer(shape):
        at = two.start()
        if at >= end and (run := _RUN.match(text, at)):
            end = run.end()
            yield run


def _known(knowledge: Knowledge) -> frozenset[str]:
    """Letters that people expect in capitals."""
    forms = [form for each in knowledge.pack.abbreviations for form in each.forms]
    return frozenset((*knowledge.pack.accessibility["initialisms"], *(form for form in forms if form.isupper())))


def _shouts(page: Page, block: Block, start: int, end: int, known: frozenset[str]) -> bool:
    run = " ".join(page.text[start:end].split()).replace("\u2019", "'")
    for marker in page.lists["markers"]:
        run = run.replace(marker, "")
    words = [word for word in _CAPITALS.findall(run) if word not in known and not _ROMAN.issuperset(word)]
    letters = sum(map(len, words))
    is_plain = page.document.meta.is_plain
    whole = start - block.start <= 2 and block.end - end <= 2
    if block.kind == "heading":
        if is_plain:  # capitals are how plain text shows a heading
            return False
        if whole and len(words) >= 2 and letters >= _FEWEST_LETTERS_OF_HEADING:
            return True
    if len(words) < _FEWEST_WORDS or letters < _FEWEST_LETTERS:
        return False
    if is_plain and block.kind in ("paragraph", "item") and _is_label(page.text, start, end):
        return False
    if start == block.start and not whole and page.analysis.kind.own.capitals_at_start:
        return False  # papers set the first words of a story so
    return not page.analysis.is_quoted(start, end)


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands in a short line of capitals between others, as plain text shows a heading."""
    before = _LINE_END.split(text[max(0, start - 2 * _LABEL) : start])
    after = _LINE_END.split(text[end : end + 2 * _LABEL])
    line = before[-1] + text[start:end] + after[0]
    neighbours = before[-2:-1] + after[1:2]
    return len(line) <= _LABEL and line.isupper() and not any(map(str.isupper, neighbours))


CHECK = page_check("accessibility/block-capitals", run, plain=True)
