"""Each family of rules has one home, and all who tell of families tell of these."""

from __future__ import annotations

import re

from safelint.knowledge.loader import load
from safelint.run.findings import distinct
from safelint.values.families import ACCESSIBILITY, DOCUMENT, FAMILIES, READABILITY, family
from safelint.values.finding import Finding
from safelint.values.rulebook import rulebook
from safelint.values.source import Span
from support import ROOT, SOURCE


def test_every_rule_is_of_a_family_and_every_family_has_a_rule() -> None:
    assert {family(rule) for rule in rulebook(load())} == set(FAMILIES)


def test_the_first_page_and_the_site_name_the_families() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| Family of rules |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([a-z]+) \|", table, re.MULTILINE) == [name for name in FAMILIES if name != DOCUMENT]
    pages = set(re.findall(r"- rules/([a-z]+)\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert set(FAMILIES) <= pages


def test_nobody_else_takes_the_family_from_a_rule() -> None:
    split = re.compile(r"\brule(?:\.id)?\.(?:r?partition|split)\(|startswith\(f?[\"'](?:" + "|".join(FAMILIES) + ")/")
    found = [path.name for path in SOURCE.rglob("*.py") if split.search(path.read_text(encoding="utf-8"))]
    assert found == ["families.py"]


def test_of_findings_on_one_span_a_report_has_one_of_a_family_unless_its_rules_judge_different_things() -> None:
    def found(name: str) -> list[Finding]:
        return [Finding(f"{name}/{rule}", "warning", "high", "", Span(0, 4), "here") for rule in "ab"]

    assert [each.rule for each in distinct(found(READABILITY))] == ["readability/a"]
    assert [each.rule for each in distinct(found(ACCESSIBILITY))] == ["accessibility/a", "accessibility/b"]
