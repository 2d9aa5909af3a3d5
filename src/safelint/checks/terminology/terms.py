"""Terms to avoid, and names misspelt or misstyled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from safelint.analysis import Analysis
from safelint.checks import Check
from safelint.checks.terminology.wordings import respelt, reworded
from safelint.values.document import TITLES
from safelint.values.entries import Rule
from safelint.values.finding import MASKED, Finding, Severity
from safelint.values.ranges import Ranges
from safelint.values.references import cited
from safelint.values.rulebook import rule_id
from safelint.words.history import is_of_the_past
from safelint.words.instead import message
from safelint.words.speakers import Who
from safelint.words.terms import TermFound


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    # Nobody rewords a part of a name, and where an old name is right, no entry for it is.
    old = Ranges((name.start, name.end) for name in analysis.former_names)
    right = Ranges((name.start, name.end) for name in analysis.former_names if name.right)
    for found in analysis.terms:
        rule = rules.get(rule_id(found.term))
        if rule is None:
            continue
        term = found.term
        names = right if term.kind == "name" else old
        # A sentence as a whole may name anybody.
        if not term.weighed and names.overlapping(found.start, found.end) is not None:
            continue
        lowered = _lowered(analysis, found)
        finding = analysis.finding(
            rule,
            found.start,
            found.end,
            message(term, found.words) + analysis.knowledge.policy.says(lowered),
            analysis.level(
                rule,
                severity=_placed(analysis, found) or term.severity,
                confidence=term.confidence,
                lowered=(*lowered, *term.lowered),
            ),
            choices=respelt(analysis, found),
            offer=partial(reworded, analysis, rule, found),
            sources=cited(term.sources),
        )
        yield finding._replace(text=MASKED, masked=True) if term.masked else finding


def _placed(analysis: Analysis, found: TermFound) -> Severity | Literal[""]:
    """The severity that the term has in a heading or in the first paragraph, "" where it stands in none or has none."""
    term, block = found.term, analysis.document.block_at(found.start)
    if block.kind in TITLES:
        return term.in_heading
    if not term.in_opening:
        return ""
    first = next((each for each in analysis.document.blocks if each.kind == "paragraph"), None)
    return term.in_opening if first == block else ""


def _lowered(analysis: Analysis, found: TermFound) -> tuple[str, ...]:
    """Reasons for a milder finding that lie in whose words they are, in how far off lies what makes them wrong, and in
    the time that the text tells of."""
    reasons = (
        ("words-of-record", found.term.kind == "term"),
        ("told-elsewhere", found.from_afar),
        ("of-the-past", analysis.view(is_of_the_past)),
    )
    own = tuple(reason for reason, holds in reasons if holds)
    if found.who is None:
        return own
    if found.who is Who.HOUSE:
        return (*own, "quoted-by-the-house")
    return () if found.term.speaker == "others" else ("quoted",)


CHECK = Check(kind="term", run=run)
