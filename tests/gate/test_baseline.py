"""Old findings do not fail the gate, new ones do, whatever becomes of the text around them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safelint.cli import main
from safelint.config import Flags
from safelint.gate.baseline import Baseline, BaselineEntry, compared, made, read, text
from safelint.readers import read as read_document
from safelint.run import findings
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from safelint.values.report import Report
from support import TODAY
from support.checking import check_document

pytestmark = pytest.mark.slow

TERM = "terminology/child-pornography"
Run = Callable[..., tuple[int, str, str]]

ONE = "# One\n\nOfficers found child pornography on his computer at home. He was arrested on Monday in the town.\n"
TWO = "# Two\n\nA neighbour told the court that she had seen a paedophile ring at work near the school gates.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.md").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--today", TODAY, "--fail-on", "suggestion", *arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run


def new(run: Run, *arguments: str) -> list[tuple[str, str]]:
    """(path, rule) of what does not stand in the baseline."""
    _, out, _ = run("--format", "json", "--baseline", "base.jsonl", *(arguments or (".",)))
    return [(each["path"], found["rule"]) for each in json.loads(out)["documents"] for found in each["findings"]]


def test_old_findings_pass_and_new_ones_fail(run: Run, folder: Path) -> None:
    assert run(".")[0] == 1
    status, out, err = run("--write-baseline", "base.jsonl", "--format", "json", ".")
    assert (status, json.loads(out)["summary"]["errors"]) == (0, 0)
    assert "base.jsonl: the baseline holds" in err
    assert run("--baseline", "base.jsonl", ".")[0] == 0
    (folder / "two.md").write_text(TWO + "\nHe had child pornography too.\n", encoding="utf-8")
    assert run("--baseline", "base.jsonl", ".")[0] == 1
    assert new(run) == [("two.md", TERM)]


def test_the_baseline_of_a_run_is_no_text_that_it_left_out(run: Run, folder: Path) -> None:
    (folder / "other.jsonl").write_text("{}\n", encoding="utf-8")
    for arguments in (
        ("--write-baseline", "base.jsonl"),
        ("--write-baseline", "base.jsonl"),
        ("--baseline", "base.jsonl"),
    ):
        _, out, _ = run(*arguments, "--format", "json", ".")
        assert [each["path"] for each in json.loads(out)["left_out"]] == ["other.jsonl"]
    (folder / "base.jsonl").rename(folder / "safelint-baseline.jsonl")  # the name that `init` proposes
    _, out, _ = run("--format", "json", ".")
    assert [each["path"] for each in json.loads(out)["left_out"]] == ["other.jsonl"]


def test_what_is_in_the_baseline_is_listed_with_its_reason(run: Run) -> None:
    run("--write-baseline", "base.jsonl", "one.md")
    report = json.loads(run("--baseline", "base.jsonl", "--format", "json", "one.md")[1])
    found = report["documents"][0]["baselined"]
    assert report["summary"]["baselined"] == len(found) > 0
    assert {each["reason"] for each in found} == {"in the baseline"}
    assert TERM in [each["rule"] for each in found]


@pytest.mark.parametrize(
    "changed",
    [
        "\n\n\n# One\n\nA new paragraph stands here.\n\nOfficers found child\npornography on his computer\nat home. He "
        "was arrested on Monday in the town.\n",
        "# One\n\n> Officers found child pornography\n> on his computer at home. He was arrested on Monday in the "
        "town.\n",
        "# One\r\n\r\n- Officers found child pornography on his\r\n  computer at home. He was arrested on Monday in "
        "the town.\r\n- More.\r\n",
        "# One\n\nOther words stand first and are quite long, too.\n* Officers found child pornography on his computer "
        "at home. He was arrested on Monday in the town.\n",
    ],
)
def test_moved_and_reflowed_text_stays_old(run: Run, folder: Path, changed: str) -> None:
    run("--select", TERM, "--write-baseline", "base.jsonl", ".")
    (folder / "one.md").write_text(changed, encoding="utf-8", newline="")
    assert new(run, "--select", TERM, ".") == []


def test_paragraphs_of_html_may_change_places(run: Run, folder: Path) -> None:
    parts = ["<p>He had child pornography.</p>", "<p class=x>She had child pornography.</p>", "<p>It is so.</p>"]
    (folder / "a.html").write_text("\n".join(parts), encoding="utf-8")
    run("--select", TERM, "--write-baseline", "base.jsonl", ".")
    (folder / "a.html").write_text("".join(reversed(parts)), encoding="utf-8")
    assert new(run, "--select", TERM, ".") == []


def test_a_renamed_text_stays_old_and_a_copy_does_not(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    (folder / "one.md").rename(folder / "renamed.md")
    assert new(run) == []
    (folder / "copy.md").write_text(ONE, encoding="utf-8")
    assert {path for path, _ in new(run)} == {"renamed.md"}  # of two that are alike, the later one is the new one


def test_a_text_that_this_run_does_not_check_lends_nothing(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    (folder / "copy.md").write_text(ONE, encoding="utf-8")
    assert TERM in [rule for _, rule in new(run, "copy.md")]
    (folder / "one.md").unlink()
    assert new(run, "copy.md") == []


ABOUT = "# Child sexual abuse\n\nThis page is about child sexual abuse and what can be done about it. It is for {}.\n"
MISSING = "signposting/missing"


def test_a_finding_about_a_whole_text_belongs_to_that_text(run: Run, folder: Path) -> None:
    (folder / "old.md").write_text(ABOUT.format("parents"), encoding="utf-8")
    run("--select", MISSING, "--write-baseline", "base.jsonl", ".")
    (folder / "old.md").write_text("# Passport fees\n\nA passport costs more now.\n", encoding="utf-8")
    other = "# Abuse at home\n\nDomestic abuse happens in every town. This text gives nobody any help, alas.\n"
    (folder / "new.md").write_text(other, encoding="utf-8")
    assert new(run, "--select", MISSING, ".") == [("new.md", MISSING)]
    (folder / "old.md").unlink()
    assert new(run, "--select", MISSING, ".") == [("new.md", MISSING)]
    (folder / "new.md").write_text(ABOUT.format("everybody, not only parents"), encoding="utf-8")
    assert new(run, "--select", MISSING, ".") == []


def test_repeats_are_counted(run: Run, folder: Path) -> None:
    line = "It was child pornography.\n\n"
    (folder / "one.md").write_text(line * 3, encoding="utf-8")
    run("--select", TERM, "--write-baseline", "base.jsonl", ".")
    assert [entry.times for entry in read("base.jsonl").entries] == [3]
    (folder / "one.md").write_text(line * 2, encoding="utf-8")
    (folder / "two.md").write_text(line, encoding="utf-8")
    assert new(run, "--select", TERM, ".") == []
    (folder / "two.md").write_text(line * 2, encoding="utf-8")
    assert new(run, "--select", TERM, ".") == [("two.md", TERM)]


def test_what_is_no_longer_needed_is_said_and_dropped(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    before = read("base.jsonl").entries
    (folder / "one.md").write_text("# One\n\nAll is well.\n", encoding="utf-8")
    (folder / "two.md").write_text(TWO + "\nHe had child pornography too.\n", encoding="utf-8")
    _, _, err = run("--baseline", "base.jsonl", ".")
    assert f"one.md  {TERM}  child pornography" in err
    assert "no longer needed" not in run("--baseline", "base.jsonl", "two.md")[2]
    assert "no longer needed" not in run("--baseline", "base.jsonl", "--select", "helpline", ".")[2]
    assert run("--baseline", "base.jsonl", "--write-baseline", "base.jsonl", ".")[0] == 1
    after = read("base.jsonl").entries
    assert [each[:4] for each in after] == [each[:4] for each in before if each.path == "two.md"]  # nothing adopted


def test_what_this_run_did_not_check_stays(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    before = read("base.jsonl")
    run("--write-baseline", "base.jsonl", "one.md")
    assert read("base.jsonl") == before
    (folder / "two.md").write_bytes(b"\x00\x01\x02binary\x00" * 20)
    assert run("--write-baseline", "base.jsonl", ".")[0] == 3
    assert read("base.jsonl").entries == before.entries


def test_rules_that_are_newer_are_listed_apart_and_can_pass(run: Run) -> None:
    run("--ignore", TERM, "--write-baseline", "base.jsonl", ".")
    status, _, err = run("--baseline", "base.jsonl", ".")
    assert status == 1
    assert "newer than the baseline (made with uk " in err
    assert f"    {TERM}  1\n" in err
    status, out, err = run("--baseline", "base.jsonl", "--allow-new-rules", "--format", "json", ".")
    assert status == 0
    [found] = [each for each in json.loads(out)["documents"][0]["baselined"] if each["rule"] == TERM]
    assert found["reason"] == "by a rule that is newer than the baseline"
    assert "They passed." in err


def test_a_part_of_the_texts_makes_no_rule_known_to_all(run: Run) -> None:
    run("--ignore", TERM, "--write-baseline", "base.jsonl", ".")
    run("--write-baseline", "base.jsonl", "two.md")
    assert TERM not in read("base.jsonl").rules
    run("--write-baseline", "base.jsonl", ".")
    assert TERM in read("base.jsonl").rules


def test_the_file_is_sorted_and_the_same_wherever_it_is_made(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--write-baseline", "base.jsonl", "two.md", "one.md")
    first = (folder / "base.jsonl").read_text(encoding="utf-8")
    heading, *entries = first.splitlines()
    assert json.loads(heading)["packs"] == dict(Engine().run([]).packs)
    assert entries == sorted(entries)
    assert {json.loads(line)["path"] for line in entries} == {"one.md", "two.md"}
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    (folder / "base.jsonl").unlink()
    run("--write-baseline", "../base.jsonl", "..")
    assert (folder / "base.jsonl").read_text(encoding="utf-8") == first


def test_two_branches_can_be_merged_line_by_line(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    whole = read("base.jsonl")
    lines = (folder / "base.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / "base.jsonl").write_text("\r\n".join([*lines, *lines[1:]]) + "\n\n", encoding="utf-8")
    assert read("base.jsonl") == whole


GOOD_LINE = '{"path": "a.md", "rule": "x/y", "fingerprint": "0", "times": 1}'
HEADING = '{"safelint_baseline": 1, "packs": {}, "rules": []}'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("\n", "it is empty"),
        ("# Notes\n", "line 1: is no line of a baseline"),
        ("[1]\n", "line 1: is no line of a baseline"),
        ('{"findings": []}\n', "line 1: is no baseline"),
        ('{"safelint_baseline": 2}\n', "line 1: version 2"),
        ('{"safelint_baseline": 1, "packs": {}, "rules": [3]}\n', "line 1: rules"),
        ('{"safelint_baseline": 1, "packs": [], "rules": []}\n', "line 1: packs"),
        (f"{HEADING}\n{GOOD_LINE}\n{GOOD_LINE[:40]}\n", "line 3: is no line of a baseline"),
        (f"{HEADING}\n\n<<<<<<< HEAD\n{GOOD_LINE}\n", "line 3: a merge was left unfinished"),
        (f"{HEADING}\n{GOOD_LINE.replace('1}', 'true}')}\n", "line 2: times is missing or wrong"),
        (f"{HEADING}\n{GOOD_LINE.replace('1}', '0}')}\n", "line 2: times is missing or wrong"),
        (f"{HEADING}\n{GOOD_LINE.replace('rule', 'rules')}\n", "line 2: rule is missing"),
        (f'{HEADING}\n{GOOD_LINE.replace("}", ", ")}"line": 3}}\n', "line 2: line is no part of a baseline"),
        (f"{HEADING}\n{'[' * 100_000}\n", "line 2: is no line of a baseline"),
    ],
)
def test_what_is_no_baseline_stops_the_run_and_is_left_as_it_is(
    run: Run, folder: Path, content: str, words: str
) -> None:
    (folder / "base.jsonl").write_text(content, encoding="utf-8")
    for option in ("--baseline", "--write-baseline"):
        status, out, err = run(option, "base.jsonl", ".")
        assert (status, out) == (2, "")
        assert words in err
        assert (folder / "base.jsonl").read_text(encoding="utf-8") == content


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(folder: Path) -> None:
    (folder / "base.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SafelintError, match="byte 1 is no UTF-8"):
        read("base.jsonl")
    with pytest.raises(SafelintError, match="cannot be read"):
        read("none.jsonl")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--write-baseline", "no/base.jsonl"], "there is no folder no"),
        (["--write-baseline", "sub"], "sub is a folder"),
        (["--write-baseline", "base.jsonl", "base.jsonl"], "the same file is read"),
        (["--write-baseline", "x.json", "--report", "json=x.json"], "written twice"),
        (["--write-baseline", "base.txt"], "would be checked as a text"),
        (["--allow-new-rules"], "needs a baseline"),
        (["--write-baseline", "b", "--changed", "HEAD"], "leave --changed out"),
    ],
)
def test_what_cannot_be_written_is_known_before_any_work(
    run: Run, folder: Path, arguments: list[str], words: str
) -> None:
    (folder / "sub").mkdir()
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert words in err


def test_the_configuration_may_name_the_baseline(run: Run, folder: Path) -> None:
    run("--write-baseline", "base.jsonl", ".")
    (folder / "safelint.toml").write_text('baseline = "base.jsonl"\n', encoding="utf-8")
    assert run(".")[0] == 0
    (folder / "one.md").write_text(ONE + "\nIt was child pornography.\n", encoding="utf-8")
    assert run(".")[0] == 1
    assert run("--write-baseline", "base.jsonl", ".")[0] == 0
    assert run(".")[0] == 0
    (folder / "safelint.toml").write_text('baseline = "../base.jsonl"\n', encoding="utf-8")
    status, _, err = run(".")
    assert status == 2
    assert "baseline: ../base.jsonl lies outside the folder" in err


@pytest.mark.parametrize("paths", [["a", "z"], ["z", "a"], ["a/one.md", "z/two.md"], ["."]])
def test_each_folder_has_the_baseline_of_its_configuration(run: Run, folder: Path, paths: list[str]) -> None:
    for name, words in (("a", ONE), ("m", "# Help\n\nAll is well.\n"), ("z", TWO)):
        (folder / name).mkdir()
        (folder / name / "safelint.toml").write_text(
            "" if name == "m" else 'baseline = "old.jsonl"\n', encoding="utf-8"
        )
        (folder / name / ("one.md" if name == "a" else "two.md")).write_text(words, encoding="utf-8")
    for name in ("one.md", "two.md"):
        (folder / name).unlink()
    for name in ("a", "z"):
        run("--ignore", "signposting", "--write-baseline", f"{name}/old.jsonl", name)
    status, out, err = run("--ignore", "signposting", "--format", "json", *paths)
    assert (status, json.loads(out)["left_out"], "no longer needed" in err) == (0, [], False)
    (folder / "z" / "two.md").write_text(TWO.replace("paedophile ring", "group"), encoding="utf-8")
    (folder / "a" / "one.md").write_text(ONE + "\nIt was child pornography.\n", encoding="utf-8")
    status, out, err = run("--ignore", "signposting", "--format", "json", *paths)
    found = {each["path"]: each["findings"] for each in json.loads(out)["documents"]}
    assert (status, [each["rule"] for each in found["a/one.md"]], found["z/two.md"]) == (1, [TERM], [])
    assert "z/old.jsonl: 1 entry is no longer needed" in err
    assert "a/old.jsonl" not in err
    assert run(*paths, "--report", "json=z/old.jsonl")[0] == 2


def test_a_rule_that_none_of_several_baselines_knows_can_pass(run: Run, folder: Path) -> None:
    chosen = ("--select", "terminology")
    for name, words in (("a", TWO), ("z", ONE)):
        (folder / name).mkdir()
        (folder / name / "safelint.toml").write_text('baseline = "old.jsonl"\n', encoding="utf-8")
        (folder / name / "text.md").write_text(words, encoding="utf-8")
        run(*chosen, "--ignore", TERM, "--write-baseline", f"{name}/old.jsonl", name)
    status, _, err = run(*chosen, "a", "z")
    assert (status, err.count("newer than"), f"    {TERM}  1\n" in err) == (1, 1, True)
    assert "a/old.jsonl, z/old.jsonl: findings by rules" in err.replace("\\", "/")
    assert run(*chosen, "--allow-new-rules", "a", "z")[0] == 0
    run(*chosen, "--write-baseline", "z/old.jsonl", "z")
    assert "newer than" not in run(*chosen, "a", "z")[2]


def test_a_silenced_finding_needs_no_entry(run: Run, folder: Path) -> None:
    comment = f"<!-- safelint-disable-file {TERM} -- words of the court -->\n\n"
    (folder / "one.md").write_text(comment + ONE, encoding="utf-8")
    run("--write-baseline", "base.jsonl", ".")
    assert TERM not in [entry.rule for entry in read("base.jsonl").entries]


def test_entries_in_a_file_are_what_was_made() -> None:
    entries = (
        BaselineEntry("a.md", "x/y", "00", 2, 'words "\u0175"'),
        BaselineEntry("b.md", "x/z", "01", 1, "", "ab cd"),
    )
    baseline = Baseline("/", {"uk": "1"}, frozenset(("x/y", "x/z")), entries)
    heading, *lines = map(json.loads, text(baseline).splitlines())
    assert heading == {"safelint_baseline": 1, "packs": {"uk": "1"}, "rules": ["x/y", "x/z"]}
    assert [BaselineEntry(**line) for line in lines] == list(entries)


SENTENCES = (
    "Officers found child pornography on his computer.",
    "He said it was child porn and nothing else.",
    "The service helps people in the town.",
    "It was a paedophile ring, they said.",
    "Call Childline on 08001111 at any time.",
)


@pytest.fixture(scope="module")
def checker() -> Engine:
    return Engine(Flags(today=TODAY, select=("terminology", "helpline")))


def report_of(engine: Engine, path: str, words: str) -> Report:
    document = check_document(engine.checker, read_document(path, words.encode(), "markdown"), path)
    return Report("0", (("uk", "1"),), TODAY, (document,), (), {})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_moved_and_reflowed_stays_old(checker: Engine, data: st.DataObject) -> None:
    paragraphs = data.draw(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), max_size=5))
    rules = [TERM]
    before = report_of(checker, "a.md", "\n\n".join(" ".join(each) for each in paragraphs))
    old = made(before, "/nowhere", rules)
    reflowed = []
    for paragraph in data.draw(st.permutations(paragraphs)):
        words = " ".join(paragraph).split(" ")
        joints = [data.draw(st.sampled_from((" ", " ", "\n", "  ", "\r\n"))) for _ in words[1:]]
        mark = data.draw(st.sampled_from(("", "- ", "1. ", "> ", "## ")))
        mark = "" if mark == "## " and any("\n" in joint for joint in joints) else mark
        reflowed.append(mark + "".join(word + joint for word, joint in zip(words, [*joints, ""], strict=True)))
    gap = data.draw(st.sampled_from(("\n\n", "\n\n\n", "\r\n\r\n", "\n \n")))
    after = report_of(checker, data.draw(st.sampled_from(("a.md", "b.md"))), gap.join(reflowed))
    found = compared(after, old, rules)
    assert [each.text for each in found.report.documents[0].findings] == []


def test_a_new_finding_fails_however_many_old_ones_there_are(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "_MOST_FINDINGS", 20)
    only = ("--select", TERM, "--select", "document", "--select", "helpline")
    many = "".join(f"Officer {number} found child pornography there.\n\n" for number in range(60))
    (folder / "one.md").write_text(many, encoding="utf-8")
    run(*only, "--write-baseline", "base.jsonl", "one.md")
    assert len(read("base.jsonl").entries) == 60
    assert new(run, *only, "one.md") == []
    (folder / "one.md").write_text(many.split("\n\n", 1)[1], encoding="utf-8")  # one is mended
    assert new(run, *only, "one.md") == []
    (folder / "one.md").write_text(many + "More child pornography was found.\n", encoding="utf-8")
    assert new(run, *only, "one.md") == [("one.md", TERM)]
    more = "".join(f"Teacher {number} found child pornography there.\n\n" for number in range(30))
    (folder / "one.md").write_text(many + more, encoding="utf-8")
    assert sorted(new(run, *only, "one.md")) == [
        ("one.md", "document/more-findings"),
        *[("one.md", TERM)] * 20,
    ]
    report = json.loads(run("--format", "json", *only, "one.md")[1])  # without a baseline the worst are enough
    assert report["summary"]["errors"] == 20


def test_an_empty_file_is_no_baseline_yet(run: Run, folder: Path) -> None:
    (folder / "base.jsonl").touch()
    assert run("--write-baseline", "base.jsonl", ".")[0] == 0
    assert new(run) == []
    (folder / "base.jsonl").write_text("", encoding="utf-8")
    assert run("--baseline", "base.jsonl", ".")[0] == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such devices")
def test_a_baseline_is_a_plain_file(run: Run) -> None:
    run("--write-baseline", "base.jsonl", ".")
    for asked in (
        ("--baseline", "/dev/zero"),
        ("--write-baseline", "/dev/full"),
        ("--baseline", "base.jsonl", "--write-baseline", "/dev/null"),
    ):
        status, out, err = run(*asked, ".")
        assert (status, out) == (2, "")
        assert "plain file" in err or "is not a file" in err
