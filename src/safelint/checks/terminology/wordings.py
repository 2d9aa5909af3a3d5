"""What can be written in place of a term, fitted to the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.packs.instead import GAP, gap_filled, instead, own_form
from safelint.words.inflection import capital_kept

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.finding import Choice
    from safelint.words.inflection import Inflection
    from safelint.words.terms import TermFound

_ARTICLE = regex(r"\b([Aa]n?) \Z")
_PROSE = frozenset({"paragraph", "item"})
_LONGEST_ARTICLE = 3  # characters, with the space after it
_WITHOUT_SENTENCE = "Leave this sentence out"
_WITHOUT_WORDS = "Leave these words out"


def wordings(analysis: Analysis, found: TermFound) -> Iterator[Choice | None]:
    """What to write instead, in the form of the words found; of nobody's words, for others have said them.

    The one replacement for a form of a name or a spelling is safe. Words about people a writer must fit in.
    """
    if found.who is not None:
        return
    if found.term.kind == "term":
        yield from _of_term(analysis, found)
    else:
        yield from _of_name(analysis, found)
    if found.term.leave_out:
        yield _without_sentence(analysis, found)


def _of_name(analysis: Analysis, found: TermFound) -> Iterator[Choice | None]:
    term, words = found.term, instead(found.term, found.words)
    safe = len(words) == 1 and not term.patterns_only and term.fix
    old = analysis.document.text[found.start : found.end]
    for each in words:
        yield analysis.choice(found.start, found.end, capital_kept(old, each), safe=safe)


def _of_term(analysis: Analysis, found: TermFound) -> Iterator[Choice | None]:
    inflection = analysis.knowledge.inflection
    old = analysis.document.text[found.start : found.end]
    form = own_form(found.term, found.words)
    for each in instead(found.term, found.words):
        plain, _, remark = each.partition(" (")
        if GAP in plain:
            filled = gap_filled(plain, form, found.words, old)
            if filled is None or found.term.masked:  # no report repeats the words that a gap would hold
                continue
            fitted = capital_kept(old, filled)
        else:
            fitted = inflection.fitted(old, plain)
        yield _fitted_in(analysis, inflection, found, fitted, f" ({remark}" if remark else "")


def _fitted_in(analysis: Analysis, inflection: Inflection, found: TermFound, words: str, remark: str) -> Choice | None:
    """Writes `words` in place of those found; the article before them is made to agree, or goes."""
    text, start, end = analysis.document.text, found.start, found.end
    title = f"Write “{words}”{remark}"
    if not words:
        title = _WITHOUT_WORDS
        end += text[end : end + 1] == " "
        follows = text[end : end + 40].split(" ", 1)[0]
        words = capital_kept(text[start:end], follows)[: len(follows)]
        end += len(follows)
    before = _ARTICLE.search(text, max(start - _LONGEST_ARTICLE, 0), start)
    if before is not None:
        article = inflection.article(words)
        if article != before.group(1).lower():
            start = before.start()
            words = capital_kept(before.group(), f"{article} {words}".lstrip())
    return analysis.choice(start, end, words, title)


def _without_sentence(analysis: Analysis, found: TermFound) -> Choice | None:
    """Takes the sentence out, where its paragraph has others."""
    sentence = analysis.sentence_at(found.start)
    block = analysis.document.block_at(found.start)
    if sentence is None or block.kind not in _PROSE or found.end > sentence.end:
        return None
    text, start, end = analysis.document.text, sentence.start, sentence.end
    after = len(text[end : block.end]) - len(text[end : block.end].lstrip())
    if end + after < block.end:
        end += after
    elif text[block.start : start].strip():
        start -= len(text[block.start : start]) - len(text[block.start : start].rstrip())
    else:
        return None
    return analysis.choice(start, end, "", _WITHOUT_SENTENCE)
