"""Words for which a plainer one exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import SHOWN, shown
from safelint.checks.readability.parts import Part, parts
from safelint.checks.readability.wordlists import word_lists

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_WORDS_FOR_ONE = 200  # so many words for each hard word reported


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        if part.limits.hard_words:
            yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The first use of each word, at most so many a text, and none that terminology has a term for."""
    from safelint.reading.wording import hard_words, locate

    prose, text = part.prose, analysis.document.text
    first: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for use in hard_words(prose, analysis.knowledge.pack.readability["hard_word"]):
        sentence = analysis.sentences[prose.scored[use.place]]
        place = locate(text, sentence, use.form.split(" "))
        if place is None or analysis.is_quoted(*place) or analysis.names_near(place[0] - 100, place[1]):
            continue
        if text[place[0]].isupper() and place[0] != sentence.start:  # a name
            continue
        key = use.prefer or (use.form,)
        if key not in first or place < first[key][:2]:
            first[key] = (*place, use.form)
    if not first:
        return
    terms = word_lists(analysis).terms
    kept = sorted((start, end, form, prefer) for prefer, (start, end, form) in first.items() if form not in terms)
    for start, end, form, prefer in kept[: max(2, prose.words // _WORDS_FOR_ONE)]:
        words = shown(text[start:end], SHOWN)
        if prefer == (form,):
            message = rule.says("no-plainer", words=words)
        else:
            message = rule.says("plainer", words=words, plainer=" or ".join(prefer))
        yield analysis.finding(rule, start, end, message)


CHECK = RuleCheck("readability/hard-word", run)
