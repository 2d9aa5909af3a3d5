"""What an entry says to write for the form that was found, and the sentence that tells a writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.values.entries import Term

MARK = "{instead}"
"""Stands in the message of an entry for what to write in place of the form that was found."""

_REMARK = regex(r"^(.*?)( \([^)]*\))?$")
_FEW = 3  # forms that a sentence about the entry as a whole names


def instead(term: Term, words: str) -> tuple[str, ...]:
    """What to write for `words`, as folded (plain quotation marks and hyphens, single spaces), the best first.

    Of the forms that have a replacement of their own the longest that stands in `words` counts.
    """
    said = f" {_folded(term, words)} "
    own = [form for form in term.instead if f" {_folded(term, form)} " in said]
    return term.instead[max(own, key=len)] if own else term.prefer


def message(term: Term, words: str) -> str:
    """The message of an entry to somebody who has written `words`, as folded."""
    return term.message.replace(MARK, _shown(term, instead(term, words))) if MARK in term.message else term.message


def advice(term: Term) -> str:
    """The message of an entry where no form was found: for all its forms, or with the first few for example."""
    if MARK not in term.message:
        return term.message
    forms = list(term.instead)
    said = [f'{_shown(term, term.instead[form])} for "{form}"' for form in forms[:_FEW]]
    more = " and so on" if len(forms) > _FEW else ""
    return term.message.replace(MARK, _shown(term, term.prefer) or ", ".join(said) + more)


def _shown(term: Term, words: Sequence[str]) -> str:
    """Words as a message holds them: in quotation marks, which names and spellings need not, remarks outside."""
    return joined(words if term.kind != "term" else [_REMARK.sub(r'"\1"\2', each) for each in words])


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
    for form, words in term.instead.items():
        if not (term.patterns or term.phrases) and not any(instead(term, each) == words for each in forms):
            yield "instead", f'"{form}" stands in no form'


def joined(words: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"; "" where there are none."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _folded(term: Term, words: str) -> str:
    return words if term.case_sensitive else words.lower()
