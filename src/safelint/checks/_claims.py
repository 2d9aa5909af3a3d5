"""What a text says of a line's hours and cost, against what is confirmed of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks._hours import OTHER_WAYS, stated
from safelint.checks._services import display, sentence_start, sources_of
from safelint.lazy import regex
from safelint.numbers.registry import severity
from safelint.values.entries import Helpline
from safelint.values.finding import SUGGESTION, WARNING, Finding
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule

_ROUND_THE_CLOCK = regex(
    r"\b(?:24[ -]?hours?|24 ?/ ?7|round[- ]the[- ]clock|24 hrs|day (?:and|or) night)\b", re.IGNORECASE
)
_FREE = regex(
    r"\b(?:free ?phone|free(?: of charge)?(?: to call| call| from| on|,|\)|\.|$)|calls? (?:are|is) free|"
    r"call (?:free|us free)|free helpline|for free)",
    re.IGNORECASE,
)
_NOT_FREE = regex(
    r"not free|isn['\u2019]t free|feel free|free service|free (?:and confidential )?(?:advice|support|information|"
    r"counselling)",
    re.IGNORECASE,
)
_LANDLINES = regex(
    r"free from (?:all )?(?:UK )?(?:landlines?|BT landlines?|land ?lines?)(?! and| or|,)|"
    r"free from most (?:landlines|mobiles|networks)",
    re.IGNORECASE,
)
_PENCE = regex(
    r"(?:costs?|charged|charge of|for)\s(?:just |only |a flat |about )*(?:15p|15 pence|\u00a30\.15)"
    r"|\b15 ?(?:p|pence) (?:a|per) call",
    re.IGNORECASE,
)
# What says that a cost or hours are not those of today.
_PAST = regex(r"\b(?:used to|until|before|formerly|previously|no longer|once)\b", re.IGNORECASE)


# What each of them needs: to look for a word costs less than to compile a pattern.
_WORDS_OF = {
    _ROUND_THE_CLOCK: ("24", "clock", "night"),
    _FREE: ("free",),
    _LANDLINES: ("free from",),
    _PENCE: ("15",),
}


def _own_clause(analysis: Analysis, start: int, number: Number) -> int:
    """Where the words begin that speak of a number, after another that ends at `start`: at its own name's clause."""
    name = number.name_start if start <= number.name_start < number.name_end <= number.start else number.start
    text = analysis.document.text
    return max(start, *(text.rfind(joint, start, name) for joint in (" or ", " and ", "; ", ") ", "\n")))


def claims(analysis: Analysis, rule: Rule, place: int) -> Iterator[Finding]:
    """What the sentence around a right number says of its hours and cost, as far as the numbers on either side."""
    registry, number = analysis.knowledge.registry, analysis.numbers[place]
    entry = registry.by_id.get(number.service)
    if entry is None or not registry.owns(entry.id, number.digits) or number.attributed_to not in ("", entry.id):
        return
    channel = next((owner.channel for owner in registry.owners[number.digits] if owner.helpline.id == entry.id), None)
    sentence = analysis.sentence_at(number.start)
    if channel is None or sentence is None:
        return
    start, end = sentence.start, sentence.end
    if place and start < analysis.numbers[place - 1].end <= number.start:
        start = _own_clause(analysis, analysis.numbers[place - 1].end, number)
    if place + 1 < len(analysis.numbers) and analysis.numbers[place + 1].start >= number.end:
        following = analysis.numbers[place + 1]
        named = number.end <= following.name_start < following.name_end <= following.start
        end = min(end, following.name_start if named else following.start)
    if number.digits == "101":
        yield from _said(
            analysis, rule, _PENCE, start, end, "Calls to 101 have been free since 1 April 2020.", entry, WARNING
        )
        return
    if channel.cost == "standard" and number.digits.startswith(("01", "02", "03")):
        message = (
            f"A call to {channel.number} is not free: it costs as much as one to an 01 or 02 number, and comes out "
            f"of inclusive minutes."
        )
        yield from _said(analysis, rule, _FREE, start, end, message, entry, WARNING, near=number)
    if channel.cost == "free" and number.digits.startswith("080"):
        message = (
            "Numbers that begin 0800 or 0808 have been free from mobiles too since 1 July 2015. Write that the "
            "call is free."
        )
        yield from _said(analysis, rule, _LANDLINES, start, end, message, entry, WARNING)
    hours = channel.hours
    if hours and channel.kind == "phone" and "24" not in hours and "24" not in entry.name:
        checked = entry.hours_checked
        message = f"{sentence_start(display(entry))} is not known to be open day and night. Hours on record: {hours}."
        yield from _said(
            analysis,
            rule,
            _ROUND_THE_CLOCK,
            start,
            end,
            message,
            entry,
            WARNING if checked else SUGGESTION,
            near=number,
        )
    if channel.kind == "phone":
        yield from stated(analysis, rule, place, entry, channel, end)


def _said(
    analysis: Analysis,
    rule: Rule,
    pattern: re.Pattern[str],
    start: int,
    end: int,
    message: str,
    entry: Helpline,
    most: str,
    near: Number | None = None,
) -> Iterator[Finding]:
    text = analysis.document.text
    if near is not None:
        start, end = max(start, near.start - 80), min(end, near.end + 80)
    said = text[start:end].lower()
    if not any(word in said for word in _WORDS_OF[pattern]):
        return
    match = pattern.search(text, start, end)
    if match is None or _NOT_FREE.search(text, max(start, match.start() - 6), min(end, match.end() + 30)):
        return
    if _PAST.search(text, start, match.start()):
        return
    if near is not None and near.end < match.start() and pattern is _ROUND_THE_CLOCK:
        if OTHER_WAYS.search(text, near.end, match.start()):
            return
    words = match.group().rstrip(" ,.)")
    confidence = "high" if most == WARNING else "low"
    level = severity(entry.confidence, most) if most == WARNING else most
    yield analysis.finding(
        rule,
        match.start(),
        match.start() + len(words),
        message,
        severity=level,
        confidence=confidence if level == WARNING else "low",
        sources=sources_of(entry) or None,
    )
