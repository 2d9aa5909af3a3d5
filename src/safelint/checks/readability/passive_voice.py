"""Texts in which many sentences do not say who acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import MOST_LISTED, SHOWN, shown
from safelint.checks.readability.wordlists import ReadabilityWords
from safelint.judging.parts import Part, parts

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_FEWEST_PASSIVES = 2
_STRICT_SHARE = 10  # per cent: up to here, as for children and easy read, a single passive counts


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        if part.limits.passive_voice:
            yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """One finding a text, and only where such sentences are many: a single one is good writing."""
    from safelint.reading.wording import MOST, locate, passives

    lists, text = analysis.knowledge.made(ReadabilityWords), analysis.document.text
    limits, prose = part.limits, part.prose
    excused = lists.excused_in_court if limits.of_courts else lists.excused
    found = passives(prose, analysis.knowledge.lexicon, lists.irregular, excused)
    looked_at = min(prose.sentences, MOST)
    fewest = _FEWEST_PASSIVES if limits.passive_share > _STRICT_SHARE else 1
    if len(found) < fewest or 100 * len(found) <= limits.passive_share * looked_at:
        return
    places = []
    for passive in found[: MOST_LISTED + 1]:
        sentence = analysis.sentences[prose.scored[passive.place]]
        places.append(locate(text, sentence, passive.words) or (sentence.start, sentence.end))
    start, end = places[0]
    words = shown(text[start:end], SHOWN)
    message = rule.says("one" if len(found) == 1 else "several", count=len(found), sentences=looked_at, words=words)
    related = tuple(
        (rule.says("another", words=shown(text[start:end], SHOWN)), start, end) for start, end in places[1:]
    )
    yield analysis.finding(rule, start, end, message, related=related)


CHECK = RuleCheck("readability/passive-voice", run)
