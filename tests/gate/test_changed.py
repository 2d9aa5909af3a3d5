"""Only what differs from a git revision counts; a finding about the whole text counts whenever the text differs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.gate.changed import RevisionChanges
from safelint.run import findings
from safelint.values.errors import SafelintError
from support import TODAY

pytestmark = pytest.mark.slow

TERM = "terminology/child-pornography"
MISSING = "signposting/missing"
BAD = "He had child pornography.\n"
Run = Callable[..., tuple[int, str, str]]


def git(*words: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *names, *words], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    root = tmp_path / "root"
    root.mkdir()
    monkeypatch.chdir(root)
    git("init", "-q")
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--today", TODAY, *arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


def commit(**files: str) -> None:
    """Writes `name="text"` as name.md and commits everything."""
    for name, text in files.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "x", "--allow-empty")


def found(run: Run, *arguments: str, rule: str = TERM) -> list[tuple[str, int]]:
    """(path, line) of each finding of the rule."""
    _, out, err = run("--format", "json", "--changed", "HEAD", *(arguments or (".",)))
    assert err == ""
    documents = json.loads(out)["documents"]
    return [(each["path"], hit["line"]) for each in documents for hit in each["findings"] if hit["rule"] == rule]


def test_only_lines_that_differ_count(folder: Path, run: Run) -> None:
    commit(a=BAD * 3, b=BAD)
    assert found(run) == []
    Path("a.md").write_text(f"{BAD}New words.\n{BAD}It was child pornography.\n{BAD}", encoding="utf-8")
    assert found(run) == [("a.md", 4)]
    assert run("--changed", "HEAD", ".")[0] == 1
    assert run("--changed", "HEAD", "b.md")[0] == 0


def test_a_text_that_is_the_same_is_not_checked_at_all(folder: Path, run: Run) -> None:
    commit(a=BAD, b=BAD)
    Path("a.md").write_text(BAD * 2, encoding="utf-8")
    out = json.loads(run("--format", "json", "--changed", "HEAD", ".")[1])
    assert [each["path"] for each in out["documents"]] == ["a.md"]


def test_a_finding_over_two_lines_counts_where_one_differs_or_one_between_is_gone(folder: Path, run: Run) -> None:
    commit(a="Text.\n\nHe had child\npornography.\n", b="He had child\nx\npornography.\n")
    Path("a.md").write_text("Text.\n\nHe had child\npornography now.\n", encoding="utf-8")
    Path("b.md").write_text("He had child\npornography.\n", encoding="utf-8")
    assert found(run) == [("a.md", 3), ("b.md", 1)]


def test_a_line_beside_one_that_is_gone_does_not_differ(folder: Path, run: Run) -> None:
    commit(a=f"{BAD}x\n{BAD}")
    Path("a.md").write_text(f"{BAD}{BAD}", encoding="utf-8")
    assert found(run) == []


ABOUT = "# Child sexual abuse\n\nThis page is about child sexual abuse and what can be done about it in this town.\n"
FOOTER = "\nIn immediate danger, call 999. Adults can call the NSPCC Helpline on 0808 800 5000.\n"


def test_a_deleted_footer_is_caught(folder: Path, run: Run) -> None:
    commit(a=ABOUT + FOOTER, b=ABOUT)
    Path("a.md").write_text(ABOUT, encoding="utf-8")
    assert found(run, rule=MISSING) == [("a.md", 1)]


def test_so_is_one_that_the_site_adds(folder: Path, run: Run) -> None:
    Path("safelint.toml").write_text('[signposting]\nincluded = ["footer.html"]\n', encoding="utf-8")
    Path("footer.html").write_text(f"<p>{FOOTER}</p>", encoding="utf-8")
    commit(a=ABOUT + BAD)
    assert found(run, "a.md", rule=MISSING) == []
    Path("footer.html").write_text("<p>Follow us.</p>", encoding="utf-8")
    assert found(run, "a.md", rule=MISSING) == [("a.md", 1)]
    assert found(run, "a.md") == []


def test_a_file_of_the_site_that_is_gone_stops_the_run(folder: Path, run: Run) -> None:
    Path("safelint.toml").write_text('[signposting]\nincluded = ["footer.html"]\n', encoding="utf-8")
    Path("footer.html").write_text("<p>Text.</p>", encoding="utf-8")
    commit(a=ABOUT)
    Path("footer.html").unlink()
    status, _, err = run("--changed", "HEAD", "a.md")
    assert status == 2
    assert "footer.html" in err


def test_renamed_and_untracked_texts(folder: Path, run: Run) -> None:
    long = "".join(f"This is line {number} of the text.\n" for number in range(30))
    commit(a=f"{long}{BAD}", c=f"{long}{BAD}", d="x\n")
    git("mv", "a.md", "b.md")
    git("mv", "c.md", "same.md")
    Path("b.md").write_text(f"{long}{BAD}It was child pornography.\n", encoding="utf-8")
    Path("new.md").write_text(BAD, encoding="utf-8")
    Path(".gitignore").write_text("ignored.md\n", encoding="utf-8")
    Path("ignored.md").write_text(BAD, encoding="utf-8")
    assert found(run) == [("b.md", 32), ("new.md", 1)]
    assert found(run, "ignored.md") == [("ignored.md", 1)]
    git("add", "-A")
    assert found(run) == [("b.md", 32), ("new.md", 1)]


def test_a_copy_of_a_renamed_text_is_new(folder: Path, run: Run) -> None:
    commit(a=BAD, c=BAD)
    git("mv", "a.md", "b.md")
    git("mv", "c.md", "d.md")
    assert found(run) == []
    Path("copy.md").write_text(BAD, encoding="utf-8")
    assert len(found(run)) == 1
    Path("edited.md").write_text(f"{BAD}More.\n", encoding="utf-8")
    assert len(found(run)) == 2


@pytest.mark.parametrize(
    "name", ["two words", "\u0175 \u2014 caf\u00e9", 'a "b" \\c', "tab\there", "line\nend", "-rf", "b"]
)
def test_odd_names(folder: Path, run: Run, name: str) -> None:
    commit(**{name: f"{BAD}x\n"})
    Path(f"{name}.md").write_text(f"{BAD}x\n{BAD}", encoding="utf-8")
    assert found(run) == [(f"{name}.md", 3)]


def test_lines_that_look_like_a_patch(folder: Path, run: Run) -> None:
    commit(a="x\n", b="x\n")
    text = f"x\n++ b/b.md\n@@ -0,0 +1,9 @@\n{BAD}-- a/b.md"
    Path("a.md").write_text(text, encoding="utf-8")
    assert found(run) == [("a.md", 4)]
    changes = RevisionChanges("HEAD")
    assert (changes.lines("a.md"), changes.lines("b.md")) == (((2, 5),), ())


def test_a_missing_line_end_is_no_line(folder: Path, run: Run) -> None:
    commit(a="one\ntwo", b="one\ntwo")
    Path("a.md").write_text("one\ntwo\nthree", encoding="utf-8")
    Path("b.md").write_text(f"zero\none\ntwo\n{BAD}", encoding="utf-8")
    changes = RevisionChanges("HEAD")
    assert changes.lines("a.md") == ((3, 3),)
    assert changes.lines("b.md") == ((1, 1), (4, 4))


def test_the_lines_are_those_of_the_text_whatever_ends_them(folder: Path, run: Run) -> None:
    git("config", "core.autocrlf", "false")
    Path("a.md").write_bytes(b"\xef\xbb\xbf" + f"One.\r\n\r\n{BAD}\r\nTwo.\rThree.\r\n".encode())
    commit()
    Path("a.md").write_bytes(b"\xef\xbb\xbf" + f"One.\r\n\r\n{BAD}\r\nTwo.\rMore. {BAD}\r\n".encode())
    assert found(run) == [("a.md", 6)]


def test_a_text_in_utf_16_counts_whole(folder: Path, run: Run) -> None:
    Path("a.md").write_bytes(f"{BAD}\nx\n".encode("utf-16"))
    commit()
    assert found(run) == []
    Path("a.md").write_bytes(f"{BAD}\ny\n".encode("utf-16"))
    assert found(run) == [("a.md", 1)]


def test_a_changed_mode_is_no_changed_text(folder: Path, run: Run) -> None:
    commit(a=BAD)
    Path("a.md").chmod(0o755)
    assert found(run) == []


def test_from_below_the_root_and_from_outside(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    commit(**{"sub/a": BAD})
    Path("sub/a.md").write_text(BAD * 2, encoding="utf-8")
    monkeypatch.chdir("sub")
    assert found(run, "a.md") == [("a.md", 2)]
    monkeypatch.chdir(folder.parent)
    assert found(run, "root/sub") == [("root/sub/a.md", 2)]


def test_settings_of_git_change_nothing(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(a=BAD * 3)
    ran = folder.parent / "ran"
    script = folder.parent / "script"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    script.chmod(0o755)
    for name, value in (
        ("core.fsmonitor", str(script)),
        ("diff.external", str(script)),
        ("diff.x.textconv", str(script)),
        ("diff.x.command", str(script)),
        ("core.hooksPath", str(folder.parent)),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.context", "9"),
        ("diff.interHunkContext", "9"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("core.quotepath", "true"),
    ):
        git("config", name, value)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(script))
    monkeypatch.setenv("GIT_DIR", str(folder.parent / "elsewhere"))
    Path(".gitattributes").write_text("*.md diff=x\n", encoding="utf-8")
    Path("a.md").write_text(f"{BAD}x\n{BAD}It was child pornography.\n", encoding="utf-8")
    assert found(run) == [("a.md", 4)]
    assert not ran.exists()


@pytest.mark.parametrize(
    "revision", ["no-such", "-h", "--help", "--output=x", "HEAD..HEAD", "HEAD:a.md", "a\nb", "", " "]
)
def test_a_revision_that_does_not_exist_stops_the_run(folder: Path, run: Run, revision: str) -> None:
    commit(a=BAD)
    if revision.strip():
        status, out, err = run("--changed", revision, ".")
        assert (status, out) == (2, "")
        assert "there is no such revision" in err
    else:
        with pytest.raises(SafelintError, match="no such revision"):
            RevisionChanges(revision).require(["."])
    assert sorted(path.name for path in folder.iterdir()) == [".git", "a.md"]


def test_a_repository_without_a_commit_and_no_repository(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    assert "no such revision" in run("--changed", "HEAD", ".")[2]
    monkeypatch.chdir(folder.parent)
    Path("b.md").write_text(BAD, encoding="utf-8")
    status, out, err = run("--changed", "HEAD", "b.md")
    assert (status, out) == (2, "")
    assert "no git repository" in err
    status, out, err = run("--changed", "HEAD", "-")
    assert (status, out) == (2, "")
    assert "standard input" in err


def test_without_git_the_run_stops(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(a=BAD)
    monkeypatch.setenv("PATH", "")
    status, out, err = run("--changed", "HEAD", "a.md")
    assert (status, out) == (2, "")
    assert "git could not be run" in err


def test_with_a_baseline_both_count(folder: Path, run: Run) -> None:
    commit(a=BAD, b=BAD)
    run("--write-baseline", "base.jsonl", "a.md")
    Path("a.md").write_text(f"New.\n\n{BAD}", encoding="utf-8")
    Path("b.md").write_text(f"{BAD}\nIt was child pornography.\n", encoding="utf-8")
    assert found(run, "--baseline", "base.jsonl", "--quiet", ".") == [("b.md", 3)]


def test_a_line_that_differs_counts_however_much_else_is_found(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 20)
    commit(a=BAD * 60)
    Path("a.md").write_text(f"{BAD * 60}It was child pornography.\n", encoding="utf-8")
    assert found(run) == [("a.md", 61)]


def test_each_finding_that_a_line_elsewhere_lets_appear_counts(folder: Path, run: Run) -> None:
    commit(a=f"<!--\n\n{BAD * 3}\n-->\n")
    Path("a.md").write_text(f"\n\n{BAD * 3}\n\n", encoding="utf-8")
    assert found(run) == [("a.md", 3), ("a.md", 4), ("a.md", 5)]


def test_texts_that_are_the_same_are_compared_with_those_that_differ(folder: Path, run: Run) -> None:
    online = "# A\n\nTeachers speak of online safety. Families ask about online safety.\n"
    commit(a=online, b=online, c="# C\n\nWords.\n")
    Path("c.md").write_text("# C\n\nWords.\n\nSchools speak of internet safety.\n", encoding="utf-8")
    hits = found(run, "--across", ".", rule="terminology/inconsistent")
    assert hits == [("c.md", 5)]
    out = json.loads(run("--format", "json", "--across", "--changed", "HEAD", ".")[1])
    assert [each["path"] for each in out["documents"]] == ["c.md"]


@pytest.mark.parametrize("across", [(), ("--across",)])
def test_what_a_new_line_makes_wrong_above_it_counts_also_where_texts_are_compared(
    folder: Path, run: Run, across: tuple[str, ...]
) -> None:
    text = "# News\n\nOur drop-in is on Wednesday 5 January.\n\nCome along to it.\n\nTea is free"
    commit(a=f"{text}.\n")
    Path("a.md").write_text(f"{text} from 3 March 2026.\n", encoding="utf-8")
    assert found(run, *across, rule="terminology/inconsistent") == [("a.md", 3)]


@pytest.fixture
def submodule(folder: Path) -> Path:
    """A folder with a submodule `sub` of three commits; the outer repository has named the first and the second."""
    other = folder.parent / "other"
    git("init", "-q", str(other))
    (other / "s.md").write_text(BAD, encoding="utf-8")
    git("-C", str(other), "add", "-A")
    git("-C", str(other), "commit", "-qm", "x")
    commit(a=BAD)
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    commit()
    for number in range(2):
        with (folder / "sub/s.md").open("a", encoding="utf-8") as file:
            file.write(f"In {number} it was child pornography.\n")
        git("-C", "sub", "commit", "-qam", "x")
        if number == 0:
            commit()
    return folder / "sub"


def test_a_submodule_is_compared_with_the_commit_that_the_revision_names(
    submodule: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lines(revision: str, *paths: str) -> list[tuple[str, int]]:
        status, out, err = run("--format", "json", "--changed", revision, *paths)
        assert (status in (0, 1), err) == (True, "")
        documents = json.loads(out)["documents"]
        return [(each["path"], hit["line"]) for each in documents for hit in each["findings"] if hit["rule"] == TERM]

    assert lines("HEAD", ".") == lines("HEAD", "sub/s.md") == [("sub/s.md", 3)]
    assert lines("HEAD~1", ".") == [("sub/s.md", 2), ("sub/s.md", 3)]
    assert lines("HEAD~2", ".") == [("sub/s.md", 1), ("sub/s.md", 2), ("sub/s.md", 3)]  # it was not there
    git("tag", "outer", "HEAD~1")
    assert lines("outer", ".") == [("sub/s.md", 2), ("sub/s.md", 3)]
    monkeypatch.chdir(submodule)
    assert lines("HEAD", ".") == []
    assert lines("HEAD~1", ".") == [("s.md", 3)]


def test_a_submodule_whose_old_commit_is_not_there_is_all_new(submodule: Path, run: Run) -> None:
    git("update-index", "--cacheinfo", f"160000,{'1' * 40},sub")
    git("commit", "-qm", "x")
    assert found(run) == [("sub/s.md", 1), ("sub/s.md", 2), ("sub/s.md", 3)]


@pytest.mark.parametrize("across", [(), ("--across",)])
def test_only_the_texts_that_differ_tell_what_the_run_rests_on(folder: Path, run: Run, across: tuple[str, ...]) -> None:
    Path("safelint.toml").write_text('[registry]\nstale = "fail"\n', encoding="utf-8")
    commit(same="Call ChildLine on 0800 1111.\n", other="A plain text for you to read.\n")
    Path("other.md").write_text("A plain text for you to read now.\n", encoding="utf-8")
    status, out, _ = run("--today", "2035-01-01", "--format", "json", "--changed", "HEAD", *across, ".")
    told = json.loads(out)
    assert [each["path"] for each in told["documents"]] == ["other.md"]
    assert (told["registry"]["used"], told["registry"]["overdue"], told["failures"]) == (0, 0, [])
    assert status == 0
    sarif = json.loads(run("--format", "sarif", "--changed", "HEAD", *across, ".")[1])
    assert sarif["runs"][0]["tool"]["driver"]["rules"] == []


def test_what_is_fixed_is_told_of_no_more(folder: Path, run: Run) -> None:
    Path("a.md").write_text("Call ChildLine on 0800 1111.\n", encoding="utf-8")
    _, out, _ = run("--format", "sarif", "--fix", "a.md")
    assert json.loads(out)["runs"][0]["results"] == []
    assert json.loads(out)["runs"][0]["tool"]["driver"]["rules"] == []
