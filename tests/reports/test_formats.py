"""Every format against what is expected of it, and against those who read it.

To renew after a change that is meant: `SAFELINT_RENEW=1 pytest tests/reports/test_formats.py`, then read the diff.
"""

from __future__ import annotations

import csv
import importlib.metadata
import io
import json
import os
import re
from email.message import Message
from typing import Any
from xml.etree import ElementTree

import pytest

from safelint.annotate.said import of_text
from safelint.knowledge.loader import load
from safelint.reports import Style, find_format, format_names
from safelint.values.finding import Choice, Edit, Related
from safelint.values.fingerprints import fingerprints
from safelint.values.report import Failure, InHand, Report
from safelint.values.rulebook import page, rulebook
from safelint.values.source import Source, Span
from support import DATA, CheckText
from support.reports import HOSTILE, LETTER, sample
from support.tools import tool

GOLDEN = DATA / "golden" / "reports"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]")
EMPTY = Report("0.0.0", (("uk", "2026.11"),), "2026-11-25", (), (), {})


def made(name: str, report: Report | None = None, **style: Any) -> str:
    return find_format(name).render(sample() if report is None else report, Style(**style))


def as_data(name: str, text: str) -> object:
    """JSON and XML as what they hold; the rest as it stands."""
    if name in ("json", "sarif", "gitlab"):
        return json.loads(text)
    if name in ("junit", "checkstyle"):
        return ElementTree.canonicalize(text, strip_text=True)
    return text


