"""What stands on the pages of a PDF file: words, each with its place, and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NO_MARK = -1


class PageBox(NamedTuple):
    """A rectangle in points, as text runs: `left` is where a word begins and `top` is above `bottom`."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class PdfLook(NamedTuple):
    """How a word is set, and as what.

    `mark` is the number of the marked content that holds it, `NO_MARK` where none does; `artifact` is true for what the
    file itself calls no part of its text, `unseen` for text that is not painted, as programs lay over a picture of a
    page; `turn` is the number of quarter turns, with the clock, by which the page has to be turned to read it.
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    mark: int = NO_MARK
    artifact: bool = False
    unseen: bool = False
    turn: int = 0


class PdfWord(NamedTuple):
    """Characters without white space between them that look the same.

    `first` is the number of its first character among those of the page, `length` how many those are, so that whoever
    writes into the file finds its place. `spaced` tells whether white space stands before it, `apart` whether that is
    only a gap on the page and no space in the file, `garbled` whether the file does not say which letters it shows.
    """

    text: str
    first: int
    length: int
    box: PageBox
    look: PdfLook
    spaced: bool = True
    apart: bool = False
    garbled: bool = False
    link: str = ""


class PdfPage(NamedTuple):
    """The words of a page in the order of the file. `picture` is how much of the page its largest picture covers."""

    width: float
    height: float
    words: list[PdfWord]
    picture: float = 0.0


class PdfNode:
    """An element of the structure. `kind` is its name in the standard, `content` its parts in order: elements, and
    marked content as page (from 0) and number. `alt` is None where the file has none."""

    def __init__(self, kind: str, alt: str | None = None, language: str = "", actual: str = "") -> None:
        self.kind = kind
        self.alt = alt
        self.language = language
        self.actual = actual
        self.content: list[PdfNode | tuple[int, int]] = []


class PdfSaid(NamedTuple):
    """What a file says of itself; `tree` is None where its structure cannot be told, though it may be `tagged`."""

    title: str
    language: str
    tree: PdfNode | None
    tagged: bool


class PdfNote(NamedTuple):
    """A note that is written into a file: rectangles of one page (from 0), as the file counts points, and what is said
    of the words there. Without any it stands at the top of the page."""

    page: int
    boxes: Sequence[PageBox]
    words: str


OnPage = tuple[int, int, int]
"""A page (from 0), the first of some of its characters, and the one after the last."""


class TextAt(NamedTuple):
    """`length` characters of the text that is read of a file begin at `start` there, and at `first` among the
    characters of a page (from 0). `line` tells those of one line from others."""

    start: int
    page: int
    first: int
    length: int
    line: int


def turned(box: PageBox, quarters: int, width: float, height: float) -> PageBox:
    """A rectangle of a page after quarter turns with the clock. `width` and `height` are those before it is turned."""
    for _ in range(quarters % 4):
        box = PageBox(box.bottom, width - box.right, box.top, width - box.left)
        width, height = height, width
    return box
