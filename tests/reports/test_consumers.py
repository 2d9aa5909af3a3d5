"""What a hostile text says stays words in the program that reads the report: each format is read by a real one."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pyromark
import pytest

from safelint.config import Flags
from safelint.jsontext import as_json
from safelint.reports import Style, find_format
from safelint.run.engine import Engine

NAMES = (
    "=cmd|calc!A1.md",
    "<script>alert(1)<.md",
    "a&b;\"'.md",
    "[x](javascript:alert(1)).md",
    "::error::x%0A,y:.md",
    "| a | b |.md",
    "a`b``c.md",
    "@everyone #1.md",
    "]]>.md",
)
WORDS = (
    "He had child <b onclick=x>pornography</b>, child&lt;script&gt;alert(2)&lt;/script&gt; porn.\n\n"
    '=SUM(A1) child pornography "a,b"\r\n\r\n**commit** suicide | child porn ` x `` [y](z) ![i](j.png) ]]> <!-- -->\n\n'
    '![=cmd <img src=x onerror=alert(3)>](image.png) [click here](javascript:alert(4) "::error::")\n\n'
    "Call Childline on <i>0800 1112</i>.\n"
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("hostile")
    for name in NAMES:
        (folder / name).write_text(WORDS, encoding="utf-8")
    (folder / "<i>.pdf").write_bytes(b"%PDF-")
    engine = Engine(Flags(today="2026-11-25"), detail=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        report = engine.run([*NAMES, "<i>.pdf", "no\n::error::such"])
    forms = ("json", "csv", "junit", "checkstyle", "html", "markdown", "github", "gitlab", "sarif")
    return {form: find_format(form).render(report, Style()) for form in forms}


def shown(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def findings(reports: dict[str, str]) -> list[tuple[str, dict[str, object]]]:
    report = json.loads(reports["json"])
    found = [(each["path"], finding) for each in report["documents"] for finding in each["findings"]]
    assert {path for path, _ in found} == set(NAMES)
    return found


def test_words_stay_words(reports: dict[str, str], findings: list[tuple[str, dict[str, object]]]) -> None:
    rows = list(csv.DictReader(io.StringIO(reports["csv"].removeprefix("\ufeff"))))
    assert [row["status"] for row in rows[len(findings) :]] == ["not checked", "not checked", "run"]
    assert [row["path"].removeprefix("'") for row in rows[: len(findings)]] == [path for path, _ in findings]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_read_as_it_was_meant(reports: dict[str, str], form: str) -> None:
    tree = ElementTree.fromstring(reports[form].encode())
    names = {value for element in tree.iter() for value in element.attrib.values()}
    assert all(any(name in value for value in names) for name in NAMES)
    assert {element.tag for element in tree.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "properties", "property"),
        *("checkstyle", "file"),
    }


class Page(HTMLParser):
    """Gathers the tags of a page with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_page_runs_nothing_of_a_text(reports: dict[str, str]) -> None:
    page = Page()
    page.feed(reports["html"])
    page.close()
    assert all(name in page.words for name in NAMES)
    assert not [tag for tag, _ in page.tags if tag in ("b", "i", "img", "iframe", "object")]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    targets = [attrs.get("href") or "" for tag, attrs in page.tags if tag == "a"]
    assert all(target.startswith(("#", "https://", "http://")) for target in targets)
    assert "alert(" not in "".join(re.findall(r"<script[^>]*>(.*?)</script>", reports["html"], re.DOTALL))


def test_a_comment_renders_as_words(reports: dict[str, str]) -> None:
    rendered = pyromark.html(reports["markdown"], options=pyromark.Options.ENABLE_TABLES)
    page = Page()
    page.feed(rendered)
    page.close()
    assert not [tag for tag, _ in page.tags if tag in ("a", "b", "i", "img", "script", "table")]
    assert all(shown(name) in shown(page.words) for name in NAMES if name in reports["markdown"])
    assert "onclick" not in str(page.tags)


def test_a_line_is_one_command(reports: dict[str, str], findings: list[tuple[str, dict[str, object]]]) -> None:
    lines = [line for line in reports["github"].split("\n") if line.startswith("::")]
    of_the_run = [line for line in lines if "title=registry" in line]
    assert len(lines) - len(of_the_run) == len(findings) + 2
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)", line)
        assert match is not None, line
        assert set(dict(part.split("=", 1) for part in match[2].split(","))) <= {
            *("file", "line", "endLine", "col", "endColumn", "title"),
        }
    assert not [line for line in reports["github"].split("\n") if line.lstrip().startswith("##[")]


def test_json_of_others_is_json(reports: dict[str, str], findings: list[tuple[str, dict[str, object]]]) -> None:
    assert len(json.loads(reports["gitlab"])) >= len(findings)
    run = json.loads(reports["sarif"])["runs"][0]
    assert len(run["results"]) >= len(findings)
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert not [uri for uri in uris if re.search(r"[\s<>\"`|\[\]]", uri)]


def test_controls_in_json_are_escaped_and_come_back() -> None:
    words = "a\x1b[31m\x7f\x9b31m\u202eb\u2066c\u0161\n"
    text = as_json({"text": words})
    assert json.loads(text) == {"text": words}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\u0161" in text
