"""SECURITY.md, sentence by sentence: each is the docstring of the test that proves it, or is proved elsewhere."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from safelint import git as git_module
from safelint.cli import commands, main
from safelint.config import Config, Flags
from safelint.disk import folder as disk_folder
from safelint.disk import write
from safelint.git import GitError, environment
from safelint.reports import format_names
from safelint.run.engine import Engine
from safelint.values.errors import UnwrittenError
from support import TESTS, TODAY
from support.word import paragraph, word

pytestmark = pytest.mark.slow

SENTENCES = TESTS.parent / "SECURITY.md"
ELSEWHERE = {
    "A PDF is read in a process of its own, with limits of time and of memory, and what ends that is a failure.": (
        "test_pdf.py::test_what_takes_too_long_or_too_much_is_a_failure"
    ),
    "Each of its lists has an end.": "test_limits.py::test_a_configuration_that_nobody_means_is_refused",
    "A text with more than 2,000 phone and text numbers, and more than one in a hundred characters, is refused.": (
        "test_limits.py::test_a_text_with_more_numbers_than_anybody_reads_is_refused"
    ),
    "Four times the text takes at most seven times the work.": "test_linear.py::test_the_work_grows_with_the_text",
    "In HTML, XML, CSV, Markdown and the commands of GitHub Actions, the words of a text stay words.": (
        "test_consumers.py::test_words_stay_words"
    ),
    "A compiled pack that ships is used only if it was made from just the files and modules that are there.": (
        "test_packs.py::test_what_ships_is_not_used_where_it_was_made_from_other_things"
    ),
    "One that was kept is used only from a plain file of the user's own, and only if it is not damaged.": (
        "test_packs.py::test_a_cache_that_others_can_write_is_not_trusted"
    ),
    "The report that `--since` names is read strictly and up to 50 MB, and refused where it is wrong.": (
        "test_since.py::test_a_wrong_file_stops_the_run"
    ),
    "Its words are written out as those of a text are, and no address in it becomes a link.": (
        "test_since.py::test_hostile_words_of_the_earlier_report_stay_words"
    ),
    "Of the paths in it only whether a file is there is asked, and never of another machine.": (
        "test_since.py::test_nothing_is_asked_of_another_machine"
    ),
    (
        "With `--untrusted`, nothing of a repository counts but its texts: no configuration, baseline or silence, no "
        "setting in front matter or in a comment, nothing that git ignores."
    ): "test_hostile.py::test_nothing_of_an_untrusted_repository_counts_but_its_texts",
    (
        "Nothing that a folder holds hides a text in it: only a report that this very run writes is left out, whatever "
        "looks like a repository, and a folder that cannot be read is a failure."
    ): "test_files.py::test_a_folder_that_looks_like_a_bare_repository_hides_nothing",
    (
        "One above the git work tree or the working folder counts only where this user or the administrator owns it, "
        "and nobody else can write it."
    ): "test_hostile.py::test_a_configuration_of_another_user",
    "No attribute, index or setting of a repository hides a change from `--changed`.": (
        "test_hostile.py::test_attributes_hide_no_change"
    ),
    "A finding that a change brings counts, on whatever line it stands.": (
        "test_hostile.py::test_a_line_that_opens_a_comment_shows_what_was_hidden"
    ),
    "A fix, a report or a baseline that cannot be written is said, with `--quiet` too, and the exit status is 3.": (
        "test_fixer.py::test_a_full_disk_loses_nothing"
    ),
    (
        "Nothing that is kept is read from a place that others can write, nor from the working folder or its git work "
        "tree, unless the user's home lies in it; where no place of the user's own is known, nothing is kept."
    ): "test_hostile.py::test_nothing_kept_is_read_from_the_tree",
    (
        "No name of a file, no word of a configuration and no message of git ends a line of a log or begins a command "
        "in it."
    ): "test_hostile.py::test_no_command_reaches_a_log",
    "A page declares only encodings that browsers know, and one that they refuse is refused.": (
        "test_readers.py::test_a_page_declares_only_what_browsers_know"
    ),
    "What it extends are installed packages, of which data files are read and no code is run.": (
        "test_shared.py::test_no_code_of_a_package_is_run"
    ),
    "No package of data is looked for in the current folder.": (
        "test_beside.py::test_the_current_folder_is_no_place_for_packages"
    ),
    "`safelint page --open` gives out the page and nothing else, to this machine alone.": (
        "test_site.py::test_the_server_gives_out_the_page_to_this_machine_and_nothing_else"
    ),
    "No release of Pyodide is built into a page but the one whose digests safelint has.": (
        "test_site.py::test_no_other_pyodide_is_taken"
    ),
    "No more of a file is read than the limit allows.": "test_files.py::test_no_more_is_read_than_the_limit",
}
# What nothing can prove: whom to write to, and that trust is trust.
UNPROVED = ("How to report", "What is trusted")

TERM = "He had child pornography.\n"
Run = Callable[..., "Done"]


class Done:
    def __init__(self, status: int, out: str, err: str, log: list[str]) -> None:
        self.status, self.out, self.err, self.log = status, out, err, log
        self.changed: set[str] = set()  # files of the folder that it ran in
        self.cache = self.temporary = ""

    def writes(self) -> list[str]:
        return [line.removeprefix("write ") for line in self.log if line.startswith("write ")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    root = tmp_path / "root"
    root.mkdir()
    monkeypatch.chdir(root)
    Path("a.md").write_text(TERM, encoding="utf-8")
    return root


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs safelint in a process of its own, watched."""
    return partial(watched, tmp_path / "log")


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs safelint in this process, which is quicker where what it does besides printing does not matter."""

    def here(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        return Done(int(stopped.value.code or 0), *capsys.readouterr(), [])

    return here


def watched(log: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Done:
    log.write_bytes(b"")
    done = subprocess.run(
        [sys.executable, str(TESTS / "support" / "audited.py"), str(log), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **variables},  # what Python keeps is its own matter
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    return Done(done.returncode, out, err, log.read_text(encoding="utf-8").splitlines())


def git(*words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, *words], capture_output=True, check=True)


def sentences() -> list[str]:
    """Every item under "What is not trusted"."""
    text = SENTENCES.read_text(encoding="utf-8").split("## What is not trusted")[1]
    return [" ".join(item.split()) for item in re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)]


def test_each_sentence_has_a_test() -> None:
    proofs = [" ".join(value.__doc__.split()) for value in _tests() if value.__doc__]
    assert sorted(proofs + list(ELSEWHERE)) == sorted(sentences())
    for where in ELSEWHERE.values():
        name, _, test = where.partition("::")
        (path,) = TESTS.rglob(name)
        assert f"def {test}(" in path.read_text(encoding="utf-8")


def _tests() -> list[Callable[..., None]]:
    return [value for name, value in globals().items() if name.startswith("test_")]


BYTES = {
    "empty": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "a UTF-16 mark alone": b"\xff\xfe",
    "a UTF-32 mark alone": b"\xff\xfe\0\0",
    "UTF-16": TERM.encode("utf-16"),
    "UTF-16 without a mark": TERM.encode("utf-16-le"),
    "UTF-16 the other way round": b"\xfe\xff" + TERM.encode("utf-16-be"),
    "UTF-32": TERM.encode("utf-32"),
    "UTF-32 the other way round": b"\0\0\xfe\xff" + TERM.encode("utf-32-be"),
    "Windows-1252": "It\u2019s not caf\u00e9 talk \u2013 he had child pornography.\n".encode("cp1252"),
}
REFUSED = {
    "half a UTF-16 character": b"\xff\xfea",
    "a lone surrogate in UTF-16": b"\xff\xfe\0\xd8a\0",
    "UTF-32 without a mark": TERM.encode("utf-32-le"),
    "UTF-32 beyond Unicode": b"\xff\xfe\0\0\0\0\x11\0",
    "a surrogate as UTF-8": b"a\xed\xa0\x80b\x81",
    "NUL": b"a\0b",
    "all NUL": b"\0" * 100,
    "controls": b"\x01\x02\x03\x04\x05\x06",
    "no encoding": b"caf\x81\x8d\xff",
}


def test_any_bytes(folder: Path, run: Run) -> None:
    """Any bytes are read or refused with a reason, and the rest of the run goes on."""
    Path("a.md").unlink()
    for suffix in ("md", "txt", "html"):
        for name, data in {**BYTES, **REFUSED}.items():
            Path(f"{name}.{suffix}").write_bytes(data)
    done = run("check", "--format", "csv", "--fail-on", "never", "--today", TODAY, ".")
    assert done.status == 3
    assert done.err == ""
    refused = {line.split(",")[0] for line in done.out.splitlines() if "not checked" in line}
    assert refused == {f"{name}.{suffix}" for name in REFUSED for suffix in ("md", "txt", "html")}
    found = {line.split(",")[0] for line in done.out.splitlines() if "terminology/child-pornography" in line}
    assert found == {
        f"{name}.{suffix}"
        for name in BYTES
        if "alone" not in name and name != "empty"
        for suffix in ("md", "txt", "html")
    }
    piped = {name: BYTES[name] for name in ("empty", "a UTF-16 mark alone", "UTF-16")}
    for name, data in {"surrogates": b"a\xed\xa0\x80b\x81", **piped}.items():
        done = run("check", "-", "--format", "json", "--fail-on", "never", stdin=data)
        assert done.status == (0 if name == "UTF-16" else 3), name  # what holds no word is nothing
        assert done.err == ""


def test_a_file_that_vanishes(folder: Path) -> None:
    Path("b.md").write_text(TERM, encoding="utf-8")

    def unlinked(path: str, config: Config) -> bool:
        if path == "b.md":
            os.unlink(path)
        return True

    report = Engine(Flags(today=TODAY)).run(["."], unlinked)
    assert [each.path for each in report.documents] == ["a.md"]
    assert [(each.path, each.reason) for each in report.failures] == [
        ("b.md", "cannot be read: No such file or directory")
    ]


def test_a_file_of_100_megabytes(folder: Path, run: Run) -> None:
    with open("large.md", "wb") as file:
        file.truncate(100_000_000)
    done = run("check", "large.md")
    assert done.status == 3
    assert "large.md: is larger than 20 MB" in done.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_no_pipes(folder: Path, run: Run) -> None:
    """Pipes, devices and sockets are never read, unless as standard input."""
    os.mkfifo("pipe.md")
    os.symlink("/dev/zero", "zero.md")
    os.mkfifo("safelint.toml")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("socket.md")
    done = run("check", "pipe.md", "socket.md", "zero.md", "/dev/zero", "a.md")
    listener.close()
    assert done.status == 3
    assert done.out.count("is not a file") == 3  # zero.md and /dev/zero are one
    os.mkfifo("baseline")
    assert run("check", "--baseline", "baseline", "a.md").status == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_is_not_even_opened(folder: Path, run: Run) -> None:
    # To open it would let go whoever waits to write to it, and to read it would take what is meant for another.
    os.mkfifo("pipe.md")
    reader = os.open("pipe.md", os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open("pipe.md", os.O_WRONLY)
    os.write(writer, b"for another")
    assert run("check", ".").status == 3
    assert os.read(reader, 99) == b"for another"
    os.close(reader)
    os.close(writer)


def test_nothing_fools_a_terminal(folder: Path, run: Run) -> None:
    """Escapes and controls that turn the direction of text are written out in reports, never sent."""
    name = "a\x1b[31m\u202eb\n::error::c.md"
    Path(name).write_text("He had child\u202e porn\x1b]0;x\x07ography\x9b31m. Rent\u2066 boy.\n", encoding="utf-8")
    Path("a.md").unlink()
    forms = format_names()
    run("check", *(word for form in forms for word in ("--report", f"{form}=../{form}")), ".")
    for form in forms:
        out = Path(f"../{form}").read_text(encoding="utf-8")
        assert out
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out), form


def test_links_out(folder: Path, here: Run, tmp_path: Path) -> None:
    """A link in a folder that leads out of it, or out of its git work tree, is not followed."""
    (tmp_path / "secret.md").write_text("The secret is child pornography.\n", encoding="utf-8")
    os.symlink("../secret.md", "link.md")
    for _ in range(2):
        done = here("check", ".")
        assert done.status == 3
        assert "leads out" in done.out
        assert "secret is" not in done.out
        git("init", "-q")
    assert "secret" in here("check", "link.md").out


CONFIGURATION = """
[files]
suffixes = {".x" = "html"}
exclude = ["$(touch canary)", "`touch canary`", "{{ canary }}"]
[terminology]
allow = ["__import__('os').system('touch canary')"]
[[term]]
id = "canary"
severity = "warning"
avoid = ["$(touch canary)"]
message = "`touch canary`"
patterns = ['(?i)pornography\\b']
[[helpline]]
id = "canary"
name = "${canary}"
operator = "x"
nations = ["uk"]
topics = ["suicide"]
audience = ["anyone"]
[[helpline.channel]]
kind = "phone"
number = "020 7641 4000"
"""


def test_a_configuration_does_nothing(folder: Path, run: Run) -> None:
    """A configuration runs nothing and writes nothing."""
    before = set(os.listdir())
    Path("safelint.toml").write_text(CONFIGURATION, encoding="utf-8")
    done = run("check", "--format", "json", ".")
    assert done.status == 1, done.err
    assert not [line for line in done.writes() if os.path.isabs(line) and os.environ["SAFELINT_CACHE_DIR"] not in line]
    assert [line for line in done.log if not line.startswith("write ")] == []
    assert set(os.listdir()) == before | {"safelint.toml"}


@pytest.mark.parametrize(
    "setting", ['baseline = "{}"', '[signposting]\nincluded = ["{}"]', '[signposting]\nfixed = "{}"']
)
@pytest.mark.parametrize(
    "named", ["../secret.html", "/etc/hostname", "link.html", "sub/../../secret.html", "folder/secret.html"]
)
def test_what_a_configuration_names(folder: Path, here: Run, tmp_path: Path, setting: str, named: str) -> None:
    """The files that it names must lie in its own folder, wherever links lead."""
    (tmp_path / "secret.html").write_text("<p>The secret.", encoding="utf-8")
    os.symlink("../secret.html", "link.html")
    os.symlink("..", "folder")
    Path("sub").mkdir()
    Path("safelint.toml").write_text(setting.format(named), encoding="utf-8")
    done = here("check", "a.md")
    assert done.status == 2
    assert "lies outside the folder" in done.err


def test_a_configuration_that_is_a_link(folder: Path, here: Run, tmp_path: Path) -> None:
    """A configuration that is a link out of its git work tree is refused."""
    (tmp_path / "other.toml").write_text("secret = 1\n", encoding="utf-8")
    os.symlink("../other.toml", "safelint.toml")
    done = here("check", "a.md")
    assert done.status == 2
    assert "leads out" in done.err
    assert "secret" not in done.err
    Path("in").mkdir()
    Path("in/real.toml").write_text("", encoding="utf-8")
    git("init", "-q")
    Path("safelint.toml").unlink()
    os.symlink("in/real.toml", "safelint.toml")
    assert here("check", "a.md").status == 1


TERM_WITH = "[[term]]\nid = 'x'\nseverity = 'warning'\navoid = ['x']\nmessage = 'x'\npatterns = ['{}']"


@pytest.mark.parametrize(
    "setting",
    [
        f'[files]\nexclude = ["{"*a" * 60}*b"]',
        f'[files]\nexclude = ["{"**/" * 60}b"]',
        TERM_WITH.format("(?:aaa|a{1,9}){1,40}bbb"),
        TERM_WITH.format(r"aaa\w*\w*\w*\w*\w*\w*bbb"),
        TERM_WITH.format("(aaa+)+b"),
        TERM_WITH.format("aaa[^.]{0,60}b[^.]{0,60}c[^.]{0,60}d"),
    ],
)
def test_nothing_runs_away(folder: Path, here: Run, setting: str) -> None:
    """No glob and no pattern in it can run away."""
    Path("a" * 200 + ".md").write_text("a" * 1_400 + " bbb\n", encoding="utf-8")
    Path("safelint.toml").write_text(setting, encoding="utf-8")
    assert here("check", ".").status in (1, 2)


def test_words_of_a_configuration(folder: Path, here: Run) -> None:
    """Its words are written out in messages as those of a text are."""
    hostile = r"\u001b[31m\u202e"
    for setting in (
        f'"{hostile}" = 1',
        f'kind = "{hostile}"',
        f'[rules]\n"{hostile}" = "off"',
        f'baseline = "{hostile}"',
    ):
        Path("safelint.toml").write_text(setting, encoding="utf-8")
        for words in (["check", "a.md"], ["config", "a.md"]):
            done = here(*words)
            assert "\x1b" not in done.out + done.err
            assert "\u202e" not in done.out + done.err
            assert "<U+001B>" in done.out + done.err or done.status != 2


def canary_script(folder: Path) -> str:
    path = folder.parent / "canary.sh"
    path.write_text(f'#!/bin/sh\necho "$0 $@" >> {folder.parent}/canary\ncat\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


HOSTILE = {
    "core.fsmonitor": "{}",
    "core.hooksPath": "{hooks}",
    "core.pager": "{}",
    "pager.diff": "{}",
    "pager.ls-files": "{}",
    "core.sshCommand": "{}",
    "core.editor": "{}",
    "core.askPass": "{}",
    "core.gitProxy": "{}",
    "core.alternateRefsCommand": "{}",
    "credential.helper": "!{}",
    "diff.external": "{}",
    "diff.evil.command": "{}",
    "diff.evil.textconv": "{}",
    "diff.evil.xfuncname": "x",
    "filter.evil.clean": "{}",
    "filter.evil.smudge": "{}",
    "filter.two.process": "{}",
    "filter.two.required": "true",
    "alias.diff": "!{}",
    "alias.ls-files": "!{}",
    "alias.rev-parse": "!{}",
    "extensions.partialClone": "origin",
    "remote.origin.promisor": "true",
    "remote.origin.url": "ext::{} %S",
    "remote.origin.uploadpack": "{}",
    "protocol.ext.allow": "always",
    "gpg.program": "{}",
    "log.showSignature": "true",
    "interactive.diffFilter": "{}",
    "include.path": "../more",
    "includeIf.gitdir:/.path": "more",
}


def hostile_repository(folder: Path) -> Path:
    """A repository whose own settings have git run a script at every turn; returns what the script would write."""
    script = canary_script(folder)
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-qm", "x")
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-auto-gc"):
        (hooks / name).write_text(Path(script).read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / name).chmod(0o755)
    for name in ("more", ".git/more"):
        Path(name).write_text(
            f'[filter "three"]\n\tclean = {script}\n[diff]\n\texternal = {script}\n', encoding="utf-8"
        )
    git("config", "core.repositoryFormatVersion", "1")
    for key, value in HOSTILE.items():
        git("config", key, value.format(script, hooks=hooks))
    Path(".gitattributes").write_text(
        "a.md diff=evil filter=evil\nb.md filter=two diff=evil\nc.md filter=three\n", encoding="utf-8"
    )
    Path(".git/info/attributes").write_text("*.md diff=evil\n", encoding="utf-8")
    for name in ("b.md", "c.md"):
        Path(name).write_text(TERM * 2, encoding="utf-8")
    Path("a.md").write_text(TERM * 3, encoding="utf-8")
    return folder.parent / "canary"


def test_settings_of_a_repository(folder: Path, run: Run) -> None:
    """Nothing that a repository's own settings name is run: no monitor, hook, diff driver, text conversion, filter,
    pager or alias."""
    canary = hostile_repository(folder)
    subprocess.run(["git", "diff", "--exit-code"], capture_output=True, check=False)
    assert canary.exists()  # so a git that is not held back does run it
    canary.unlink()
    for words in (["."], ["--changed", "HEAD", "."], ["--changed", "HEAD", "a.md"]):
        done = run("check", "--today", TODAY, *words)
        assert done.status == 1, done.err
        assert not canary.exists(), canary.read_text(encoding="utf-8")
    git("config", "filter.a=b.clean", canary_script(folder))
    assert run("check", "--changed", "HEAD", ".").status == 1
    assert not canary.exists()


def test_git_never_writes(folder: Path, run: Run) -> None:
    """git is asked only about folders and for `--changed`, and never to write."""
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-qm", "x")
    Path("a.md").write_text(TERM * 2, encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in Path(".git").rglob("*")}
    done = run("check", "a.md")
    assert not [line for line in done.log if line.startswith("run ")]
    for words in (["."], ["--changed", "HEAD", "."]):
        done = run("check", *words)
        asked = [line for line in done.log if line.startswith("run ")]
        assert asked
        allowed = ("'ls-files'", "'rev-parse'", "'ls-tree'", "'cat-file'")
        assert all(any(word in line for word in allowed) for line in asked)
    assert {path: path.stat().st_mtime_ns for path in Path(".git").rglob("*")} == before


@pytest.mark.parametrize(
    "revision",
    [
        "--output=canary",
        "--ext-diff",
        "-O/etc/passwd",
        "--no-index",
        "--upload-pack=x",
        "HEAD --output=canary",
        "HEAD\n",
        "\udcff",
    ],
)
def test_a_revision_is_no_option(folder: Path, here: Run, revision: str) -> None:
    """A revision is never read as an option."""
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-qm", "x")
    before = set(os.listdir())
    done = here("check", "--changed", revision, ".")
    assert done.status == 2
    assert "there is no such revision" in done.err
    assert set(os.listdir()) == before


def test_variables_for_git(folder: Path, run: Run, tmp_path: Path) -> None:
    """Variables of the environment that point git at another place are not passed on."""
    git("init", "-q")
    git("add", "a.md")
    git("commit", "-qm", "x")
    canary, script = tmp_path / "canary", canary_script(folder)
    hostile = {
        "GIT_DIR": "/nowhere",
        "GIT_WORK_TREE": "/",
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_EXTERNAL_DIFF": script,
        "GIT_PAGER": script,
        "GIT_TRACE": str(tmp_path / "trace"),
        "GIT_TRACE2_EVENT": str(tmp_path / "trace"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "diff.external",
        "GIT_CONFIG_VALUE_0": script,
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={script}'",
        "GIT_SSH_COMMAND": script,
        "GIT_LITERAL_PATHSPECS": "1",
    }
    Path("a.md").write_text(TERM * 2, encoding="utf-8")
    assert run("check", "--changed", "HEAD", ".", **hostile).status == 1
    assert not canary.exists()
    assert not (tmp_path / "trace").exists()
    passed = environment({**hostile, "git_dir": "/nowhere", "PATH": "/bin", "GIT_CONFIG_GLOBAL": "/dev/null"}, "/a/b")
    assert passed["GIT_CEILING_DIRECTORIES"] == "/a"
    assert not passed.keys() & hostile.keys()
    assert (passed["PATH"], passed["GIT_CONFIG_GLOBAL"], "git_dir" in passed) == ("/bin", "/dev/null", False)


@pytest.mark.parametrize("windows", [False, True])
def test_no_git_of_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch, windows: bool) -> None:
    """No git is run that lies in the current folder, nor one on a path that is not told in full."""
    name = "git.exe" if windows else "git"
    for place in (Path(), folder / "bin"):
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(b"")
        (place / name).chmod(0o755)
    monkeypatch.setattr(git_module, "_WINDOWS", windows)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "bin", str(folder / "bin")]))
    assert git_module.program() == str(folder / "bin" / name)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(GitError):
        git_module.program()


COMMANDS = (
    ("check", "."),
    ("check", "--across", "."),
    ("check", "--changed", "HEAD", "."),
    ("check", "--diff", "."),
    ("check", "--fix", "."),
    ("check", "--write-baseline", "new.jsonl", "."),
    ("check", "--format", "html", "."),
    ("check", "--report", "sarif=new.sarif", "--report", "html=new.html", "."),
    ("explain", "helpline/claim"),
    ("rules",),
    ("helplines", "childline"),
    ("registry", "due"),
    ("config", "a.md"),
    ("footer", "--topic", "suicide"),
    ("init", "new"),
    ("why", "a.md"),
    ("cache", "info"),
    ("annotate", "letter.docx"),
    ("audit", ".", "--output", "new/audit"),
    ("--version",),
    ("--help",),
)
_TRIED_ELSEWHERE = {"lsp", "page"}  # which serve until they are ended, or need the package of Pyodide


@pytest.fixture(scope="module")
def every_command(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[str, ...], Done]]:
    """What each command did in one folder, with a cache of its own."""
    root = tmp_path_factory.mktemp("commands")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        Path("a.md").write_text(TERM, encoding="utf-8")
        git("init", "-q")
        git("add", "a.md")
        git("commit", "-qm", "x")
        text = "Call Childline on 08001111 or 01632 960123, https://www.childline.org.uk\n"
        Path("b.md").write_text(text, encoding="utf-8")
        Path("letter.docx").write_bytes(word(paragraph("He committed suicide.")))
        Path("new").mkdir()
        log = tmp_path_factory.mktemp("log") / "log"
        cache, temporary = (str(tmp_path_factory.mktemp(name)) for name in ("cache", "temporary"))
        done = []
        for words in COMMANDS:
            before = snapshot(root)
            outcome = watched(log, *words, SAFELINT_CACHE_DIR=cache, TMPDIR=temporary)
            outcome.cache, outcome.temporary = cache, temporary
            outcome.changed = {name for name, _ in snapshot(root) ^ before}
            done.append((words, outcome))
        return done


def snapshot(root: Path) -> set[tuple[str, int]]:
    """Every file below a folder, with when it was last written."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {(path.relative_to(root).as_posix(), path.stat().st_mtime_ns) for path in files}


