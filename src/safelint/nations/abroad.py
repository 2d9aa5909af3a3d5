"""Tells that a text is for readers in another country, by the lines to which it sends them, its places and spelling."""

from __future__ import annotations

from safelint.nations.inference import nations_of_text
from safelint.numbers.numbered import NumberedText
from safelint.values.source import Range

_LINES = ("abroad.line", "abroad.offered")
_SIGNS = ("abroad.place", "abroad.body", "abroad.spelling")
_LEAST = 3  # different ones, one of them no spelling, where no line of another country stands
_ALIKE = 5  # letters by which two forms of a word are one: "behavior", "behavioral"
_MOST_LOOKED_AT = 200
LONG_SECTION = 300
"""How many blocks above a number its headings may stand: lists of lines abroad are long."""


def signs_of_abroad(view: NumberedText) -> tuple[Range, ...]:
    """The words that show it, in order; none where something shows the UK, or too little the other country.

    A nation that somebody gave shows the UK, and so does one that the text itself shows.
    """
    at_home = view.matches.holds("abroad.home") or nations_of_text(view, unsure_is_enough=True).nations
    if at_home or _is_in_touch(view):
        return ()
    text, matches = view.document.text, view.matches
    lines = [(start, end) for name in _LINES for start, end in matches.all(name)[:_MOST_LOOKED_AT]]
    signs = [(start, end) for name in _SIGNS for start, end in matches.all(name)[:_MOST_LOOKED_AT]]
    different = {text[start : start + _ALIKE].lower(): (start, end) for start, end in reversed(signs)}
    spelt_only = not any(matches.holds(name) for name in _SIGNS[:-1])
    enough = lines or (len(different) >= _LEAST and not spelt_only)
    return tuple(sorted([*lines, *different.values()])) if enough else ()


def has_words_of_abroad(view: NumberedText) -> bool:
    """Whether places, bodies or spelling of another country stand in a text, whatever shows the UK."""
    return any(view.matches.holds(name) for name in _SIGNS)


def is_told_by_headings(view: NumberedText, name: str, at: int, most: int) -> bool:
    """Whether a list matches in a heading over the block at `at`, of the `most` blocks above it."""
    document = view.document
    headings = document.headings_over(document.block_index(at), most)
    return any(view.matches.holds(name, heading.start, heading.end) for heading in headings)


def _is_in_touch(view: NumberedText) -> bool:
    """Whether a text gives a service or a number of the UK."""
    plan = view.knowledge.registry.plan
    named = any(name.value.role != "generic" and not name.value.word for name in view.names)
    return named or any(number.service or plan.is_geographic(number.digits) for number in view.numbers)
