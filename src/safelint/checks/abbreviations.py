"""Letters and words that readers may not know and that nothing in the text explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.plugins import Check
from safelint.values.entries import cited
from safelint.values.finding import SUGGESTION

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.abbreviations import Undefined

RULE = "terminology/undefined-abbreviation"


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    given_up = {(name.start, name.end) for name in analysis.former_names if not name.right}
    for found in analysis.knowledge.abbreviations.find(analysis, analysis.audience):
        if (found.start, found.end) not in given_up:  # there is a present name to write, so nothing to explain
            yield _finding(analysis, rules[RULE], found)


def _finding(analysis: Analysis, rule: Rule, found: Undefined) -> Finding:
    words = analysis.document.text[found.start : found.end]
    entry = found.entry
    if entry is None:
        message = f'Readers may not know "{words}". Give the full form the first time, with the letters in brackets.'
        return analysis.finding(
            rule, found.start, found.end, message, severity=SUGGESTION, confidence="low", sources=()
        )
    # People who work in the field know more of them, and a record keeps the words that it was given.
    mild = analysis.audience == "professional" or analysis.kind == "record"
    unexplained = (
        f'Nothing in this text explains "{words}". ' if entry.kind == "letters" and entry.known != "yes" else ""
    )
    return analysis.finding(
        rule,
        found.start,
        found.end,
        unexplained + entry.message,
        severity=SUGGESTION if mild else entry.severity,
        confidence=entry.confidence,
        sources=cited(entry.sources),
    )


CHECK = Check(kind="abbreviation", run=run)
