"""The examples of a house's own entries hold: a bad one is flagged, a good one is not."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.analysis import Analysis
from safelint.knowledge.index import Knowledge
from safelint.readers import read
from safelint.values.entries import Pack, Term
from safelint.values.errors import SafelintError
from safelint.values.settings import Settings
from safelint.words.term_phrases import phrases
from safelint.words.terms import TermIndex


def must_hold(pack: Pack, terms: Sequence[Term], file: str) -> None:
    """Runs each entry alone on its own examples.

    Raises:
        SafelintError: an example does not hold; names the file, the entry and the example.
    """
    knowledge, matcher = Knowledge(pack, ()), phrases(terms, pack.needs)  # once for all
    for term in terms:
        alone = TermIndex(terms, matcher, {term.id}, pack.contexts, knowledge.guards)
        for kind, examples in (("bad", term.bad), ("good", term.good)):
            for number, example in enumerate(examples, 1):
                words = _flagged(alone, knowledge, example.replace("[[", "").replace("]]", ""))
                where = f'{file}: {term.kind} "{term.id}": {kind} {number}'
                if kind == "good" and words:
                    raise SafelintError(f'{where}: a good example, but the entry flags "{words}" in it')
                if kind == "bad" and not words:
                    raise SafelintError(f"{where}: a bad example, but the entry flags nothing in it")


def _flagged(alone: TermIndex, knowledge: Knowledge, text: str) -> str:
    """The first words that an entry flags, or nothing."""
    document = read("example.txt", text.encode(), "text")
    found = Analysis(document, Settings(), knowledge).terms_of(alone)
    return document.text[found[0].start : found[0].end] if found else ""
