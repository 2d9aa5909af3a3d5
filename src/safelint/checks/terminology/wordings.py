"""What can be written in place of a term, fitted to the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.document import BREAK, TITLES
from safelint.words.fitting import with_article
from safelint.words.inflection import capital_kept
from safelint.words.instead import GAP, gap_filled, instead, own_form
from safelint.words.speakers import Who
from safelint.words.titles import may_be_anothers

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.text.prose import Sentence
    from safelint.values.entries import Rule
    from safelint.values.finding import Choice
    from safelint.words.fitting import Fitted
    from safelint.words.terms import TermFound

_BREAKS = regex(rf"[\s{BREAK}]")
_NAME_GOES_ON = regex(r" [A-Z][a-z]")
_LONG_WORD = regex(r"(?<![\w'\u2019])[^\W\d_]{4,}")
_PROSE = frozenset({"paragraph", "item"})
_SHORT = 3  # letters of words that have no capital in a title
_STOP = "."
_LONGEST_WORD = 40  # characters of the word before a place
_TELLS_HARM = ("contexts.harm-done", "roles.harms", "roles.was_harmed")
_PAIRS = (("\u201c", "\u201d"), ("(", ")"), ("[", "]"))


def respelt(analysis: Analysis, found: TermFound) -> tuple[Choice | None, ...]:
    """What to write instead of a name or a spelling, of none that others have said. The one replacement is safe."""
    return tuple(_of_name(analysis, found)) if found.term.kind != "term" and _is_own(found) else ()


def reworded(analysis: Analysis, rule: Rule, found: TermFound) -> Iterable[Choice | None]:
    """What to write instead of a term, in the form of the words found, of none that others have said. Words about
    people a writer must fit in: none is safe."""
    return _of_term(analysis, rule, found) if found.term.kind == "term" and _is_own(found) else ()


def _is_own(found: TermFound) -> bool:
    return found.who in (None, Who.HOUSE)


def _of_name(analysis: Analysis, found: TermFound) -> Iterator[Choice | None]:
    term, words = found.term, instead(found.term, found.words)
    safe = len(words) == 1 and not term.patterns_only and term.fix and not _may_be_anothers(analysis, found)
    text, start, end = analysis.document.text, found.start, found.end
    in_name = _is_in_name(text, start, end)
    like = text[start:end] if in_name else _without_own_capital(analysis, found)
    for each in map(_titled, words) if in_name else words:
        stop = _STOP in text[start:end] and _STOP not in each and _stop_of_letters(analysis, end)
        yield analysis.choice(start, end + stop, capital_kept(like, each), safe=safe)


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether words have capitals and stand before another that does, as in "Multi Agency Safeguarding Hub"."""
    long = [each for each in text[start:end].split() if len(each) > _SHORT]
    return bool(long) and all(each[0].isupper() for each in long) and _NAME_GOES_ON.match(text, end) is not None


def _titled(words: str) -> str:
    """Words as a name has them: "Multi-Agency", "Police and Crime Commissioner"."""
    return _LONG_WORD.sub(lambda match: match[0][0].upper() + match[0][1:], words)


def _stop_of_letters(analysis: Analysis, end: int) -> bool:
    """Whether the stop at `end` belongs to the letters before it, "N.S.P.C.C.", and does not end the sentence, too."""
    sentence = analysis.sentence_at(end - 1)
    return analysis.document.text[end : end + 1] == _STOP and sentence is not None and end + 1 < sentence.end


def _may_be_anothers(analysis: Analysis, found: TermFound) -> bool:
    """Whether a name that one body or thing has, unlike "magistrates' court", may be a part of another body's."""
    if all(each[:1].islower() for each in found.term.prefer):
        return False
    names = ((each.start, each.end) for each in analysis.terms if each.term.kind == "name")
    return may_be_anothers(analysis, (found.start, found.end), names)


