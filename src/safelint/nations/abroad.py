"""Tells that a text is for readers in another country, by the lines and sites to which it sends them, its places and
spelling."""

from __future__ import annotations

from typing import NamedTuple

from safelint.nations.inference import nations_of_text
from safelint.numbers.find.phones import dials_abroad
from safelint.numbers.numbered import NumberedText
from safelint.numbers.websites import host_of
from safelint.values.document import PHONE_SCHEMES
from safelint.values.ranges import merged
from safelint.values.source import Range

_LINES = ("abroad.line", "abroad.offered")
_SIGNS = ("abroad.place", "abroad.body", "abroad.spelling")
_LEAST = 3  # different ones, one of them no spelling, where no line of another country stands
_SITES = 2  # links to sites of another country by which a text shows it: one may stand for a source
_ALIKE = 5  # letters by which two forms of a word are one: "behavior", "behavioral"
_MOST_LOOKED_AT = 200
LONG_SECTION = 300
"""How many blocks above a number its headings may stand: lists of lines abroad are long."""


def signs_of_abroad(view: NumberedText) -> tuple[Range, ...]:
    """The words that show it, in order; none where something shows the UK, or too little the other country.

    A nation that somebody gave shows the UK, and so does one that the text itself shows.
    """
    at_home = view.matches.holds("abroad.home") or nations_of_text(view, unsure_is_enough=True).nations
    if at_home or _is_in_touch(view) or view.view(_links_abroad).at_home:
        return ()
    text, matches = view.document.text, view.matches
    lines = [(start, end) for name in _LINES for start, end in matches.all(name)[:_MOST_LOOKED_AT]]
    lines += view.view(_links_abroad).telling
    signs = [(start, end) for name in _SIGNS for start, end in matches.all(name)[:_MOST_LOOKED_AT]]
    different = {text[start : start + _ALIKE].lower(): (start, end) for start, end in reversed(signs)}
    spelt_only = not any(matches.holds(name) for name in _SIGNS[:-1])
    enough = lines or (len(different) >= _LEAST and not spelt_only)
    return tuple(sorted([*lines, *different.values()])) if enough else ()


def has_words_of_abroad(view: NumberedText) -> bool:
    """Whether places, bodies, spelling or contacts of another country stand in a text, whatever shows the UK."""
    return any(view.matches.holds(name) for name in _SIGNS) or bool(view.view(_links_abroad).telling)


def is_for_readers_abroad(view: NumberedText) -> bool:
    """Whether more shows another country than a line of it, which a copied page brings along."""
    return bool(view.view(signs_of_abroad)) and has_words_of_abroad(view)


def is_told_by_headings(view: NumberedText, name: str, at: int, most: int) -> bool:
    """Whether a list matches in a heading over the block at `at`, of the `most` blocks above it."""
    document = view.document
    headings = document.headings_over(document.block_index(at), most)
    return any(view.matches.holds(name, heading.start, heading.end) for heading in headings)


class _LinksAbroad(NamedTuple):
    """Where links stand that show a text to be of another country; or whether one leads to the UK."""

    telling: list[Range]
    at_home: bool


def _links_abroad(view: NumberedText) -> _LinksAbroad:
    """What the links of a text show: to call a number with the code of another country, or several to sites there."""
    sites: list[Range] = []
    calls: list[Range] = []
    at_home = False
    websites = view.knowledge.registry.websites
    for link in view.document.inlines:
        if link.kind != "link":
            continue
        if link.target.lower().startswith(PHONE_SCHEMES):
            if dials_abroad(link):
                calls.append((link.start, link.end))
            continue
        host = host_of(link.target)
        at_home = at_home or websites.is_of_country(host)
        if websites.is_abroad(host):
            sites.append((link.start, link.end))
    return _LinksAbroad(calls + (sites if len(sites) >= _SITES else []), at_home)


def _is_in_touch(view: NumberedText) -> bool:
    """Whether a text gives a service or a number of the UK. Where its links show another country, a name or a short
    number is nothing of ours: Childline is also one in Thailand, and 112 one all over Europe."""
    plan = view.knowledge.registry.plan
    abroad = view.view(_links_abroad).telling
    if not abroad and any(name.value.role != "generic" and not name.value.word for name in view.names):
        return True
    linked = merged(abroad)
    numbers = [each for each in view.numbers if linked.overlapping(each.start, each.end) is None]
    return any(
        plan.is_geographic(each.digits) or (each.service and not (abroad and plan.is_short(each.digits)))
        for each in numbers
    )
