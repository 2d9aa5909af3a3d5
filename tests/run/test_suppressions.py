"""What silences a finding, what does not, and what is said of a comment that is wrong or of no use."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.checks import Check
from safelint.config import Flags
from safelint.explain import settings as explained_settings
from safelint.readers import read
from safelint.reports.json import as_dict
from safelint.run.engine import Engine
from safelint.text.comments import comments
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport
from safelint.values.source import Span
from support import TODAY, CheckText

pytestmark = pytest.mark.slow

TERM = "terminology/child-pornography"
UNUSED = "document/unused-suppression"
NEXT = f"<!-- safelint-disable-next-line {TERM} -- words of the court -->"
OPEN = f"<!-- safelint-disable {TERM} -- words of the court -->"
CLOSE = f"<!-- safelint-enable {TERM} -->"
FILE = f"<!-- safelint-disable-file {TERM} -- words of the court -->"


def lines(report: DocumentReport, rule: str = TERM) -> list[int]:
    """The lines on which findings of the rule are shown."""
    return [report.source().position(each.span.start).line for each in report.findings if each.rule == rule]


def silenced(report: DocumentReport) -> list[tuple[int, str]]:
    return [(report.source().position(each.span.start).line, reason) for each, reason in report.suppressed]


def complaints(report: DocumentReport) -> list[str]:
    return [each.message for each in report.findings if each.rule == UNUSED]


@pytest.mark.parametrize(
    ("form", "text", "shown", "silent"),
    [
        ("markdown", f"{NEXT}\nHad child pornography.\nMore child pornography.\n", [3], [2]),
        ("markdown", f"{NEXT}\n\n\nHad child pornography.\n", [], [4]),
        ("markdown", f"{NEXT}\nHad **child pornography** and _child pornography_.\n", [], [2, 2]),
        ("markdown", f"Had child\npornography. {NEXT}\nMore child pornography.\n", [1], [3]),
        ("markdown", f"{NEXT}\nHad it. He had child\npornography.\n", [], [2]),
        ("markdown", f"He had child {NEXT}\npornography, child pornography.\n", [], [1, 2]),
        ("markdown", f"- one\n- {NEXT} child pornography\n- child pornography\n", [3], [2]),
        ("markdown", f"- one {NEXT}\n- child pornography\n- child pornography\n", [3], [2]),
        ("markdown", f"- one\n  {NEXT}\n  - child pornography\n- child pornography\n", [4], [3]),
        ("markdown", f"> {NEXT}\n> Had child pornography.\n>\n> More.\n\nHad child pornography.\n", [6], []),
        ("markdown", f"| a {NEXT} | b |\n|---|---|\n| child pornography | d |\n| child pornography | d |\n", [4], [3]),
        ("markdown", f"| a | b |\n|---|---|\n| {NEXT} child pornography | d |\n| child pornography | d |\n", [4], [3]),
        ("markdown", f"**bold** {NEXT}\nchild pornography\n", [], [2]),
        ("html", f"<p>One.</p>\n{NEXT}\n<p>\nHad child pornography.</p>\n<p>child pornography</p>\n", [5], [4]),
        ("html", f"<ul><li>{NEXT}<b>child pornography</b></li>\n<li>child pornography</li></ul>\n", [2], [1]),
        ("html", f"<table>{NEXT}\n<tr>\n<td>child pornography</td></tr></table>\n", [], [3]),
        ("markdown", f"{OPEN}\n\nchild pornography\n\n{CLOSE}\n\nchild pornography\n", [7], [3]),
        ("markdown", f"a child {OPEN} and child pornography. {CLOSE} And child pornography.\n", [1], [1]),
        ("markdown", f"child pornography\n\n{OPEN}\n\nchild pornography\n", [1], [5]),
        ("markdown", f"{OPEN}\n\nchild pornography\n\n<!-- safelint-enable -->\n\nchild pornography\n", [7], [3]),
        ("markdown", f"{OPEN}\n\n- child pornography\n\n<!-- safelint-enable terminology -->\n", [], [3]),
        ("markdown", f"child pornography\n\n{FILE}\n\nchild pornography\n", [], [1, 5]),
        ("html", f"<p>child pornography<p>child pornography</p>{FILE}", [], [1, 1]),
        ("markdown", f"```\n{FILE}\n```\n\n`{FILE}`\n\nchild pornography\n", [7], []),
        ("text", f"{FILE}\n\nchild pornography\n", [1, 3], []),  # plain text has no comments, only words
    ],
)
def test_what_is_silenced(check_text: CheckText, form: str, text: str, shown: list[int], silent: list[int]) -> None:
    report = check_text(text, form, select=(TERM, UNUSED))
    assert lines(report) == shown
    assert silenced(report) == [(line, "words of the court") for line in silent]
    assert (complaints(report) == []) is bool(silent) or form == "text" or "`" in text


def test_a_family_stands_for_its_rules_and_several_names_may_be_given(check_text: CheckText) -> None:
    comment = "<!-- safelint-disable-next-line terminology, helpline -- a test sheet -->"
    report = check_text(f"{comment}\nChildline: 0808 800 5000. He had child pornography.\n")
    assert {each.rule for each, _ in report.suppressed} == {TERM, "helpline/wrong-organisation"}
    assert complaints(report) == []


def test_one_rule_is_enabled_again_within_its_family(check_text: CheckText) -> None:
    text = f"<!-- safelint-disable terminology -- a list -->\n\nchild pornography\n\n{CLOSE}\n\nchild pornography\n"
    report = check_text(text)
    assert lines(report) == [7]
    assert silenced(report) == [(3, "a list")]


def test_comments_may_be_stacked(check_text: CheckText) -> None:
    other = "<!-- safelint-disable-next-line helpline/wrong-organisation -- a test sheet -->"
    report = check_text(f"{NEXT}\n{other}\nChildline: 0808 800 5000. He had child pornography.\n")
    assert [reason for _, reason in silenced(report)] == ["a test sheet", "words of the court"]
    assert complaints(report) == []


def test_an_error_is_silenced_only_with_a_reason(check_text: CheckText) -> None:
    report = check_text(f"<!-- safelint-disable-next-line {TERM} -->\nHad child pornography.\n")
    assert lines(report) == [2]
    [message] = complaints(report)
    assert message.startswith(f"{TERM} is an error, and is silenced only with a reason.")
    assert f'"safelint-disable-next-line {TERM} -- words of the court"' in message


def test_a_family_without_a_reason_silences_what_is_no_error(check_text: CheckText) -> None:
    text = "<!-- safelint-disable-next-line terminology -->\nHe put himself at risk.{}\n"
    mild = check_text(text.format(" She was putting herself at risk."))
    assert {each.rule for each, _ in mild.suppressed} == {"terminology/putting-themselves-at-risk"}
    assert complaints(mild) == []
    grave = check_text(text.format(" He had child pornography."))
    assert lines(grave) == [2]
    assert complaints(grave)[0].startswith(TERM)


@pytest.mark.parametrize("reason", ["-- why", "--- why", "\u2014 why", "\u2013 why"])
def test_a_dash_that_an_editor_made_of_the_hyphens_does_too(check_text: CheckText, reason: str) -> None:
    report = check_text(f"<!-- safelint-disable-next-line {TERM} {reason} -->\nHad child pornography.\n")
    assert silenced(report) == [(2, "why")]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("safelint-disable-next-line", "Name the rule or family"),
        ("safelint-disable-next-line terminology/child-pornografy -- x", f"nearest known: {TERM}"),
        ("safelint-disable-file helplines -- x", "nearest known: helpline"),
        ("safelint-disable-nextline helpline -- x", "nearest known: safelint-disable-next-line"),
        ("safelint-Disable-Next-Line helpline -- x", 'Write "safelint-disable-next-line"'),
        ("Safelint-Disable-Next-Line helpline -- x", 'Write "safelint-disable-next-line"'),
        ("safelint disable next line helpline -- x", 'Write "safelint-disable-next-line"'),
        ("SAFELINT-DISABLE_FILE helpline", 'Write "safelint-disable-file"'),
        ("safelint-disable line helpline -- x", 'none is for its own line. Write "safelint-disable-next-line"'),
        ("safelint-set-kind=letter", 'Write "safelint-set kind=…"'),
        ("safelint-disable File helpline -- x", 'Write "safelint-disable-file"'),
        ("safelint: enable helpline", 'Write "safelint-enable"'),
        ("safelint reset", 'Write "safelint-reset"'),
        ("safelint set audience=children", 'Write "safelint-set audience=…"'),
        (f"safelint-disable {TERM} - it is quoted", f'Write "safelint-disable {TERM} -- reason"'),
        ("safelint-enable helpline", "Nothing before this comment silences helpline"),
        (f"safelint-disable-file {TERM} -- x", f"{TERM} finds nothing in this text"),
        (f"safelint-disable {TERM} -- x", f"{TERM} finds nothing in this passage"),
        (f"safelint-disable-next-line {TERM} -- x", f"{TERM} finds nothing on the next line"),
    ],
)
def test_a_comment_that_is_wrong_or_of_no_use_is_named(check_text: CheckText, comment: str, words: str) -> None:
    text = f"# Help\n\n<!-- {comment} -->\nCall Childline on 0800 1111.\n"
    [finding] = [each for each in check_text(text).findings if each.rule == UNUSED]
    assert words in finding.message
    assert (finding.severity, finding.text) == ("warning", f"<!-- {comment} -->")
    assert text[finding.span.start : finding.span.end] == finding.text


@pytest.mark.parametrize(
    "comment",
    [
        "safelint-set audience=professional -- for the board",
        "safelint-set kind=letter",
        "safelint-set kind=letter audience=children",
    ],
)
def test_a_comment_that_sets_a_passage_is_not_complained_of(check_text: CheckText, comment: str) -> None:
    assert complaints(check_text(f"<!-- {comment} -->\n\nWe help.\n\n<!-- safelint-reset -->\n")) == []


@pytest.mark.parametrize(
    "comment",
    [
        f"safelint-disable next-line {TERM} -- x",
        f"safelint-disable-file {TERM} terminology/child-pornografy -- x",
        f"safelint-disable-next-line {TERM} - words of the court",
        f"Safelint-Disable {TERM} -- x",
    ],
)
def test_a_comment_that_is_wrong_silences_nothing(check_text: CheckText, comment: str) -> None:
    report = check_text(f"<!-- {comment} -->\nchild pornography\n\nchild pornography\n")
    assert lines(report) == [2, 4]
    assert len(complaints(report)) == 1


def test_a_comment_about_safelint_is_none_to_it(check_text: CheckText) -> None:
    assert (
        complaints(check_text("<!-- Safelint is run here; set up by Jo. -->\n<!-- safelint, disabled -->\n\nText.\n"))
        == []
    )


def test_of_two_names_the_useless_one_is_named(check_text: CheckText) -> None:
    report = check_text(
        f"<!-- safelint-disable-next-line {TERM} terminology/commit-suicide -- x -->\nchild pornography\n"
    )
    [message] = complaints(report)
    assert "terminology/commit-suicide finds nothing" in message


def test_the_nearest_rule_is_looked_for_a_few_times_only(check_text: CheckText) -> None:
    names = [f"helpline/clam{number}" for number in range(400)]
    text = "".join(f"<!-- safelint-disable-file {name} -->\n\n" for name in names)
    messages = complaints(check_text(f"{text}Text.\n"))
    assert sum("There is no rule or family called" in message for message in messages) == 400
    assert sum("nearest known: helpline/claim" in message for message in messages) == 20


def test_of_a_comment_full_of_unknown_names_the_first_are_named(check_text: CheckText) -> None:
    names = " ".join(f"helpline/clam{number}" for number in range(400))
    [message] = complaints(check_text(f"<!-- safelint-disable-file {names} {TERM} -- x -->\n\nchild pornography\n"))
    assert message.count("There is no rule or family called") == 20
    assert "The same is true of 380 more names." in message
    assert message.endswith("Until each name in it is right, this comment silences nothing.")
    names = " ".join(f"helpline/clam{number}" for number in range(21))
    [message] = complaints(check_text(f"<!-- safelint-disable-file {names} -- x -->\n\nText.\n"))
    assert message.endswith("The same is true of 1 more name.")


def test_a_finding_about_the_whole_text_stands_at_its_title(check_text: CheckText) -> None:
    rule = "signposting/missing"
    about = "# Child sexual abuse\n\nThis page is about child sexual abuse and what can be done about it here.\n"
    for comment in ("disable-file", "disable-next-line", "disable"):
        report = check_text(f"<!-- safelint-{comment} {rule} -- the site adds it -->\n\n{about}")
        assert [each.rule for each, _ in report.suppressed] == [rule], comment
    [message] = complaints(check_text(f"{about}\n<!-- safelint-disable {rule} -- the site adds it -->\n\nMore.\n"))
    assert f'"safelint-disable-file {rule} -- reason"' in message


def test_of_a_rule_that_did_not_run_nobody_can_say_that_its_silence_is_unused(check_text: CheckText) -> None:
    text = f"<!-- safelint-disable-next-line {TERM} terminology -- x -->\nCall Childline on 0800 1111.\n"
    assert "terminology finds nothing" in complaints(check_text(text))[0]
    assert complaints(check_text(text, select=("helpline", UNUSED))) == []
    [message] = complaints(check_text(text, select=(TERM, UNUSED)))
    assert "terminology finds nothing" not in message


def test_nor_after_a_check_that_failed(folder: Path) -> None:
    def broken(analysis: object, rules: object) -> list[object]:
        raise RuntimeError("it broke")

    (folder / "a.md").write_text(f"{NEXT}\nText.\n", encoding="utf-8")
    engine = Engine(Flags(today=TODAY))
    engine.checker.checks = [
        Check("term", broken) if check.kind == "term" else check for check in engine.checker.checks
    ]  # type: ignore[arg-type]
    report = engine.run(["a.md"])
    assert {failure.stage for failure in report.failures} == {"check"}
    assert complaints(report.documents[0]) == []


def test_the_complaint_can_be_silenced_or_switched_off(check_text: CheckText) -> None:
    text = f"<!-- safelint-disable-file {UNUSED} -->\n\n{NEXT}\nText.\n"
    assert complaints(check_text(text)) == []
    assert complaints(check_text(f"{NEXT}\nText.\n", ignore=("document",))) == []


def test_to_ask_what_silences_a_finding_changes_nothing() -> None:
    engine = Engine(Flags(today=TODAY))
    document = engine.checker.read_as("a.md", f"{NEXT}\nHad child pornography.\n".encode())
    silencer = engine.checker.silencer(document, engine.checker.located("a.md"))
    assert silencer is not None
    start = document.source.text.index("child pornography.")
    finding = Finding(TERM, "error", "high", "", Span(start, start + 17), "child pornography")
    asked = [silencer.silenced_by(finding) for _ in range(2)]
    assert asked[0] == asked[1]
    assert (asked[0].reason, asked[0].lacking) == ("words of the court", ())
    assert [each.message for each in silencer.complaints([], {TERM}, (), {})] == ["nothing-on-next-line"]
    assert list(silencer.complaints([], {TERM}, {asked[0].use}, {})) == []


def test_what_a_silenced_finding_hid_comes_to_light(check_text: CheckText) -> None:
    text = "Call Childline on 08008005000.\n"
    [before] = [each.rule for each in check_text(text).findings if each.rule.startswith("helpline/")]
    comment = f"<!-- safelint-disable-next-line {before} -- a test sheet -->\n"
    after = check_text(comment + text)
    assert before not in [each.rule for each in after.findings]


def test_the_same_mark_elsewhere_means_nothing(check_text: CheckText) -> None:
    report = check_text(f"<!-- about safelint-disable-file {TERM} -- x -->\n\nchild pornography safelint-disable\n")
    assert lines(report) == [3]
    assert complaints(report) == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(silence: str) -> str:
    return f'[[overrides]]\nfiles = ["*.txt"]\nsilence = [{silence}]\n'


def test_the_configuration_silences_in_formats_without_comments(folder: Path) -> None:
    (folder / "a.txt").write_text("He had child pornography. It was Child  Pornography.\n", encoding="utf-8")
    (folder / "b.md").write_text("He had child pornography.\n", encoding="utf-8")
    silence = f'{{rule = "{TERM}", reason = "an old statute", text = "child pornography"}}'
    (folder / "safelint.toml").write_text(config(silence), encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run(["a.txt", "b.md"])
    assert [len(lines(each)) for each in report.documents] == [1, 1]
    made = as_dict(report)
    assert made["summary"]["suppressed"] == 1
    [found] = made["documents"][0]["suppressed"]
    assert (found["rule"], found["start"], found["reason"]) == (TERM, 7, "an old statute")


INCONSISTENT = "terminology/inconsistent"


def test_what_is_found_over_all_texts_can_be_silenced_too(folder: Path) -> None:
    comment = f"<!-- safelint-disable-file {INCONSISTENT} -- an old text -->\n\n"
    (folder / "a.md").write_text("We help survivors of abuse. She has organised it.\n", encoding="utf-8")
    (folder / "b.md").write_text(f"{comment}They have organized it all.\n", encoding="utf-8")
    (folder / "c.md").write_text(f"{comment}Nothing here.\n", encoding="utf-8")
    _, second, third = Engine(Flags(today=TODAY, across=True)).run(["a.md", "b.md", "c.md"]).documents
    assert [(each.rule, reason) for each, reason in second.suppressed] == [(INCONSISTENT, "an old text")]
    assert complaints(second) == complaints(third) == []
    assert len(complaints(Engine(Flags(today=TODAY)).run(["c.md"]).documents[0])) == 1


def test_the_settings_of_a_file_name_its_silences(folder: Path) -> None:
    silence = f'{{rule = "{TERM}", reason = "an old statute", text = "child pornography"}}'
    (folder / "safelint.toml").write_text(f'baseline = "base.jsonl"\n{config(silence)}', encoding="utf-8")
    told = explained_settings("a.txt", "").splitlines()
    assert f'silenced: {TERM} over "child pornography": an old statute' in told
    assert "baseline: base.jsonl  (safelint.toml)" in told
    assert not [line for line in explained_settings("a.md", "").splitlines() if line.startswith("silenced")]


@pytest.mark.parametrize(
    ("silence", "words"),
    [
        (f'{{rule = "{TERM}"}}', "reason"),
        (f'{{rule = "{TERM}", reason = ""}}', "reason"),
        (f'{{rule = "{TERM}", reason = "x", wods = "y"}}', "wods"),
        ('{rule = "terminolgy", reason = "x"}', "nearest known: terminology"),
    ],
)
def test_a_silence_of_the_configuration_is_read_strictly(folder: Path, silence: str, words: str) -> None:
    (folder / "a.txt").write_text("Text.\n", encoding="utf-8")
    (folder / "safelint.toml").write_text(config(silence), encoding="utf-8")
    with pytest.raises(SafelintError, match=words):
        Engine(Flags(today=TODAY)).run(["a.txt"])


@pytest.mark.parametrize(
    "comment", ["<!--safelint-disable-file terminology-->", "<!--- safelint-disable-file terminology --->"]
)
def test_a_comment_may_be_tight_or_long(comment: str) -> None:
    [found] = comments(read("a.html", f"{comment}<p>Text.</p>".encode(), "html"))
    assert found == ((0, len(comment)), "disable-file", ("terminology",), "")


def test_mdx_has_comments_of_its_own(folder: Path) -> None:
    comment = f"{{/* safelint-disable-next-line {TERM} -- words of the court */}}"
    text = (
        f"# T\n\n{comment}\nHad child pornography.\n\n- {comment} child pornography\n\n`{comment}`\n\n"
        "child pornography\n"
    )
    (folder / "a.mdx").write_text(text, encoding="utf-8")
    [document] = Engine(Flags(today=TODAY, select=(TERM, UNUSED))).run(["a.mdx"]).documents
    assert lines(document) == [10]
    assert silenced(document) == [(4, "words of the court"), (6, "words of the court")]
    assert complaints(document) == []


def test_a_comment_over_several_lines_is_read() -> None:
    text = "<!--\n  safelint-disable-file\n  terminology\n  helpline\n  -- a reason\n  of two lines\n-->\n\nText.\n"
    [comment] = comments(read("a.html", text.encode(), "html"))
    assert comment[1:] == ("disable-file", ("terminology", "helpline"), "a reason of two lines")
