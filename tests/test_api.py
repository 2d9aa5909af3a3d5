"""What Python programs may call."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import safelint
from safelint import Finding, Report, SafelintError
from safelint.cli import main
from safelint.config import Flags

BAD = "Officers found child pornography on his computer. In immediate danger, call 999.\n"


def test_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = safelint.lint_text(BAD, "news/a.html", select=("terminology",))
    assert [finding.rule for finding in report.documents[0].findings] == ["terminology/child-pornography"]
    assert (report.documents[0].path, report.documents[0].source().media) == ("news/a.html", "html")
    assert (report.status("error"), report.status("never")) == (1, 0)
    assert list(report.rules) == ["terminology/child-pornography"]


def test_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    report = safelint.lint_paths(".", "missing.md", today="2026-11-25", select=("terminology",))
    assert report == safelint.lint_text(BAD, "a.md", today="2026-11-25", select=("terminology",))._replace(
        documents=report.documents, failures=report.failures
    )
    assert (len(report.documents), [failure.path for failure in report.failures]) == (1, ["missing.md"])


def test_one_linter_for_many_texts_says_what_a_new_one_says() -> None:
    linter = safelint.Linter(today="2026-11-25")
    texts = [BAD, "She suffers from asthma.\n", "Call Childline on 0808 800 5000.\n", BAD]
    one = [linter.lint_text(text).documents[0].findings for text in texts]
    assert one == [safelint.lint_text(text, today="2026-11-25").documents[0].findings for text in texts]
    assert one[0]


def test_a_linter_keeps_only_choices_that_bring_nothing_new() -> None:
    linter = safelint.Linter(select=("terminology",))
    [found] = linter.with_choices(linter.lint_text("She suffers from asthma.\n")).documents[0].findings
    assert [choice.said for choice in found.choices] == ["Write “has asthma”", "Write “lives with asthma”"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"select": ("terminologie",)}, "no rule or family called terminologie"),
        ({"topics": ("suicde",)}, "no topic called suicde; nearest known: suicide"),
        ({"audience": "nobody"}, "no audience called nobody; .*known: .*public"),
        ({"kind": "pres release"}, "no kind called pres-release; nearest known: press-release"),
        ({"nations": ("france",)}, "no nation called france; .*known: england"),
        ({"nations": "wales"}, "nations: must be a list of texts"),
        ({"select": "terminology"}, "select: must be a list of texts"),
        ({"ignore": [None]}, "ignore: must be a list of texts"),
        ({"audience": None}, "audience: must be text"),
        ({"today": "yesterday"}, "today: yesterday is no date"),
        ({"today": "2026-13-45"}, "today: 2026-13-45 is no date"),
        ({"untrusted": "no"}, "untrusted: must be true or false"),
        ({"audiense": "public"}, "no setting called audiense; nearest known: audience; known: .*topics"),
    ],
)
def test_wrong_use(settings: dict[str, Any], said: str) -> None:
    for call in (lambda: safelint.lint_text(BAD, **settings), lambda: safelint.lint_paths(".", **settings)):
        with pytest.raises(SafelintError, match=said):
            call()


def test_names_are_read_as_those_of_the_command() -> None:
    typed: dict[str, Any] = {"kind": "Press Release", "nations": ["Northern Ireland"], "topics": ["Domestic abuse"]}
    listed: dict[str, Any] = {"kind": "press-release", "nations": ("northern-ireland",), "topics": ("domestic-abuse",)}
    [one], [other] = (safelint.lint_text(BAD, **settings).documents for settings in (typed, listed))
    assert (one.kind, one.topics, one.findings) == (other.kind, other.topics, other.findings)
    assert (one.kind, one.topics) == ("press-release", ("domestic-abuse",))


def test_what_a_report_holds_and_what_is_raised_can_be_named() -> None:
    report = safelint.lint_text(BAD, select=["terminology"])
    assert isinstance(report, Report)
    assert all(isinstance(finding, Finding) for finding in report.documents[0].findings)
    assert {each for each in safelint.__all__ if not hasattr(safelint, each)} == set()
    with pytest.raises(AttributeError, match="'safelint' has no attribute 'lint_txt'"):
        safelint.lint_txt  # type: ignore[attr-defined]  # noqa: B018


def test_the_settings_of_a_program_are_those_of_the_command() -> None:
    options, flags = get_type_hints(safelint.Options), get_type_hints(Flags)
    assert {name: (get_args(kind) or (kind,))[-1] for name, kind in options.items()} == flags


def test_a_text_of_strangers_speaks_for_itself_no_more() -> None:
    text = "<!-- safelint-disable terminology -- words of the court -->\n\n" + BAD
    [trusted], [untrusted] = (safelint.lint_text(text, untrusted=each).documents for each in (False, True))
    assert (len(trusted.findings), len(untrusted.findings)) == (0, 1)


def test_half_of_a_pair_of_surrogates_moves_nothing() -> None:
    text = "Children\u2019s caf\u00e9: call Childline on 0808 800 5000 \ud83d today.\n"
    (document,) = safelint.lint_text(text, select=["helpline"]).documents
    (found,) = document.findings
    assert (document.source().encoding, text[found.span.start : found.span.end]) == ("utf-8", "0808 800 5000")


def test_a_page_at_hand_is_read_as_it_is_whatever_it_says_of_itself() -> None:
    text = '<html lang="en"><meta charset="windows-1252"><p>\u00e9\u00e9 call Childline on 0808 800 5000</p>\n'
    (document,) = safelint.lint_text(text, "a.html", select=["helpline"]).documents
    assert document.source().text == text


def test_nothing_named_is_no_success() -> None:
    report = safelint.lint_paths()
    assert (report.status("error"), [each.reason for each in report.failures]) == (
        3,
        ["Nothing was checked: no file or folder was named"],
    )


def test_a_baseline_that_a_configuration_names_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Call Childline on 0808 800 5000.\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--write-baseline", "old.jsonl", "a.md"])
    assert safelint.lint_paths("a.md").status("error") == 1
    Path("safelint.toml").write_text('baseline = "old.jsonl"\n', encoding="utf-8")
    report = safelint.lint_paths("a.md")
    assert (report.status("error"), report.totals.baselined > 0) == (0, True)
