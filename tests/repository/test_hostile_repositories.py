"""On each hostile repository: no verdict turns green, nothing is written outside, nothing planted runs, no line is
forged."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.hostile_repositories import CASES
from support.hostile_runner import faults_of

TOOL = [str(Path(sys.executable).parent / "safelint")]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_nothing_of_a_hostile_repository_counts(case, tmp_path: Path) -> None:
    assert faults_of(case, TOOL, tmp_path / "case") == []


def test_each_case_has_a_name_of_its_own() -> None:
    assert len({case.__name__ for case in CASES}) == len(CASES) > 0
