"""What an entry says to write for the form that was found, and the sentence that tells a writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.nearest import closest
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.values.entries import Term

MARK = "{instead}"
"""Stands in the message of an entry for what to write in place of the form that was found."""

GAP = "\u2026"
"""Stands in what to write for the words found but those that are replaced: once for all of them, twice for those
before and those after."""

_REMARK = regex(r"^(.*?)( \([^)]*\))?$")
_MOST_GAPS = 2
_FEW = 3  # forms that a sentence about the entry as a whole names


def instead(term: Term, words: str) -> tuple[str, ...]:
    """What to write for `words`, as folded (plain quotation marks and hyphens, single spaces), the best first.

    Of the forms that have a replacement of their own the longest that stands in `words` counts. A replacement may hold
    `GAP`, see `gap_filled`.
    """
    own = own_form(term, words)
    return term.instead[own] if own else term.prefer


def own_form(term: Term, words: str) -> str:
    """The longest form with a replacement of its own that stands in `words`; "" where none does."""
    if not term.instead:
        return ""
    said = f" {_folded(term, words)} "
    return max((form for form in term.instead if f" {_folded(term, form)} " in said), key=len, default="")


def gap_filled(wording: str, form: str, folded: str, found: str) -> str | None:
    """What to write with the other words found in the place of each `GAP`; None where it begins with them and none are
    there.

    "has …" for "suffers from" in "suffers from Asthma" gives "has Asthma". `folded` is `found` as it is compared.
    """
    words, parts, compared = found.split(), form.lower().split(), folded.lower().split()
    at = next((place for place in range(len(words)) if compared[place : place + len(parts)] == parts), None)
    if at is None or len(compared) != len(words):
        return None
    before, after = " ".join(words[:at]), " ".join(words[at + len(parts) :])
    if wording.count(GAP) == 1:
        others = f"{before} {after}".strip()
        if not others and wording.startswith(GAP) and wording != GAP:
            return None
        return wording.replace(GAP, others).strip()
    first, middle, last = wording.split(GAP, 2)
    return " ".join(f"{first}{before}{middle}{after}{last}".split())


def message(term: Term, words: str) -> str:
    """The message of an entry to somebody who has written `words`, as folded. Where nothing is told for their form, it
    names the one that is written most like it."""
    if MARK not in term.message:
        return term.message
    shown = _shown(term, instead(term, words))
    if not shown:
        shown = _with_form(term, closest(words, term.instead, 0))
    return term.message.replace(MARK, shown)


def _with_form(term: Term, form: str) -> str:
    return f'{_shown(term, term.instead[form])} for "{form}"'


def advice(term: Term) -> str:
    """The message of an entry where no form was found: for all its forms, or with the first few for example."""
    if MARK not in term.message:
        return term.message
    forms = list(term.instead)
    said = [_with_form(term, form) for form in forms[:_FEW]]
    more = " and so on" if len(forms) > _FEW else ""
    return term.message.replace(MARK, _shown(term, term.prefer) or ", ".join(said) + more)


def _shown(term: Term, words: Sequence[str]) -> str:
    """Words as a message holds them: in quotation marks, which names and spellings need not, remarks outside. No `GAP`
    is told."""
    plain = [" ".join(each.replace(GAP, "").split()) for each in words]
    return joined(plain if term.kind != "term" else [_REMARK.sub(r'"\1"\2', each) for each in plain], "or")


def faults(term: Term) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, as key and problem: a form with nothing to write, a replacement of no form."""
    forms = (*term.avoid, *term.too_broad_alone)
    if not term.patterns_only:
        wanted = {_folded(term, each) for each in (*term.prefer, *chain.from_iterable(term.instead.values()))}
        both = (form for form in term.avoid if _folded(term, form) in wanted)
        yield from (("avoid", f'"{form}" is also what the entry prefers') for form in both)
    if MARK in term.message:
        if not term.prefer and not term.instead:
            yield "message", f"says {MARK}, but nothing says what to write"
        yield from (("instead", f'nothing to write for "{form}"') for form in forms if not instead(term, form))
    if any(GAP in each for each in term.prefer):
        yield "prefer", f"holds {GAP}, which stands for words beside those of a form: write it in instead"
    for form, words in term.instead.items():
        if any(each.count(GAP) > _MOST_GAPS for each in words):
            yield "instead", f'"{form}" has more than two {GAP}'
        if not (term.patterns or term.phrases) and not any(instead(term, each) == words for each in forms):
            yield "instead", f'"{form}" stands in no form'


def _folded(term: Term, words: str) -> str:
    return words if term.case_sensitive else words.lower()