def test_every_command_is_tried() -> None:
    assert {words[0] for words in COMMANDS if words[0][0] != "-"} | _TRIED_ELSEWHERE == set(commands.COMMANDS)


def test_no_network(every_command: list[tuple[tuple[str, ...], Done]]) -> None:
    """No command reaches a network, but for an audit that is given an address of a store or a cluster."""
    for words, done in every_command:
        assert done.status in (0, 1), (words, done.err)
        assert not [line for line in done.log if line.startswith("socket")], words


def test_what_is_written(every_command: list[tuple[tuple[str, ...], Done]]) -> None:
    """Nothing is written but what the command line names, the copy that `safelint annotate` makes beside a file, the
    pack that `safelint registry` keeps, the cache, the job summary of GitHub Actions, the page of `--open`, and for an
    audit temporary files that are gone when it ends."""
    for words, done in every_command:
        named = {"new.jsonl", "new.sarif", "new.html"} & {word.rpartition("=")[2] for word in words}
        named |= {"b.md"} if "--fix" in words else set()
        named |= {"new/safelint.toml"} if "init" in words else set()
        named |= {"letter.checked.docx"} if "annotate" in words else set()
        named |= {name for name in done.changed if name.startswith("new/")} if "audit" in words else set()
        assert done.changed == named, words
        for path in filter(os.path.isabs, done.writes()):
            is_gone = "audit" in words and path.startswith(done.temporary) and not os.path.exists(path)
            assert os.devnull in path or path.startswith(str(done.cache)) or is_gone, (words, path)


