"""Files of Word and OpenDocument in the forms of the report that people and services read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from safelint.cli.commands import cli
from support.odt import odt, p, span
from support.ways_to_run import DAY
from support.word import paragraph, run, word

FILES = {
    "letter.docx": word(paragraph("Dear parent,"), paragraph("He com", run("mitted", "<w:b/>"), " suicide.")),
    "letter.odt": odt(p("Dear parent,"), p("He com", span("mitted", "Bold"), " suicide.")),
}


def report(folder: Path, name: str, form: str) -> str:
    (folder / name).write_bytes(FILES[name])
    done = CliRunner().invoke(cli, ["check", name, "--format", form, "--today", DAY, "--no-cache"])
    assert done.exit_code == 1
    return done.stdout


@pytest.mark.parametrize("name", FILES)
def test_html_shows_the_words_and_where_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    page = report(tmp_path, name, "html")
    assert "committed suicide" in page
    assert "paragraph 2" in page


@pytest.mark.parametrize("name", FILES)
def test_sarif_names_the_file_and_the_line_of_the_paragraph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    results = json.loads(report(tmp_path, name, "sarif"))["runs"][0]["results"]
    found = next(each for each in results if each["ruleId"] == "terminology/commit-suicide")
    where = found["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == name
    assert (where["region"]["startLine"], where["region"]["snippet"]["text"]) == (2, "committed suicide")
    assert "fixes" not in found
