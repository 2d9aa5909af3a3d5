"""One run has one total: every format gives the same counts, those too that tell the same fault once."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from safelint.config import Flags
from safelint.reports import Style, find_format, format_names
from safelint.run.engine import Engine
from safelint.values.finding import ERROR, SEVERITIES, SUGGESTION, WARNING
from safelint.values.report import Failure, Report
from safelint.values.report_words import counts
from support import TODAY

Counts = tuple[int, ...]
PAGE = """# Page {place}

She committed suicide. The young offenders met ChildLine staff. They told ChildLine of it.
The young offenders went home.

The young offenders were heard, and ChildLine heard them. Call ChildLine on 08001111 or 0808 800 5000.
Call Childline on 999.

{own}
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Twelve pages with one footer, repeats in each page, and faults of their own; one that cannot be read."""
    folder = tmp_path_factory.mktemp("pages")
    for place in range(12):
        own = "He was found with child pornography.\n\n[click here](a.pdf)" if place % 3 == 0 else "Nothing here."
        (folder / f"{place:02}.md").write_text(PAGE.format(place=place, own=own), encoding="utf-8")
    (folder / "broken.md").write_bytes(b"\x00\xff\xfe\x00\x01binary\x00" * 50)
    (folder / "a.rtf").write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return Engine(Flags(today=TODAY), detail=True).run(["."])


def said(text: str) -> Counts:
    """The counts of the sentence that gives them."""
    found = re.findall(r"texts? checked: ([\d,]+) errors?, ([\d,]+) warnings?, ([\d,]+) suggestions?", text)
    assert len(found) == 1, found
    return tuple(int(number.replace(",", "")) for number in found[0])


def counted(names: list[str], levels: dict[str, str]) -> Counts:
    counts = Counter(levels[name] for name in names)
    return tuple(counts[level] for level in SEVERITIES)


def of_json(text: str) -> Counts:
    summary = json.loads(text)["summary"]
    found = [finding["severity"] for document in json.loads(text)["documents"] for finding in document["findings"]]
    counts = tuple(summary[f"{level}s"] for level in SEVERITIES)
    assert counts == counted(found, {level: level for level in SEVERITIES})
    return counts


def of_sarif(text: str) -> Counts:
    results = json.loads(text)["runs"][0]["results"]
    levels = {"error": ERROR, "warning": WARNING, "note": SUGGESTION}
    assert said(text) == counted([each["level"] for each in results], levels)
    return said(text)


def of_junit(text: str) -> Counts:
    suites = ElementTree.fromstring(text)
    properties = {each.get("name"): each.get("value") or "" for each in suites.iter("property")}
    counts = tuple(int(properties[f"{level}s"]) for level in SEVERITIES)
    told = "".join(each.text or "" for each in suites.iter("system-out"))
    others = [len(re.findall(rf":\d+: {level}: ", told)) for level in (WARNING, SUGGESTION)]
    assert counts == (int(suites.get("failures") or 0), *others)
    return counts


def of_github(text: str) -> Counts:
    commands = re.findall(r"^::(\w+) .*?title=([^:]*)::", text, re.MULTILINE)
    found = [command for command, rule in commands if rule not in (*NOT_FINDINGS, "registry")]
    assert said(text) == counted(found, {"error": ERROR, "warning": WARNING, "notice": SUGGESTION})
    return said(text)


NOT_FINDINGS = ("document/unreadable", "document/left-out", "document/registry")


def of_gitlab(text: str) -> Counts:
    found = [each["severity"] for each in json.loads(text) if each["check_name"] not in NOT_FINDINGS]
    return counted(found, {"critical": ERROR, "major": WARNING, "info": SUGGESTION})


def of_checkstyle(text: str) -> Counts:
    not_findings = [f"safelint.{name.replace('/', '.')}" for name in NOT_FINDINGS]
    errors = ElementTree.fromstring(text).iter("error")
    found = [each.get("severity") or "" for each in errors if each.get("source") not in not_findings]
    assert said(text) == counted(found, {"error": ERROR, "warning": WARNING, "info": SUGGESTION})
    return said(text)


def of_csv(text: str) -> Counts:
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    found = [row["severity"] for row in rows if row["status"] == "open"]
    assert said(rows[-1]["message"]) == counted(found, {level: level for level in SEVERITIES})
    return said(text)


def of_markdown(text: str) -> Counts:
    titles = {level: count for count, level in re.findall(r"\(([\d,]+) (error|warning|suggestion)s?\)", text)}
    assert said(text) == tuple(int(titles[level]) for level in SEVERITIES)
    return said(text)


def of_html(text: str) -> Counts:
    table = re.search(r"<caption>Findings by family.*?</table>", text, re.DOTALL)
    assert table
    rows = re.findall(r"<td>(\d+)</td><td>(\d+)</td><td>(\d+)</td>", table[0])
    assert said(text) == tuple(sum(int(row[at]) for row in rows) for at in range(3))
    return said(text)


PARSERS: dict[str, Callable[[str], Counts]] = {
    "terminal": said, "json": of_json, "sarif": of_sarif, "junit": of_junit, "github": of_github, "gitlab": of_gitlab,
    "checkstyle": of_checkstyle, "markdown": of_markdown, "html": of_html, "csv": of_csv,
}  # fmt: skip


"""How to read the counts of a format that has a form of its own for them; any other says them in a line."""


def test_each_parser_is_of_a_format() -> None:
    assert set(PARSERS) <= set(format_names())


def test_the_run_holds_what_is_told_once(report: Report) -> None:
    totals = report.totals
    assert totals.documents == 12
    assert totals.unreadable == 1
    assert min(totals.errors, totals.warnings, totals.suggestions) > 12
    one = report._replace(documents=report.documents[:1])
    assert all(" times: line" in find_format(name).render(one, Style()) for name in ("html", "terminal", "markdown"))


@pytest.mark.parametrize("name", format_names())
def test_every_format_gives_the_same_counts(report: Report, name: str) -> None:
    totals = report.totals
    text = find_format(name).render(report, Style())
    assert PARSERS.get(name, said)(text) == (totals.errors, totals.warnings, totals.suggestions)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("name", format_names())
def test_so_does_a_run_of_few_texts(report: Report, name: str, count: int) -> None:
    few = report._replace(documents=report.documents[:count], failures=())
    text = find_format(name).render(few, Style())
    totals = few.totals
    assert PARSERS.get(name, said)(text) == (totals.errors, totals.warnings, totals.suggestions)


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_every_document_with_a_shared_finding_is_named(report: Report, name: str) -> None:
    text = find_format(name).render(report, Style(quiet=True))
    assert all(Path(document.path).name in text for document in report.documents)


def test_what_was_checked_in_part_is_no_file_that_could_not_be(report: Report) -> None:
    path = report.documents[0].path
    failures = (Failure(path, "read", "one part"), Failure(path, "read", "another"), Failure("gone.md", "find", "gone"))
    part = report._replace(failures=failures)
    assert (part.totals.unreadable, part.in_part) == (1, 1)
    assert counts(part).endswith("; 1 file could not be checked; 1 text could be checked only in part")
    assert part.status("never") == 3
