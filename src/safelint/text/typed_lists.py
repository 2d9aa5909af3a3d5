"""Lists typed as lines of a paragraph: with a mark at the head of each line, or below one that ends with a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.text.wrapping import room

if TYPE_CHECKING:
    from safelint.values.document import Document

_SIGN = r"[\u2190-\u21FF\u2600-\u27BF\u2B00-\u2BFF\U0001F300-\U0001FAFF]\uFE0F?"  # an arrow, a tick, a pointing hand
_MARKED = regex(rf"(?:\r\n?|\n)[ \t]*([•·▪‣●○◦–—*-]|\([a-z]{{1,3}}\)|(?P<sign>{_SIGN}))[ \t]+(?=\S)")
_LED = regex(r":[ \t]*(?:\r\n?|\n)")
_LINE = regex(r"[^\r\n]+")
_BULLETS = "•▪‣●○◦"
_FEWEST = 2  # lines
_MOST = 40  # lines
_REACH = 5  # characters before the end of a line
_SAID = 100  # characters of the line above a list


def item_starts(document: Document, refusing: Set[str]) -> Iterator[int]:
    """Where the items of such lists begin, in no order. What a line with a word of `refusing` lists stays with it:
    "please do not use:"."""
    text = document.text
    marked = list(_MARKED.finditer(text))
    kinds = [(document.block_index(match.start()), "sign" if match["sign"] else match[1][0]) for match in marked]
    count = Counter(kinds)
    blocks = {index for index, _ in kinds}
    # Once for each block: its first line may be long, and many lines may have a mark.
    above = ((index, _LINE.match(text, document.blocks[index].start)) for index in blocks)
    refused = {index for index, line in above if line and not refusing.isdisjoint(_last_words(text, *line.span()))}
    for match, kind in zip(marked, kinds, strict=True):
        led = text[max(match.start() - _REACH, 0) : match.start()].rstrip().endswith(":")
        if (led or match[1] in _BULLETS or count[kind] >= _FEWEST) and kind[0] not in refused:
            yield match.start() + 1
    leads = list(_LED.finditer(text))
    longest = max(map(len, text.splitlines()), default=0) if leads else 0
    for lead in leads:
        if refusing.isdisjoint(_last_words(text, document.block_at(lead.start()).start, lead.start())):
            yield from _below(document, lead.end(), room(longest))


def _last_words(text: str, start: int, end: int) -> list[str]:
    return text[max(end - _SAID, start) : end].lower().split()


def _below(document: Document, start: int, room: int) -> Iterator[int]:
    """The lines from `start` to the end of its block, where the next word would have stood on each but the last within
    `room` characters: nobody broke them for want of it."""
    block = document.block_at(start)
    lines = list(islice(_LINE.finditer(document.text, start, block.end), _MOST + 1))
    if not _FEWEST <= len(lines) <= _MOST or not block.start < start < block.end:
        return
    words = [line[0].strip() for line in lines]
    if all(word and len(word) + 1 + len(after.split(" ", 1)[0]) <= room for word, after in pairwise(words)):
        yield from (line.start() for line in lines)
