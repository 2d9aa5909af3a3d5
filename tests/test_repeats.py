"""One name in one wrong form is told once in a text, with its count; a term is told at every place."""

from __future__ import annotations

from conftest import CheckText
from safelint.model import DocumentReport, Finding
from safelint.reports._repeats import together

NAMES = "terminology/name-style"


def named(report: DocumentReport) -> list[Finding]:
    return [each for each in together(report.findings, report.source) if each.rule == NAMES]


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


def test_where_one_place_cannot_be_mended_none_is(check_text: CheckText) -> None:
    [finding] = named(check_text("Call ChildLine or Child*Line*."))
    assert finding.message == "Write Childline. (2 times: line 1)"
    assert finding.fix is None


def test_a_term_is_told_at_every_place(check_text: CheckText) -> None:
    report = check_text("He kept child porn.\n\nThe child porn was found.")
    findings = together(report.findings, report.source)
    assert [each.span.start for each in findings if each.rule == "terminology/child-pornography"] == [8, 25]
