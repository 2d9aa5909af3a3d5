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
from safelint.values.errors import SafelintError
from support.pdf import TOP, line, pdf
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


def test_words_of_a_pdf_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(SafelintError, match="cannot be changed"):
        made(tmp_path, TEXT, fixing=True)
