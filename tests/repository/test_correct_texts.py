"""Correct texts of every kind: the default rules report no error and no warning on any of them, ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.finding import SUGGESTION
from support import DATA, TODAY

pytestmark = pytest.mark.slow

FOLDER = DATA / "correct"
TEXTS = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".md", ".html", ".txt"))
"""Those in `published/` are as sites export them: menus, footers, front matter; nothing in them is set for us."""
MOST_SUGGESTIONS = 4


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) >= 60


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_nothing_is_reported_on_a_correct_text(path: Path) -> None:
    report = Engine(Flags(today=TODAY)).run([str(path)])
    assert report.failures == ()
    findings = report.documents[0].findings
    assert [(each.rule, each.text, each.message) for each in findings if each.severity != SUGGESTION] == []
    assert len(findings) <= MOST_SUGGESTIONS, [(each.rule, each.text) for each in findings]
