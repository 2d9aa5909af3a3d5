"""The points of a list, each read with the words that introduce it: "Does your partner:" and "read your messages?" are
one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from safelint.lexicon.folding import Fold
from safelint.values.document import BREAK, Block, Document
from safelint.values.source import Source

_LONGEST = 200  # characters of an introduction
_MOST = 40  # points of one text that are looked at


class Point(NamedTuple):
    """A point of a list: in what all points are read as, its sentence begins at `start`, and goes on in its own words,
    those of `block`, at `own`."""

    start: int
    own: int
    block: Block


def read(folded: Fold, blocks: Sequence[Block]) -> tuple[Document, list[Point]]:
    """The sentences that the points of the lists of a document make with their introductions, a block each, and each
    point."""
    parts: list[str] = []
    made: list[Block] = []
    points: list[Point] = []
    at = 0
    for introduction, block in _introduced(folded, blocks):
        parts.append(introduction + _words(folded, block))
        points.append(Point(at, at + len(introduction), block))
        made.append(Block("item", at, at + len(parts[-1])))
        at = made[-1].end + len(BREAK)
        if len(points) == _MOST:
            break
    text = BREAK.join(parts)
    return Document(Source("", "text", text), text, (), made), points


def _words(folded: Fold, block: Block) -> str:
    return folded.cased[folded.fold(block.start) : folded.fold(block.end)]


def _introduced(folded: Fold, blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Each first paragraph of a point, with what ends in a colon before its list, without the colon."""
    introduction, group, row = "", -1, -1
    for before, block in zip((None, *blocks), blocks, strict=False):
        if block.kind != "item":
            continue
        if block.group != group:
            group, row = block.group, -1
            last = _words(folded, before).rstrip() if before is not None and before.kind == "paragraph" else ""
            introduction = f"{last[:-1]} " if last.endswith(":") and len(last) <= _LONGEST else ""
        if introduction and block.row != row:
            row = block.row
            yield introduction, block
