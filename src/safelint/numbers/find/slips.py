"""Digits that are a slip of the number of the service named right before them, whatever else they look like.

"Samaritans: 116 213" breaks no plan that a phone knows of, and no word asks for a call. Only the name tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.find.digits import Candidate
from safelint.numbers.find.surroundings import is_count, is_other, surroundings_at
from safelint.numbers.registry import national

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.values.ranges import Ranges
    from safelint.values.report import Number

_REACH = 60  # characters from the name to the digits: a table's cell, or a few words
_RUN = regex(r"\d(?<![\w.,/#+\u00a3$\u20ac-]\d)(?:[ \u00a0-]?\d){4,11}(?![\w%/]|[.,:-]\d)")


def slips(view: NamedText, found: Ranges[Number]) -> Iterator[Candidate]:
    """Runs of five digits or more that none of the sorted numbers `found` holds."""
    text = view.document.text
    for match in _RUN.finditer(text):
        start, end = match.span()
        if found.overlapping(start, end) is not None:
            continue
        digits = national(match.group())
        if not _is_slip_of_name(view, digits, start):
            continue
        here = surroundings_at(text, start, view.knowledge.cue_words, view.knowledge.registry.plan)
        if not (is_count(here, start, end) or is_other(here, start)):
            yield Candidate(start, end, digits)


def _is_slip_of_name(view: NamedText, digits: str, start: int) -> bool:
    names = view.names_near(max(0, start - _REACH), start)
    if not names or not _stand_together(view, names[-1].start, start):
        return False
    registry = view.knowledge.registry
    if registry.knows(digits):
        return False
    return any(registry.one_slip(digits, id_) for id_ in names[-1].value.ids)


def _stand_together(view: NamedText, name: int, digits: int) -> bool:
    """Whether a name and digits stand in one block, or in one row of a table."""
    one, other = view.document.block_at(name), view.document.block_at(digits)
    if one == other:
        return True
    return one.kind == other.kind == "cell" and one.shares_row(other)
