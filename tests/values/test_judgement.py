"""What a run means for publication, the gravest first."""

from __future__ import annotations

import pytest

from safelint.values.judgement import Judgement
from safelint.values.report import Failure, Report
from support import TODAY
from support.reports import sample

UNREAD, LATE = Failure("a.md", "read", "is no text"), Failure("safelint.toml", "registry", "past the date of review")


@pytest.mark.parametrize(
    ("fail_on", "has_errors", "failures", "judged", "light"),
    [
        ("error", True, (), "stop", "stop"),
        ("never", True, (), "stop", "stop"),  # no status fails, and its errors mean the same for readers
        ("error", True, (LATE, UNREAD), "stop unsure old", "stop"),
        ("warning", False, (), "stop", "stop"),
        ("error", False, (), "change", "change"),
        ("never", False, (), "change", "change"),
        ("never", False, (LATE, UNREAD), "unsure old change", "unsure"),
        ("never", False, (LATE,), "old change", "unsure"),
    ],
)
def test_all_that_holds_is_told(
    fail_on: str, has_errors: bool, failures: tuple[Failure, ...], judged: str, light: str
) -> None:
    documents = tuple(each for each in sample().documents if has_errors or not each.count("error"))
    found = sample()._replace(documents=documents, failures=failures).judged(fail_on)
    assert [each.value for each in found] == judged.split()
    assert found[0].light == light


def test_only_what_has_no_warning_passes() -> None:
    mild = [
        document._replace(findings=tuple(each for each in document.findings if each.severity == "suggestion"))
        for document in sample().documents
    ]
    (found,) = sample()._replace(documents=tuple(mild), failures=()).judged("error")
    assert (found, found.light) == (Judgement.CLEAR, "pass")


def test_a_run_over_nothing_does_not_pass() -> None:
    (found,) = Report("0", (), TODAY, (), (), {}).judged("error")
    assert (found, found.light) == (Judgement.NOTHING, "unsure")
