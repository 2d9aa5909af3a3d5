"""For reports to people: a name misspelt the same way many times in a text is one thing to mend, told once with the
places. Reports for programs keep each."""

from __future__ import annotations

from collections.abc import Iterable

from safelint.model import Finding, Fix, Related, Report, Source
from safelint.packs.rulebook import NAMES

_MOST_SHOWN = 5  # places named in the message and in `related`


def told_once(report: Report) -> Report:
    """The report as readers see it. Silences, baselines and fixes come before: they deal with each place by itself."""
    return report._replace(
        documents=tuple(
            document._replace(findings=tuple(together(document.findings, document.source)))
            if sum(finding.rule == NAMES for finding in document.findings) > 1
            else document
            for document in report.documents
        )
    )


def together(findings: Iterable[Finding], source: Source) -> list[Finding]:
    """The findings in their order; of those about a name in the same form, the first, which stands for all.

    Its message ends with the count and the lines, `related` points at the next places, and its fix, where each place
    has one, mends all.
    """
    result: list[Finding] = []
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    place: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        if finding.rule != NAMES:
            result.append(finding)
            continue
        key = (finding.message, finding.text, finding.severity)
        if key not in alike:
            place[key] = len(result)
            result.append(finding)
        alike.setdefault(key, []).append(finding)
    for key, same in alike.items():
        if len(same) > 1:
            result[place[key]] = _all_of(same, source)
    return result


def _all_of(same: list[Finding], source: Source) -> Finding:
    first = same[0]
    lines = list(dict.fromkeys(source.position(each.span.start).line for each in same))
    shown = ", ".join(map(str, lines[:_MOST_SHOWN]))
    where = "line" if len(lines) == 1 else "lines"
    more = " and more" if len(lines) > _MOST_SHOWN else ""
    fixes = [each.fix for each in same if each.fix is not None]
    return first._replace(
        message=f"{first.message} ({len(same)} times: {where} {shown}{more})",
        related=tuple(Related("here too", each.span) for each in same[1:_MOST_SHOWN]),
        fix=Fix(tuple(edit for fix in fixes for edit in fix.edits), all(fix.safe for fix in fixes))
        if len(fixes) == len(same)
        else None,
    )
