"""Letters and words that readers may not know and that nothing in the text explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks import Check
from safelint.checks.terminology.swapped_letters import swapped_in
from safelint.values.ranges import merged
from safelint.values.references import cited
from safelint.values.rulebook import ABBREVIATIONS
from safelint.words.inflection import capital_kept

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Abbreviation, Rule
    from safelint.values.finding import Finding
    from safelint.words.abbreviations import Undefined


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    # Where other words are to be written, there is nothing to explain.
    given_up = [(name.start, name.end) for name in analysis.former_names if not name.right]
    terms = [(each.start, each.end) for each in analysis.terms if " " in each.words and each.term.kind == "name"]
    swapped = [(each.start, each.end) for each in analysis.view(swapped_in)]
    other = merged([*given_up, *terms, *swapped])
    for found in analysis.knowledge.abbreviations.find(analysis, analysis.audience):
        if other.overlapping(found.start, found.end) is None:
            yield _finding(analysis, rules[ABBREVIATIONS], found)


def _finding(analysis: Analysis, rule: Rule, found: Undefined) -> Finding:
    words = analysis.document.text[found.start : found.end]
    entry = found.entry
    if entry is None:
        level = analysis.level(rule, "unknown")
        return analysis.finding(rule, found.start, found.end, rule.says("unknown", words=words), level, sources=())
    level = analysis.level(
        rule, severity=entry.severity, confidence=entry.confidence, lowered=("record", "known-in-the-field")
    )
    message = entry.message
    if entry.kind == "letters" and entry.known != "yes":
        message = rule.says("unexplained", words=words, message=message)
    return analysis.finding(
        rule,
        found.start,
        found.end,
        message,
        level,
        offer=lambda: (analysis.choice(found.start, found.end, each) for each in _wordings(entry, words)),
        sources=cited(entry.sources),
    )


def _wordings(entry: Abbreviation, words: str) -> Iterator[str]:
    """The full form, with letters in brackets after it; of a word to explain the plainer ones."""
    if entry.kind == "letters":
        yield from (f"{full} ({words})" for full in entry.expansions)
    else:
        yield from (capital_kept(words, each) for each in entry.prefer)


CHECK = Check(kind="abbreviation", run=run)
