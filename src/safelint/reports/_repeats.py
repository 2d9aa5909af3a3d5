"""For reports to people: a name or a term in one form many times in a text is one thing to mend, told once with the
places. Reports for programs keep each, and so does what would stop publication."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from safelint.reports._groups import MANY, widespread
from safelint.values.families import TERMINOLOGY, family
from safelint.values.finding import ERROR, Choice, Finding, Related, Severity
from safelint.values.report import DocumentReport, Report
from safelint.values.source import Source

_MOST_SHOWN = 5  # places named in the message and in `related`


def told_once(report: Report, shared: int = MANY) -> Report:
    """The report as readers see it. Silences, baselines and fixes come before: they deal with each place by itself.

    What stands in `shared` documents or more is kept place by place, because the report tells it once for all of them.
    """
    return told_beside(report, {id(place.finding) for group in widespread(report, shared) for place in group})


def told_beside(report: Report, apart: Collection[int]) -> Report:
    """As `told_once`; `apart` holds the `id` of findings to leave as they are."""
    return report._replace(documents=tuple([_told(document, apart) for document in report.documents]))


def _told(document: DocumentReport, apart: Collection[int]) -> DocumentReport:
    if len([True for finding in document.findings if family(finding.rule) == TERMINOLOGY]) < 2:
        return document
    return document._replace(findings=tuple(together(document.findings, document.source(), apart)))


def together(findings: Iterable[Finding], source: Source, apart: Collection[int] = ()) -> list[Finding]:
    """The findings in their order; of the warnings and suggestions about words in the same form, the first, which
    stands for all. `apart` holds the `id` of findings to leave as they are.

    Its message ends with the count and the places, `related` points at the next places, and its fix, where each place
    has one, mends all.
    """
    result: list[Finding] = []
    alike: dict[tuple[str, str, str, Severity, str], list[Finding]] = {}
    place: dict[tuple[str, str, str, Severity, str], int] = {}
    for finding in findings:
        is_alone = finding.severity == ERROR or finding.masked or id(finding) in apart
        if is_alone or family(finding.rule) != TERMINOLOGY:
            result.append(finding)
            continue
        key = (finding.rule, finding.message, _form(finding.text), finding.severity, finding.since)
        if key not in alike:
            place[key] = len(result)
            result.append(finding)
        alike.setdefault(key, []).append(finding)
    for key, same in alike.items():
        if len(same) > 1:
            result[place[key]] = _all_of(same, source)
    return result


def _form(text: str) -> str:
    """Words with any white space, and the capital of a sentence left out: the capitals within a name are its form."""
    words = " ".join(text.split())
    return words[:1].lower() + words[1:]


def _all_of(same: list[Finding], source: Source) -> Finding:
    first = same[0]
    starts = (each.span.start for each in same)
    places = list(dict.fromkeys(source.place(at) or str(source.position(at).line) for at in starts))
    shown = ", ".join(places[:_MOST_SHOWN])
    if not source.places:
        shown = f"{'line' if len(places) == 1 else 'lines'} {shown}"
    more = " and more" if len(places) > _MOST_SHOWN else ""
    fixes = [each.fix for each in same if each.fix is not None]
    return first._replace(
        message=f"{first.message} ({len(same)} times: {shown}{more})",
        related=tuple(Related("here too", each.span) for each in same[1:_MOST_SHOWN]),
        choices=(Choice(tuple(edit for fix in fixes for edit in fix.edits), safe=True),)
        if len(fixes) == len(same)
        else (),
        times=len(same),
    )
