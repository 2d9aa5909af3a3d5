"""The JUnit report against the schema of Jenkins' xUnit plugin, which the source package of pytest carries."""

from __future__ import annotations

import os
from xml.etree import ElementTree

import pytest

from safelint.reports import Style, find_format
from safelint.run.engine import Engine
from safelint.values.report import Report
from support import ROOT
from support.outside import need
from support.reports import sample


@pytest.mark.parametrize("fail_on", ["error", "suggestion", "never"])
@pytest.mark.parametrize("what", ["sample", "examples", "nothing"])
def test_the_report_is_valid(what: str, fail_on: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = os.environ.get("SAFELINT_JUNIT_SCHEMA", "")
    need(os.path.isfile(path), "SAFELINT_JUNIT_SCHEMA, the path of junit-10.xsd")
    try:
        from xmlschema import XMLSchema
    except ModuleNotFoundError:
        need(None, "xmlschema")
    monkeypatch.chdir(ROOT)
    report = {
        "sample": sample,
        "examples": lambda: Engine().run(["examples", "missing.md"]),
        "nothing": lambda: Report("0.0.0", (), "2026-11-25", (), (), {}),
    }[what]()
    root = ElementTree.fromstring(find_format("junit").render(report, Style(fail_on=fail_on)))
    for case in root.iter("testcase"):  # which GitLab and others read, and the schema does not know
        case.attrib.pop("file", None)
        case.attrib.pop("line", None)
    assert [(error.path, error.reason) for error in XMLSchema(path).iter_errors(root)] == []
    assert len(root.findall(".//testcase")) == sum(int(suite.get("tests", 0)) for suite in root)
