"""The program that holds its own Python: it is its own child, and opens the report of what is dropped on it."""

from __future__ import annotations

import os
import shlex
import sys
import webbrowser
from pathlib import Path

import pytest

from safelint import child, standalone
from safelint.config import Flags
from safelint.readers import read
from safelint.reports import Style, find_format
from safelint.run import pool
from safelint.run.engine import Engine
from support import DATA, SOURCE, TODAY

RIGHT = "# Help\n\nCall Childline on 0800 1111.\n"
WRONG = "# Help\n\nCall Childline on 0800 1112.\n"


@pytest.fixture
def as_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process is taken for the program. What it starts stands in for it, and notes how it was called."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script of the shell")
    notes = tmp_path / "called"
    program = tmp_path / "safelint"
    python = shlex.join([sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {[str(SOURCE.parent), *sys.path]}; "])
    start = "from safelint.standalone import main; main(sys.argv[1:])'"
    program.write_text(f'#!/bin/sh\necho "$@" >> {shlex.quote(str(notes))}\nexec {python[:-1]}{start} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return notes


def test_a_pdf_is_read_by_another_of_its_kind(as_program: Path) -> None:
    document = read("leaflet.pdf", (DATA / "samples" / "leaflet.pdf").read_bytes(), "pdf")
    assert document.blocks
    assert as_program.read_text().split()[:3] == [child.MARK, "safelint.readers.pdf.child", "read"]


@pytest.mark.parametrize(
    ("started", "given_back"),
    [
        ({"LD_LIBRARY_PATH": "/program"}, None),
        ({"LD_LIBRARY_PATH": "/program:/own", "LD_LIBRARY_PATH_ORIG": "/own"}, "/own"),
        ({"LD_LIBRARY_PATH": "/program:", "LD_LIBRARY_PATH_ORIG": ""}, ""),
    ],
)
def test_what_it_starts_loads_none_of_its_libraries(
    started: dict[str, str], given_back: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(started))
    monkeypatch.setattr(sys, "platform", "linux")
    child.give_back_libraries()
    assert os.environ == started, "a Python that is installed has changed nothing"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["safelint", "--version"])
    with pytest.raises(SystemExit):
        standalone.main(sys.argv[1:])
    assert os.environ.get("LD_LIBRARY_PATH") == given_back
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    # Or another of its kind would take the libraries for set, and have none.
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_workers_are_others_of_its_kind(as_program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    monkeypatch.setattr(pool, "forks", lambda: False)
    for number in range(8):
        (site / f"{number}.md").write_text((WRONG if number % 2 else RIGHT) + "A line of text. " * 2000)
    alone, shared = (Engine(Flags(today=TODAY), jobs=jobs).run(["."]) for jobs in (1, 2))
    told = [find_format("json").render(report, Style()) for report in (alone, shared)]
    assert told[0] == told[1]
    assert not shared.failures
    assert as_program.read_text().split("\n")[:2] == [f"{child.MARK} safelint.run.worker"] * 2


def test_what_is_dropped_is_told_by_its_whole_path(tmp_path: Path) -> None:
    text = tmp_path / "letter.md"
    text.write_text(RIGHT)
    assert standalone.is_dropped([str(text)])
    assert standalone.is_dropped([str(tmp_path), str(text)])
    assert not standalone.is_dropped([])
    assert not standalone.is_dropped(["check", str(text)])
    assert not standalone.is_dropped(["letter.md"])
    assert not standalone.is_dropped([str(tmp_path / "none.md")])


@pytest.mark.parametrize(("text", "status"), [(RIGHT, 0), (WRONG, 1)])
def test_the_report_of_what_is_dropped_opens(
    text: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr(sys, "stdin", None)
    path = tmp_path / "letter.md"
    path.write_text(text)
    with pytest.raises(SystemExit) as ended:
        standalone.main([str(path)])
    assert ended.value.code == status
    assert len(opened) == 1


class _Terminal:
    """A window in which somebody presses Enter."""

    def __init__(self) -> None:
        self.asked = 0

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        self.asked += 1
        return "\n"


@pytest.mark.parametrize(("data", "waits"), [(b"PK", 1), (RIGHT.encode(), 0)])
def test_a_window_stays_open_where_something_was_not_checked(
    data: bytes, waits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = _Terminal()
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(sys, "stdin", window)
    path = tmp_path / ("letter.docx" if waits else "letter.md")
    path.write_bytes(data)
    with pytest.raises(SystemExit):
        standalone.main([str(path)])
    assert window.asked == waits
    assert ("Press Enter" in capsys.readouterr().err) == bool(waits)


def test_any_other_words_are_for_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["safelint", "--version"])
    with pytest.raises(SystemExit) as ended:
        standalone.main(sys.argv[1:])
    assert ended.value.code == 0
