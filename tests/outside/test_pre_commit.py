"""The hooks of `.pre-commit-hooks.yaml` as others use them: the real pre-commit, in a repository of its own, takes this
one by path at its last commit, installs it and runs it on what is committed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support import ROOT
from support.outside import need

GOOD = "# Getting help\n\nChildren can call Childline on 0800 1111. In immediate danger, call 999.\n"
BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"
FIXABLE = "# Getting help\n\nChildren can call Childline on 08001111. In immediate danger, call 999.\n"
Git = Callable[..., subprocess.CompletedProcess[str]]


def _run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A Writer",
        "GIT_AUTHOR_EMAIL": "writer@example.org", "GIT_COMMITTER_NAME": "A Writer",
        "GIT_COMMITTER_EMAIL": "writer@example.org", "NO_COLOR": "1", **more,
    }  # fmt: skip
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[..., subprocess.CompletedProcess[str]]]:
    """A repository with the hook `safelint` installed, and a way to run commands in it."""
    pre_commit = ROOT / ".venv" / "bin" / "pre-commit"
    need(pre_commit.exists(), "pre-commit, from the extra `dev`")
    head = _run(ROOT, "git", "rev-parse", "HEAD").stdout.strip()
    need(head, "git, and this repository as a clone")
    folder = tmp_path_factory.mktemp("hooked")
    home = str(tmp_path_factory.mktemp("home"))

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        path = f"{pre_commit.parent}{os.pathsep}{os.environ['PATH']}"
        return _run(folder, *words, PRE_COMMIT_HOME=home, PATH=path)

    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {ROOT}\n    rev: {head}\n    hooks:\n      - id: safelint\n      - id: safelint-fix\n"
        "        stages: [manual]\n"
    )
    assert run("git", "init", "--quiet").returncode == 0
    installed = run("pre-commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder, run


def _staged(folder: Path, run: Git, **texts: str) -> None:
    """Has just these texts in the next commit; a name's last underscore is its dot."""
    run("git", "reset", "--quiet")
    for name, text in texts.items():
        path = folder / ".".join(name.rsplit("_", 1))
        path.write_text(text, encoding="utf-8")
        assert run("git", "add", str(path)).returncode == 0


def test_a_bad_text_is_blocked_and_a_good_one_passes(hooked: tuple[Path, Git]) -> None:
    folder, run = hooked
    _staged(folder, run, bad_md=BAD, good_md=GOOD)
    blocked = run("git", "commit", "-m", "bad")
    assert blocked.returncode == 1
    assert "child sexual abuse material" in blocked.stderr + blocked.stdout
    assert run("git", "rev-parse", "--verify", "--quiet", "HEAD").returncode == 1
    _staged(folder, run, good_md=GOOD)
    passed = run("git", "commit", "-m", "good")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run("git", "ls-tree", "--name-only", "HEAD").stdout.split() == ["good.md"]


def test_files_of_other_kinds_are_none_of_its_business(hooked: tuple[Path, Git]) -> None:
    folder, run = hooked
    _staged(folder, run, code_py="# child pornography\n", table_csv="child pornography\n")
    passed = run("git", "commit", "-m", "other")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "no files to check" in passed.stdout + passed.stderr


def test_the_fixing_hook_rewrites(hooked: tuple[Path, Git]) -> None:
    folder, run = hooked
    _staged(folder, run, help_md=FIXABLE, page_html=f"<p>{FIXABLE[18:].strip()}</p>\n")
    words = ("pre-commit", "run", "safelint-fix", "--hook-stage", "manual")
    first = run(*words)
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert (folder / "help.md").read_text(encoding="utf-8") == GOOD
    assert "0800 1111" in (folder / "page.html").read_text(encoding="utf-8")
    run("git", "add", "help.md", "page.html")
    assert run(*words).returncode == 0


def test_many_files_are_checked_in_one_run(hooked: tuple[Path, Git]) -> None:
    folder, run = hooked
    texts = {f"page{number}_md": GOOD.replace("Getting", f"Getting {number}") for number in range(40)}
    _staged(folder, run, **texts)
    done = run("pre-commit", "run", "safelint", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "40 texts checked" in done.stdout


@pytest.mark.parametrize(
    "name", ["--config=evil.md", "--report=csv=stolen.md", "--fail-on=never.md", "--fix.md", "-.md"]
)
def test_a_file_that_is_called_like_an_option_is_a_text(hooked: tuple[Path, Git], name: str) -> None:
    folder, run = hooked
    run("git", "reset", "--quiet")
    (folder / name).write_text(BAD, encoding="utf-8")
    (folder / "evil.md").write_text('[rules]\nterminology = "off"\n', encoding="utf-8")
    assert run("git", "add", "--", name).returncode == 0
    blocked = run("git", "commit", "-m", "named like an option")
    said = blocked.stdout + blocked.stderr
    run("git", "reset", "--quiet")
    (folder / name).unlink()
    assert blocked.returncode == 1, said
    assert (name in said, "child sexual abuse material" in said) == (True, True)
    assert not (folder / "stolen.md").exists()
