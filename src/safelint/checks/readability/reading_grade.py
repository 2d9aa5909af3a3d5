"""The reading grade of a text, with the words and sentences that cost most."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import MOST_LISTED, SHOWN, cut, shown
from safelint.checks.readability.wordlists import ReadabilityWords
from safelint.judging.parts import Part, parts

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.reading.costs import Cost, LongWord
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_WEIGHT = 2  # syllables beyond the second, of all uses together, from which a long word is named
_LEAST = 0.005  # of a grade, from which a sentence is named
_SHARE = 0.15  # the same, of what the sentence costs that costs most


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    from safelint.reading.costs import costs

    limits, scores = part.limits, part.scores
    grade = scores.flesch_kincaid_grade
    if grade is None or grade <= limits.grade:
        return
    rough = scores.status == "indicative"
    evidence = "rough" if rough else limits.above(grade, limits.grade, limits.grade_error)
    worst = _worst(costs(part.prose, analysis.sentences, MOST_LISTED))
    message = rule.says(
        "above",
        grade=f"{grade:.1f}",
        age=scores.reading_age,
        readers=limits.readers,
        limit=f"{limits.grade:g}",
        target=f"{limits.grade_target:g}",
        rough=rule.says("rough", words=scores.words) if rough else "",
        heavy=_heavy(rule, _heavy_words(analysis, part)),
        worst=rule.says("worst") if worst else "",
    )
    related = tuple(_related(analysis, rule, cost) for cost in worst)
    level = analysis.level(rule, evidence, lowered=limits.lowered, kind=limits.kind)
    yield analysis.finding(rule, *part.place, message, level, related=related)


def _worst(listed: list[Cost]) -> list[Cost]:
    """Those that cost something beside the first, which costs most: without them the text is no easier."""
    return [cost for cost in listed if cost.fall >= max(_LEAST, listed[0].fall * _SHARE)]


def _related(analysis: Analysis, rule: Rule, cost: Cost) -> tuple[str, int, int]:
    sentence = analysis.document.text[cost.start : min(cost.end, cost.start + 10 * SHOWN)]
    message = rule.says("sentence", words=cost.words, fall=_fall(cost.fall), text=shown(sentence, SHOWN))
    return message, cost.start, cut(analysis, cost.start, cost.end)


def _heavy(rule: Rule, words: list[LongWord]) -> str:
    """What to say of the long words that weigh most."""
    listed = ", ".join(_counted(rule, each) for each in words)
    return rule.says("heavy-words" if len(words) > 1 else "heavy-word", words=listed) if words else ""


def _heavy_words(analysis: Analysis, part: Part) -> list[LongWord]:
    """The long words that weigh most, but for those that a writer cannot change: names, and what the subjects of the
    text are called."""
    from safelint.reading.costs import long_words

    fixed = analysis.knowledge.made(ReadabilityWords).fixed(topic.id for topic in analysis.topics)
    heavy = long_words(part.prose, 4 * MOST_LISTED, fixed, _WEIGHT)
    # A name stands in the text with its capital only.
    return list(islice((each for each in heavy if each.word in analysis.document.text), MOST_LISTED))


def _counted(rule: Rule, word: LongWord) -> str:
    return word.word if word.times == 1 else rule.says("repeated", word=word.word, times=word.times)


def _fall(fall: float) -> str:
    return f"{fall:.1f}" if fall >= 0.095 else f"{fall:.2f}"


CHECK = RuleCheck("readability/reading-grade", run)
