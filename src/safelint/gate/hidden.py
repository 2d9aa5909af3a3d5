"""What is told of only once something else is mended."""

from __future__ import annotations

from functools import partial

from safelint.run.checker import Checker
from safelint.values.document import Document
from safelint.values.rulebook import rule_id
from safelint.values.source import Span
from safelint.words.terms import counts_in


def hidden_sentences(checker: Checker, path: str, document: Document) -> list[tuple[str, Span]]:
    """The rule and the place of each sentence of a text at `path` that its weight finds, but for a term in it."""
    analysis = checker.analysed(document, checker.located(path))
    counts = partial(counts_in, nations=analysis.placed.nations, is_on=analysis.is_on)
    every = analysis.knowledge.terms.every(analysis, counts)
    shown = {(found.term.id, found.start) for found in analysis.terms}
    hidden = [found for found in every if found.term.weighed and (found.term.id, found.start) not in shown]
    return [(rule_id(found.term), document.span(found.start, found.end)) for found in hidden]
