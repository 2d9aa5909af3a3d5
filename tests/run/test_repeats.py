"""What words of one form are told once in a text, with their count: a name or a term, unless it is an error."""

from __future__ import annotations

import pytest

from safelint.reports import Style, find_format
from safelint.reports._repeats import together, told_once
from safelint.values.finding import Finding
from safelint.values.report import DocumentReport, InHand, Report
from safelint.values.source import Source
from support import TODAY, CheckText

pytestmark = pytest.mark.slow

NAMES = "terminology/name-style"


def named(report: DocumentReport) -> list[Finding]:
    return [each for each in together(report.findings, report.source()) if each.rule == NAMES]


def test_a_name_is_told_once_with_the_places_and_a_fix_for_all(check_text: CheckText) -> None:
    text = "Call ChildLine.\n\nAsk ChildLine, or ask Child Line.\n\nChildLine is free, and ChildLine listens."
    first, other = named(check_text(text))
    assert first.message == "Write Childline. (4 times: lines 1, 3, 5)"
    assert first.span.start == text.index("ChildLine")
    assert [related.span.start for related in first.related] == [21, 52, 75]
    assert first.fix is not None
    assert [edit.span.start for edit in first.fix.edits] == [5, 21, 52, 75]
    assert {edit.text for edit in first.fix.edits} == {"Childline"}
    assert (other.text, other.message, other.related) == ("Child Line", "Write Childline.", ())


def test_many_places_are_counted_and_the_first_are_named(check_text: CheckText) -> None:
    [finding] = named(check_text("\n\n".join(["Call ChildLine."] * 9)))
    assert finding.message == "Write Childline. (9 times: lines 1, 3, 5, 7, 9 and more)"
    assert len(finding.related) == 4
    assert finding.fix is not None
    assert len(finding.fix.edits) == 9


def test_the_places_of_a_file_without_lines_are_named_as_it_names_them(check_text: CheckText) -> None:
    report = check_text("Call ChildLine.\n\nAsk ChildLine.\n")
    places = ("paragraph 1", "paragraph 1", "table 1, row 2")
    source = Source("a.docx", "docx", report.source().text, encoding="", places=places)
    [finding] = [each for each in together(report.findings, source) if each.rule == NAMES]
    assert finding.message == "Write Childline. (2 times: paragraph 1, table 1, row 2)"


def test_a_terminal_names_each_place_once(check_text: CheckText) -> None:
    report = Report("1", (), TODAY, (check_text("Call ChildLine.\n\nAsk ChildLine, or ask ChildLine.\n"),), ())
    shown = find_format("terminal").render(report, Style())
    assert "(3 times: lines 1, 3)" in shown
    assert "Here too" not in shown


def test_where_one_place_cannot_be_mended_none_is(check_text: CheckText) -> None:
    [finding] = named(check_text("Call ChildLine or Child*Line*."))
    assert finding.message == "Write Childline. (2 times: line 1)"
    assert finding.fix is None


def test_a_term_is_told_once_with_the_places(check_text: CheckText) -> None:
    report = check_text("Domestic violence harms.\n\nAsk about domestic\nviolence, or domestic violence orders.")
    found = [each for each in report.findings if each.rule == "terminology/domestic-violence"]
    assert len(found) == 3
    [finding] = [each for each in together(report.findings, report.source()) if each.rule == found[0].rule]
    assert finding.message == "Say domestic abuse. (3 times: lines 1, 3, 4)"
    assert (finding.text, finding.severity, finding.fix) == ("Domestic violence", "warning", None)
    assert [each.span for each in finding.related] == [each.span for each in found[1:]]


def test_a_quoted_term_and_other_words_of_the_rule_are_told_apart(check_text: CheckText) -> None:
    text = "Whilst we talk, wait. Whilst you wait, talk.\n\nAsk amongst friends.\n\nWhilst we talk, wait."
    report = check_text(text)
    findings = together(report.findings, report.source())
    told = [(each.text, each.message) for each in findings if each.rule == "terminology/whilst-amongst"]
    assert told == [
        ("Whilst", 'Say "while". (3 times: lines 1, 5)'),
        ("amongst", 'Say "among".'),
    ]


@pytest.mark.parametrize(("documents", "shared", "told"), [(2, 3, 2), (3, 3, 6), (9, 10, 9), (10, 10, 20)])
def test_what_many_documents_share_is_left_for_the_report_to_tell_once(
    check_text: CheckText, documents: int, shared: int, told: int
) -> None:
    one = check_text("Domestic violence harms. Ask about domestic violence.")
    found = tuple(each for each in one.findings if each.rule == "terminology/domestic-violence")
    copies = tuple(
        one._replace(
            original=InHand(Source(f"{number}.md", "markdown", one.source().text)),
            findings=tuple(each._replace(text="domestic violence") for each in found),
        )
        for number in range(documents)
    )
    report = told_once(Report("0.1.0", (), TODAY, copies, (), {}), shared)
    assert sum(len(document.findings) for document in report.documents) == told


def test_an_error_is_told_at_every_place(check_text: CheckText) -> None:
    report = check_text("He kept child porn.\n\nThe child porn was found.")
    findings = together(report.findings, report.source())
    assert [each.span.start for each in findings if each.rule == "terminology/child-pornography"] == [8, 25]