@pytest.fixture(params=[True, False], ids=["handles", "names"])
def beside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a name is opened beside an open folder, or, as on Windows, by its whole path."""
    if not request.param:
        monkeypatch.setattr(disk_folder, "_BESIDE", False)
        monkeypatch.setattr(disk_folder, "_NO_LINK", 0)
    return bool(request.param)


def test_a_report_is_whole(folder: Path, here: Run, tmp_path: Path, beside: bool, monkeypatch: Any) -> None:
    """A report is written whole or not at all, and what lies in the way of the part that is written first stays."""
    target = tmp_path / "victim"
    target.write_text("kept", encoding="utf-8")
    monkeypatch.setattr(os, "urandom", lambda size: b"\0" * size)
    part = f".safelint-{write._machine()}-{os.getpid()}-00000000.part"
    os.symlink(target, part)
    done = here("check", "--report", "json=report.json", "a.md")
    assert done.status == 3
    assert "report.json: cannot be written" in done.err
    assert target.read_text(encoding="utf-8") == "kept"
    assert not Path("report.json").exists()
    assert Path(part).is_symlink()


LINKS = {
    "the file": ("report.csv", "../victim", "report.csv"),
    "a file that is not there": ("report.csv", "../new", "report.csv"),
    "a folder": ("out", "..", "out/victim"),
    "a folder further up": ("out", "../..", "out/root/../victim"),
    "a folder inside": ("out", "inside", "out/report.csv"),
    "a name told in full": ("report.csv", "../victim", "{}/report.csv"),
    "a way round": ("inside/up", "..", "inside/../inside/up/../victim"),
    "a link to a link": ("report.csv", "inside/second", "report.csv"),
    "a loop": ("report.csv", "report.csv", "report.csv"),
}


@pytest.mark.parametrize("case", LINKS)
@pytest.mark.parametrize("option", ["--report=csv={}", "--write-baseline={}"])
def test_no_link_in_the_way(folder: Path, here: Run, tmp_path: Path, beside: bool, case: str, option: str) -> None:
    """No file is written through a link that stands in the working folder or its git work tree, in any part of its
    path, wherever the link leads."""
    name, target, path = LINKS[case]
    victim = tmp_path / "victim"
    victim.write_text("kept", encoding="utf-8")
    Path("inside").mkdir()
    os.symlink("../../victim", "inside/second")
    os.symlink(target, name)
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = here("check", option.format(path.format(folder)), "a.md")
    if case == "a way round" and not beside:  # there ".." takes a name back, wherever it leads
        assert victim.read_text(encoding="utf-8") == "kept"
        return
    assert done.status == 2, done
    assert "is a link" in done.err
    assert {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    os.chdir("inside")
    git("init", "-q", "..")
    if not path.startswith("{"):
        assert here("check", option.format(f"../{path}"), "../a.md").status == 2
    assert victim.read_text(encoding="utf-8") == "kept"


def test_links_outside_are_the_users_own(folder: Path, here: Run, tmp_path: Path, beside: bool) -> None:
    (tmp_path / "mine").mkdir()
    os.symlink("mine", tmp_path / "shortcut")
    assert here("check", "--report", "csv=../shortcut/report.csv", "a.md").status == 1
    assert (tmp_path / "mine/report.csv").is_file()
    assert here("check", "--report", "csv=/dev/null", "--report", f"json={os.devnull}", "a.md").status == 1


def test_standard_output_is_a_file_like_any_other(folder: Path, run: Run) -> None:
    assert "path,line" in run("check", "--quiet", "--report", "csv=/dev/stdout", "a.md").out


def test_a_link_that_appears_meanwhile(folder: Path, tmp_path: Path, beside: bool) -> None:
    victim = tmp_path / "victim"
    victim.write_text("kept", encoding="utf-8")
    assert write.refusal("report.csv") == ""
    os.symlink(victim, "report.csv")
    with pytest.raises(UnwrittenError, match="is a link"):
        write.whole("report.csv", b"x")
    assert victim.read_text(encoding="utf-8") == "kept"


def test_no_fix_leads_out(folder: Path, here: Run, tmp_path: Path, beside: bool) -> None:
    """A fix is never written out of the working folder or its git work tree by a link in it."""
    text = "Call Childline on 08001111.\n"
    (tmp_path / "victim.md").write_text(text, encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/b.md").write_text(text, encoding="utf-8")
    os.symlink("../victim.md", "link.md")
    os.symlink("../more", "more")
    for path in ("link.md", "more/b.md"):
        done = here("check", "--fix", "--quiet", path)
        assert done.status == 3
        assert "was left alone: it is a link that leads out of this folder" in done.err
    assert (tmp_path / "victim.md").read_text(encoding="utf-8") == text
    assert (tmp_path / "more/b.md").read_text(encoding="utf-8") == text


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of POSIX")
def test_what_a_killed_run_left(folder: Path, here: Run, tmp_path: Path, beside: bool) -> None:
    """What a run that was killed has left half written is taken away by the next that writes there, and nothing
    else."""
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    machine, process = write._machine(), gone.stdout.decode().strip()
    dead = [f".safelint-{machine}-{process}-0.part", ".safelint-00000000-1-old.part"]
    kept = [
        f".safelint-{machine}-{os.getppid()}-0.part",  # it runs
        f".safelint-00000000-{process}-0.part",  # on another machine
        f".safelint-{machine}-{process}-0.part.md",
        "safelint-x.part",
        ".safelint-x.part",
    ]
    for name in (*dead, *kept):
        Path(name).write_text("half", encoding="utf-8")
    os.utime(dead[1], (1, 1))
    os.symlink(tmp_path / "victim", f".safelint-{machine}-{process}-link.part")
    Path(f".safelint-{machine}-{process}-folder.part").mkdir()
    Path("b.md").write_text("Call Childline on 08001111.\n", encoding="utf-8")
    before = set(os.listdir())
    assert here("check", ".").status == 1
    assert set(os.listdir()) == before
    assert here("check", "--fix", "b.md").status == 0
    assert before - set(os.listdir()) == set(dead)
    for name in dead:
        Path(name).write_text("half", encoding="utf-8")
        os.utime(name, (1, 1))
    assert here("check", "--report", "csv=report.csv", "b.md").status == 0
    assert before - set(os.listdir()) == set(dead)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_a_full_disk(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or one that may not be written is an error that is said."""
    done = run("check", "--report", "json=/dev/full", "a.md")
    assert done.status == 3
    assert "/dev/full: cannot be written: No space left on device" in done.err
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "safelint", "check", "--format", "json", "a.md"]
        whole = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert whole.returncode == 3
    assert b"cannot be written to standard output: No space left on device" in whole.stderr
    done = run("check", "--report", "json=/proc/report.json", "a.md")
    assert done.status in (2, 3)  # known before any work, but not to an administrator
    assert run("check", "a.md", SAFELINT_CACHE_DIR="/proc/cache").status == 1
