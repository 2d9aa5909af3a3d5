"""The command line: what it accepts, what it prints where, and its exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from safelint import __version__
from safelint.cli import main
from safelint.cli.commands import COMMANDS
from safelint.reports import format_names

pytestmark = pytest.mark.slow

GOOD = "# Getting help\n\nChildren can call Childline on 0800 1111. In immediate danger, call 999.\n"
BAD = "# A man arrested\n\nOfficers found child pornography on his computer. In immediate danger, call 999.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs safelint in a folder with good.md and bad.md; gives status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"safelint, version {__version__}\n", "")
    status, out, _ = run("check", "--help")
    assert status == 0
    for option in ("--format", "--report", "--fail-on", "--select", "--stdin-filename", "--today"):
        assert option in out


def test_each_command_shows_its_help_by_either_name(run: Run) -> None:
    for words in ((), *((name,) for name in COMMANDS)):
        shown = run(*words, "-h")
        assert shown == run(*words, "--help")
        assert shown[0] == 0
        assert "-h, --help" in shown[1]


def test_statuses(run: Run) -> None:
    assert run("check", "good.md")[0] == 0
    assert run("check", "bad.md")[0] == 1
    assert run("check", "--fail-on", "never", "bad.md")[0] == 0
    assert run("check", "--ignore", "terminology", "bad.md")[0] == 0
    assert run("check", "--no-such-option", "bad.md")[0] == 2
    assert run("check", "bad.md", "missing.md")[0] == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "pdf"], ["no format called pdf", "terminal"]),
        (["--select", "terminologie"], ["terminologie", "nearest known: terminology"]),
        (["--report", "json"], ["NAME=FILE"]),
        (["--report", "json=no/such/r.json"], ["no folder no/such"]),
        (["--config", "none.toml"], ["none.toml"]),
        (["--today", "yesterday"], ["yesterday"]),
        (["--audience", "everyone"], ["everyone"]),
    ],
)
def test_wrong_use_is_named_and_nothing_is_checked(run: Run, arguments: list[str], words: list[str]) -> None:
    status, out, err = run("check", *arguments, "bad.md")
    assert (status, out) == (2, "")
    for word in words:
        assert word in err


def test_a_wrong_configuration_stops_the_run(run: Run) -> None:
    Path("safelint.toml").write_text("no-such-key = 1\n", encoding="utf-8")
    status, out, err = run("check", "good.md")
    assert (status, out) == (2, "")
    assert "no-such-key" in err


def test_json_is_the_same_every_time_and_holds_no_absolute_path(run: Run, tmp_path: Path) -> None:
    first = run("check", "--format", "json", "--today", "2026-11-25", "bad.md", "missing.md")
    assert first == run("check", "--format", "json", "--today", "2026-11-25", "bad.md", "missing.md")
    assert first[0] == 3
    assert str(tmp_path) not in first[1]
    report = json.loads(first[1])
    assert report["failures"] == [{"path": "missing.md", "stage": "find", "reason": "does not exist"}]
    finding = next(
        each for each in report["documents"][0]["findings"] if each["rule"] == "terminology/child-pornography"
    )
    assert BAD[finding["start"] : finding["end"]] == finding["text"] == "child pornography"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 16, 3, 33)


def test_a_report_in_a_file_changes_nothing_else(run: Run) -> None:
    alone = run("check", "bad.md")
    assert run("check", "--report", "json=report.json", "bad.md") == alone
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"]["errors"] == 1
    assert not list(Path().glob("*.part"))


def test_all_formats_at_once_change_nothing_else(run: Run) -> None:
    alone = run("check", "bad.md")
    names = format_names()
    assert {"terminal", "json", "html"} <= set(names)
    assert run("check", *(word for name in names for word in ("--report", f"{name}=out.{name}")), "bad.md") == alone
    for name in names:
        assert "child pornography" in Path(f"out.{name}").read_text(encoding="utf-8"), name


def test_inside_github_actions_annotations_and_a_summary(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    status, out, _ = run("check", "bad.md")
    assert (status, out.split(" ")[0]) == (1, "::error")
    assert Path("summary.md").read_text(encoding="utf-8").startswith("## safelint: do not publish yet")
    Path("summary.md").unlink()
    assert "::error" not in run("check", "--format", "terminal", "bad.md")[1]
    assert not Path("summary.md").exists()


@pytest.mark.parametrize("there", [True, False])
def test_the_report_is_shown_in_the_browser(run: Run, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: shown.append(address) or there)
    status, out, err = run("check", "--open", "bad.md")
    assert (status, out) == run("check", "bad.md")[:2]
    path = Path(shown[0].removeprefix("file://"))
    assert "<h1>Do not publish yet</h1>" in path.read_text(encoding="utf-8")
    assert (str(path) in err) is not there


def test_standard_input_has_the_format_of_its_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "safelint", "check", "--format", "json", "--stdin-filename", "press/bad.md", "-"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, cwd=tmp_path, check=False)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["documents"][0]["path"], report["documents"][0]["format"]) == ("press/bad.md", "markdown")


def test_an_old_console_gets_question_marks_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\u201cRhadff\u00f4n\u201d \u2192 child pornography \u0175\n", encoding="utf-8")
    for encoding in ("cp850", "cp1252", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        command = [sys.executable, "-m", "safelint", "check", "a.txt"]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
        assert done.returncode == 1, done.stderr
        assert b"Traceback" not in done.stderr
        assert b"child pornography ?" in done.stdout


def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.md").write_text(BAD, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "safelint", "check", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 141


def test_a_document_cannot_send_escapes_to_the_terminal(run: Run) -> None:
    Path("evil.txt").write_text("\x1b[31m child pornography\x1b]0;title\x07 \u202etxet\n", encoding="utf-8")
    status, out, _ = run("check", "evil.txt")
    assert status == 1
    assert "<U+001B>[31m" in out
    assert "<U+202E>" in out
    assert "\x1b" not in out


def test_wildcards_are_expanded_where_no_shell_did(run: Run) -> None:
    status, out, _ = run("check", "*.md")
    assert status == 1
    assert "2 texts checked" in out
    assert run("check", "*.rst")[0] == 3


def test_explain_rules_helplines_and_config(run: Run) -> None:
    status, out, _ = run("explain", "terminology/child-pornography")
    assert status == 0
    assert "child sexual abuse material" in out
    assert "https://" in out
    assert run("explain", "no/such-rule")[0] == 2
    rules = json.loads(run("rules", "--format", "json")[1])
    assert {"id", "severity", "enabled", "title"} <= set(rules[0])
    assert "NSPCC" in run("helplines", "0808 800 5000")[1]
    assert run("helplines", "0800 800 5000")[1].endswith("0808 800 5000 (NSPCC Helpline) is one slip away.\n")
    assert run("helplines", "0800 11") == run("helplines", "0800 1111")
    begun = run("helplines", "0800")[1]
    assert "\nCrimestoppers  (" in begun
    assert "\nSamaritans  (" not in begun
    assert run("helplines", "01632 960123")[1].startswith("No service found.")
    assert run("helplines", "0808", "800", "5000") == run("helplines", "0808 800 5000")
    data = json.loads(run("helplines", "childline", "--format", "json")[1])
    assert list(data) == ["pack", "version", "date", "licence", "attribution", "schema", "helplines"]
    assert (data["pack"], data["licence"], data["schema"]) == ("uk", "CC-BY-4.0", 1)
    assert data["helplines"][0]["id"] == "childline"
    shared = json.loads(run("helplines", "childline", "--format", "openreferral")[1])
    assert "Childline" in {each["name"] for each in shared["contents"]}
    status, _, told = run("helplines", "--topic", "suicde")
    assert status == 2
    assert told == "safelint: --topic: there is no topic called suicde; nearest known: suicide\n"
    Path("safelint.toml").write_text("audience = 'news'\n", encoding="utf-8")
    out = run("config", "good.md")[1]
    assert "news  (safelint.toml)" in out
    assert "public" not in out
    assert "fail-on" not in out
    Path("safelint.toml").write_text("fail-on = 'never'\n", encoding="utf-8")
    assert run("config", "good.md")[1].endswith("\nfail-on: never  (safelint.toml)\n")


def test_no_settings_are_told_of_a_text_that_cannot_be_read(run: Run) -> None:
    Path("a.docx").write_bytes(b"PK\x03\x04 cut off")
    Path("b.md").write_text("---\nsafelint:\n  topics: nonsense\n---\nWords.\n", encoding="utf-8")
    for name in ("a.docx", "b.md"):
        status, out, told = run("config", name)
        assert (status, out, told) == run("why", name)
        assert (status, out, told.startswith(f"safelint: {name}: ")) == (3, "", True)
    status, out, _ = run("config", "none.md")
    assert (status, out.splitlines()[1]) == (0, "There is no none.md; this is what would apply.")


def test_the_strictest_configuration_of_the_texts_decides_whatever_the_order(run: Run) -> None:
    Path("bad.md").unlink()
    levels = {"never": "fail-on = 'never'\n", "warning": "fail-on = 'warning'\n", "none": ""}
    for name, settings in levels.items():
        Path(name).mkdir()
        Path(name, "safelint.toml").write_text(settings, encoding="utf-8")
    Path("never/a.md").write_text(BAD, encoding="utf-8")
    Path("none/b.md").write_text(GOOD, encoding="utf-8")
    for paths in (["never", "none"], ["none", "never"], ["."]):
        assert run("check", *paths)[0] == 1
    for paths in (["never"], ["never", "warning", "--allow-empty"]):  # the second has no text
        assert run("check", *paths)[0] == 0
    Path("warning/c.md").write_text("Utilise it. The victim was a junkie.", encoding="utf-8")
    status, out, _ = run("check", "none", "warning")
    assert (status, "Do not publish yet: 2 warnings" in out) == (1, True)
    assert run("check", "warning/c.md", "none", "--fail-on", "error")[0] == 0


def test_the_verdict_line(run: Run) -> None:
    assert "Nothing found to stop publication" in run("check", "good.md")[1]
    assert "Do not publish: 1 harmful term" in run("check", "bad.md")[1]
    Path("mild.md").write_text("Utilise it. The victim was a junkie.", encoding="utf-8")
    assert "2 warnings: an editor should change these before publication" in run("check", "mild.md")[1]
    status, out, _ = run("check", "--fail-on", "warning", "mild.md")
    assert (status, "Do not publish yet: 2 warnings" in out) == (1, True)


def test_who_names_a_file_as_a_command_is_told_what_checks_it(run: Run) -> None:
    status, _, told = run("good.md")
    assert (status, "To check it: safelint check good.md" in told) == (2, True)


def test_quiet_prints_findings_only(run: Run) -> None:
    assert run("check", "--quiet", "good.md")[1] == ""
    out = run("check", "--quiet", "--select", "terminology", "bad.md")[1]
    assert "Numbers in this text" not in out
    assert "child pornography" in out


def test_entries_that_are_due_for_review_are_listed(run: Run) -> None:
    assert "childline" in run("helplines", "--due", "--today", "2029-01-01")[1]
    assert run("helplines", "--due", "--today", "2001-01-01")[1] == "No entry due for review.\n"


def test_reports_that_clash_are_refused_before_any_work(run: Run) -> None:
    Path("folder").mkdir()
    for arguments in (
        ["--report", "json=r.json", "--report", "terminal=r.json"],
        ["--report", "json=bad.md"],
        ["--report", "json=folder"],
    ):
        status, out, err = run("check", *arguments, "bad.md")
        assert (status, out) == (2, ""), arguments
        assert "--report" in err
    assert Path("bad.md").read_text(encoding="utf-8") == BAD


def test_a_report_never_replaces_a_link_or_a_pipe(run: Run) -> None:
    folder = Path.cwd()
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    link, real = elsewhere / "link.json", elsewhere / "real.json"
    link.symlink_to("real.json")
    Path("work").mkdir()
    Path("bad.md").rename("work/bad.md")
    os.chdir("work")
    assert run("check", "--report", f"json={link}", "bad.md")[0] == 1
    assert link.is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["schema_version"] == "1"
    os.chdir(folder)
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert run("check", "--report", "json=pipe", "good.md")[0] == 0
    assert os.read(reader, 20).startswith(b"{")
    os.close(reader)
    assert Path("pipe").is_fifo()


@pytest.mark.parametrize("redirect", ["<&-", ">&-"])
def test_closed_streams_are_no_crash(tmp_path: Path, redirect: str) -> None:
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    name = "-" if redirect == "<&-" else "a.md"
    command = f"{sys.executable} -m safelint check {name} {redirect}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=tmp_path, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == (3 if redirect == "<&-" else 141)


@pytest.mark.parametrize("option", ["--changed", "--baseline", "--write-baseline", "--config", "--today"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_option_that_is_given_but_empty_stops_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    (tmp_path / "a.md").write_text("Text.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["check", option, value, str(tmp_path / "a.md")])
    assert stopped.value.code == 2
    assert capsys.readouterr() == ("", f"safelint: {option} is given, but empty\n")


def test_an_option_that_is_not_given_is_not_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """click 8.4.0 does not tell a callback where a value comes from."""
    monkeypatch.setattr(click.Context, "get_parameter_source", lambda *_: None)
    assert run("check", "good.md")[::2] == (0, "")
