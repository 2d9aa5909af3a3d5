"""What nobody needs and what would take long is refused with a reason, before it is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from safelint.engine import Engine, Flags
from safelint.model import Report
from safelint.numbers.phones import MOST


def run(path: Path, text: str) -> Report:
    path.write_text(text, encoding="utf-8")
    return Engine(Flags(today=TODAY)).run([str(path)])


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("a.txt", "Call 999. "),
        ("a.txt", "999 101 111 "),
        ("a.txt", "\uff10\uff18\uff10\uff10 \uff11\uff11\uff11\uff11 "),
        ("a.md", "[Call us](tel:08001111) "),
        ("a.md", "- 0800 1111\n"),
        ("a.html", "<p>Text SHOUT to 85258.</p>"),
    ],
)
def test_a_text_with_more_numbers_than_anybody_reads_is_refused(tmp_path: Path, name: str, piece: str) -> None:
    report = run(tmp_path / name, piece * (MOST + 1))
    assert report.documents == ()
    assert [(each.stage, each.reason) for each in report.failures] == [
        ("check", "holds more than 2,000 phone and text numbers; divide it, and check each part")
    ]
    assert report.status("never") == 3


def test_a_long_list_of_numbers_is_checked_whole(tmp_path: Path) -> None:
    report = run(tmp_path / "a.md", "- Childline: 0800 1111\n" * (MOST - 1) + "- Childline: 0808 800 5000\n")
    (document,) = report.documents
    assert len(document.numbers) == MOST
    assert [finding.rule for finding in document.findings if finding.severity == "error"] == [
        "helpline/wrong-organisation"
    ]
    assert report.failures == ()
