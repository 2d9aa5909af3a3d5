"""The action of GitHub as it runs there: its own steps, in a folder that a stranger has filled with modules."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT, SOURCE
from support.outside import need

PLANTED = ("pip", "venv", "safelint", "click", "sitecustomize", "hashlib", "encodings", "ensurepip", "hatchling")
BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"


WORDS = "# Help\n\nThe victim was a drug addict. In immediate danger, call 999.\n"


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DEFAULT = ACTION["inputs"]["fail-on"]["default"]


def _steps() -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in ACTION["runs"]["steps"]}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need(os.environ.get("SAFELINT_OUTSIDE"), "an index of packages")
    folder = tmp_path_factory.mktemp("action") / "workspace"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(
            f"open({str(folder.parent / 'taken')!r}, 'w').close()\nraise SystemExit(0)\n"
        )
    (folder / "page.md").write_text(BAD, encoding="utf-8")
    return folder


def _run(step: str, workspace: Path, **more: str) -> subprocess.CompletedProcess[str]:
    runner = workspace.parent / "runner"
    runner.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(workspace.parent / "output"), "PYTHONSAFEPATH": "1" if step == "install" else "", **more,
    }  # fmt: skip
    return _in_shell(step, workspace, environment)


def _in_shell(step: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _steps()[step]["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_it_installs_and_checks_without_a_module_of_the_folder(workspace: Path) -> None:
    named = _run("version", workspace)
    assert named.returncode == 0, named.stderr
    installed = _run("install", workspace)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    asked = {"PATHS": "page.md", "OPTIONS": "", "FAIL_ON": "error", "SARIF": "", "HTML": ""}
    checked = _run("check", workspace, **{f"SAFELINT_{name}": value for name, value in asked.items()})
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "child sexual abuse material" in checked.stdout
    digest, status = (workspace.parent / "output").read_text().split()
    assert (len(digest), status) == (len("digest=") + 64, "status=1")
    assert not (workspace.parent / "taken").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the installed program is a script of a shell")
@pytest.mark.parametrize(
    ("configured", "asked", "status"),
    [("warning", None, 1), ("", None, 0), ("warning", "", 1), ("warning", "error", 0), ("never", "warning", 1)],
)
def test_what_fails_the_job_is_what_the_configuration_says(
    tmp_path: Path, configured: str, asked: str | None, status: int
) -> None:
    program = tmp_path / "runner" / "safelint" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nshift\nexec "{sys.executable}" "$@"\n', encoding="utf-8")  # without -I
    program.chmod(0o755)
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "page.md").write_text(WORDS, encoding="utf-8")
    if configured:
        (folder / "safelint.toml").write_text(f'fail-on = "{configured}"\n', encoding="utf-8")
    names = {"PATHS": ".", "OPTIONS": "", "FAIL_ON": DEFAULT if asked is None else asked, "SARIF": "", "HTML": ""}
    own = {"RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_OUTPUT": str(tmp_path / "output")}
    inputs = {f"SAFELINT_{name}": value for name, value in names.items()}
    done = _in_shell("check", folder, {**os.environ, "PYTHONPATH": str(SOURCE.parent), **own, **inputs})
    assert done.returncode == status, done.stdout + done.stderr
