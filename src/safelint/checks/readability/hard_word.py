"""Words for which a plainer one exists, and words that are too hard for children, young people or easy read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.readability.excerpts import MOST_LISTED, SHOWN, shown
from safelint.checks.readability.wordlists import ReadabilityWords
from safelint.judging.parts import Part, parts
from safelint.reading.words import plain_word
from safelint.text.prose import WORD
from safelint.words.fitting import with_article

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.reading.graded import GradedWords, Limit
    from safelint.values.entries import Rule
    from safelint.values.finding import Choice, Finding

_WORDS_FOR_ONE = 200  # so many words for each hard word reported
_FEWEST, _FEWEST_GRADED = 2, 4  # hard words reported in a text, however short
_NEAR_NAME = 100  # characters before a word in which the name of a service may stand
_ASKED = ("letters.word-called", "wording.asks-what")  # before a word that the text explains
_NAME_GOES_ON = "wording.part-of-a-name"
_STEM = 3  # letters that all forms of a word share
_MOST_USES = 50  # of one word that are looked at for what explains it


class _Hard(NamedTuple):
    """A hard word at `text[start:end]`; `plainer` is what to say instead. `graded` where only these readers do
    not know it."""

    start: int
    end: int
    plainer: tuple[str, ...]
    graded: bool


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for part in analysis.view(parts):
        if part.limits.hard_words:
            yield from _of_part(analysis, rule, part)


def _of_part(analysis: Analysis, rule: Rule, part: Part) -> Iterator[Finding]:
    """The first use of each word, at most so many a text; the last one tells how many there are more."""
    found = _listed(analysis, part)
    fewest = _FEWEST
    if part.limits.graded is not None:
        graded = _graded(analysis, part, part.limits.graded)
        found += [word for word in graded if not any(_overlap(word, each) for each in found)]
        fewest = _FEWEST_GRADED
    found.sort()
    most = max(fewest, part.prose.words // _WORDS_FOR_ONE)
    for place, word in enumerate(found[:most], 1):
        message = _message(analysis, rule, part, word)
        if place == most and part.limits.graded is not None:
            message += _more(analysis, rule, found[most:])
        yield analysis.finding(rule, word.start, word.end, message, offer=partial(_offered, analysis, word))


def _offered(analysis: Analysis, word: _Hard) -> Iterator[Choice | None]:
    return (_choice(analysis, word, each) for each in word.plainer)


def _choice(analysis: Analysis, word: _Hard, plainer: str) -> Choice | None:
    text, inflection = analysis.document.text, analysis.knowledge.inflection
    found = text[word.start : word.end]
    fitted = inflection.fitted(found, plainer)
    placed = analysis.knowledge.fitting.fitted(text, word.start, word.end, fitted)
    if placed is None or not placed.words:
        return None
    start, words = with_article(inflection, text, word.start - placed.before, placed.words)
    return analysis.choice(start, word.end + placed.taken, words.upper() if found.isupper() else words)


def _overlap(one: _Hard, other: _Hard) -> bool:
    return one.start < other.end and other.start < one.end


def _message(analysis: Analysis, rule: Rule, part: Part, word: _Hard) -> str:
    words = shown(analysis.document.text[word.start : word.end], SHOWN)
    name = ("graded" if word.graded else "plainer") if word.plainer else ("no-easier" if word.graded else "no-plainer")
    return rule.says(name, words=words, plainer=" or ".join(word.plainer), readers=part.limits.readers)


def _more(analysis: Analysis, rule: Rule, others: list[_Hard]) -> str:
    """What to say of the hard words that are not reported."""
    if not others:
        return ""
    text = analysis.document.text
    words = ", ".join(shown(text[each.start : each.end], SHOWN // 2) for each in others[:MOST_LISTED])
    return rule.says("more" if len(others) > 1 else "one-more", count=len(others), words=words)


def _listed(analysis: Analysis, part: Part) -> list[_Hard]:
    """Words for which the pack has a plainer one, and terminology no term."""
    from safelint.reading.wording import locate

    lists, prose, text = analysis.knowledge.made(ReadabilityWords), part.prose, analysis.document.text
    first: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for use in lists.hard.uses(prose):
        sentence = analysis.sentences[prose.scored[use.place]]
        place = locate(text, sentence, use.form.split(" "))
        if place is None or plain_word(use.form) in part.limits.known_words or _is_let_stand(analysis, place):
            continue
        if text[place[0]].isupper() and place[0] != sentence.start:  # a name
            continue
        key = use.prefer or (use.form,)
        if key not in first or place < first[key][:2]:
            first[key] = (*place, use.form)
    if not first:
        return []
    return [
        _Hard(start, end, () if prefer == (form,) else prefer, graded=False)
        for prefer, (start, end, form) in first.items()
        if form not in lists.terms
    ]


def _is_let_stand(analysis: Analysis, place: tuple[int, int]) -> bool:
    """Whether others said the word, or it stands beside the name of a service or in that of a form or a panel."""
    if analysis.is_quoted(*place) or analysis.matches.after(_NAME_GOES_ON, place[1]):
        return True
    return bool(analysis.names_near(place[0] - _NEAR_NAME, place[1]))


def _graded(analysis: Analysis, part: Part, limit: Limit) -> Iterator[_Hard]:
    """Words that the audience does not know, by the graded words, unless the text explains them."""
    lists, known = analysis.knowledge.made(ReadabilityWords), part.limits.known_words
    graded = analysis.knowledge.graded_words
    hard = graded.hard(part.prose.uses, limit)
    others = [word for word in hard.keys() - lists.terms if plain_word(word) not in known]
    bases = {word: base for word in others if plain_word(base := graded.base(word)) not in known}
    if not bases:
        return
    done = _explained(analysis, {base or word for word, base in bases.items()}, graded)
    for word, start, end in _uses(analysis, part, bases):
        if (bases[word] or word) not in done:
            done.add(bases[word] or word)
            yield _Hard(start, end, tuple(filter(None, hard[word].split(", "))), graded=True)


def _uses(analysis: Analysis, part: Part, bases: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Each use of the words in the prose that is no name and not said by others: the word and its range.

    What has no base may be a name at the start of a sentence too.
    """
    text = analysis.document.text
    for index, line in zip(part.prose.scored, part.prose.lines, strict=True):
        if bases.keys().isdisjoint(line.split(" ")):
            continue
        first, last, _ = analysis.sentences[index]
        for match in WORD.finditer(text, first, last):
            word, (start, end) = match[0].lower(), match.span()
            if word not in bases or (text[start].isupper() and (start != first or not bases[word])):
                continue
            if not (analysis.is_quoted(start, end) or analysis.name_over(start, end)):
                yield word, start, end


def _explained(analysis: Analysis, bases: Collection[str], graded: GradedWords) -> set[str]:
    """Which of the words the text explains anywhere: it says that something is "called" so, what it "is" or "means"."""
    matches, tokens = analysis.matches, analysis.tokens
    stems = {base[:_STEM] for base in bases}
    found: set[str] = set()
    for form, places in tokens.places.items():
        base = graded.base(form) or form if form[:_STEM] in stems else ""
        if base not in bases:
            continue
        for start, end in (tokens.span(at, at + 1) for at in places[:_MOST_USES]):
            if any(matches.before(name, start) for name in _ASKED) or matches.after("wording.explains", end):
                found.add(base)
                break
    return found


CHECK = RuleCheck("readability/hard-word", run)
