"""Beside an earlier report each finding is new or the same, and what is no longer there is gone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from safelint.cli import main
from safelint.gate import earlier
from safelint.gate.baseline import is_gone
from safelint.gate.earlier import Earlier, EarlierText
from safelint.gate.since import Comparison
from safelint.reports import Style, find_format, format_names
from safelint.run import findings
from safelint.values import fingerprints
from safelint.values.errors import SafelintError
from safelint.values.finding import ERROR, Finding
from safelint.values.report import DocumentReport, InHand, Report, Scores, Signposting
from safelint.values.source import Source, Span
from support import TODAY

pytestmark = pytest.mark.slow

TERM = "terminology/child-pornography"
RING = "terminology/sex-ring"
MISSING = "signposting/missing"
ONE = "# One\n\nOfficers found child pornography on his computer at home. He was arrested on Monday in the town.\n"
TWO = "# Two\n\nA neighbour told the court that she had seen a paedophile ring at work near the school gates.\n"
ABOUT = "# Child sexual abuse\n\nThis page is about child sexual abuse and what can be done about it. It is for {}.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    folder = tmp_path / "texts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "two.md").write_text(TWO, encoding="utf-8")
    return folder


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--today", TODAY, *arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


@pytest.fixture
def keep(run: Run, folder: Path) -> Callable[..., Path]:
    """Checks and keeps the report, beside the folder: the earlier run."""

    def keep(*arguments: str) -> Path:
        path = folder.parent / "last.json"
        path.write_text(run("--format", "json", *(arguments or (".",)))[1], encoding="utf-8")
        return path

    return keep


def compared(run: Run, *arguments: str) -> dict[str, Any]:
    """The report of a run beside the one that was kept."""
    out = run("--format", "json", "--since", "../last.json", *(arguments or (".",)))[1]
    found: dict[str, Any] = json.loads(out)
    return found


def marks(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["path"], hit["rule"], hit["since"]) for each in report["documents"] for hit in each["findings"]]


def gone(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["path"], each["rule"]) for each in report["gone"]]


def test_a_finding_is_new_or_the_same_and_what_was_mended_is_gone(run: Run, keep: Any, folder: Path) -> None:
    keep()
    (folder / "one.md").write_text(ONE.replace("child pornography", "pictures"), encoding="utf-8")
    (folder / "two.md").write_text(TWO + "\nHe had child pornography too.\n", encoding="utf-8")
    report = compared(run)
    assert ("two.md", TERM, "new") in marks(report)
    assert ("two.md", RING, "same") in marks(report)
    assert ("one.md", TERM) in gone(report)
    assert report["not_looked_at"] == 0
    mended = next(each for each in report["gone"] if each["rule"] == TERM)
    assert (mended["text"], mended["line"], mended["severity"]) == ("child pornography", 3, "error")
    assert set(mended) == {"path", *report["documents"][1]["findings"][0]} - {"since"}


def test_the_verdict_and_every_other_form_stay_as_they_are(run: Run, keep: Any, folder: Path) -> None:
    keep("one.md")
    (folder / "one.md").write_text(ONE + "\nHe had child pornography.\n", encoding="utf-8")
    for name in sorted({*format_names()} - {"json", "terminal", "markdown", "html"}):
        assert run("--format", name, ".") == run("--format", name, "--since", "../last.json", "."), name
    assert run(".")[0] == run("--since", "../last.json", ".")[0] == 1
    assert run("--since", "../last.json", "--fail-on", "never", ".")[0] == 0


def test_people_are_told_how_many_and_which_are_new(run: Run, keep: Any, folder: Path) -> None:
    keep("--select", TERM, ".")
    (folder / "one.md").write_text("# One\n\nHe had child pornography on Friday.\n", encoding="utf-8")
    line = "Compared with ../last.json of 25 November 2026: 1 new, 1 gone, 0 the same"
    out = run("--select", TERM, "--since", "../last.json", ".")[1]
    assert out.splitlines()[-1] == line
    assert f"line 3, column 8  {TERM}  new\n" in out
    out = run("--select", TERM, "--since", "../last.json", "--format", "markdown", ".")[1]
    assert line.replace("_", "\\_") in out
    assert "- **New:** `child pornography`: Say" in out
    assert "<summary>Gone since then (1 finding)</summary>" in out
    keep("--select", TERM, ".")
    assert f"  {TERM}\n" in run("--select", TERM, "--since", "../last.json", ".")[1]


@pytest.mark.parametrize(
    "changed",
    [
        "\n\n\n# One\n\nA new paragraph stands here.\n\nOfficers found child\npornography on his computer\nat home. He "
        "was arrested on Monday in the town.\n",
        "# One\r\n\r\n- Officers found child pornography on his\r\n  computer at home. He was arrested on Monday in "
        "the town.\r\n- More.\r\n",
    ],
)
def test_moved_and_reflowed_text_stays_the_same(run: Run, keep: Any, folder: Path, changed: str) -> None:
    keep("--select", TERM, ".")
    (folder / "one.md").write_text(changed, encoding="utf-8", newline="")
    report = compared(run, "--select", TERM, ".")
    assert marks(report) == [("one.md", TERM, "same")]
    assert gone(report) == []


def test_of_repeated_words_the_last_is_new_or_gone(run: Run, keep: Any, folder: Path) -> None:
    (folder / "one.md").write_text("- Child pornography.\n" * 3, encoding="utf-8")
    keep("--select", TERM, ".")
    (folder / "one.md").write_text("- Child pornography.\n" * 4, encoding="utf-8")
    assert [mark for *_, mark in marks(compared(run, "--select", TERM, "."))] == ["same", "same", "same", "new"]
    (folder / "one.md").write_text("- Child pornography.\n" * 2, encoding="utf-8")
    report = compared(run, "--select", TERM, ".")
    assert [mark for *_, mark in marks(report)] == ["same", "same"]
    assert [each["line"] for each in report["gone"]] == [3]


def test_a_text_under_another_name_is_known_again(run: Run, keep: Any, folder: Path) -> None:
    page = ABOUT.format("parents") + "\n" + ONE
    (folder / "about.md").write_text(page, encoding="utf-8")
    keep()
    (folder / "about.md").rename(folder / "zzz.md")
    (folder / "zzz.md").write_text(page.replace("on Monday", "at noon"), encoding="utf-8")
    report = compared(run)
    assert {mark for path, _, mark in marks(report) if path == "zzz.md"} == {"same"}
    assert gone(report) == []


def test_an_unchanged_text_without_marked_words_is_known_by_its_measures(run: Run, keep: Any, folder: Path) -> None:
    page = ABOUT.format("parents") + "It says what the signs are, and who can be told. " * 20
    (folder / "about.md").write_text(page, encoding="utf-8")
    keep("--select", MISSING, ".")
    (folder / "about.md").rename(folder / "renamed.md")
    (folder / "other.md").write_text(ABOUT.format("teachers"), encoding="utf-8")
    report = compared(run, "--select", MISSING, ".")
    found = {path: mark for path, _, mark in marks(report)}
    assert found == {"one.md": "same", "other.md": "new", "renamed.md": "same", "two.md": "same"}
    assert gone(report) == []


def test_a_text_that_is_gone_takes_its_findings_along_and_one_that_is_not_named_does_not(
    run: Run, keep: Any, folder: Path
) -> None:
    before = json.loads(keep().read_text(encoding="utf-8"))
    counts = {each["path"]: len(each["findings"]) for each in before["documents"]}
    assert min(counts.values()) > 0
    report = compared(run, "one.md")
    assert (gone(report), report["not_looked_at"]) == ([], counts["two.md"])
    assert "not looked at again" in run("--since", "../last.json", "one.md")[1]
    (folder / "two.md").unlink()
    report = compared(run, "one.md")
    assert ([path for path, _ in gone(report)], report["not_looked_at"]) == (["two.md"] * counts["two.md"], 0)


def test_a_text_that_cannot_be_read_is_not_gone(run: Run, keep: Any, folder: Path) -> None:
    keep()
    (folder / "two.md").write_bytes(b"\0" * 40)
    report = compared(run)
    assert gone(report) == []
    assert report["not_looked_at"] > 0


def test_what_a_rule_found_is_not_gone_where_the_rule_did_not_run(run: Run, keep: Any, folder: Path) -> None:
    keep()
    report = compared(run, "--select", TERM, ".")
    assert marks(report) == [("one.md", TERM, "same")]
    assert gone(report) == []
    assert report["not_looked_at"] > 0


def test_however_a_path_is_typed_it_is_the_same_text(run: Run, keep: Any, folder: Path) -> None:
    keep("./one.md")
    assert {mark for *_, mark in marks(compared(run, str(folder / "one.md")))} == {"same"}


def test_what_the_baseline_takes_is_not_gone_and_what_it_gave_back_is_not_new(
    run: Run, keep: Any, folder: Path
) -> None:
    keep()
    run("--write-baseline", "../base.jsonl", ".")
    report = compared(run, "--baseline", "../base.jsonl", ".")
    assert (marks(report), gone(report), report["not_looked_at"]) == ([], [], 0)
    known = [hit["since"] for each in report["documents"] for hit in each["baselined"]]
    assert known
    assert set(known) == {"same"}
    keep("--baseline", "../base.jsonl", ".")
    (folder / "one.md").write_text(ONE + "\nHe had child pornography.\n", encoding="utf-8")
    assert [mark for _, rule, mark in marks(compared(run)) if rule == TERM] == ["same", "new"]


def test_what_is_silenced_now_is_not_gone(run: Run, keep: Any, folder: Path) -> None:
    keep("--select", TERM, ".")
    silence = f"<!-- safelint-disable-file {TERM} -- the name of the offence -->\n\n"
    (folder / "one.md").write_text(silence + ONE, encoding="utf-8")
    report = compared(run, "--select", TERM, ".")
    assert (marks(report), gone(report)) == ([], [])
    assert [hit["since"] for each in report["documents"] for hit in each["suppressed"]] == ["same"]


def test_with_changed_lines_only_nothing_else_is_gone(run: Run, keep: Any, folder: Path) -> None:
    (folder / "one.md").write_text(ONE + "\n- She had child pornography.\n", encoding="utf-8")
    keep("--select", TERM, ".")
    for words in ("init -q", "add -A", "-c user.name=A -c user.email=a@example.org commit -qm x"):
        subprocess.run(["git", *words.split()], check=True)
    (folder / "one.md").write_text(ONE + "\n- It was child pornography.\n", encoding="utf-8")
    report = compared(run, "--select", TERM, "--changed", "HEAD", ".")
    assert [(path, mark) for path, _, mark in marks(report)] == [("one.md", "new")]
    assert [each["line"] for each in report["gone"]] == [5]  # not the one on the line that stays


def test_what_was_fixed_is_gone(run: Run, keep: Any, folder: Path) -> None:
    (folder / "one.md").write_text("# One\n\nCall Childline on 08001111 today.\n", encoding="utf-8")
    keep("--select", "helpline", "one.md")
    report = compared(run, "--select", "helpline", "--fix", "one.md")
    assert gone(report) == [("one.md", "helpline/number-format")]
    assert marks(report) == []


def test_a_text_that_is_cut_keeps_its_marks(run: Run, keep: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 10)
    many = "".join(f"Officer {number} found child pornography there.\n\n" for number in range(30))
    (folder / "one.md").write_text(many, encoding="utf-8")
    only = ("--select", TERM, "--select", "document", "one.md")
    keep(*only)
    report = compared(run, *only)
    assert [mark for *_, mark in marks(report)] == ["same"] * 11  # with the one that counts the rest
    assert gone(report) == []


def test_no_report_may_be_written_over_the_earlier_one(run: Run, keep: Any) -> None:
    path = keep()
    before = path.read_bytes()
    status, _, err = run("--since", "../last.json", "--report", "html=../last.json", ".")
    assert status == 2
    assert "the same file is read" in err
    assert path.read_bytes() == before


def test_the_same_input_gives_the_same_bytes(run: Run, keep: Any, folder: Path) -> None:
    keep()
    (folder / "one.md").unlink()
    for name in ("json", "html", "markdown", "terminal"):
        first, second = (run("--format", name, "--since", "../last.json", ".") for _ in range(2))
        assert first == second


# What the file may hold.


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is no JSON report of safelint"),
        (b"<!doctype html>", "is no JSON report of safelint"),
        (b"\xff\xfe", "is no JSON report of safelint"),
        (b"[" * 200_000, "is no JSON report of safelint"),
        (b"[]", "is no JSON report of safelint"),
        (b'{"version": "2.1.0"}', "is no JSON report of safelint"),
        (b'{"schema_version": "2"}', "only version 1 of the JSON report is known"),
        (b'{"schema_version": 1}', "only version 1 of the JSON report is known"),
        (b'{"schema_version": "1"}', "today is missing or wrong"),
        (b'{"schema_version": "1", "today": "2026-13-01"}', "today is missing or wrong"),
        (b'{"schema_version": "1", "today": "2026-11-25"}', "packs is missing or wrong"),
        (b'{"schema_version": "1", "today": "2026-11-25", "packs": [3]}', "packs[0] is missing or wrong"),
        (b'{"schema_version": "1", "today": "2026-11-25", "packs": []}', "documents is missing or wrong"),
        (b'{"schema_version": "1", "today": "2026-11-25", "packs": [], "documents": [{}]}', "documents[0].path"),
    ],
)
def test_a_wrong_file_stops_the_run(run: Run, folder: Path, data: bytes, problem: str) -> None:
    (folder.parent / "last.json").write_bytes(data)
    status, out, err = run("--since", "../last.json", ".")
    assert (status, out) == (2, "")
    assert err.startswith("safelint: --since ../last.json: ")
    assert problem in err


WRONG: dict[str, list[Any]] = {
    "rule": ["", None, 3],
    "severity": ["fatal", None, ["error"]],
    "confidence": ["sure", 1],
    "message": [None, {}],
    "text": [None],
    "line": [0, -1, 1.5, True, "3", 10**12],
    "column": [0],
    "end_line": [None],
    "end_column": [0],
    "start": [-1, True, 0.0],
    "end": [None],
    "place": [3],
    "related": [None, [3], [{}], [{"message": "a", "line": 0, "column": 1}]],
    "fix": [3, {}, {"replacement": "a", "safe": 1}],
    "sources": [None, [1]],
    "standard": [1],
    "fingerprint": ["", "xyz", None, "0" * 17, "\u0660" * 16],
}


def test_a_report_of_another_version_may_have_more_keys_and_lack_the_choices(keep: Any) -> None:
    path = keep()
    values = json.loads(path.read_text(encoding="utf-8"))
    finding = values["documents"][0]["findings"][0]
    finding["related"] = [{"message": "the other place", "line": 1, "column": 1, "start": 0, "end": 1}]
    finding["fix"] = {"replacement": "a", "safe": True, "more": 1}
    del finding["choices"]
    path.write_text(json.dumps(values), encoding="utf-8")
    assert earlier.read(str(path)).texts["one.md"].findings[0]["choices"] == []


@pytest.mark.parametrize("key", [*WRONG])
def test_each_part_of_a_finding_is_read_strictly(keep: Any, key: str) -> None:
    path = keep()
    values = json.loads(path.read_text(encoding="utf-8"))
    finding = values["documents"][0]["findings"][0]
    right = finding.pop(key)
    tried = [None, *WRONG[key]]  # None: without the key
    for place, wrong in enumerate(tried):
        if place:
            finding[key] = wrong
        path.write_text(json.dumps(values), encoding="utf-8")
        with pytest.raises(SafelintError) as stopped:
            earlier.read(str(path))
        assert f"documents[0].findings[0].{key} is missing or wrong" in str(stopped.value)
    finding[key] = right
    finding["more"] = "of a later version"
    path.write_text(json.dumps(values), encoding="utf-8")
    assert "more" not in earlier.read(str(path)).texts["one.md"].findings[0]


@pytest.mark.parametrize("name", ["missing.json", ".", "last.json"])
def test_what_cannot_be_read_stops_the_run(run: Run, keep: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep()
    monkeypatch.setattr(earlier, "_MOST_BYTES", 100)
    status, _, err = run("--since", f"../{name}", ".")
    assert status == 2
    assert f"--since ../{name}: cannot be read: " in err
    assert run("--since", "", ".")[0] == 2


def test_hostile_words_of_the_earlier_report_stay_words(run: Run, keep: Any) -> None:
    path = keep()
    values = json.loads(path.read_text(encoding="utf-8"))
    hostile = "\x1b[2J\u202e<script>alert(1)</script> ::error::x @someone \ud800"
    values["documents"][0]["path"] = f"away/{hostile}.md"
    for finding in values["documents"][0]["findings"]:
        finding.update(message=hostile, text=hostile, sources=["javascript:alert(1)"])
    path.write_text(json.dumps(values), encoding="utf-8")
    for name in ("html", "markdown", "terminal", "json"):
        out = run("--format", name, "--since", "../last.json", ".")[1]
        assert not {"\x1b", "\u202e", "\ud800"} & set(out), name
        if name == "html":
            assert "<script" not in out
            assert "javascript:" not in out


def test_nothing_is_asked_of_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(os.path, "exists", lambda path: bool(asked.append(path)))
    assert not is_gone("//server/share/a.md", ".")
    assert not is_gone("\\\\server\\share\\a.md", ".")
    assert not is_gone("-", ".")
    assert asked == []
    assert is_gone("a.md", ".")


# How much work it is.


def _report(times: int, path: str = "a.md") -> Report:
    words = "- child pornography\n"
    source = Source(path, "markdown", words * times)
    found = tuple(
        Finding(TERM, ERROR, "high", "Say it.", Span(at * len(words) + 2, (at + 1) * len(words) - 1), words[2:-1])
        for at in range(times)
    )
    scores = Scores(2 * times, times, "none")
    document = DocumentReport(InHand(source), "en", "public", "news", (), scores, (), Signposting(), None, found)
    return Report("0", (), TODAY, (document,), (), {})


@pytest.mark.parametrize("times", [500, 1_000])
def test_twice_as_many_of_the_same_words_are_twice_the_work(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report(times)
    found = json.loads(find_format("json").render(report, Style()))["documents"][0]["findings"]
    text = EarlierText("a.md", tuple({"path": "a.md", **each} for each in found), (), ())
    made = [0]
    digest = fingerprints._digest

    def counting(key: str, occurrence: int) -> str:
        made[0] += 1
        return digest(key, occurrence)

    monkeypatch.setattr(fingerprints, "_digest", counting)
    comparison = Comparison(Earlier("x", TODAY, (), {"a.md": text}), lambda name: False)
    marked = comparison.closed(comparison.marked(report), (TERM,))
    assert {finding.since for finding in marked.documents[0].findings} == {"same"}
    assert made[0] <= 3 * times


def test_texts_that_share_what_many_have_are_not_each_compared_with_all() -> None:
    """A footer that stood on a thousand pages does not tell which of them a new page was."""
    finding = json.loads(find_format("json").render(_report(1), Style()))["documents"][0]["findings"][0]
    texts = {f"{at}.md": EarlierText(f"{at}.md", ({"path": f"{at}.md", **finding},), (), ()) for at in range(50)}
    report = _report(1, "new.md")
    few = Comparison(Earlier("x", TODAY, (), dict([*texts.items()][:5])), lambda name: True)
    assert few.marked(report).documents[0].findings[0].since == "same"
    many = Comparison(Earlier("x", TODAY, (), texts), lambda name: True)
    assert many.marked(report).documents[0].findings[0].since == "new"
