"""What `bash .ci/run` does to the machine of whoever calls it is said before they do."""

from __future__ import annotations

import re

from support import ROOT

SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
_, _, SECTION = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## The one command\n")
SECTION, _, _ = SECTION.partition("\n## ")


def test_all_that_it_installs_is_named() -> None:
    programs = re.findall(r"missing\+=\(([a-z-]+)\)", SCRIPT)
    packages = re.findall(r"(?<= )(@?[a-z][a-z0-9/-]+)@\d", SCRIPT)
    extras = re.findall(r"-e '\.\[([a-z]+)\]'", SCRIPT)
    built_with = re.findall(r"pip\" install --quiet ([a-z]+)==", SCRIPT)
    assert (len(programs), len(packages), len(extras), len(built_with)) == (8, 9, 3, 1)
    assert [name for name in (*programs, *packages, *extras, *built_with) if f"`{name}`" not in SECTION] == []


def test_each_of_its_steps_has_a_row() -> None:
    steps = re.findall(r'^ *echo "== (?!README|all )', SCRIPT, re.MULTILINE)
    rows = [line for line in SECTION.splitlines() if line.startswith("| ")]
    assert len(rows) - 2 == 1 + len(steps)  # the tests are run by the command of the README


def test_whatever_it_may_pass_over_it_names_at_its_end() -> None:
    passed_over = ("LibreOffice", "Neovim", "Firefox", "Open Referral UK", "contract_check.py")
    said = re.findall(r'not_run\+=\("NOT RUN: (.+)"\)', SCRIPT)
    assert [[each for each in said if name in each] for name in passed_over] == [[each] for each in said]
