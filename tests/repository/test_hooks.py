"""The files that other repositories use this one by: the hooks of pre-commit and the action of GitHub."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from safelint import readers
from support import ROOT

pytestmark = pytest.mark.slow

BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"
GOOD = "# Getting help\n\nChildren can call Childline on 0800 1111. In immediate danger, call 999.\n"


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


def test_the_hooks_take_just_what_the_readers_claim() -> None:
    assert [hook["id"] for hook in hooks()] == ["safelint", "safelint-fix"]
    for hook in hooks():
        endings = re.fullmatch(r"\\\.\(([a-z|]+)\)\$", hook["files"])
        assert endings, hook["files"]
        assert {f".{ending}" for ending in endings[1].split("|")} == set(readers.suffixes())


def test_what_reads_pdf_comes_with_the_hooks_and_the_action() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for hook in hooks():
        assert hook["additional_dependencies"] == project["optional-dependencies"]["pdf"]
    install = next(each for each in action()["runs"]["steps"] if each.get("id") == "install")
    assert '"$GITHUB_ACTION_PATH[pdf]"' in install["run"]


def test_the_hooks_share_one_process_and_fix_only_where_asked() -> None:
    entries = {hook["id"]: (hook["entry"], hook["language"], hook["require_serial"]) for hook in hooks()}
    assert entries == {
        "safelint": ("safelint check --allow-empty --", "python", True),
        "safelint-fix": ("safelint check --allow-empty --fix --", "python", True),
    }


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


def step() -> dict[str, Any]:
    """The step that checks."""
    return next(each for each in action()["runs"]["steps"] if each.get("id") == "check")


def installed(runner: Path) -> Path:
    """The folder `runner` as the steps before leave it: with a Python of its own that has safelint."""
    python = runner / "safelint" / "bin" / "python"
    if not python.exists():
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
    return runner


def test_no_module_of_the_folder_under_test_is_imported() -> None:
    """-I leaves out the current folder; what is used from elsewhere is pinned by commit."""
    for each in action()["runs"]["steps"]:
        calls = re.findall(r"python\"? (\S+)", each.get("run", ""))
        assert set(calls) <= {"-I"}, each
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each.get("uses", "actions/x@" + "0" * 40))


def check(folder: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Runs that step as GitHub does, `inputs` by their names with "_" for "-": its status, standard output and
    standard error, and what it set as its output."""
    asked = {name: str(each.get("default", "")) for name, each in action()["inputs"].items()}
    asked |= {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {**os.environ, "RUNNER_TEMP": str(installed(folder.parent / "runner"))}
    for name, value in step()["env"].items():
        asks = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        assert asks, value
        environment[name] = asked[asks[1]]
    environment["GITHUB_OUTPUT"] = str(folder / "output")
    script = folder / "step.sh"
    script.write_text(step()["run"], encoding="utf-8")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    output = folder / "output"
    return done.returncode, done.stdout, done.stderr, output.read_text() if output.exists() else ""


def test_what_makes_a_part_of_the_wheel_counts_for_what_is_kept() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        built = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["path"]
    parts = re.search(r"^PARTS = (.+)$", (ROOT / "tools" / "digest.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert parts
    assert f'"{built}"' in parts[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "work" / "content"
    content.mkdir(parents=True)
    (content / "bad.md").write_text(BAD, encoding="utf-8")
    for name in ("good.md", "a good one.md"):
        (content / name).write_text(GOOD, encoding="utf-8")
    return content.parent


def test_no_input_reaches_a_script_but_through_its_environment() -> None:
    for each in action()["runs"]["steps"]:
        assert "${{" not in each.get("run", "")
    used = re.findall(r"inputs\.([a-z-]+)", str(action()["runs"]))
    assert set(used) == set(action()["inputs"])


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({}, 1),
        ({"paths": "content/good.md"}, 0),
        ({"paths": "content/good.md content/bad.md"}, 1),
        ({"paths": "content/good.md\n\n  content/bad.md\n"}, 1),
        ({"paths": "content/a good one.md\n"}, 0),
        ({"paths": "content/a good one.md"}, 3),
        ({"paths": ""}, 1),
        ({"fail_on": "never"}, 0),
        ({"options": "--ignore terminology --audience news"}, 0),
        ({"options": "--select helpline\n--kind press-release"}, 0),
        ({"paths": "missing.md"}, 3),
        ({"fail_on": "sometimes"}, 2),
        ({"options": "--no-such-option"}, 2),
    ],
)
def test_the_status_is_that_of_safelint(folder: Path, inputs: Mapping[str, str], status: int) -> None:
    done = check(folder, **inputs)
    assert (done[0], done[3]) == (status, f"status={status}\n"), done


def test_reports_are_written_where_asked_names_with_blanks_too(folder: Path) -> None:
    done = check(folder, paths="content/bad.md", sarif="safelint.sarif", html="my report $(id).html")
    assert done[0] == 1
    assert '"version": "2.1.0"' in (folder / "safelint.sarif").read_text(encoding="utf-8")
    assert "<h1>Do not publish yet</h1>" in (folder / "my report $(id).html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "value",
    [
        "$(touch taken)", "`touch taken`", "; touch taken", "x; touch taken #", '"; touch taken; "', "|touch taken",
        "'; touch taken; '", "$((1+1)) && touch taken", "a[$(touch taken)]", "\ntouch taken\n", "> taken",
        "*\\\n$(touch taken)",
    ],
)  # fmt: skip
def test_no_input_is_ever_run(folder: Path, value: str) -> None:
    status = check(folder, paths=value, options=value, fail_on=value, sarif=value, html=value)[0]
    assert not (folder / "taken").exists()
    assert status == 2


def test_a_path_that_looks_like_an_option_is_none(folder: Path) -> None:
    (folder / "--fix").write_text(GOOD, encoding="utf-8")
    bad = folder / "content" / "bad.md"
    bad.write_text(BAD + "\nCall Childline on 08001111.\n", encoding="utf-8")
    before = bad.read_bytes()
    assert check(folder, paths="--fix content/bad.md")[0] == 1
    assert bad.read_bytes() == before