@pytest.mark.parametrize("name", format_names())
def test_the_report_is_as_expected(name: str) -> None:
    path = GOLDEN / f"sample.{name}"
    text = made(name)
    if os.environ.get("SAFELINT_RENEW"):
        path.write_text(text, encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        assert as_data(name, text) == as_data(name, file.read())


@pytest.mark.parametrize("name", format_names())
def test_a_report_of_nothing_is_whole(name: str) -> None:
    text = made(name, EMPTY)
    assert text.endswith("\n")
    assert as_data(name, text) is not None


@pytest.mark.parametrize("name", format_names())
def test_nothing_reaches_the_reader_that_could_fool_a_terminal(name: str) -> None:
    assert CONTROL.search(HOSTILE)
    assert not CONTROL.search(made(name))


@pytest.mark.parametrize("name", format_names())
@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_the_verdict_is_not_the_formats(name: str, fail_on: str) -> None:
    report = sample()
    before = report.status(fail_on)
    made(name, report, fail_on=fail_on)
    assert report.status(fail_on) == before == 3


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_errors_stop_publication_for_people_where_nothing_fails_the_run(name: str) -> None:
    text = made(name, sample()._replace(failures=()), fail_on="never")
    verdict = {"html": "<h1>Do not publish yet</h1>", "terminal": "Do not publish: 1 wrong number"}
    assert verdict.get(name, "do not publish yet") in text
    assert "nothing to stop publication" not in text.lower()


def test_the_sign_off_says_what_stops_publication() -> None:
    pages = [made("html", fail_on=level) for level in ("error", "warning", "never")]
    found = [re.findall(r"Publication stops at</dt><dd>(\w+)", page) for page in pages]
    assert found == [["errors"], ["warnings"], ["errors"]]


def test_junit_fails_what_fails_the_run() -> None:
    suites = {level: ElementTree.fromstring(made("junit", fail_on=level)) for level in ("error", "suggestion", "never")}
    assert [suites[level].get("failures") for level in suites] == ["1", "5", "0"]
    assert {suite.get("errors") for suite in suites.values()} == {"2"}
    for suite in suites.values():
        assert len(suite.findall(".//failure")) == int(suite.get("failures") or 0)
        assert len(suite.findall(".//testcase")) == int(suite.get("tests") or 0)
    outputs = [element.text or "" for element in suites["error"].iter("system-out")]
    assert "signposting/incomplete" in "".join(outputs)


def test_xml_holds_hostile_words_as_words() -> None:
    root = ElementTree.fromstring(made("checkstyle"))
    file = next(each for each in root if each.get("name") == "hostile=1:<b>.html")
    assert [error.get("message") for error in file] == [
        '\u201c<script>alert("a&b")</script>\u201d: Not "<b>" & not @someone.\nNo.',
        '\u201c=HYPERLINK("x")\u201d: ::error::]]> %0A | `x`',
    ]


def test_a_spreadsheet_runs_nothing_and_loses_no_nought() -> None:
    rows = list(csv.DictReader(io.StringIO(made("csv").removeprefix("\ufeff"), newline="")))
    assert len(rows) == 12
    for row in rows:
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    assert [row["text"] for row in rows if row["rule"].startswith("helpline")] == ["'0808 800 5000", "'08001111"]
    assert sorted(row["status"] for row in rows) == [
        "known", "left out", "left out", "not checked", "not checked", *["open"] * 5, "run", "silenced",
    ]  # fmt: skip


def test_annotations_cannot_be_forged() -> None:
    lines = made("github").splitlines()
    found = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert found == ["::error"] * 3 + ["::warning"] * 2 + ["::notice"] * 3
    assert lines[-1].startswith("::notice title=registry::")
    assert not any("##[" in line for line in lines)
    assert lines[0].startswith("::error file=broken%3A %0A.docx,title=")


def test_gitlab_has_a_fingerprint_for_each() -> None:
    prints = [entry["fingerprint"] for entry in json.loads(made("gitlab"))]
    assert len(set(prints)) == len(prints) == 10


def test_gitlab_is_given_the_fields_that_it_documents() -> None:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    entries = json.loads(made("gitlab", repeated(3)._replace(failures=sample().failures)))
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"]
        assert set(entry["location"]) == {"path", "lines"}
        assert type(entry["location"]["lines"]["begin"]) is int
    assert [entry["location"]["lines"] for entry in entries[2:5]] == [{"begin": at, "end": at} for at in (1, 2, 3)]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


@pytest.mark.parametrize("name", ["gitlab", "github", "junit"])
def test_a_path_that_was_typed_with_a_dot_is_one_of_the_repository(name: str) -> None:
    report = repeated(1)
    document = report.documents[0]
    dotted = Source(".//./docs/again.md", "markdown", document.source().text)
    text = made(name, report._replace(documents=(document._replace(original=InHand(dotted)),)))
    assert {"gitlab": '"path": "docs/again.md"', "github": "file=docs/again.md,", "junit": 'file="docs/again.md"'}[
        name
    ] in text


def test_junit_gives_each_finding_a_name_of_its_own() -> None:
    report = repeated(1)
    first = report.documents[0].findings[0]
    twice = report.documents[0]._replace(findings=(first, first._replace(text="prostitute"), first))
    suite = ElementTree.fromstring(made("junit", report._replace(documents=(twice,))))
    assert [case.get("name") for case in suite.iter("testcase")] == [
        "terminology/child-prostitute, line 1",
        "terminology/child-prostitute, line 1 (2)",
        "terminology/child-prostitute, line 1 (3)",
    ]


def test_sarif_says_what_json_says() -> None:
    run = json.loads(made("sarif"))["runs"][0]
    report = sample()
    findings = [finding for document in report.documents for finding in document.findings]
    open_ = [result for result in run["results"] if "suppressions" not in result]
    assert sorted(result["ruleId"] for result in open_) == sorted(finding.rule for finding in findings)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    prints = [result["partialFingerprints"]["safelint/v1"] for result in open_ if "0800" in result["message"]["text"]]
    assert prints == fingerprints(letter.source(), letter.findings)[1:]
    assert not run["invocations"][0]["executionSuccessful"]
    assert [len(result.get("suppressions", ())) for result in run["results"]].count(1) == 2


def test_sarif_has_what_github_reads() -> None:
    """https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support"""
    run = json.loads(made("sarif"))["runs"][0]
    assert run["automationDetails"] == {"id": "safelint/"}
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {rule["properties"]["precision"] for rule in rules.values()} == {"high", "medium"}
    levels = {id_: rule["properties"]["problem.severity"] for id_, rule in rules.items()}
    assert (levels["helpline/wrong-organisation"], levels["helpline/number-format"]) == ("error", "warning")
    results = {result["ruleId"]: result for result in run["results"]}
    assert results["helpline/wrong-organisation"]["properties"]["sources"] == [
        "https://www.childline.org.uk/get-support/contacting-childline/"
    ]
    assert "<https://a.example/>" in rules["terminology/name-style"]["help"]["markdown"]


def test_sarif_has_the_addresses_of_the_project_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def driver(*rows: str) -> dict[str, Any]:
        message = Message()
        for row in rows:
            message["Project-URL"] = row
        monkeypatch.setattr(importlib.metadata, "metadata", {"safelint-uk": message}.__getitem__)
        found: dict[str, Any] = json.loads(made("sarif"))["runs"][0]["tool"]["driver"]
        return found

    none = driver()
    assert "informationUri" not in none
    assert not any("helpUri" in rule for rule in none["rules"])
    both = driver("Documentation, https://docs.example/safelint/", "Homepage, https://example.org/safelint")
    assert both["informationUri"] == "https://example.org/safelint"
    addresses = {rule["id"]: rule.get("helpUri") for rule in both["rules"]}
    assert addresses.pop("accessibility/page-title") is None  # it has no page
    wanted = "https://docs.example/safelint/rules/helpline/#helplinewrong-organisation"
    assert addresses["helpline/wrong-organisation"] == wanted
    assert (
        driver("Repository, https://example.org/safelint.git")["informationUri"] == "https://example.org/safelint.git"
    )

    def missing(name: str) -> Message:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", missing)
    assert "informationUri" not in json.loads(made("sarif"))["runs"][0]["tool"]["driver"]


def test_the_page_of_each_rule_tells_of_it() -> None:
    pages = tool("rule_pages").pages(load(full=True))
    headings: dict[str, set[str]] = {}
    for rule in rulebook(load(full=True)).values():
        folder, _, anchor = page(rule).partition("/#")
        if folder not in headings:
            titles = re.findall(r"^## (\S+)$", pages[f"{folder}.md"], re.MULTILINE)
            headings[folder] = {title.replace("/", "") for title in titles}
        assert anchor in headings[folder]
    assert page(next(iter(rulebook(load()).values()))._replace(theme="house")) == ""


def test_no_words_of_a_text_are_a_link_in_sarif() -> None:
    report = sample()
    letter = next(each for each in report.documents if each.findings)
    words = "Write [here](https://example.org), not \\[there]."
    related = (Related(words, letter.findings[0].span),)
    fix = Choice((Edit(letter.findings[0].span, "[a](1)"),), safe=True)
    finding = letter.findings[0]._replace(message=words, related=related, choices=(fix,))
    documents = (letter._replace(findings=(finding,), suppressed=(), baselined=()),)
    failures = (Failure("a.md", "read", words),)
    report = report._replace(documents=documents, failures=failures)
    run = json.loads(find_format("sarif").render(report, Style()))["runs"][0]
    (result,) = run["results"]
    escaped = r"Write \[here\](https://example.org), not \\\[there\]."
    assert result["message"]["text"] == result["relatedLocations"][0]["message"]["text"] == escaped
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == escaped
    assert result["fixes"][0]["description"]["text"] == r"Write \[a\](1)"
    plain = report._replace(documents=(letter._replace(findings=(finding._replace(message="a [b] (c)"),)),))
    run = json.loads(find_format("sarif").render(plain, Style()))["runs"][0]
    assert "a [b] (c)" in [each["message"]["text"] for each in run["results"]]


def test_a_comment_shows_no_markup_of_the_document() -> None:
    text = made("markdown")
    assert "@someone" not in text
    assert "<b>" not in re.sub(r"`[^`\n]*`", "", text)
    assert text.index("0808 800 5000") < text.index("08001111") < text.index("<details>") < text.index("</details>")


def repeated(count: int) -> Report:
    """A text with the same fault so many times, each in a line of its own."""
    report = sample()
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    words = "A child prostitute, it was said.\n"
    source = Source("again.md", "markdown", words * count)
    first = letter.suppressed[0][0]
    starts = (place * len(words) + 2 for place in range(count))
    findings = tuple(first._replace(span=Span(start, start + len(first.text))) for start in starts)
    again = letter._replace(original=InHand(source), findings=findings, numbers=(), suppressed=(), block=None)
    return report._replace(documents=(again,), failures=(), left_out=())


def with_levels(*levels: str) -> Report:
    """A report of one text with a finding of each level, in its order."""
    report = repeated(len(levels))
    (letter,) = report.documents
    found = zip(letter.findings, levels, strict=True)
    return report._replace(
        documents=(letter._replace(findings=tuple(each._replace(severity=level) for each, level in found)),)
    )


@pytest.mark.parametrize(
    ("levels", "fail_on", "verdict"),
    [
        (("warning",), "error", "1 warning: an editor should change this before publication"),
        (
            ("suggestion", "warning", "warning"),
            "error",
            "2 warnings: an editor should change these before publication. 1 suggestion: worth a look",
        ),
        (("warning", "suggestion"), "warning", "Do not publish yet: 1 warning. 1 suggestion: worth a look"),
        (("suggestion",), "error", "Nothing found to stop publication. 1 suggestion: worth a look"),
        (
            ("warning", "error"),
            "error",
            "Do not publish: 1 harmful term. 1 warning: an editor should change this before publication",
        ),
    ],
)
def test_the_verdict_tells_how_many_and_what_to_do(levels: tuple[str, ...], fail_on: str, verdict: str) -> None:
    assert f"\n  {verdict}\n" in made("terminal", with_levels(*levels), fail_on=fail_on)


def test_where_warnings_stand_no_report_for_people_says_that_nothing_does() -> None:
    for name in ("html", "markdown", "terminal"):
        text = made(name, with_levels("warning")).lower()
        assert "to stop publication" not in text
        assert "an editor should" in text


def test_at_the_terminal_the_severest_comes_first_and_the_whole_text_last() -> None:
    report = with_levels("suggestion", "warning", "error", "error")
    (letter,) = report.documents
    whole = letter.findings[2]._replace(text="")
    findings = (*letter.findings[:2], whole, letter.findings[3])
    text = made("terminal", report._replace(documents=(letter._replace(findings=findings),)))
    found = re.findall(r"^  (error|warning|suggestion)  (\S+ \d+|whole text)", text, re.MULTILINE)
    assert found == [("error", "line 4"), ("error", "whole text"), ("warning", "line 2"), ("suggestion", "line 1")]


def test_at_the_terminal_what_says_the_same_again_is_short() -> None:
    text = made("terminal", repeated(5))
    assert text.count("Say sexually exploited child.") == 1
    assert text.count("| A child prostitute, it was said.") == 5
    assert text.count("    As above, at line 1.\n") == 4
    assert "more like these" not in text
    text = made("terminal", repeated(9))
    assert text.count("| A child prostitute, it was said.") == 5
    assert "  error  4 more like these  terminology/child-prostitute\n    line 6, line 7, line 8, line 9\n" in text
    assert "Do not publish: 9 harmful terms" in text


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        (("helpline/claim", "helpline/claim"), "2 wrong statements about lines"),
        (("helpline/website",), "1 wrong address"),
        (("helpline/website", "helpline/retired-number", "helpline/website"), "2 wrong addresses, 1 wrong number"),
        (
            ("accessibility/image-alt", "terminology/child-prostitute", "accessibility/page-language"),
            "1 harmful term, 2 barriers for disabled readers",
        ),
        (("readability/long-sentence",), "1 error"),
        (("readability/long-sentence", "terminology/child-prostitute"), "1 harmful term, 1 other error"),
    ],
)
def test_the_verdict_calls_each_error_what_it_is(rules: tuple[str, ...], verdict: str) -> None:
    report = repeated(len(rules))
    (letter,) = report.documents
    findings = tuple(each._replace(rule=rule) for each, rule in zip(letter.findings, rules, strict=True))
    text = made("terminal", report._replace(documents=(letter._replace(findings=findings),)))
    assert f"  Do not publish: {verdict}\n" in text


