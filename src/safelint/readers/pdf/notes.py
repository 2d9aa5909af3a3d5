"""Notes on the words of a PDF file, written into a copy. It runs in the process that reads such files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from safelint.readers.paper.paragraphs import Paragraph, placed
from safelint.readers.pdf.clock import PdfClock
from safelint.readers.pdf.pdfium import PdfPages
from safelint.readers.pdf.pypdf import notes_after
from safelint.readers.pdf.words import OnPage, PageBox, PdfNote, TextAt

AskedNote = tuple[str, Sequence[OnPage]]
"""What is said, and of which characters; without any it is said of the whole text."""


def places_of(paragraphs: list[Paragraph]) -> list[TextAt]:
    """Where on the pages the text of the paragraphs stands, in order."""
    found: list[TextAt] = []
    line, place = 0, ""
    for start, run in placed(paragraphs):
        if not run.part:
            continue
        if run.place != place:
            line, place = line + 1, run.place
        page, first, length = int(run.part), run.piece, len(run.text)
        last = found[-1] if found else None
        if last is not None and (last.page, last.line, last.start - last.first) == (page, line, start - first):
            found[-1] = last._replace(length=start + length - last.start)
        else:
            found.append(TextAt(start, page, first, length, line))
    return found


def noted(data: bytes, author: str, asked: Sequence[AskedNote], clock: PdfClock) -> bytes:
    """What follows the bytes of the file in a copy with notes of an author. Raises `Unreadable` where nothing can be
    written into the file."""
    wanted: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    places: list[list[tuple[int, int]]] = []  # of each note: page, and number of its range there
    for _, ranges in asked:
        places.append([])
        for page, first, last in ranges:
            places[-1].append((page, len(wanted[page])))
            wanted[page].append((first, last))
    file = PdfPages(data, clock)
    boxes = {page: file.boxes(page, ranges) for page, ranges in wanted.items()}
    notes = [note for (words, _), each in zip(asked, places, strict=True) for note in _notes(each, boxes, words)]
    return notes_after(data, notes, author, clock)


def _notes(places: Sequence[tuple[int, int]], boxes: dict[int, list[list[PageBox]]], words: str) -> Iterator[PdfNote]:
    """A note for each page that the words stand on, and one at the top where none shows them."""
    found: defaultdict[int, list[PageBox]] = defaultdict(list)
    for page, number in places:
        found[page] += boxes[page][number]
    seen = {page: each for page, each in found.items() if each}
    yield from (PdfNote(page, each, words) for page, each in seen.items())
    if not seen:
        yield PdfNote(0, (), words)
