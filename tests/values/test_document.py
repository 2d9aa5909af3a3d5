"""What a document says of its blocks."""

from typing import get_args

import pytest

from safelint.readers import read
from safelint.values.document import Block, BlockKind, Document
from safelint.values.source import Source

ONE, OTHER = Block("cell", 0, 1, group=1, row=2), Block("cell", 2, 3, group=1, row=2, column=1)


@pytest.mark.parametrize(
    ("other", "shares"),
    [(OTHER, True), (OTHER._replace(row=3), False), (OTHER._replace(group=2), False)],
)
def test_cells_share_a_row_of_one_table(other: Block, shares: bool) -> None:
    assert ONE.shares_row(other) is shares


def test_the_nearest_heading_above_is_looked_for_among_so_many_blocks() -> None:
    kinds = ("heading", "paragraph", "heading", "paragraph", "paragraph", "heading")
    blocks = [Block(kind, at, at + 1) for at, kind in enumerate(kinds)]
    document = Document(Source("a.md", "markdown", ""), "", (), blocks)
    assert document.heading_above(4, within=2) == blocks[2]
    assert document.heading_above(4, within=1) is None
    assert document.heading_above(2, within=9) == blocks[0]
    assert document.heading_above(0, within=9) is None


@pytest.mark.parametrize(("level", "between", "found"), [(2, 0, True), (2, 11, True), (2, 12, False), (1, 0, False)])
def test_the_heading_of_a_section_is_near_and_no_title_of_the_page(level: int, between: int, found: bool) -> None:
    kinds = ("heading", *("paragraph",) * (between + 1))
    blocks = [Block(kind, at, at + 1, level=level) for at, kind in enumerate(kinds)]
    document = Document(Source("a.md", "markdown", ""), "", (), blocks)
    assert (document.section_heading(len(blocks) - 1) is not None) is found


def test_what_is_read_as_text() -> None:
    others = {kind for kind in get_args(BlockKind) if not ONE._replace(kind=kind).is_text}
    assert others == {"title", "description", "alt", "tooltip", "label", "placeholder"}


@pytest.mark.parametrize(
    ("landmark", "of_site", "beside"),
    [("", False, False), ("header", False, False), ("nav", True, True), ("footer", True, True), ("aside", False, True)],
)
def test_what_stands_around_a_text(landmark: str, of_site: bool, beside: bool) -> None:
    block = ONE._replace(landmark=landmark)
    assert (block.is_of_site, block.is_beside) == (of_site, beside)


def test_a_document_of_strangers_is_another_that_says_nothing() -> None:
    document = read("a.md", b"---\nsafelint:\n  kind: news\n---\n<!-- safelint-disable -->\nCall 999.\n", "markdown")
    unspoken = document.unspoken()
    assert (unspoken.meta.kind, tuple(unspoken.comments)) == ("", ())
    assert (document.meta.kind, len(document.comments)) == ("news", 1)
    assert unspoken.text == document.text
    assert unspoken.span(0, 4) == document.span(0, 4)


@pytest.mark.parametrize(
    ("content", "encoding", "editable"), [(b"caf\xc3\xa9", "utf-8", True), (b"caf\xe9", "", False)], ids=str
)
def test_a_source_is_held_against_what_its_file_holds(content: bytes, encoding: str, editable: bool) -> None:
    source = Source("a.txt", "text", "caf\u00e9")
    found = source.of_file(content)
    assert (found.encoding, found.editable, found.content) == (encoding, editable, content)
    assert (source.encoding, source.editable, source.content) == ("utf-8", True, b"")
