"""What a shell offers: through the command itself, as bash, zsh and fish ask it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SAFELINT = str(Path(sys.executable).with_name("safelint"))


def asked(shell: str, words: str, folder: Path, **more: str) -> list[str]:
    """What the command offers after `words`, the last of which is being typed."""
    typed = words.split(" ")
    values = {"COMP_WORDS": words, "COMP_CWORD": str(len(typed) - 1) if shell != "fish" else typed[-1], **more}
    environment = {**os.environ, "_SAFELINT_COMPLETE": f"{shell}_complete", **values}
    done = subprocess.run([SAFELINT], env=environment, cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip().splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_its_script(shell: str, tmp_path: Path) -> None:
    environment = {**os.environ, "_SAFELINT_COMPLETE": f"{shell}_source"}
    done = subprocess.run([SAFELINT], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_SAFELINT_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("safelint ch", ["check"]),
        ("safelint check --format ma", ["markdown"]),
        ("safelint check --report js", ["json="]),
        ("safelint check --topic child-sexual-a", ["child-sexual-abuse"]),
        ("safelint check --select helpl", [
            "helpline", "helpline/claim", "helpline/costly-number", "helpline/emergency", "helpline/fictional-number",
            "helpline/invalid-number", "helpline/mistyped-number", "helpline/number-format",
            "helpline/other-nation", "helpline/retired-number", "helpline/tel-link", "helpline/to-fill-in",
            "helpline/unknown-number",
            "helpline/website", "helpline/wrong-organisation",
        ]),
        ("safelint check --ignore document/unu", ["document/unused-suppression"]),
        ("safelint check --kind pre", ["press-release"]),
        ("safelint check --audience easy", ["easy-read"]),
        ("safelint explain terminology/commit", ["terminology/commit-suicide", "terminology/committed-over"]),
        ("safelint helplines --topic sui", ["suicide"]),
        ("safelint footer --topic dom", ["domestic-abuse"]),
        ("safelint footer --nation northern", ["northern-ireland"]),
        ("safelint footer --kind wit", ["witness-appeal"]),
        ("safelint footer --audience young", ["young-people"]),
        ("safelint footer --language c", ["cy"]),
        ("safelint footer --format h", ["html"]),
    ],
)  # fmt: skip
def test_names_are_offered(words: str, offers: Sequence[str], tmp_path: Path) -> None:
    assert asked("bash", words, tmp_path) == [f"plain,{name}" for name in offers]


@pytest.mark.parametrize(
    "words",
    ["check le", "check --config le", "check --baseline le", "check --write-baseline le", "init le", "config le"],
)
def test_files_are_left_to_the_shell(words: str, tmp_path: Path) -> None:
    assert asked("bash", f"safelint {words}", tmp_path) == ["file,le"]


def test_the_house_s_own_rules_are_offered_and_a_wrong_configuration_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text('[[term]]\nid = "our-own"\navoid = ["house word"]\nseverity = "warning"\nmessage = "Not this."\n')
    assert asked("bash", "safelint explain terminology/our-", tmp_path) == ["plain,terminology/our-own"]
    path.write_text("no-such-key = 1\n")
    assert asked("bash", "safelint explain terminology/our-", tmp_path) == []


def test_zsh_is_told_what_a_rule_is_about(tmp_path: Path) -> None:
    lines = asked("zsh", "safelint explain helpline/tel", tmp_path)
    assert lines[:2] == ["plain", "helpline/tel-link"]
    assert len(lines[2]) > 10