@pytest.mark.parametrize("width", [50, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    report = sample()
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    long = Source("long.md", "markdown", "word " * 100 + LETTER)
    moved = tuple(
        each._replace(message="word " * 50, span=Span(each.span.start + 500, each.span.end + 500))
        for each in letter.findings
    )
    documents = (letter._replace(original=InHand(long), findings=moved, numbers=()),)
    lines = made("terminal", report._replace(documents=documents), width=width).split("\n")
    told = [line for line in lines if line.startswith("    ") and "https://" not in line]
    assert width - 6 < max(map(len, told)) <= width


def many(count: int) -> Report:
    """The letter `count` times under other names, as where one footer stands on every page."""
    report = sample()
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    sources = (Source(f"page-{place:04}.md", "markdown", letter.source().text) for place in range(count))
    copies = tuple(letter._replace(original=InHand(source)) for source in sources)
    return report._replace(documents=copies, failures=())


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_one_fault_in_many_documents_is_told_once(name: str) -> None:
    text = made(name, many(2913))
    assert text.count("is the NSPCC Helpline, not Childline") == 1
    assert "2,913 documents" in text
    for count in (3, 11, 2913):
        text = made(name, many(count))
        assert [text.count(f"page-{place:04}.md") > 0 for place in range(count)] == [True] * count
        assert [text.count(f"page-{place:04}.md") for place in range(count)] == [1] * count or count < 10


def test_of_many_documents_it_is_said_how_many_without_a_finding_are_not_shown() -> None:
    report = many(9)
    for clean, said in (
        (0, ""),
        (1, "1 text without a finding is not shown; check one by itself to see its numbers\n"),
        (5, "5 texts without a finding are not shown; check one by itself to see its numbers\n"),
    ):
        letters = many(9 + clean).documents
        documents = (*report.documents, *(each._replace(findings=()) for each in letters[9:]))
        text = made("terminal", report._replace(documents=documents))
        assert "not shown" not in text.replace(said, "")
        assert said in text


@pytest.mark.parametrize("name", ["json", "sarif", "csv"])
def test_data_keeps_each(name: str) -> None:
    assert made(name, many(12)).count("is the NSPCC Helpline, not Childline") == 12


def test_a_number_with_a_warning_is_said_to_have_one() -> None:
    report = sample()._replace(failures=())
    documents = tuple(
        each._replace(
            findings=tuple(found._replace(severity="warning") for found in each.findings if "wrong-org" in found.rule)
        )
        for each in report.documents
    )
    services = {id_: name for id_, name in report.services.items() if name != "NSPCC Helpline"}
    numbers = tuple(
        document._replace(
            numbers=tuple(
                each._replace(number=each.number._replace(service="", attributed_to="childline"))
                for each in document.numbers
            )
        )
        for document in documents
    )
    text = made("terminal", report._replace(documents=numbers, services=services))
    assert "? 0808 800 5000  given to Childline: see the warning  (line 3)" in text
    assert "\n    (? has a warning or suggestion)\n" in text


def test_what_stands_before_a_number_is_explained(check_text: CheckText) -> None:
    text = (
        "Samaritans once had 08457 90 90 90, which no longer works. Their number is 116 123.\n\n"
        "<!-- safelint-disable-next-line helpline -- a test sheet -->\nCall Childline on 0800 1112.\n\n"
        "Call the NSPCC on 0800 800 5000.\n"
    )
    document = check_text(text)
    services = {"samaritans": "Samaritans", "childline": "Childline", "nspcc-helpline": "NSPCC Helpline"}
    report = sample()._replace(documents=(document,), failures=(), services=services)
    told = made("terminal", report)
    assert "      08457 90 90 90  given to Samaritans, a number that was withdrawn  (line 1)\n" in told
    assert "    - 0800 1112       given to Childline: silenced  (line 4)\n" in told
    assert "    x 0800 800 5000   given to NSPCC Helpline: see the error  (line 6)\n" in told
    assert "    (x has an error; - is silenced, or known from before)\n" in told
    assert "0800 1112: given to Childline: silenced" in of_text(report, document)
    assert "0800 800 5000: given to NSPCC Helpline: see the error" in of_text(report, document)


def test_of_lines_of_help_alone_it_is_said_that_they_do_not_count(check_text: CheckText) -> None:
    document = check_text("# Help\n\nCall Childline on 0800 1111.\n\nYou can call Samaritans on 116 123 at any time.\n")
    told = made("terminal", sample()._replace(documents=(document,), failures=()))
    assert "Reading grade: none, no running text stands here: headings, tables, quotations, lines of help" in told