def _of_term(analysis: Analysis, rule: Rule, found: TermFound) -> Iterator[Choice | None]:
    fitting, inflection = analysis.knowledge.fitting, analysis.knowledge.inflection
    old, like = analysis.document.text[found.start : found.end], _without_own_capital(analysis, found)
    form = own_form(found.term, found.words)
    for each in instead(found.term, found.words):
        plain, _, remark = each.partition(" (")
        if GAP in plain:
            others = old if plain.startswith(GAP) else inflection.without_capital(old)
            filled = gap_filled(plain, form, found.words, others)
            if filled is None or found.term.masked:  # no report repeats the words that a gap would hold
                continue
            fitted = capital_kept(like, inflection.agreed(filled))
        else:
            fitted = inflection.fitted(like, plain)
        placed = fitting.fitted(analysis.document.text, found.start, found.end, fitted)
        if placed is not None:
            yield _fitted_in(analysis, rule, found, placed, f" ({remark}" if remark else "")
    if found.term.leave_out:
        yield _without_sentence(analysis, rule, found)


def _without_own_capital(analysis: Analysis, found: TermFound) -> str:
    """The words found, without a capital that they have for themselves inside a sentence: "Asian gang", "a Lolita"."""
    words, sentence = analysis.document.text[found.start : found.end], analysis.sentence_at(found.start)
    if sentence is None or sentence.start >= found.start or analysis.document.text[found.start - 1] != " ":
        return words
    first, *rest = words.split()
    letters = any(map(str.isupper, first[1:])) and not _in_capitals(analysis, sentence)  # "LAC review", "BAMEs"
    is_title = all(each[:1].isupper() for each in rest if len(each) > _SHORT)
    own = letters or _goes_on(analysis, found.start) or (rest and not is_title)
    return words[:1].lower() + words[1:] if own else words


def _goes_on(analysis: Analysis, start: int) -> bool:
    """Whether a sentence that is no heading goes on at a place, where no word needs a capital: after a small one."""
    if analysis.document.block_at(start).kind in TITLES:
        return False
    before = analysis.document.text[max(start - _LONGEST_WORD, 0) : start].split()
    return bool(before) and before[-1].islower()


def _in_capitals(analysis: Analysis, sentence: Sentence | None) -> bool:
    return sentence is not None and analysis.document.text[sentence.start : sentence.end].isupper()


def _fitted_in(analysis: Analysis, rule: Rule, found: TermFound, new: Fitted, remark: str) -> Choice | None:
    """Writes words in place of those found; the article before them is made to agree, or goes."""
    text, words = analysis.document.text, new.words
    shouted = _in_capitals(analysis, analysis.sentence_at(found.start))
    start, end = found.start - new.before, found.end + new.taken
    title = f"Write “{words.upper() if shouted else words}”{remark}"
    if not words:
        title, old = rule.says("leave-words-out"), text[start:end]
        if text[end : end + 1] == " ":
            end += 1
        else:
            start -= text[start - 1 : start] == " "
        follows = _BREAKS.split(text[end : end + 40], maxsplit=1)[0]
        words = capital_kept(old, follows)
        end += len(follows)
    start, words = with_article(analysis.knowledge.inflection, text, start, words)
    return analysis.choice(start, end, words.upper() if shouted else words, title)


def _without_sentence(analysis: Analysis, rule: Rule, found: TermFound) -> Choice | None:
    """Takes the sentence out, where its paragraph has others; not one found by its weight that tells the harm."""
    sentence = analysis.sentence_at(found.start)
    block = analysis.document.block_at(found.start)
    if sentence is None or block.kind not in _PROSE or found.end > sentence.end:
        return None
    if found.term.weighed and any(analysis.matches.holds(name, *sentence[:2]) for name in _TELLS_HARM):
        return None
    text, start, end = analysis.document.text, sentence.start, sentence.end
    if any(text.count(left, start, end) != text.count(right, start, end) for left, right in _PAIRS):
        return None  # a quotation or a bracket begins or ends in it
    if text.count('"', start, end) % 2 or any((start <= a < end) != (start < b <= end) for a, b in analysis.quotations):
        return None
    after = len(text[end : block.end]) - len(text[end : block.end].lstrip())
    if end + after < block.end:
        end += after
    elif text[block.start : start].strip():
        start -= len(text[block.start : start]) - len(text[block.start : start].rstrip())
    else:
        return None
    return analysis.choice(start, end, "", rule.says("leave-sentence-out"))
