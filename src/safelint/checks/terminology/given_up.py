"""Names that their owners have given up, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from safelint.values.dates import in_words
from safelint.values.references import cited
from safelint.values.wording import joined
from safelint.words.fitting import start_of_name
from safelint.words.successor import present_names, replacement

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import FormerName, Rule
    from safelint.values.finding import Choice, Finding
    from safelint.words.former import GivenUp

_CHANGES = ("renamed", "closed", "merged")


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for found in analysis.former_names:
        if not found.right:
            yield found.start, found.end, given_up(analysis, rule, found)


def given_up(analysis: Analysis, rule: Rule, found: GivenUp) -> Finding:
    """What is said of an old name."""
    entry = found.entry
    words = analysis.document.text[found.start : found.end]
    before = analysis.document.text[max(0, found.start - 60) : found.start]
    after = analysis.document.text[found.end : found.end + 40]
    new = "" if found.quoted else replacement(analysis.knowledge.lexicon, entry, words, (before, after))
    level = analysis.level(rule, "perhaps-given-up" if found.doubtful else "given-up")
    return analysis.finding(
        rule,
        found.start,
        found.end,
        _message(rule, entry, words),
        analysis.knowledge.policy.rests_on(level, entry.confidence),
        choices=(_renamed(analysis, found, new),) if new else (),
        offer=None if new or found.quoted else partial(_offered, analysis, found, before),
        sources=cited(entry.sources),
        entries=(entry.registry,) if entry.registry in analysis.knowledge.registry.by_id else (),
    )


def _renamed(analysis: Analysis, found: GivenUp, new: str) -> Choice | None:
    """The name of today, which fits the sentence: safe where the text is for nations that have it."""
    start = start_of_name(analysis.knowledge.lexicon, analysis.document.text, found.start, new)
    return analysis.choice(start, found.end, new, safe=not found.elsewhere)


def _offered(analysis: Analysis, found: GivenUp, before: str) -> Iterator[Choice | None]:
    """Names of today, for a person to fit into the sentence."""
    knowledge, text = analysis.knowledge, analysis.document.text
    words = text[found.start : found.end]
    names = present_names(knowledge.lexicon, knowledge.inflection, found.entry, words, before)
    return (
        analysis.choice(
            start_of_name(knowledge.lexicon, text, found.start, each), _end_with(text, found.end, each), each
        )
        for each in names
    )


def _end_with(text: str, end: int, name: str) -> int:
    """Where a name ends that its last word follows: "Connexions service" for "National Careers Service"."""
    last = f" {name.rpartition(' ')[2]}"
    return end + len(last) if text[end : end + len(last)].lower() == last.lower() else end


def _message(rule: Rule, entry: FormerName, words: str) -> str:
    """What became of the name that stands in the text as `words`, and what to write."""
    since = rule.says("since", date=in_words(entry.since[:7])) if entry.since else ""
    old = " ".join(words.split())
    if entry.present:
        became = entry.change if entry.change in _CHANGES else "replaced"
        said = rule.says(became, words=old, since=since, new=joined(entry.present, "or"))
    else:
        said = rule.says("gone", words=old, since=since)
    return said + (rule.says("still-right", when=entry.still_right) if entry.still_right else "")
