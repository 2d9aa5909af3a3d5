"""Fixes: what is changed, what never is, and that no file is ever lost or cut."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from safelint.checks import Check
from safelint.cli import main
from safelint.config import Flags
from safelint.disk import write
from safelint.gate import fixer
from safelint.gate.diff import unified
from safelint.gate.edits import Back, applied
from safelint.lsp.fixes import line_edits
from safelint.run.engine import Engine
from safelint.values.finding import Choice, Edit, Finding
from safelint.values.source import Source, Span
from support import DATA, TODAY

pytestmark = pytest.mark.slow

BAD = "Call Childline on 08001111.\n"
GOOD = "Call Childline on 0800 1111.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--today", TODAY, *arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


def fixed(run: Run, data: bytes, name: str = "a.md") -> bytes:
    """What becomes of a file; a second run must change nothing."""
    Path(name).write_bytes(data)
    run("--fix", name)
    once = Path(name).read_bytes()
    run("--fix", name)
    assert Path(name).read_bytes() == once
    return once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BAD, GOOD),
        (BAD.rstrip(), GOOD.rstrip()),
        (f"# A\r\n\r\n{BAD.rstrip()}\r\nx\r\n", f"# A\r\n\r\n{GOOD.rstrip()}\r\nx\r\n"),
        (f"a\rb\n{BAD}", f"a\rb\n{GOOD}"),
        (
            f"- **{BAD.rstrip()}**\n\n| {BAD.rstrip()} |\n|---|\n",
            f"- **{GOOD.rstrip()}**\n\n| {GOOD.rstrip()} |\n|---|\n",
        ),
        (f"{BAD}\n\n\n  trailing  \n\n{BAD}\n\n", f"{GOOD}\n\n\n  trailing  \n\n{GOOD}\n\n"),
    ],
)
def test_only_the_words_of_a_fix_change(run: Run, before: str, after: str) -> None:
    assert fixed(run, before.encode()) == after.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_the_encoding_and_its_mark_stay(run: Run, encoding: str) -> None:
    words = f"Caf\u00e9 \u2013 \u201chelp\u201d. {{}}\r\n{'More words to read. ' * 9}\r\n"
    assert fixed(run, words.format(BAD).encode(encoding)) == words.format(GOOD).encode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        f'He said: "{BAD.strip()}"\n',
        f"\u201c{BAD.strip()}\u201d\n",
        f"> {BAD}",
        f"`{BAD.strip()}`\n",
        f"```\n{BAD}```\n",
        f"    {BAD}",
        f"<!-- {BAD.strip()} -->\n",
        f"<!-- safelint-disable-next-line helpline -- a test sheet -->\n{BAD}",
        "[Childline](tel:08001111)\n",
        "Call Childline on **0800**1111.\n",
        "Call Childline on 0800&#49;111.\n",
    ],
)
def test_quotations_code_and_markup_are_left_alone(run: Run, text: str) -> None:
    assert fixed(run, text.encode()) == text.encode()


def test_html_is_fixed_in_its_text_alone(run: Run) -> None:
    page = '<p title="08001111"><!-- 08001111 -->Call <b>Childline</b> on <a href="tel:08001111">{}</a>.</p><q>{}</q>'
    data = page.format("08001111", BAD).encode()
    assert fixed(run, data, "a.html") == page.format("0800 1111", BAD).encode()


def test_an_ampersand_is_written_as_html_has_it(run: Run) -> None:
    page = '<p>Call {}.</p><img src="a.png" alt="{}">'
    old, new = "Rape Crisis England and Wales", "Rape Crisis England &amp; Wales"
    assert fixed(run, page.format(old, old).encode(), "a.xhtml") == page.format(new, new).encode()
    assert fixed(run, f"Call {old}.\n".encode()) == b"Call Rape Crisis England & Wales.\n"


def test_a_value_without_quotes_is_left_alone(run: Run) -> None:
    page = "<p>A leaflet.</p><img src=a.png alt={}Barnardos{}>"
    assert fixed(run, page.format("", "").encode(), "a.html") == page.format("", "").encode()
    assert fixed(run, page.format('"', '"').encode(), "b.html") == page.format('"', '"').replace("dos", "do's").encode()


def test_a_title_of_restructuredtext_is_no_longer_than_its_line(run: Run) -> None:
    title = "==========\nWomens Aid\n==========\n\nText.\n"
    assert fixed(run, title.encode(), "a.rst") == title.encode()
    longer = "Womens Aid\n===========\n\nText.\n"
    assert fixed(run, longer.encode(), "b.rst") == longer.replace("Womens", "Women's").encode()


def test_names_of_files_are_left_alone(run: Run) -> None:
    text = "See NSPCC 08088005000.pdf in C:\\Womens Aid\\ or Womens Aid.docx.\n"
    assert fixed(run, text.encode()) == text.encode()


def test_what_is_left_is_reported_and_decides(run: Run) -> None:
    Path("a.md").write_text(f"{BAD}\nHe had child pornography.\n", encoding="utf-8")
    status, out, err = run("--fix", "a.md")
    assert status == 1
    assert "helpline/number-format" not in out
    assert "terminology/child-pornography" in out
    assert err == "safelint: 1 safe fix in 1 text written\n"
    Path("a.md").write_text(BAD, encoding="utf-8")
    assert run("--fix", "--fail-on", "suggestion", "--select", "helpline", "a.md")[0] == 0


def test_a_diff_shows_and_writes_nothing(run: Run, folder: Path) -> None:
    lines = [f"Line {number}.\n" for number in range(1, 12)]
    Path("a.md").write_text("".join([BAD, *lines, BAD.rstrip()]), encoding="utf-8")
    before = Path("a.md").read_bytes()
    status, out, err = run("--diff", "--fail-on", "warning", "--select", "helpline", "a.md")
    assert status == 1
    assert err == "safelint: 2 safe fixes in 1 text; --fix writes them\n"
    assert out == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n-Call Childline on 08001111.\n+Call Childline on 0800 1111.\n"
        " Line 1.\n Line 2.\n Line 3.\n@@ -10,4 +10,4 @@\n Line 9.\n Line 10.\n Line 11.\n"
        "-Call Childline on 08001111.\n\\ No newline at end of file\n"
        "+Call Childline on 0800 1111.\n\\ No newline at end of file\n"
    )
    assert Path("a.md").read_bytes() == before
    assert run("--diff", "--select", "terminology", "a.md") == (0, "", "safelint: no finding has a safe fix\n")


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_is_no_text_is_not_changed_and_it_is_said_what_does(run: Run, folder: Path, option: str) -> None:
    shutil.copy(DATA / "samples" / "letter.docx", "letter.docx")
    before = Path("letter.docx").read_bytes()
    told = run(option, "letter.docx")[2]
    assert told.startswith("safelint: 1 text that is no plain text is never changed in place: `safelint annotate FILE`")
    assert "no finding has a safe fix" not in told
    assert run(option, "--quiet", "letter.docx")[2] == ""
    assert run(option, "letter.docx")[0] == run("letter.docx")[0]
    assert Path("letter.docx").read_bytes() == before


WRAPPED = "Call the National Domestic\nViolence Helpline on 0808 2000 247.\n"


@pytest.mark.parametrize("name", ["a.md", "two words.md", "caf\u00e9.md", 'a "b".md'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_git_applies_the_diff(run: Run, folder: Path, name: str, end: str) -> None:
    text = "".join([BAD, "x\n\n" * 9, WRAPPED, "y\n\n" * 2, BAD, "x\n\n" * 9, BAD.rstrip()]).replace("\n", end)
    Path(name).write_bytes(text.encode())
    _, out, _ = run("--diff", name)
    (folder / "d.patch").write_bytes(out.encode())
    subprocess.run(["git", "apply", "--unsafe-paths", "d.patch"], check=True, cwd=folder)
    applied = Path(name).read_bytes()
    assert applied.count(b"0800 1111") == 3
    assert fixed(run, text.encode(), name) == applied


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--fix", "--diff", "."], "use one of the two"),
        (["--fix", "-"], "standard input"),
        (["--diff", "--format", "json", "."], "--report"),
    ],
)
def test_wrong_use(run: Run, arguments: list[str], words: str) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert Path("a.md").read_text(encoding="utf-8") == BAD


def test_standard_input_can_be_shown(folder: Path) -> None:
    command = [sys.executable, "-m", "safelint", "check", "--diff", "--stdin-filename", "b/a.md", "-"]
    done = subprocess.run(command, input=BAD.encode(), capture_output=True, check=False)
    assert done.stdout.decode() == f"--- a/b/a.md\n+++ b/b/a.md\n@@ -1,1 +1,1 @@\n-{BAD}+{GOOD}"


def test_only_what_is_reported_is_fixed(run: Run, folder: Path) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    run("--write-baseline", "base.jsonl", "a.md")
    Path("a.md").write_text(f"{BAD}\nOr ring Childline: 08001111.\n", encoding="utf-8")
    run("--baseline", "base.jsonl", "--fix", "a.md")
    assert Path("a.md").read_text(encoding="utf-8") == f"{BAD}\nOr ring Childline: 0800 1111.\n"


# Files ---------------------------------------------------------------------------------------------------------------


def test_permissions_stay_and_nothing_is_left_behind(run: Run, folder: Path) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    Path("a.md").chmod(0o640)
    run("--fix", "a.md")
    assert stat.S_IMODE(Path("a.md").stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_a_link_is_followed_and_stays_one(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "real.md").write_text(BAD, encoding="utf-8")
    Path("a.md").symlink_to("sub/real.md")
    _, _, err = run("--fix", ".")
    assert Path("a.md").is_symlink()
    assert (folder / "sub" / "real.md").read_text(encoding="utf-8") == GOOD
    assert "1 safe fix in 1 text written" in err


def test_a_link_that_leads_out_of_the_folder_is_not(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "here").mkdir()
    (folder / "out.md").write_text(BAD, encoding="utf-8")
    (folder / "here" / "a.md").symlink_to("../out.md")
    monkeypatch.chdir("here")
    _, _, err = run("--fix", "a.md")
    assert "a.md: was left alone: it is a link that leads out of this folder" in err
    assert (folder / "out.md").read_text(encoding="utf-8") == BAD
    run("--fix", "../out.md")
    assert (folder / "out.md").read_text(encoding="utf-8") == GOOD


def test_a_file_with_two_names_is_left_alone(run: Run) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    os.link("a.md", "b.md")
    Path("c.md").write_text(BAD, encoding="utf-8")
    status, _, err = run("--fix", "--quiet", "--fail-on", "never", "a.md", "c.md")
    assert status == 3  # whatever was written beside it
    assert err.startswith("safelint: a.md: was left alone: it has several names (hard links)")
    assert Path("c.md").read_text(encoding="utf-8") == GOOD
    assert Path("b.md").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("moment", ["before", "while it is written"])
def test_a_file_that_changes_meanwhile_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    theirs = f"{BAD}Somebody else wrote this.\n"
    inner, sync = write.fixed, os.fsync

    def before(path: str, old: bytes, new: bytes) -> None:
        Path("a.md").write_text(theirs, encoding="utf-8")
        inner(path, old, new)

    def during(handle: int) -> None:
        Path("a.md").write_text(theirs, encoding="utf-8")
        sync(handle)

    if moment == "before":
        monkeypatch.setattr(write, "fixed", before)
    else:
        monkeypatch.setattr(os, "fsync", during)
    status, out, err = run("--fix", "a.md")
    assert "a.md: was left alone: it has changed since it was read" in err
    assert "helpline/number-format" in out
    assert Path("a.md").read_text(encoding="utf-8") == theirs
    assert status == 3
    assert list(Path().iterdir()) == [Path("a.md")]


def test_a_full_disk_loses_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    Path("a.md").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    for quiet in ([], ["--quiet"]):
        status, _, err = run("--fix", *quiet, "a.md")
        assert status == 3
        assert "a.md: was left alone: it cannot be written: No space left on device" in err
    assert Path("a.md").read_text(encoding="utf-8") == BAD
    assert list(Path().iterdir()) == [Path("a.md")]


def test_killed_at_any_moment_no_file_is_lost_or_cut(folder: Path) -> None:
    chance = random.Random(6)
    texts = {f"{number}.md": f"{'Words. ' * number}\n\n{BAD}" for number in range(24)}
    whole = {name: text.replace(BAD, GOOD) for name, text in texts.items()}
    command = [sys.executable, "-m", "safelint", "check", "--fix", "--select", "helpline", "."]
    partly = 0
    for _ in range(10):
        for name, text in texts.items():
            Path(name).write_text(text, encoding="utf-8")
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and Path("0.md").read_text(encoding="utf-8") == texts["0.md"]:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.05)
            process.send_signal(signal.SIGKILL)
        now = {name: Path(name).read_text(encoding="utf-8") for name in texts}
        assert all(now[name] in (texts[name], whole[name]) for name in texts)
        partly += 0 < sum(now[name] == whole[name] for name in texts) < len(texts)
    assert partly > 0
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    assert {name: Path(name).read_text(encoding="utf-8") for name in texts} == whole


# Fixes made up by a check --------------------------------------------------------------------------------------------


def engine_with(check: Callable[[str], list[tuple[str, int, int, str]]]) -> Engine:
    """An engine with one check, which gives (rule, start, end, replacement or "") for a text."""

    def run(analysis: object, rules: object) -> list[Finding]:
        text = analysis.document.source.text  # type: ignore[attr-defined]
        return [
            Finding(
                rule,
                "warning",
                "high",
                "",
                Span(start, end),
                text[start:end],
                choices=(Choice((Edit(Span(start, end), new),), safe=True),) if new else (),
            )
            for rule, start, end, new in check(text)
        ]

    engine = Engine(Flags(today=TODAY))
    engine.checker.checks = [Check("term", run)]  # type: ignore[arg-type]
    return engine


def places(text: str, word: str, rule: str, new: str) -> list[tuple[str, int, int, str]]:
    found = []
    at = text.find(word)
    while at >= 0:
        found.append((rule, at, at + len(word), new))
        at = text.find(word, at + 1)
    return found


def outcome(check: Callable[[str], list[tuple[str, int, int, str]]], text: str, name: str = "x.md") -> str:
    """The text once its fixes have been made."""
    Path(name).write_text(text, encoding="utf-8", newline="")
    engine = engine_with(check)
    report = engine.run([name])
    assert report.failures == ()
    fixer.fixed(engine, report, report, write=True)
    return Path(name).read_bytes().decode()


def test_of_two_that_overlap_the_other_waits_for_what_is_left(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        return [
            *places(text, "one two", "terminology/x", "1 two"),
            *places(text, "two three", "terminology/y", "two 3"),
        ]

    assert outcome(check, "one two three, two three\n") == "1 two 3, two 3\n"


def test_a_fix_that_brings_a_new_finding_is_not_written_but_the_others_are(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        return [
            *places(text, "old", "terminology/x", "new"),
            *places(text, "bad", "terminology/x", "worse"),
            *places(text, "worse", "terminology/y", ""),
        ]

    assert outcome(check, "old bad old bad old\n") == "new bad new bad new\n"


def test_two_rules_that_undo_each_other_change_nothing(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        return [*places(text, "colour", "terminology/x", "color"), *places(text, "color ", "terminology/y", "colour ")]

    assert outcome(check, "a colour and more\n") == "a colour and more\n"


@pytest.mark.parametrize(
    ("text", "new", "name"),
    [
        ("# T\n\nan old word\n", "*new", "x.md"),
        ("an old* word\n", "*new", "x.md"),
        ("---\ntitle: 'an old word'\n---\n\nText.\n", "new's", "x.md"),
        ("<p title='an old word'>Text.</p>\n", "new's", "x.html"),
        ("<p>an old word</p>\n", "<b>new", "x.html"),
        ("[old]\n\n[old]: https://example.org/\n", "new", "x.md"),
        ("| an old word |\n|---|\n| x |\n", "new | w", "x.md"),
    ],
)
def test_a_fix_that_would_change_more_than_its_words_is_not_written(
    folder: Path, text: str, new: str, name: str
) -> None:
    def check(source: str) -> list[tuple[str, int, int, str]]:
        return places(source, "old", "terminology/x", new)[:1]

    if text == "# T\n\nan old word\n":
        assert outcome(check, text, name) == text.replace("old", new)  # a lone asterisk is only an asterisk
    else:
        assert outcome(check, text, name) == text


def test_a_fix_that_the_encoding_cannot_hold_is_not_written(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        return [*places(text, "old", "terminology/x", "\u0175"), *places(text, "bad", "terminology/x", "good")]

    Path("x.txt").write_bytes("caf\xe9 old bad\n".encode("cp1252"))
    engine = engine_with(check)
    report = engine.run(["x.txt"])
    fixer.fixed(engine, report, report, write=True)
    assert Path("x.txt").read_bytes() == "caf\xe9 old good\n".encode("cp1252")


def test_a_text_of_many_bad_fixes_is_given_up_in_good_time(folder: Path) -> None:
    calls: list[int] = []

    def check(text: str) -> list[tuple[str, int, int, str]]:
        calls.append(1)
        return [*places(text, "bad", "terminology/x", "worse"), *places(text, "worse", "terminology/y", "")]

    text = "bad words\n" * 500
    assert outcome(check, text) == text
    assert len(calls) < 100


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="ab \n.", max_size=60),
    edits=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4), st.text(alphabet="xy", max_size=5)), max_size=6),
)
def test_offsets_are_taken_back_to_where_they_were(text: str, edits: list[tuple[int, int, str]]) -> None:
    chosen: list[Edit] = []
    for start, length, new in sorted(edits):
        if start + length <= len(text) and (not chosen or start > chosen[-1].span.end):
            chosen.append(Edit(Span(start, start + length), new))
    after = applied(text, chosen)
    back = Back(chosen)
    kept = [index for index in range(len(text)) if not any(a <= index < b for (a, b), _ in chosen)]
    places_after = [index for index, char in enumerate(after) if char not in "xy"]
    assert [back(index) for index in places_after] == kept
    assert [back(index + 1, end=True) for index in places_after] == [index + 1 for index in kept]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.sampled_from(["a", "b ", "\n", "c\r\n", "\n\n\n\n\n\n\n"]), max_size=25),
    chances=st.lists(st.booleans(), min_size=25),
)
@example(pieces=["a", "\n", "c\r\n", "\n", "c\r\n", "c\r\n"], chances=[True, True] + 23 * [False])
def test_git_and_editors_make_of_a_text_what_fixes_do(folder: Path, pieces: list[str], chances: list[bool]) -> None:
    old = "".join(pieces)
    rolls = iter(chances * 2)
    new = re.sub(r"\w+(?:\s\w+)?", lambda match: "xy" if next(rolls, False) else match[0], old)
    if old != new:
        Path("p").write_bytes(old.encode())
        Path("d").write_bytes(unified(Source("p", "text/plain", old), new) or b"")
        subprocess.run(["git", "apply", "d"], check=True)
        assert Path("p").read_bytes() == new.encode()
        assert applied(old, line_edits(old, new)) == new


def test_a_line_between_two_changes_stays(folder: Path) -> None:
    old, new = f"{BAD}\n{BAD}", f"{GOOD}\n{GOOD}"
    rows = [f"-{BAD}", f"+{GOOD}", " \n", f"-{BAD}", f"+{GOOD}"]
    assert (unified(Source("p", "text/plain", old), new) or b"").decode().endswith("".join(rows))


def test_the_report_is_that_of_the_text_as_written(folder: Path) -> None:
    Path("a.md").write_text(f"# T\n\n{BAD}\nHe had child pornography.\n", encoding="utf-8")
    engine = Engine(Flags(today=TODAY))
    whole = engine.run(["a.md"])
    after = fixer.fixed(engine, whole, whole, write=True).report
    again = Engine(Flags(today=TODAY)).run(["a.md"])
    assert after.documents[0].findings == again.documents[0].findings != whole.documents[0].findings
    assert after.documents[0].numbers == again.documents[0].numbers


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_diff_has_the_bytes_of_its_file(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], encoding: str
) -> None:
    words = "".join(["Caf\u00e9. ", BAD, "Many caf\u00e9s.\n" * 9, BAD])
    Path("a.md").write_bytes(words.encode(encoding))
    with pytest.raises(SystemExit):
        main(["check", "--today", TODAY, "--diff", "a.md"])
    Path("d").write_bytes(capfdbinary.readouterr().out)
    subprocess.run(["git", "apply", "d"], check=True)
    assert Path("a.md").read_bytes() == words.replace("08001111", "0800 1111").encode(encoding)


def test_a_text_that_git_takes_for_none_is_left_out_of_the_diff(run: Run) -> None:
    Path("a.md").write_bytes(BAD.encode("utf-16"))
    Path("b.md").write_text(BAD, encoding="utf-8")
    left = "a.md: is left out of the diff, since git takes no UTF-16-LE; --fix writes it"
    _, out, err = run("--diff", "a.md", "b.md")
    assert "a/b.md" in out
    assert "a/a.md" not in out
    assert err == f"safelint: {left}\nsafelint: 1 safe fix in 1 text; --fix writes it\n"
    _, out, err = run("--diff", "a.md")
    assert (out, err) == ("", f"safelint: {left}\n")


def said_of(text: str, check: Callable[[str], list[tuple[str, int, int, str]]]) -> tuple[str, list[str]]:
    """What the fixes of a check make of a text, and what is said of them."""
    Path("a.txt").write_text(text, encoding="utf-8")
    engine = engine_with(check)
    whole = engine.run(["a.txt"])
    notes = fixer.fixed(engine, whole, whole, write=True).notes
    return Path("a.txt").read_text(encoding="utf-8"), list(notes)


def test_why_a_fix_was_left_out_is_said(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        return [*places(text, "bad", "terminology/a", "worse"), *places(text, "worse", "terminology/b", "")]

    why = "left out: what then stands there would bring a new finding (terminology/b)"
    assert said_of("This is bad.", check) == ("This is bad.", [f"1 safe fix was {why}"])
    assert said_of("This is bad, and bad.", check)[1] == [f"2 safe fixes were {why}"]
    quoted = 'She said "this is bad" and left.'
    said = "1 safe fix was left out: the words are quoted, or are not written as they are read"
    assert said_of(quoted, check) == (quoted, [said])


def test_digits_are_grouped_even_where_that_shows_what_help_is_missing(folder: Path) -> None:
    def check(text: str) -> list[tuple[str, int, int, str]]:
        missing = [("signposting/missing", 0, 0, "")] if "0800 1111" in text else []
        found = [*places(text, "08001111", "terminology/a", "0800 1111"), *places(text, "bad", "terminology/b", "good")]
        return [*missing, *found, *places(text, "0800 1112", "terminology/c", "0800 1111")]

    assert said_of("Call 08001111.", check) == ("Call 0800 1111.", ["1 safe fix in 1 text written"])
    assert said_of("Call 08001111. It is bad.", check)[0] == "Call 0800 1111. It is good."
    text, notes = said_of("Call 0800 1112.", check)
    assert text == "Call 0800 1112."
    assert notes[0].endswith("(signposting/missing)")
