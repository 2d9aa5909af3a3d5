"""What a run means for publication, the gravest first."""

from __future__ import annotations

import pytest

from safelint.values.report import Failure, Judgement, Report
from support import TODAY
from support.reports import sample

UNREAD, LATE = Failure("a.md", "read", "is no text"), Failure("safelint.toml", "registry", "past the date of review")


@pytest.mark.parametrize(
    ("fail_on", "failures", "judged", "light"),
    [
        ("error", (), "stop", "stop"),
        ("never", (), "pass", "pass"),
        ("error", (LATE, UNREAD), "stop unsure old", "stop"),
        ("never", (LATE, UNREAD), "unsure old", "unsure"),
        ("never", (LATE,), "old", "unsure"),
    ],
)
def test_all_that_holds_is_told(fail_on: str, failures: tuple[Failure, ...], judged: str, light: str) -> None:
    found = sample()._replace(failures=failures).judged(fail_on)
    assert [each.value for each in found] == judged.split()
    assert found[0].light == light


def test_a_run_over_nothing_does_not_pass() -> None:
    (found,) = Report("0", (), TODAY, (), (), {}).judged("error")
    assert (found, found.light) == (Judgement.NOTHING, "unsure")
