"""Every target of fuzz/ keeps its promises for every file of its corpus: the seeds, and what was once found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support import ROOT

FUZZ = ROOT / "fuzz"
sys.path.insert(0, str(FUZZ))

from targets import TARGETS, seeds  # noqa: E402

pytestmark = pytest.mark.slow

CASES = [(name, path) for name in TARGETS for path in seeds(name)]


@pytest.mark.parametrize(("name", "path"), CASES, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_a_target_keeps_its_promises(name: str, path: Path) -> None:
    TARGETS[name](path.read_bytes())


def test_each_target_has_a_corpus() -> None:
    assert {name for name, _ in CASES} == set(TARGETS)
