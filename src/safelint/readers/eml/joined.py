"""One document of several, as of a message with its attachments: a text of one line a block."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from safelint.readers.paper.paragraphs import INNER_BREAK
from safelint.readers.prose.build import Builder
from safelint.values.document import Block, Document, Element, Meta
from safelint.values.source import Source, Span

_LINE_ENDS = str.maketrans({"\n": INNER_BREAK, "\r": " "})


class Portion(NamedTuple):
    """Blocks of a document, whole or only their first words, that go into another; `place` is where they stand in it
    ("attachment 1"), "" for the main part."""

    document: Document
    blocks: Sequence[Block]
    place: str = ""


def joined(
    path: str, media: str, portions: Sequence[Portion], meta: Meta, unread: Iterable[str], passed_over: str
) -> Document:
    """The document that holds those, in order; `unread` as there, `passed_over` are words for what is left out, ""
    where nothing is."""
    lines = [
        (portion, block, place, portion.document.text[block.start : block.end].translate(_LINE_ENDS))
        for portion in portions
        for block, place in zip(portion.blocks, _places(portion), strict=True)
    ]
    lines = [line for line in lines if line[3]]
    text = "".join(f"{words}\n" for _, _, _, words in lines)
    builder = Builder(text, text, [])
    finer: list[tuple[int, str]] = []
    at = groups = number = 0
    for portion in portions:
        moved = _Moved(builder, portion, groups, meta.language)
        while number < len(lines) and lines[number][0] is portion:
            _, block, _, words = lines[number]
            moved.add(block, words, at)
            finer += _finer_places(portion, block, at)
            at += len(words) + 1
            number += 1
        groups = moved.finish()
    if passed_over:
        builder.passed_over[""] = passed_over
    places = tuple(place for _, _, place, _ in lines)
    source = Source(path, media, text, encoding="", places=places, finer_places=tuple(finer))
    return builder.document(source, meta, unread)


class _Moved:
    """One portion on its way into the whole, in which `groups` tables and lists stand already."""

    def __init__(self, builder: Builder, portion: Portion, groups: int, language: str) -> None:
        self._builder = builder
        self._portion = portion
        self._groups = groups
        own = portion.document.meta.language
        self._language = own if own != language else ""
        self._moved: dict[int, tuple[Block, int, int]] = {}  # by the start of the block: where it stands now
        self._tables = {each.group: each for each in portion.document.elements if each.name == "table"}

    def add(self, block: Block, words: str, at: int) -> None:
        """A block, whose words stand at `at` in the text."""
        builder = self._builder
        self._moved[block.start] = block, builder.start, at
        group = block.group + self._groups if block.group >= 0 else -1
        table = self._tables.pop(block.group, None) if block.kind == "cell" else None
        if table is not None:
            builder.elements.append(Element("table", Span(at, at + len(words)), builder.start, group, table.attrs))
        context = block._replace(group=group, language=block.language or self._language)
        for position, line in enumerate(words.split(INNER_BREAK)):
            if position:
                builder.put(context, "\n", at - 1, at)
            builder.add(context, at, at + len(line))
            at += len(line) + 1
        builder.close()
        unsure = self._portion.document.unsure
        start = self._moved[block.start][1]
        builder.unsure += [
            (start + left - block.start, start + right - block.start)
            for left, right in unsure
            if block.start <= left and right <= block.end
        ]

    def finish(self) -> int:
        """Takes along what lies in the blocks; gives how many groups there are now."""
        document = self._portion.document
        for inline in document.inlines:
            found = self._moved.get(document.block_at(inline.start).start)
            if found is None or inline.end > found[0].end or inline.end == inline.start:
                continue
            block, start, at = found
            first, last = inline.start - block.start, inline.end - block.start
            span = Span(at + first, at + last)
            moved = inline._replace(start=start + first, end=start + last, span=span)
            if inline.kind == "image" and inline.attrs.get("alt") == "":  # so a page says that it only decorates
                moved = moved._replace(attrs={**inline.attrs, "role": "presentation"})
            self._builder.inlines.append(moved)
        return self._groups + 1 + max((block.group for block in document.blocks), default=-1)


def _finer_places(portion: Portion, block: Block, at: int) -> Iterator[tuple[int, str]]:
    """Where parts of a block stand, whose words stand at `at` in the whole."""
    left, right = portion.document.span(block.start, block.end)
    finer = portion.document.source.finer_places
    first, last = (bisect_left(finer, offset, key=itemgetter(0)) for offset in (left, right))
    return ((at + offset - left, f"{_before(portion)}{place}") for offset, place in finer[first:last])


def _before(portion: Portion) -> str:
    """What the places of a portion begin with."""
    return f"{portion.place}, " if portion.place else ""


def _places(portion: Portion) -> Iterator[str]:
    """Where each block of a portion stands, in words."""
    document = portion.document
    before = _before(portion)
    tables: dict[int, int] = {}
    count = 0
    for block in portion.blocks:
        told = document.source.place(document.span(block.start, block.end).start)
        if told is None and block.kind == "cell":
            told = f"table {tables.setdefault(block.group, len(tables) + 1)}, row {block.row + 1}"
        elif told is None and block.kind == "alt":
            told = "picture"
        elif told is None:
            count += 1
            told = f"paragraph {count}"
        yield before + told
