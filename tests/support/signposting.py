"""What the engine does before signposting is judged, with a small reader of Markdown in place of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from safelint.help.signposting import Assessment, Guide
from safelint.help.topics import TopicFound, TopicIndex
from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge
from safelint.numbers.numbered import NumberedText
from safelint.numbers.registry import Registry
from safelint.values.document import BREAK, Block, Document, Inline, Meta, Segment
from safelint.values.entries import Pack
from safelint.values.settings import Settings
from safelint.values.source import Source, Span

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def document(source: str, *, whole_page: bool = False) -> Document:
    """Headings (#), list items (-) and paragraphs with links; every block is its own text."""
    blocks: list[Block] = []
    inlines: list[Inline] = []
    pieces: list[str] = []
    length = 0
    for group, chunk in enumerate(re.split(r"\n\s*\n", source.strip())):
        lines = chunk.split("\n")
        parts = lines if all(line.startswith("- ") for line in lines) else [chunk]
        for row, part in enumerate(parts):
            kind, level = "paragraph", 0
            if part.startswith("#"):
                level = len(part) - len(part.lstrip("#"))
                kind, part = "heading", part.lstrip("# ")
            elif part.startswith("- "):
                kind, part = "item", part[2:]
            links = []
            while match := _LINK.search(part):
                links.append((match.start(), match.start() + len(match.group(1)), match.group(2)))
                part = part[: match.start()] + match.group(1) + part[match.end() :]
            if pieces:
                pieces.append(BREAK)
                length += 1
            inside = group if kind == "item" else -1
            blocks.append(Block(kind, length, length + len(part), level, inside, row if inside >= 0 else -1))
            for start, end, target in links:
                inlines.append(Inline("link", length + start, length + end, Span(0, 0), target))
            pieces.append(part)
            length += len(part)
    text = "".join(pieces)
    segments = [Segment(0, 0, len(text), True)]
    return Document(Source("a.md", "markdown", text), text, segments, blocks, inlines, (), Meta(whole_page=whole_page))


def view(source: str) -> NumberedText:
    return as_text(document(source))


@cache
def knowledge() -> Knowledge:
    return Knowledge(pack(), ())


def elements() -> Mapping[str, Any]:
    return pack().elements


@cache
def pack() -> Pack:
    return loader.load()


@cache
def registry() -> Registry:
    return Registry.of(pack())


@cache
def guide() -> Guide:
    return knowledge().guide


@cache
def index() -> TopicIndex:
    return knowledge().topics


def as_text(doc: Document) -> NumberedText:
    return NumberedText(doc, Settings(), knowledge())


def topics(doc: Document) -> tuple[TopicFound, ...]:
    text = as_text(doc)
    masked = [(hit.start, hit.end) for hit in text.names if hit.value.role != "generic"]
    return index().detect(text, masked, guide().standing(text).left_out)


def assess(source: str, kind: str = "service-page", *, given: tuple[str, ...] = (), **settings: Any) -> Assessment:
    """What a Markdown text gives and lacks; topics are detected unless given."""
    doc = document(source)
    text = as_text(doc)
    found = index().given(given) if given else topics(doc)
    return guide().assess(text, found, knowledge().kinds[kind], Settings(kind=kind, **settings), guide().standing(text))
