"""What Python programs may call."""

from __future__ import annotations

from pathlib import Path

import pytest

import safelint
from safelint.values.errors import SafelintError

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


def test_wrong_use() -> None:
    with pytest.raises(SafelintError, match="no rule or family called terminologie"):
        safelint.lint_text(BAD, select=("terminologie",))
