"""The SARIF report against the official schema, which @microsoft/jest-sarif carries."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from safelint.reports import Style, find_format
from safelint.run.engine import Engine
from safelint.values.report import Report
from support import ROOT
from support.outside import need
from support.reports import sample


@pytest.mark.parametrize("what", ["sample", "examples", "nothing"])
def test_the_report_is_valid(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = os.environ.get("SAFELINT_SARIF_SCHEMA", "")
    need(os.path.isfile(path), "SAFELINT_SARIF_SCHEMA, the path of the official schema of SARIF 2.1.0")
    from jsonschema.validators import validator_for

    monkeypatch.chdir(ROOT)
    report = {
        "sample": sample,
        "examples": Engine(detail=True).run,
        "nothing": lambda: Report("0.0.0", (), "2026-11-25", (), (), {}),
    }[what]
    made = report(["examples", "tests/data/correct", "missing.md"]) if what == "examples" else report()
    log = json.loads(find_format("sarif").render(made, Style()))
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    checker = validator_for(schema)
    errors = [error.message for error in checker(schema, format_checker=checker.FORMAT_CHECKER).iter_errors(log)]
    assert errors == []
    assert log["runs"][0]["results"] or what == "nothing"
