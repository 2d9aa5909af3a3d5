"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.config import extended, load
from safelint.knowledge.loader import load as load_pack
from safelint.run.engine import Engine
from safelint.values.rulebook import rulebook
from support import ROOT
from support.tools import tool

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")


def after(mark: str, language: str) -> str:
    match = re.search(rf"<!-- {mark} -->\s*```{language}\n(.*?)```", README, re.DOTALL)
    assert match is not None, f"the README has no {mark}"
    return match[1]


def test_the_output_shown_is_the_output(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    command = after("first command", "sh").strip()
    assert command.endswith("safelint check examples")
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as stopped:
        main(command.rsplit("safelint ", 1)[1].split())
    assert stopped.value.code == 1
    shown, out = after("first output", "text"), capsys.readouterr().out
    if os.environ.get("SAFELINT_RENEW"):  # then read the diff
        before, after_mark = README.split("<!-- first output -->", 1)
        text = after_mark.replace(f"```text\n{shown}```", f"```text\n{out}```", 1)
        (ROOT / "README.md").write_text(f"{before}<!-- first output -->{text}", encoding="utf-8")
    assert shown == out


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    (tmp_path / "safelint.toml").write_text(block[1], encoding="utf-8")
    config = load(str(tmp_path / "safelint.toml"))
    assert extended(load_pack(), config).helplines[-1].id == "anytown-duty-team"
    rules = rulebook(load_pack())
    for name in config.values["rules"]:
        assert name in rules or any(rule.startswith(name + "/") for rule in rules)


def test_every_option_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    shown = capsys.readouterr().out
    table = README[README.index("| Option of `check`") : README.index("| Exit status")]
    named = re.findall(r"`(--[a-z-]+)", table)
    assert len(named) >= 8
    for option in named:
        assert option in shown


def test_our_own_texts_pass_our_own_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With them the pages that the site makes."""
    named = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "rules/README.md")
    (tmp_path / "rules").mkdir()
    for name in (*named, "safelint.toml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    made = tool("rule_pages").pages(load_pack(full=True))
    (tmp_path / "docs" / "rules").mkdir()
    for path, text in made.items():
        (tmp_path / "docs" / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = Engine().run(named)
    assert report.failures == ()
    assert {f"docs/{path}" for path in made} | set(named) - {"docs"} <= {each.path for each in report.documents}
    found = [(each.path, finding) for each in report.documents for finding in each.findings]
    assert [(path, each.rule, each.text) for path, each in found if each.severity != "suggestion"] == []
