"""A run that checks nothing is no success, and what a folder run leaves out is listed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from safelint.cli import main
from safelint.reports import format_names
from safelint.run.engine import Engine
from safelint.values.report import NOTHING, LeftOut

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str]]
GOOD = "# Getting help\n\nChildren can call Childline on 0800 1111. In immediate danger, call 999.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `safelint check` in a folder with what leaves a run nothing to check."""
    monkeypatch.chdir(tmp_path)
    for name in ("empty", "word", "excluded", "mixed"):
        Path(name).mkdir()
    for name in ("word/plan.rtf", "word/notes.xyz", "mixed/plan.rtf", "mixed/photo.jpg"):
        Path(name).write_bytes(b"PK")
    Path("excluded/a.md").write_text(GOOD, encoding="utf-8")
    Path("excluded/safelint.toml").write_text('[files]\nexclude = ["*.md"]\n', encoding="utf-8")
    Path("mixed/a.md").write_text(GOOD, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", *arguments])
        return int(stopped.value.code or 0), capsys.readouterr().out

    return run


@pytest.mark.parametrize("path", ["empty", "word", "excluded", "*.md"])
@pytest.mark.parametrize("name", format_names())
def test_nothing_checked_is_said_and_fails(run: Run, name: str, path: str) -> None:
    status, out = run("--format", name, path)
    assert status == 3
    assert NOTHING in out or f"<h1>{NOTHING}" in out
    assert run("--format", name, "--fail-on", "never", path)[0] == 3


@pytest.mark.parametrize("path", ["empty", "word", "excluded", "*.md"])
def test_it_can_be_allowed(run: Run, path: str) -> None:
    status, out = run("--allow-empty", path)
    assert (status, NOTHING in out) == (0, True)
    for name in set(format_names()) - {"json", "gitlab"}:  # which hold no sentence about a run
        assert NOTHING.lower() in run("--allow-empty", "--format", name, path)[1].lower()


def test_what_was_named_and_is_missing_stays_a_failure(run: Run) -> None:
    assert run("--allow-empty", "missing.md")[0] == 3
    assert run("--allow-empty", "empty", "missing.md")[0] == 3


def test_of_texts_without_words_nothing_else_is_said(run: Run) -> None:
    for name in ("empty/a.md", "empty/b.txt"):
        Path(name).write_text(" \n", encoding="utf-8")
    status, out = run("empty")
    assert status == 3
    said = "".join(f"empty/{name}: {NOTHING}: no words stand in it\n" for name in ("a.md", "b.txt"))
    assert out.startswith(f"{said}\n{NOTHING}\n")
    assert "Nothing found to stop publication" not in out


def test_a_glob_without_a_hit_beside_texts_is_a_failure_unless_allowed(run: Run) -> None:
    status, out = run("--format", "json", "mixed/*.md", "none/*.md")
    assert (status, json.loads(out)["failures"]) == (
        3,
        [{"path": "none/*.md", "stage": "find", "reason": "no file has such a name"}],
    )
    assert run("--allow-empty", "mixed/*.md", "none/*.md")[0] == 0
    assert run("mixed", "empty")[0] == 0  # a folder beside others may be empty


def test_a_run_in_which_no_text_has_changed_is_whole(run: Run) -> None:
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.cd", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], check=True)
    for more in ((), ("--across",)):
        status, out = run("--changed", "HEAD", *more, "mixed")
        assert status == 0
        assert f"{NOTHING}: 1 text is as in the revision\n" in out
    assert run("--changed", "HEAD", "empty")[0] == 3


def test_what_standard_output_goes_to_is_no_text_to_check(run: Run) -> None:
    command = f"{sys.executable} -m safelint check --format json . > found.txt"
    subprocess.run(["bash", "-c", command], check=False)
    found = json.loads(Path("found.txt").read_text(encoding="utf-8"))
    assert "found.txt" not in {each["path"] for each in (*found["documents"], *found["left_out"])}


def test_a_file_to_which_standard_output_is_added_is_listed_as_left_out(run: Run) -> None:
    Path("notes.md").write_text("Committed suicide.\n", encoding="utf-8")
    command = f"{sys.executable} -m safelint check --format json . >> notes.md"
    subprocess.run(["bash", "-c", command], check=False)
    found = json.loads(Path("notes.md").read_text(encoding="utf-8").partition("\n")[2])
    assert {"path": "notes.md", "reason": "a report of this run"} in found["left_out"]


def test_what_a_folder_run_left_out_is_listed_with_its_reason(run: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text("node_modules/\n__pycache__/\n*.tmp.md\n*.pyc\n", encoding="utf-8")
    for name in ("node_modules/a/b/readme.md", "mixed/__pycache__/x.pyc", "mixed/old.tmp.md", "mixed/x.pyc"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Words.", encoding="utf-8")
    found = Engine().run(["."]).left_out
    assert found == (
        LeftOut("excluded/a.md", "excluded by the configuration"),
        LeftOut("mixed/old.tmp.md", "ignored by git"),
        LeftOut("mixed/plan.rtf", "format not read"),
        LeftOut("node_modules/", "ignored by git"),
        LeftOut("word/notes.xyz", "format not read"),
        LeftOut("word/plan.rtf", "format not read"),
    )
    assert Engine().run(["mixed"]).left_out == found[1:3]
    assert Engine().run(["mixed", "word/plan.rtf"]).left_out == found[1:3]
    assert run("mixed/old.tmp.md")[0] == 0  # named outright
    named = Engine().run(["node_modules"])  # so is a folder
    assert [each.path for each in named.documents] == ["node_modules/a/b/readme.md"]
    assert named.left_out == ()


def test_what_git_ignores_is_judged_by_the_configuration_beside_it(run: Run) -> None:
    """Neither by that of the folder where the command is given, nor by one inside, where nothing is checked."""
    Path("safelint.toml").write_text("is no TOML", encoding="utf-8")
    subprocess.run(["git", "init", "-q", "mixed"], check=True)
    Path("mixed/safelint.toml").write_text('[files]\nsuffixes = {".njk" = "html"}\n', encoding="utf-8")
    Path("mixed/.gitignore").write_text("built/\npictures/\n", encoding="utf-8")
    for name in ("built/a.njk", "pictures/photo.jpg", "pictures/safelint.toml"):
        Path("mixed", name).parent.mkdir(exist_ok=True)
        Path("mixed", name).write_text("is no TOML", encoding="utf-8")
    report = Engine().run(["mixed"])
    assert [each.path for each in report.documents] == ["mixed/a.md"]
    assert report.left_out == (
        LeftOut("mixed/built/", "ignored by git"),
        LeftOut("mixed/plan.rtf", "format not read"),
    )


@pytest.mark.parametrize("name", format_names())
def test_every_format_lists_it(run: Run, name: str) -> None:
    status, out = run("--format", name, "mixed")
    assert status == 0
    assert out.count("mixed/plan.rtf") == 1
    assert "format not read" in out
    assert "photo.jpg" not in out


def test_at_the_terminal_long_lists_are_cut(run: Run) -> None:
    for place in range(40):
        Path(f"mixed/{place:02}.rtf").write_bytes(b"PK")
    out = run("mixed")[1]
    assert (
        "Left out, format not read: 41 (mixed/00.rtf, mixed/01.rtf, mixed/02.rtf, mixed/03.rtf, mixed/04.rtf and "
        "36 more)\n"
    ) in out
    for name in ("json", "sarif", "junit", "html", "csv", "github", "gitlab", "checkstyle"):
        assert all(f"mixed/{place:02}.rtf" in run("--format", name, "mixed")[1] for place in (0, 17, 39))


def test_in_junit_it_is_a_skipped_test(run: Run) -> None:
    suites = ElementTree.fromstring(run("--format", "junit", "mixed")[1])
    (case,) = [case for case in suites.iter("testcase") if case.find("skipped") is not None]
    assert (case.get("classname"), case.get("name")) == ("mixed/plan.rtf", "document/left-out")
    (skipped,) = case
    assert skipped.get("message") == "left out: format not read"


def test_files_of_the_run_itself_are_not_listed(run: Run) -> None:
    Path("mixed/safelint.toml").write_text("", encoding="utf-8")
    reports = ("--report", "json=mixed/report.json", "--report", "html=mixed/report.html")
    run(*reports, "mixed")
    _, out = run(*reports, "--format", "json", "mixed")
    assert [each["path"] for each in json.loads(out)["left_out"]] == ["mixed/plan.rtf"]
    _, out = run("--format", "json", "mixed")  # nobody can tell what wrote the first
    assert {"path": "mixed/report.json", "reason": "format not read"} in json.loads(out)["left_out"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_texts_without_a_word_are_nothing(run: Run, text: str) -> None:
    Path("mixed/blank.md").write_text(text, encoding="utf-8")
    status, out = run("mixed/blank.md")
    assert (status, f"{NOTHING}: no words stand in it" in out) == (3, True)
    assert run("--allow-empty", "mixed/blank.md")[0] == 0
    assert run("mixed")[0] == 0  # beside others a text may be begun
