"""Digits that are a slip of the number of the service named beside them, whatever else they look like.

"Samaritans: 116 213" breaks no plan that a phone knows of, and no word asks for a call. Only the name tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.find.digits import Candidate
from safelint.numbers.find.surroundings import is_count, is_other, is_sum, surroundings_at
from safelint.numbers.registry import Registry

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.numbers.service_names import ServiceName
    from safelint.text.matcher import Hit
    from safelint.values.ranges import Ranges
    from safelint.values.report import Number

_REACH = 60  # characters from the name to the digits: a table's cell, or a few words
_RUN = regex(r"\d(?<![\w.,/#+\u00a3$\u20ac-]\d)(?:[ \u00a0\u2010\u2011\u2013-]?\d){3,11}(?![\w%/]|[.,:-]\d)")
_TO_NAME_BEHIND = regex(r"\s?[(\[:|\u2013\u2014-]\s?")
_SHORT = 6  # digits of the longest known number that may stand in a longer one by chance: "8000 999 5786"
_LEAST = 5  # digits of a number to text; fewer must end what is said, or stand before their name


def slips(view: NamedText, found: Ranges[Number]) -> Iterator[Candidate]:
    """Runs of four digits or more of which the sorted numbers `found` hold none, or only some inside by chance."""
    text, registry = view.document.text, view.knowledge.registry
    for match in _RUN.finditer(text):
        start, end = match.span()
        inside, digits = found.overlapping(start, end), registry.plan.national(match.group())
        if registry.knows(digits) or (inside is not None and not _is_by_chance(registry, inside, start, end)):
            continue
        name = _slipped_name(view, digits, start, end)
        if name is None or (inside is not None and not registry.holders(inside.digits).isdisjoint(name.value.ids)):
            continue
        here = surroundings_at(text, start, view.knowledge.cue_words, registry.plan)
        here = here._replace(start=max(here.start, min(name.end, start)))  # "NI" of a name says nothing of the digits
        if is_count(here, start, end) or is_sum(here, end) or is_other(here, start):
            continue
        if len(digits) >= _LEAST or name.start > start or here.words.clause_ends.issuperset(here.words_after(end)[:1]):
            yield Candidate(start, end, digits)


def _is_by_chance(registry: Registry, number: Number, start: int, end: int) -> bool:
    """Whether a number is only a part of the digits from `start` to `end`, and no long one that anybody has."""
    is_part = start <= number.start and number.end <= end and number.end - number.start < end - start
    return is_part and (len(number.digits) <= _SHORT or not registry.knows(number.digits))


def _slipped_name(view: NamedText, digits: str, start: int, end: int) -> Hit[ServiceName] | None:
    """The name before digits, or in brackets or after a mark behind them, of a service of whose number they are a
    slip."""
    before = view.names_near(max(0, start - _REACH), start)[-1:]
    mark = _TO_NAME_BEHIND.match(view.document.text, end)
    behind = view.names_near(mark.end(), mark.end() + 1)[:1] if mark is not None else ()
    together = [name for name in before if _stand_together(view, name.start, start)]
    registry = view.knowledge.registry
    return next(
        (name for name in (*together, *behind) if any(registry.one_slip(digits, id_) for id_ in name.value.ids)), None
    )


def _stand_together(view: NamedText, name: int, digits: int) -> bool:
    """Whether a name and digits stand in one block, or in one row of a table."""
    one, other = view.document.block_at(name), view.document.block_at(digits)
    if one == other:
        return True
    return one.kind == other.kind == "cell" and one.shares_row(other)
