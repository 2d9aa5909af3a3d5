"""What people read in a PDF file: its pages and its structure put together, in a process of its own if it can."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from safelint.readers.paper.paragraphs import Paragraph
from safelint.readers.pdf.clock import PdfClock
from safelint.readers.pdf.heads import without_heads
from safelint.readers.pdf.joining import RunMaker, Vocabulary
from safelint.readers.pdf.lines import PdfLine, lines_of, set_edges
from safelint.readers.pdf.order import in_order
from safelint.readers.pdf.paragraphs import GuessedParagraphs
from safelint.readers.pdf.pdfium import PdfPages
from safelint.readers.pdf.pypdf import said_by
from safelint.readers.pdf.tagged import TaggedParagraphs, marked_lines
from safelint.readers.pdf.words import NO_MARK, PdfPage, PdfSaid
from safelint.readers.prose.build import PLAIN
from safelint.values.errors import Unreadable

_LEAST_TAGGED = 0.5  # of the words: where the structure holds fewer, it is none
_MOST_GARBLED = 0.3  # of the words
_WHOLE_PAGE = 0.5  # of a page: a picture from this size on, without a word beside it, is one of the page


class PdfRead(NamedTuple):
    """The paragraphs of a file with what it says of itself. `scanned` are the pages (from 1) that are only pictures."""

    paragraphs: list[Paragraph]
    tables: list[int]
    title: str
    language: str
    tagged: bool
    scanned: list[int]


def read_pdf(data: bytes, clock: PdfClock) -> PdfRead:
    """What people read in a file. Raises `Unreadable` where that cannot be told."""
    file = PdfPages(data, clock)
    pages = list(file)
    said = said_by(data, clock) or file.said()
    clock.rest()
    scanned = [number for number, page in enumerate(pages, 1) if not page.words and page.picture >= _WHOLE_PAGE]
    words = list(chain.from_iterable(page.words for page in pages))
    if sum(word.garbled for word in words) > _MOST_GARBLED * len(words):
        raise Unreadable("it does not say which letters its text shows: make it anew from the document it came from")
    lines = [_lines_of(page, number) for number, page in enumerate(pages)]
    set_edges(lines)
    vocabulary = Vocabulary(list(chain.from_iterable(lines)))
    tagged = _tagged(said, pages, lines, vocabulary)
    if tagged is not None:
        return PdfRead(tagged.paragraphs, tagged.tables, said.title, said.language, True, scanned)
    return PdfRead(
        _guessed(pages, lines, vocabulary), [], said.title, said.language, said.tagged and said.tree is None, scanned
    )


def _lines_of(page: PdfPage, number: int) -> list[PdfLine]:
    """The lines of a page in the order of reading, numbered; those at one height in a row have one number."""
    lines = in_order(lines_of(page, number))
    count = 0
    before: PdfLine | None = None
    for line in lines:
        if before is None or not line.is_beside(before):
            count += 1
        line.number = count
        before = line
    return lines


def _guessed(pages: Sequence[PdfPage], lines: Sequence[list[PdfLine]], vocabulary: Vocabulary) -> list[Paragraph]:
    """The paragraphs of a file that tells no structure."""
    found = without_heads(pages, lines)
    guess = GuessedParagraphs(vocabulary, RunMaker(tagged=False))
    return [
        *guess.paragraphs(found.top, PLAIN._replace(landmark="header")),
        *guess.paragraphs(list(chain.from_iterable(found.text))),
        *guess.paragraphs(found.bottom, PLAIN._replace(landmark="footer")),
    ]


def _tagged(
    said: PdfSaid, pages: Sequence[PdfPage], lines: Sequence[list[PdfLine]], vocabulary: Vocabulary
) -> TaggedParagraphs | None:
    """The paragraphs of a file that tells its structure, None where it tells none, or hardly any."""
    if said.tree is None:
        return None
    marked = marked_lines(list(chain.from_iterable(lines)))
    found = TaggedParagraphs(marked, vocabulary, RunMaker(tagged=True), said.language)
    found.read(said.tree)
    outside = [_outside(on_page, found) for on_page in lines]
    left = [[line for line in on_page if not _is_artifact(line)] for on_page in outside]
    count = sum(len(line.words) for on_page in left for line in on_page)
    total = sum(len(page.words) for page in pages)
    if total and count > (1 - _LEAST_TAGGED) * total:
        return None
    found.paragraphs += _guessed(pages, outside, vocabulary)
    return found


def _outside(lines: Sequence[PdfLine], found: TaggedParagraphs) -> list[PdfLine]:
    """What stands on a page and in no element of the structure."""
    kept = []
    for line in lines:
        words = [word for word in line.words if (line.page, word.look.mark) not in found.used]
        if words:
            kept.append(line.part(words))
    return kept


def _is_artifact(line: PdfLine) -> bool:
    return all(word.look.artifact or word.look.mark == NO_MARK for word in line.words)
