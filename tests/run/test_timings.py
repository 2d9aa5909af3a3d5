"""`--timings` says on standard error what each part cost, the dearest first, and changes nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from safelint.cli.commands import cli
from safelint.run.engine import Engine
from safelint.run.timings import Timings
from support import TODAY

ROW = re.compile(r" *(\d+\.\d) ms +(\d+\.\d)%  (\S.*)")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("# A page\n\nHe committed suicide.\n" * 20, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_dearest_part_stands_first_and_the_report_is_the_same(site: Path, jobs: str) -> None:
    words = ("check", "--jobs", jobs, "--no-cache", "--today", TODAY)
    plain, timed = CliRunner().invoke(cli, words), CliRunner().invoke(cli, [*words, "--timings"])
    assert (timed.stdout, timed.exit_code) == (plain.stdout, plain.exit_code)
    assert plain.stderr == ""
    *rows, total = timed.stderr.splitlines()
    found = [match.groups() for match in map(ROW.fullmatch, rows) if match]
    assert len(found) == len(rows)
    costs = [float(cost) for cost, _, _ in found]
    assert costs == sorted(costs, reverse=True)
    parts = {part for _, _, part in found}
    checks = {f"check: {check.kind}" for check in Engine().checker.checks}
    others = {"reading", "reports", "measuring: scores", "start, packs and options"}
    assert parts >= checks - {"check: document"} | others
    assert total.endswith("ms   100%  in all, in every process")


def test_what_trying_choices_costs_is_said_as_that(site: Path) -> None:
    words = ("check", "--jobs", "1", "--no-cache", "--today", TODAY, "--format", "json", "--timings")
    rows = map(ROW.fullmatch, CliRunner().invoke(cli, words).stderr.splitlines())
    assert "trying what could be chosen" in {match[3] for match in rows if match}


def test_laps_and_what_others_spent_add_up() -> None:
    clock = Timings()
    clock.lap("reading")
    clock.lap("reading")
    clock.spent = {"reading": 0.5}
    clock.add({"reading": 0.25, "reports": 1.0})
    lines = clock.told().splitlines()
    assert lines == [
        "    1000.0 ms  57.1%  reports",
        "     750.0 ms  42.9%  reading",
        "    1750.0 ms   100%  in all, in every process",
    ]
    assert clock.taken() == {"reading": 0.75, "reports": 1.0}
    assert clock.spent == {}
