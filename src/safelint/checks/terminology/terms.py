"""Terms to avoid, and names misspelt or misstyled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safelint.analysis import Analysis
from safelint.checks import Check
from safelint.packs.instead import instead, message
from safelint.packs.rulebook import rule_id
from safelint.values.entries import Rule, cited
from safelint.values.finding import MASKED, Finding, Fix
from safelint.words.terms import TermFound, overlaps

_HEADINGS = frozenset({"title", "heading"})


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    # Nobody rewords a part of a name, and where an old name is right, no entry for it is.
    old = [(name.start, name.end) for name in analysis.former_names]
    right = [(name.start, name.end) for name in analysis.former_names if name.right]
    for found in analysis.terms:
        rule = rules.get(rule_id(found.term))
        if rule is None or overlaps(right if found.term.kind == "name" else old, found.start, found.end):
            continue
        term = found.term
        lowered = ("quoted",) if found.quoted else ("words-of-record",) if term.kind == "term" else ()
        heading = analysis.document.block_at(found.start).kind in _HEADINGS
        finding = analysis.finding(
            rule,
            found.start,
            found.end,
            message(term, found.words),
            analysis.level(
                rule,
                severity=(heading and term.in_heading) or term.severity,
                confidence=term.confidence,
                lowered=(*lowered, *term.lowered),
            ),
            fix=_fix(analysis, found),
            sources=cited(term.sources),
        )
        yield finding._replace(text=MASKED) if term.masked else finding


def _fix(analysis: Analysis, found: TermFound) -> Fix | None:
    """The one replacement for this form of a name or a spelling, its capital kept.

    Words about people a writer must reword.
    """
    term = found.term
    words = instead(term, found.words)
    if found.quoted or term.kind == "term" or len(words) != 1 or term.patterns_only or not term.fix:
        return None
    replacement = words[0]
    old = analysis.document.text[found.start : found.end]
    if replacement[:1].islower() and old[:1].isupper():
        replacement = replacement[0].upper() + replacement[1:]
    return analysis.fix(found.start, found.end, replacement)


CHECK = Check(kind="term", run=run)
