"""Notes on the words of a PDF file, written into a copy. It runs in the process that reads such files."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from safelint.readers._paper import Run, placed
from safelint.readers._pdf_reading import read_pdf
from safelint.readers._pdf_words import PageBox, PdfNote
from safelint.readers._pdfium import PdfPages
from safelint.readers._pypdf import with_notes

Asked = tuple[int, int, str]
"""A range of the text that is read of the file, and what is said of it; an empty range is the whole text."""

_Characters = tuple[int, int]


def noted(data: bytes, author: str, asked: Sequence[Asked]) -> bytes:
    """The file with notes of an author. Raises `Unreadable` as reading it does."""
    runs = [(at, run) for at, run in placed(read_pdf(data).paragraphs) if run.part]
    starts = [at for at, _ in runs]
    wanted: defaultdict[int, list[_Characters]] = defaultdict(list)
    places: list[list[tuple[int, int]]] = []  # of each note: page, and number of its range there
    for start, end, _ in asked:
        places.append([])
        for page, characters in _characters(runs, starts, start, end):
            places[-1].append((page, len(wanted[page])))
            wanted[page].append(characters)
    file = PdfPages(data)
    boxes = {page: file.boxes(page, ranges) for page, ranges in wanted.items()}
    notes = [note for (_, _, words), each in zip(asked, places, strict=True) for note in _notes(each, boxes, words)]
    return with_notes(data, notes, author)


def _notes(places: Sequence[tuple[int, int]], boxes: dict[int, list[list[PageBox]]], words: str) -> Iterator[PdfNote]:
    """A note for each page that the words stand on, and one at the top where none shows them."""
    found: defaultdict[int, list[PageBox]] = defaultdict(list)
    for page, number in places:
        found[page] += boxes[page][number]
    seen = {page: each for page, each in found.items() if each}
    yield from (PdfNote(page, each, words) for page, each in seen.items())
    if not seen:
        yield PdfNote(0, (), words)


def _characters(
    runs: Sequence[tuple[int, Run]], starts: Sequence[int], start: int, end: int
) -> Iterator[tuple[int, _Characters]]:
    """The characters of the pages that a range of the text is made of, those of one line together."""
    last: tuple[int, int, int, str] | None = None
    at = max(bisect_right(starts, start) - 1, 0)
    while at < len(runs) and runs[at][0] < end:
        offset, run = runs[at]
        at += 1
        left, right = max(start - offset, 0), min(end - offset, len(run.text))
        if left >= right:
            continue
        page, first, until = int(run.part), run.piece + left, run.piece + right
        if last is not None and (last[0], last[3]) == (page, run.place) and first >= last[2]:
            last = page, last[1], until, run.place
            continue
        if last is not None:
            yield last[0], (last[1], last[2])
        last = page, first, until, run.place
    if last is not None:
        yield last[0], (last[1], last[2])
