"""The phrases of terms to avoid, and the words that call for their patterns, for those who compile them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from safelint.lexicon.compiling import PhraseList
from safelint.lexicon.notation import SPECIAL
from safelint.text.matcher import Matcher
from safelint.values.entries import Needs, Term

TermKey = tuple[int, str, int]
"""The term's index, the form with its capitals where they count, the index of its pattern or -1 for a form."""


def phrase_lists(terms: Iterable[Term]) -> dict[str, PhraseList]:
    """For each term that has some, its phrases and the words it avoids, by its id."""
    made = {term.id: PhraseList(phrases_of(term), term.unless) for term in terms}
    return {id_: each for id_, each in made.items() if each.phrases}


def phrases_of(term: Term) -> tuple[str, ...]:
    """The phrases by which a term is found: its own, and the words that it avoids."""
    words = _forms(term) if _is_of_phrases(term) else ()
    return (*term.phrases, *map(_as_phrase, words))


def _as_phrase(words: str) -> str:
    """The phrase that finds these words, with what would mean something in it as the mark that it is."""
    return "".join(f"\\{char} " if char in SPECIAL else char for char in words.lower())


def _is_of_phrases(term: Term) -> bool:
    """Whether the words that an entry avoids stand for their forms: those of names and spellings do not."""
    return term.kind == "term" and not term.case_sensitive


def _forms(term: Term) -> tuple[str, ...]:
    return (*(() if term.patterns_only else term.avoid), *(term.too_broad_alone if term.context else ()))


def phrases(terms: Sequence[Term], needed: Mapping[str, Needs]) -> Matcher[TermKey]:
    """The forms of names and spellings, and the words that call for the patterns of all."""
    matcher: Matcher[TermKey] = Matcher()
    for number, term in enumerate(terms):
        for form in () if _is_of_phrases(term) else _forms(term):
            matcher.add(form, (number, form if term.case_sensitive else "", -1))
        for place, text in enumerate(term.patterns):
            for word in needed[text][0]:
                matcher.add(word, (number, "", place), whole=False)
    return matcher
