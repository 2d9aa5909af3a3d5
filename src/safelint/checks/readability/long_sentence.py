"""Sentences of more words than the limit of their audience."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import SHOWN, cut, shown
from safelint.judging.parts import Part, parts
from safelint.values.finding import Choice

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.knowledge.index import Knowledge
    from safelint.reading.splits import Split, Splitter
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.severity import Level

_SPLIT = {  # what to say of a place, by the kind of the split
    "clause": "split-clause",
    "verb": "split-verb",
    "reason": "split-reason",
    "aside": "split-aside",
    "list": "split-list",
}


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        yield from _own(analysis, rule, part)
        yield from _quoted(analysis, rule, part)


def _own(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The writer's own long sentences, those a little above the limit as a suggestion."""
    limits, prose = part.limits, part.prose
    for index, count in zip(prose.scored, prose.words_in, strict=True):
        if count > limits.sentence:
            mild = count <= limits.sentence_mild
            evidence = "a-little-above" if mild else limits.above(count, limits.sentence, limits.sentence_error)
            level = analysis.level(rule, evidence, lowered=limits.lowered, kind=limits.kind)
            splits = analysis.knowledge.made(_splitter).splits(_sentence(analysis, index))
            split = _told(analysis, rule, index, splits)
            message = rule.says("above", words=count, readers=limits.readers, limit=limits.sentence, split=split)
            offer = partial(_parted, analysis, rule, index, splits)
            yield _finding(analysis, rule, index, message, level, offer)


def _quoted(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """Of those quoted only the very long: nobody may reword them, but a writer may quote less."""
    limits, quoted = part.limits, part.quoted
    longest = max(limits.sentence, limits.sentence_error)
    for index, count in zip(quoted.scored, quoted.words_in, strict=True):
        if count > longest:
            message = rule.says("quoted", words=count)
            yield _finding(analysis, rule, index, message, analysis.level(rule, "quoted"))


def _finding(
    analysis: Analysis,
    rule: Rule,
    index: int,
    message: str,
    level: Level,
    offer: Callable[[], Iterator[Choice]] | None = None,
) -> Finding:
    start, end, _ = analysis.sentences[index]
    return analysis.finding(rule, start, cut(analysis, start, end), message, level, offer=offer)


def _sentence(analysis: Analysis, index: int) -> str:
    start, end, _ = analysis.sentences[index]
    return analysis.document.text[start:end]


def _parted(analysis: Analysis, rule: Rule, index: int, splits: Iterable[Split]) -> Iterator[Choice]:
    """The sentence as two, split at its best place, and split at every place."""
    start, sentence = analysis.sentences[index].start, _sentence(analysis, index)
    splitter = analysis.knowledge.made(_splitter)
    places = [splitter.begun_anew(sentence, at) for at, kind in splits if kind == "clause"]
    title = rule.says("choose-part")
    each = [analysis.choice(start + at.start, start + at.end, at.words, title) for at in places if at is not None]
    single = [choice for choice in each if choice is not None]
    yield from single[:1]
    if len(single) > 1:
        yield Choice(tuple(sorted(edit for choice in single for edit in choice.edits)), rule.says("choose-parts"))


def _splitter(knowledge: Knowledge) -> Splitter:
    from safelint.reading.splits import Splitter

    return Splitter(knowledge.lexicon)


def _told(analysis: Analysis, rule: Rule, index: int, splits: Sequence[Split]) -> str:
    """What to say of the best place at which the sentence could be split."""
    if not splits:
        return ""
    at, kind = splits[0]
    return rule.says(_SPLIT[kind], words=shown(_sentence(analysis, index)[at : at + 10 * SHOWN], SHOWN // 2))


CHECK = RuleCheck("readability/long-sentence", run)
