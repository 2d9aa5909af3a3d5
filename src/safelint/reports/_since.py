"""What reports for people say of an earlier report that the run was compared with."""

from __future__ import annotations

from safelint.reports._groups import places
from safelint.values.dates import in_words
from safelint.values.finding import NEW, SAME
from safelint.values.report import Report
from safelint.values.wording import counted


def compared(report: Report) -> str:
    """ "Compared with last.json of 24 November 2026: 2 new, 1 gone, 5 the same", or "". The report must still have
    each finding by itself."""
    if report.since is None:
        return ""
    marks = [place.finding.since for place in places(report)]
    counts = f"{marks.count(NEW):,} new, {len(report.since.gone):,} gone, {marks.count(SAME):,} the same"
    unseen = report.since.unseen
    rest = f"; {counted(unseen, 'earlier finding')} not looked at again" if unseen else ""
    return f"Compared with {report.since.path} of {in_words(report.since.today)}: {counts}{rest}"
