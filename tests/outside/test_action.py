"""The action of GitHub as it runs there: its own steps, in a folder that a stranger has filled with modules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT
from support.outside import need

PLANTED = ("pip", "venv", "safelint", "click", "sitecustomize", "hashlib", "encodings", "ensurepip", "hatchling")
BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"


def _steps() -> dict[str, dict[str, Any]]:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return {each["id"]: each for each in action["runs"]["steps"]}


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
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", _steps()[step]["run"]]
    return subprocess.run(command, cwd=workspace, env=environment, capture_output=True, text=True, check=False)


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
