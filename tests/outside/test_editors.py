"""Neovim and Emacs with the language server, without a display: a text is opened, its findings show, a fix is made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.outside import need

SCRIPTS = Path(__file__).parent / "editors"
TEXT = "# Help\n\nMae plant — a child — can call ChildLine on 0800 11 11.\n"
FIXED = TEXT.replace("0800 11 11", "0800 1111")
SERVER = [sys.executable, "-m", "safelint", "lsp", "--today", "2026-11-25"]


def run(command: list[str], text: Path) -> Any:
    """What an editor printed last, as JSON."""
    extra = {"SAFELINT_TEXT": str(text), "SAFELINT_SERVER": json.dumps(SERVER), "HOME": str(text.parent)}
    done = subprocess.run(
        command, cwd=text.parent, env=os.environ | extra, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_neovim_shows_the_findings_and_makes_a_fix(text: Path) -> None:
    need(shutil.which("nvim"), "Neovim")
    seen = run(["nvim", "--headless", "--clean", "-l", str(SCRIPTS / "neovim.lua")], text)
    number = next(each for each in seen if each["rule"] == "helpline/number-format")
    name = next(each for each in seen if each["rule"] == "terminology/name-style")
    column = len("Mae plant — a child — can call ".encode()) + 1  # it counts in bytes
    assert (name["line"], name["column"]) == (3, column)
    assert number["line"] == 3
    assert text.read_text(encoding="utf-8") == FIXED


def test_emacs_shows_the_findings_and_makes_a_fix(text: Path) -> None:
    need(shutil.which("emacs"), "Emacs")
    seen = run(["emacs", "--quick", "--batch", "--load", str(SCRIPTS / "emacs.el")], text)
    name = next(each for each in seen if "Write Childline" in each["rule"])
    assert (name["line"], name["column"]) == (3, len("Mae plant — a child — can call ") + 1)
    assert text.read_text(encoding="utf-8") == FIXED
