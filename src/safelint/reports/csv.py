"""One row a finding, for a spreadsheet: commas, quotation marks doubled, a byte order mark so that accents are right.
The last row is about the run.

A cell that a spreadsheet would run as a formula, or read as a number and so lose the first nought of, or that a
pipeline would take for a command, begins with an apostrophe: https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from safelint.reports import Format, Style
from safelint.reports._notes import LEFT_OUT, UNREADABLE
from safelint.values.finding import Finding
from safelint.values.fingerprints import fingerprints
from safelint.values.report import DocumentReport, Report
from safelint.values.report_words import counts, registry
from safelint.visible import unhashed, visible

COLUMNS = (
    "path", "line", "column", "place", "status", "severity", "confidence", "rule", "text", "message", "write instead",
    "standard", "sources", "reason", "fingerprint",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and their full-width twins
_COMMAND = "::"  # to a pipeline, where a line of its log begins so, as with a path


def render(report: Report, style: Style) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for document in report.documents:
        shown = [(finding, "") for finding in document.findings]
        for status, found in (
            ("open", shown),
            ("silenced", document.suppressed),
            ("known", document.baselined),
        ):
            writer.writerows(_rows(document, status, found))
    for failure in report.failures:
        writer.writerow(_row(path=failure.path, status="not checked", rule=UNREADABLE, message=failure.reason))
    for path, reason in report.left_out:
        writer.writerow(_row(path=path, status="left out", rule=LEFT_OUT, message=reason))
    writer.writerow(_row(status="run", message=". ".join(filter(None, (counts(report), registry(report))))))
    return out.getvalue()


def _rows(document: DocumentReport, status: str, found: Sequence[tuple[Finding, str]]) -> Iterator[list[str]]:
    prints = fingerprints(document.source(), tuple(finding for finding, _ in found))
    for (finding, reason), fingerprint in zip(found, prints, strict=True):
        line, column = document.source().position(finding.span.start)
        values = (
            document.path, str(line), str(column), finding.place or "", status, finding.severity,
            finding.confidence, finding.rule, finding.text, finding.message,
            finding.fix.replacement if finding.fix else "", finding.standard or "", " ".join(finding.sources), reason,
            fingerprint,
        )  # fmt: skip
        yield [value if place in (1, 2) else _cell(value, first=not place) for place, value in enumerate(values)]


def _row(**said: str) -> list[str]:
    """A row that is no finding: what it says, by the names of columns."""
    return [_cell(said.get(name, ""), first=name == COLUMNS[0]) for name in COLUMNS]


def _cell(text: str, *, first: bool = False) -> str:
    text = unhashed(visible(" ".join(text.split())))
    is_number = not text[:1].isalpha() and text.replace(" ", "").replace(".", "").isdigit()
    is_command = first and text.startswith(_COMMAND)
    return f"'{text}" if text.startswith(_FORMULA) or is_number or is_command else text


FORMAT = Format(name="csv", render=render)
