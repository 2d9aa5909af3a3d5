"""The bar for long runs: on a terminal only, late or for many texts only, and gone at the end."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from safelint.cli import progress
from safelint.cli.progress import Progress
from safelint.run import batch
from safelint.run.answer import Answer
from safelint.run.engine import Engine

pytestmark = pytest.mark.slow


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands at the last of these seconds."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[-1])
    return now


def screen(text: str) -> str:
    """What a line of a terminal shows at the end of `text`."""
    line = ""
    for part in text.split("\r"):
        line = part + line[len(part) :]
    return line.rstrip()


def test_many_texts_show_a_bar_that_is_gone_at_the_end(clock: list[float]) -> None:
    out = io.StringIO()
    bar = Progress(out)
    bar(1, 1500)
    assert out.getvalue() == ""  # at once nothing: it may be over before one could read it
    clock.append(0.2)
    bar(750, 1500)
    assert screen(out.getvalue()) == "Checking [###############...............] 750 of 1,500"
    clock.append(0.25)
    bar(751, 1500)
    assert "751" not in out.getvalue()
    clock.append(0.4)
    bar(1500, 1500)
    assert screen(out.getvalue()) == "Checking [##############################] 1,500 of 1,500"
    bar.close()
    assert screen(out.getvalue()) == ""
    assert out.getvalue().endswith("\r")
    assert "\n" not in out.getvalue()


def test_few_texts_show_one_only_where_they_take_long(clock: list[float]) -> None:
    out = io.StringIO()
    bar = Progress(out)
    clock.append(1.9)
    bar(3, 5)
    assert out.getvalue() == ""
    clock.append(2.1)
    bar(4, 5)
    assert screen(out.getvalue()) == "Checking [########################......] 4 of 5"


def test_a_short_run_writes_nothing(clock: list[float]) -> None:
    out = io.StringIO()
    bar = Progress(out)
    bar(1, 1)
    bar.close()
    assert out.getvalue() == ""


def test_the_engine_tells_of_each_text(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("Hello.\n", encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\x00")
    told: list[tuple[int, int]] = []
    Engine(progress=lambda done, total: told.append((done, total))).run([str(tmp_path)])
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_run_of_many_processes_tells_of_each_text_when_it_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("Hello.\n", encoding="utf-8")
    told: list[int] = []
    told_by: list[int] = []
    answers = batch._answers

    def watched(*asked: Any) -> Generator[Answer]:
        for answer in answers(*asked):
            yield answer
            told_by.append(len(told))

    monkeypatch.setattr(batch, "_answers", watched)
    Engine(jobs=2, progress=lambda done, _: told.append(done)).run([str(tmp_path)])
    assert told_by == [1, 2, 3]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("options", "term", "shown"), [([], "xterm", True), (["--quiet"], "xterm", False), ([], "dumb", False)]
)
def test_on_a_terminal_only(tmp_path: Path, options: list[str], term: str, shown: bool) -> None:
    import pty

    for number in range(progress._MANY + 1):
        (tmp_path / f"{number}.md").write_text("# A page\n\nOfficers spoke to the families.\n" * 9, encoding="utf-8")
    command = [sys.executable, "-m", "safelint", "check", *options, "."]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": term}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, cwd=tmp_path, env=environment) as process:
        os.close(theirs)
        told = b""
        while True:
            try:
                told += os.read(ours, 1000) or b""
            except OSError:  # how Linux says that the other end is closed
                break
        assert process.wait() == 0
        assert process.stdout is not None
        assert b"Checking" not in process.stdout.read()
    os.close(ours)
    assert bool(re.search(rb"\rChecking \[#*\.*\] \d+ of 201", told)) is shown
    assert screen(told.decode()) == ""
    piped = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=True)
    assert piped.stderr == b""
