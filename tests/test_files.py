"""Which files a run checks: folders walked, hidden and ignored files left out, what is missing said."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from safelint.files import Listing, listing


def listed(*paths: str) -> Listing:
    return listing(
        paths or (".",),
        readable=lambda path: path.endswith(".md"),
        unsupported=lambda path: path.endswith(".docx"),
        excluded=lambda path: path.startswith("drafts"),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.md", "sub/c.md", ".hidden/d.md", ".e.md", "f.png", "g.docx", "drafts/h.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked(folder: Path) -> None:
    assert listed() == Listing(("a.md", "b.md", "sub/c.md"), (), {".docx": 1})
    assert listed("sub", "a.md", "a.md").files == ("a.md", "sub/c.md")


def test_ignored_files_are_left_out_in_a_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("b.md\n", encoding="utf-8")
    assert listed().files == ("a.md", "sub/c.md")
    assert listed("b.md").files == ("b.md",)  # named outright


def test_what_is_missing_is_a_failure(folder: Path) -> None:
    os.symlink("nowhere.md", "dangling.md")
    found = listed("none.md", "dangling.md")
    assert [(each.path, each.stage, each.reason) for each in found.failures] == [
        ("none.md", "find", "does not exist"),
        ("dangling.md", "find", "is a link to something that does not exist"),
    ]
    assert [each.path for each in listed().failures] == ["dangling.md"]


def test_links_in_a_circle_end(folder: Path) -> None:
    os.symlink("..", "sub/up")
    assert "a.md" in listed().files


def test_a_name_that_is_no_text(folder: Path) -> None:
    with open(b"\xff.md", "w") as file:
        file.write("text")
    assert len(listed().files) == 4
