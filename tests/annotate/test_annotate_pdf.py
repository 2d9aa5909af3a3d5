"""A copy of a PDF file with the findings as highlights: on exactly their words."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from safelint import readers
from safelint.annotate import annotated
from safelint.config import Flags
from safelint.values.errors import SafelintError, Unreadable
from support import DATA
from support.pdf import TOP, line, lines, pdf
from support.ways_to_run import DAY

TEXT = pdf(line("They said that he committed suicide."))


def made(folder: Path, data: bytes, *, fixing: bool = False) -> bytes:
    path = folder / "draft.pdf"
    path.write_bytes(data)
    return annotated(str(path), Flags(today=DAY), fixing=fixing).data


def notes(data: bytes) -> list[Any]:
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    return [each.get_object() for each in page["/Annots"]]


def test_a_highlight_lies_on_exactly_the_words(tmp_path: Path) -> None:
    copy = made(tmp_path, TEXT)
    assert readers.read("a.pdf", copy, "pdf").source.text == "They said that he committed suicide.\n"
    (highlight,) = [each for each in notes(copy) if each["/Contents"].endswith("terminology/commit-suicide")]
    left, bottom, right, top = map(float, highlight["/Rect"])
    assert highlight["/Subtype"] == "/Highlight"
    assert left == pytest.approx(72 + 7.949 * 11, abs=0.1)  # what stands before it, by the widths of Helvetica
    assert right - left == pytest.approx(8.002 * 11, abs=0.1)
    assert bottom < TOP < top


def test_the_first_note_gives_the_verdict(tmp_path: Path) -> None:
    first = notes(made(tmp_path, TEXT))[0]
    assert first["/Subtype"] == "/Text"
    assert first["/Contents"].startswith("safelint: ")


def test_earlier_notes_of_ours_are_replaced_and_others_stay(tmp_path: Path) -> None:
    theirs = "<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Ana) /Contents (Look again)>>"
    once = made(tmp_path, pdf(line("They said that he committed suicide."), annotations=theirs))
    twice = made(tmp_path, once)
    assert [each["/Contents"] for each in notes(twice)] == [each["/Contents"] for each in notes(once)]
    assert notes(twice)[0]["/T"] == "Ana"


def packed(data: bytes) -> bytes:
    """The file with its objects in streams, as programs of today write it."""
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    writer.pages[0][pypdf.generic.NameObject("/Tabs")] = pypdf.generic.NameObject("/S")
    held = io.BytesIO()
    writer.write(held)
    assert b"/Type /XRef" in held.getvalue()
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [TEXT, TEXT.rstrip(), packed(TEXT), b"HTTP/1.1 200 OK\r\n\r\n" + TEXT],
    ids=["table", "no line end at its end", "table in a stream", "something before it"],
)
def test_no_byte_of_the_file_changes(tmp_path: Path, data: bytes) -> None:
    copy = made(tmp_path, data)
    assert copy.startswith(data)
    assert pypdf.PdfReader(io.BytesIO(copy)).metadata.title == "Help at home"
    assert len(notes(copy)) == len(notes(made(tmp_path, TEXT)))
    document = readers.read("a.pdf", copy, "pdf")
    assert (document.meta.title, document.source.text) == ("Help at home", "They said that he committed suicide.\n")


def test_a_highlight_goes_over_two_lines(tmp_path: Path) -> None:
    copy = made(tmp_path, pdf(lines("The report of the court says that the man had committed", "suicide.")))
    (highlight,) = [each for each in notes(copy) if each["/Contents"].endswith("terminology/commit-suicide")]
    corners = list(map(float, highlight["/QuadPoints"]))
    assert len(corners) == 16  # two rectangles
    assert corners[8] == pytest.approx(72, abs=0.1)


def test_nothing_is_written_after_an_end_that_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="its end is damaged"):
        made(tmp_path, TEXT.replace(b"startxref\n", b"startxref\n9"))


def test_nothing_is_written_into_what_is_encrypted(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="it is encrypted"):
        made(tmp_path, (DATA / "pdf" / "no-changes-allowed.pdf").read_bytes())


def test_words_of_a_pdf_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(SafelintError, match="cannot be changed"):
        made(tmp_path, TEXT, fixing=True)
