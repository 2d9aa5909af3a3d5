"""Word and OpenDocument files that LibreOffice and pandoc write, and what those and python-docx say of our comments."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from safelint.annotate import annotated
from safelint.config import Flags
from support.office import FAULTS, TEXTS, TODAY, checked, commented, even, markup, office, page, pandoc, told
from support.outside import need

WRITERS = ("libreoffice", "pandoc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each text as a page in `html`, and as Word and OpenDocument files in a folder of each writer."""
    need(shutil.which("soffice") and shutil.which("pandoc"), "LibreOffice Writer and pandoc")
    folder = tmp_path_factory.mktemp("office")
    (folder / "html").mkdir()
    pages = [page(text, folder / "html") for text in TEXTS]
    for ending, name in (("docx", "docx:MS Word 2007 XML"), ("odt", "odt:writer8")):
        words = ("--infilter=HTML (StarWriter)", "--convert-to", name, "--outdir", str(folder / "libreoffice"))
        office(*words, *map(str, pages), folder=folder)
        (folder / "pandoc").mkdir(exist_ok=True)
        for made in pages:
            pandoc(made, "-f", "html", "-o", str(folder / "pandoc" / f"{made.stem}.{ending}"))
    return folder


@pytest.fixture(scope="module")
def marked(folder: Path) -> Path:
    """The Word files with our comments, and beside them with our fixes."""
    for writer in WRITERS:
        for name, fixing in (("marked", False), ("fixed", True)):
            (folder / name / writer).mkdir(parents=True)
            for path in sorted((folder / writer).glob("*.docx")):
                data = annotated(str(path), Flags(today=TODAY), fixing=fixing).data
                (folder / name / writer / path.name).write_bytes(data)
    return folder


def word_files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*/*.docx"))
    assert len(found) == len(WRITERS) * len(TEXTS)
    return found


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("name", [text.stem for text in TEXTS])
def test_the_format_changes_nothing_that_is_found(folder: Path, writer: str, ending: str, name: str) -> None:
    wanted = told(checked(folder / "html" / f"{name}.html"))
    assert any(words == "0800 1112" for _, words in wanted["findings"])
    assert told(checked(folder / writer / f"{name}.{ending}")) == wanted


@pytest.mark.parametrize("wrap", ["none", "auto"])
@pytest.mark.parametrize("ending", ["rst", "adoc"])
@pytest.mark.parametrize("name", [text.stem for text in TEXTS])
def test_the_markup_changes_nothing_that_is_found(folder: Path, ending: str, name: str, wrap: str) -> None:
    page = folder / "html" / f"{name}.html"
    made = folder / wrap / f"{name}.{ending}"
    made.parent.mkdir(exist_ok=True)
    made.write_text(markup(page, ending, wrap), encoding="utf-8")
    assert told(checked(made)) == told(checked(page))


def test_pandoc_gives_each_comment_back_on_its_words(marked: Path) -> None:
    for path in word_files(marked / "marked"):
        report = checked(marked / path.parent.name / path.name)
        wanted = Counter((even(each.text), each.rule) for each in report.findings if each.text)
        found = commented(path)
        assert wanted, path
        assert wanted - found == Counter(), path
        assert sum(found.values()) == len(report.findings) + 1, path  # and one on the whole text


def test_python_docx_opens_what_is_marked(marked: Path) -> None:
    try:
        import docx
    except ModuleNotFoundError:
        need(None, "python-docx")
    for path in word_files(marked / "marked"):
        report = checked(marked / path.parent.name / path.name)
        comments = list(docx.Document(str(path)).comments)
        assert len(comments) == len(report.findings) + 1, path
        assert {each.author for each in comments} == {"safelint"}


def test_libreoffice_opens_what_is_marked(marked: Path) -> None:
    for writer in WRITERS:
        files = [str(path) for path in sorted((marked / "marked" / writer).glob("*.docx"))]
        assert len(files) == len(TEXTS)
        out = marked / "opened" / writer
        office("--convert-to", "odt:writer8", "--outdir", str(out), *files, folder=marked)
        office("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(out), *files, folder=marked)
        for file in files:
            stem = Path(file).stem
            assert FAULTS in even((out / f"{stem}.txt").read_text(encoding="utf-8-sig"))
            content = zipfile.ZipFile(out / f"{stem}.odt").read("content.xml").decode()
            report = checked(marked / writer / f"{stem}.docx")
            assert content.count("<office:annotation ") == len(report.findings) + 1


def test_refusing_the_changes_gives_the_text_and_accepting_them_the_fixed_one(marked: Path) -> None:
    for path in word_files(marked / "fixed"):
        before = pandoc(marked / path.parent.name / path.name, "-t", "plain", "--wrap=none")
        assert pandoc(path, "--track-changes=reject", "-t", "plain", "--wrap=none") == before
        after = even(pandoc(path, "--track-changes=accept", "-t", "plain", "--wrap=none"))
        assert "Childline is on 0800 1111." in after, path
        assert "Childline is on 08001111." in even(before)
