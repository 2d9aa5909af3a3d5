"""Where reports are written: nothing that is checked is written over, no text is lost, and a full disk is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.reports import Style, begins_report, find_format
from safelint.run.engine import Engine

pytestmark = pytest.mark.slow

BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `safelint check` in a folder with bad.md; gives status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", *arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


@pytest.mark.parametrize("named", [["bad.md"], ["."], [], ["*.md"], ["--changed", "HEAD"]])
@pytest.mark.parametrize("option", ["--report=markdown=bad.md", "--report=json=./bad.md", "--report=csv=link.csv"])
def test_a_text_that_is_checked_is_never_written_over(run: Run, named: list[str], option: str) -> None:
    Path("link.csv").symlink_to("bad.md")
    for command in ("init", "add bad.md", "-c user.name=a -c user.email=a@example.org commit -m a"):
        subprocess.run(["git", *command.split()], check=True, capture_output=True)
    status, out, err = run(option, *named)
    assert (status, out) == (2, "")
    assert "bad.md" in err or "link.csv" in err
    assert Path("bad.md").read_text(encoding="utf-8") == BAD


def test_only_a_report_that_this_run_writes_is_no_text(run: Run) -> None:
    reports = ["--report", "html=report.html", "--report", "markdown=report.md", "."]
    first = run("--format", "json", *reports)
    assert [each["path"] for each in json.loads(first[1])["documents"]] == ["bad.md"]
    assert run("--format", "json", *reports) == first
    other = json.loads(run("--format", "json", *reports[:2], ".")[1])
    assert [each["path"] for each in other["documents"]] == ["bad.md", "report.md"]
    Path("page.html").write_text(Path("report.html").read_text(encoding="utf-8"), encoding="utf-8")
    planted = json.loads(run("--format", "json", *reports)[1])
    assert [each["path"] for each in planted["documents"]] == ["bad.md", "page.html"]
    named = json.loads(run("--format", "json", "report.html", "bad.md")[1])
    assert [each["path"] for each in named["documents"]] == ["bad.md", "report.html"]


def test_a_text_about_reports_is_no_report(run: Run) -> None:
    for name, text in (
        ("about.md", "## safelint: how we use it\n\nWe do not publish yet.\n"),
        ("site.html", '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta name="generator" content="safelint">'),
    ):
        Path(name).write_text(text, encoding="utf-8")
    checked = json.loads(run("--format", "json", ".")[1])["documents"]
    assert [each["path"] for each in checked] == ["about.md", "bad.md", "site.html"]


@pytest.mark.parametrize("name", ["safelint.toml", "old.jsonl", "layouts/footer.html"])
def test_nothing_else_that_a_run_reads_is_written_over(run: Run, name: str) -> None:
    Path("layouts").mkdir()
    Path("layouts/footer.html").write_text("<p>In immediate danger, call 999.</p>\n", encoding="utf-8")
    Path("safelint.toml").write_text(
        "baseline = 'old.jsonl'\n[files]\nexclude = ['layouts/**']\n"
        "[signposting]\nincluded = ['layouts/footer.html']\n",
        encoding="utf-8",
    )
    assert run("--write-baseline", "old.jsonl", ".")[0] == 0
    before = Path(name).read_bytes()
    named = ["--config", "safelint.toml"] if name.endswith("toml") else ["--baseline", "old.jsonl"]
    for options in ([], named):
        status, out, err = run("--report", f"json={name}", *options, ".")
        assert (status, out) == (2, "")
        assert name in err
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("missing", [[], ["missing.md"]])
@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_reports_are_known_by_how_they_begin(run: Run, missing: list[str], fail_on: str) -> None:
    report = Engine(detail=True).run(["bad.md", *missing])
    for name in ("html", "markdown"):
        assert begins_report(find_format(name).render(report, Style(fail_on=fail_on)).encode()[:200]), name


def test_a_report_with_the_suffix_of_a_text_and_no_mark_is_not_written_twice(run: Run) -> None:
    assert run("--report", "terminal=out.txt", ".")[0] == 1
    before = Path("out.txt").read_bytes()
    status, out, err = run("--report", "terminal=out.txt", ".")
    assert (status, out) == (2, "")
    assert "out.txt: this run reads it" in err
    assert Path("out.txt").read_bytes() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_costs_no_other_report(run: Run) -> None:
    alone = run("bad.md")
    status, out, err = run("--report", "json=/dev/full", "--report", "csv=report.csv", "bad.md")
    assert (status, out) == (3, alone[1])
    assert err == "safelint: /dev/full: cannot be written: No space left on device\n"
    assert "child pornography" in Path("report.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_standard_output_on_a_full_disk_is_said(run: Run) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "safelint", "check", "--report", "csv=report.csv", "bad.md"],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == b"safelint: the report cannot be written to standard output: No space left on device\n"
    assert "child pornography" in Path("report.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--report=json=kept.json", "--write-baseline=kept.jsonl"])
def test_a_disk_that_fills_up_leaves_the_old_file_whole(run: Run, option: str) -> None:
    path = Path(option.rpartition("=")[2])
    assert run(option, "bad.md")[0] == (1 if "report" in option else 0)
    before = path.read_bytes()
    Path("bad.md").write_text(BAD + "\nHe was a paedophile, they said.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    script = f'ulimit -f 0; {sys.executable} -m safelint check {option} bad.md | cat; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment, check=False)
    assert done.returncode == 3
    assert f"{path.name}: cannot be written: File too large\n".encode() in done.stderr
    assert b"1 text checked" in done.stdout
    assert b"the baseline holds" not in done.stderr
    assert path.read_bytes() == before
    assert sorted(each.name for each in Path().iterdir()) == sorted(["bad.md", path.name])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_known_before_any_work(run: Run) -> None:
    Path("shut").mkdir(mode=0o500)
    status, out, err = run("--report", "json=shut/report.json", "bad.md")
    assert (status, out, err) == (2, "", "safelint: --report json=shut/report.json: nothing may be written there\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--report", "json=no/r.json"], "--report json=no/r.json: there is no folder no"),
        (["--report", "json=bad.md/r.json"], "--report json=bad.md/r.json: there is no folder bad.md"),
        (["--report", "json=."], "--report json=.: . is a folder"),
        (["--report", "json="], "--report json=: write it as NAME=FILE"),
        (["--report", "pdf=r.pdf"], "there is no format called pdf; known: "),
        (["--format", ""], "there is no format called"),
        (["--report", "json=r", "--report", "csv=./r"], "to ./r: the same file"),
        (["--report", "json=b.jsonl", "--write-baseline", "b.jsonl"], "to b.jsonl: the same file"),
    ],
)
def test_what_cannot_be_written_is_known_before_any_work(run: Run, arguments: list[str], words: str) -> None:
    status, out, err = run(*arguments, "bad.md")
    assert (status, out) == (2, "")
    assert words in err
    assert [each.name for each in Path().iterdir()] == ["bad.md"]
