"""Words for which a plainer one exists, and words that are too hard for children, young people or easy read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import MOST_LISTED, SHOWN, shown
from safelint.checks.readability.parts import Part, parts
from safelint.checks.readability.wordlists import word_lists

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.reading.graded import GradedWords
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_WORDS_FOR_ONE = 200  # so many words for each hard word reported
_FEWEST, _FEWEST_GRADED = 2, 4  # hard words reported in a text, however short
_NEAR_NAME = 100  # characters before a word in which the name of a service may stand
_STEM = 3  # letters that all forms of a word share
_MOST_USES = 50  # of one word that are looked at for what explains it


class _Hard(NamedTuple):
    """A hard word at `text[start:end]`; `plainer` is what to say instead, or "". `graded` where only these readers do
    not know it."""

    start: int
    end: int
    plainer: str
    graded: bool


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        if part.limits.hard_words:
            yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The first use of each word, at most so many a text; the last one tells how many there are more."""
    found = _listed(analysis, part)
    fewest = _FEWEST
    if part.limits.graded.judges:
        found += [word for word in _graded(analysis, part) if not any(_overlap(word, each) for each in found)]
        fewest = _FEWEST_GRADED
    found.sort()
    most = max(fewest, part.prose.words // _WORDS_FOR_ONE)
    for place, word in enumerate(found[:most], 1):
        message = _message(analysis, rule, part, word)
        if place == most and part.limits.graded.judges:
            message += _more(analysis, rule, found[most:])
        yield analysis.finding(rule, word.start, word.end, message)


def _overlap(one: _Hard, other: _Hard) -> bool:
    return one.start < other.end and other.start < one.end


def _message(analysis: Analysis, rule: Rule, part: Part, word: _Hard) -> str:
    words = shown(analysis.document.text[word.start : word.end], SHOWN)
    name = ("graded" if word.graded else "plainer") if word.plainer else ("no-easier" if word.graded else "no-plainer")
    return rule.says(name, words=words, plainer=word.plainer, readers=part.limits.readers)


def _more(analysis: Analysis, rule: Rule, others: list[_Hard]) -> str:
    """What to say of the hard words that are not reported."""
    if not others:
        return ""
    text = analysis.document.text
    words = ", ".join(shown(text[each.start : each.end], SHOWN // 2) for each in others[:MOST_LISTED])
    return rule.says("more" if len(others) > 1 else "one-more", count=len(others), words=words)


def _listed(analysis: Analysis, part: Part) -> list[_Hard]:
    """Words for which the pack has a plainer one, and terminology no term."""
    from safelint.reading.wording import hard_words, locate

    prose, text = part.prose, analysis.document.text
    first: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for use in hard_words(prose, analysis.knowledge.pack.readability["hard_word"]):
        sentence = analysis.sentences[prose.scored[use.place]]
        place = locate(text, sentence, use.form.split(" "))
        if place is None or _is_let_stand(analysis, place):
            continue
        if text[place[0]].isupper() and place[0] != sentence.start:  # a name
            continue
        key = use.prefer or (use.form,)
        if key not in first or place < first[key][:2]:
            first[key] = (*place, use.form)
    if not first:
        return []
    terms = word_lists(analysis).terms
    return [
        _Hard(start, end, "" if prefer == (form,) else " or ".join(prefer), graded=False)
        for prefer, (start, end, form) in first.items()
        if form not in terms
    ]


def _is_let_stand(analysis: Analysis, place: tuple[int, int]) -> bool:
    """Whether others said the word, or it stands beside the name of a service."""
    return analysis.is_quoted(*place) or bool(analysis.names_near(place[0] - _NEAR_NAME, place[1]))


def _graded(analysis: Analysis, part: Part) -> Iterator[_Hard]:
    """Words that the audience does not know, by the graded words, unless the text explains them."""
    graded, lists = analysis.view(_graded_words), word_lists(analysis)
    hard = graded.hard(part.prose.uses, part.limits.graded)
    told: set[str] = set()
    for word in sorted(hard.keys() - lists.terms):
        base = graded.base(word)
        place = _first_use(analysis, part, word, named=not base)
        if place is not None and not (base in told or _is_explained(analysis, word, base, graded)):
            told.add(base or word)
            yield _Hard(*place, " or ".join(hard[word].split(", ")), graded=True)


def _graded_words(analysis: Analysis) -> GradedWords:
    from safelint.reading.graded import GradedWords

    return GradedWords(analysis.knowledge.pack.readability["graded"])


def _first_use(analysis: Analysis, part: Part, word: str, *, named: bool) -> tuple[int, int] | None:
    """Where the word first stands in the prose and is neither a name nor said by others. What may be `named` so is a
    name at the start of a sentence too."""
    from safelint.reading.wording import locate

    prose, text = part.prose, analysis.document.text
    for place, line in enumerate(prose.lines):
        if word not in line or f" {word} " not in f" {line} ":
            continue
        sentence = analysis.sentences[prose.scored[place]]
        found = locate(text, sentence, [word])
        if found is None or analysis.is_quoted(*found) or analysis.name_over(*found):
            continue
        if not text[found[0]].isupper() or (found[0] == sentence.start and not named):
            return found
    return None


def _is_explained(analysis: Analysis, word: str, base: str, graded: GradedWords) -> bool:
    """Whether the text says anywhere what the word means: that something is "called" so, what it "is" or "means"."""
    matches, tokens = analysis.matches, analysis.tokens
    forms = [each for each in tokens.places if each[:_STEM] == base[:_STEM] and graded.base(each) == base]
    places = [at for form in (forms if base else [word]) for at in tokens.places.get(form, ())]
    for at in places[:_MOST_USES]:
        start, end = tokens.span(at, at + 1)
        if matches.before("letters.word-called", start) or matches.before("wording.asks-what", start):
            return True
        if matches.after("wording.explains", end):
            return True
    return False


CHECK = RuleCheck("readability/hard-word", run)
