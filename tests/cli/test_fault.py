"""A fault of safelint itself never looks like findings, and what is said of it holds no word of a text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.cli.fault import told
from safelint.run.engine import Engine


def status_of(*arguments: str) -> object:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return stopped.value.code


@pytest.mark.parametrize(
    "error", [ValueError("secret words"), RecursionError("secret words"), MemoryError(), OSError(5)]
)
def test_what_nobody_foresaw_ends_as_a_failure(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(Engine, "_results", wrong)
    text = tmp_path / "a.md"
    text.write_text("Call 999.\n", encoding="utf-8")
    assert status_of("check", str(text)) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert re.match(
        rf"safelint: internal error: {type(error).__name__} in run/engine\.py:\d+ \(safelint \S+, Python", err
    )
    assert "secret" not in err
    assert err.count("\n") == 1


def test_the_place_is_the_last_one_in_our_own_code() -> None:
    try:
        re.compile("(")
    except re.error as error:
        assert "in unknown" in told(error)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be taken away there")
@pytest.mark.parametrize("arguments", [["check", "a.md"], ["config", "a.md"], ["init"], ["check", "-"]])
def test_a_working_folder_that_is_gone_is_wrong_use(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert status_of(*arguments) == 2
    os.chdir(tmp_path)
    assert "the folder that this was started in is gone" in capsys.readouterr().err


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
def test_the_status_does_not_depend_on_who_listens(redirect: str, tmp_path: Path) -> None:
    for arguments in ("check --no-such-option", "check --format pdf a.md"):
        command = f"{sys.executable} -m safelint {arguments} {redirect}"
        assert subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False).returncode == 2
