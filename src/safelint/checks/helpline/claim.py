"""What a text says of a line's hours and cost, against what is confirmed of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.helpline.hours import OTHER_WAYS, stated
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.lazy import regex
from safelint.values.entries import Channel, Helpline
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

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


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    for place in range(len(analysis.numbers)):
        yield from _of_number(analysis, rule, place)


def _of_number(analysis: Analysis, rule: Rule, place: int) -> Iterator[Finding]:
    """What the sentence around a right number says of its hours and cost, as far as the numbers on either side."""
    registry, number = analysis.knowledge.registry, analysis.numbers[place]
    entry = registry.by_id.get(number.service)
    if entry is None or not registry.owns(entry.id, number.digits) or number.attributed_to not in ("", entry.id):
        return
    channel = next((owner.channel for owner in registry.owners[number.digits] if owner.helpline.id == entry.id), None)
    said = _said_of(analysis, place)
    if channel is None or said is None:
        return
    for claim in _claims(rule, number, entry, channel):
        yield from _finding(analysis, rule, entry, claim, *said)
    if channel.kind == "phone" and number.digits != "101":
        yield from stated(analysis, rule, place, entry, channel, said[1])


def _said_of(analysis: Analysis, place: int) -> tuple[int, int] | None:
    """The range of the text that speaks of a number: its sentence, as far as the numbers on either side."""
    number = analysis.numbers[place]
    sentence = analysis.sentence_at(number.start)
    if sentence is None:
        return None
    start, end = sentence.start, sentence.end
    if place and start < analysis.numbers[place - 1].end <= number.start:
        start = _own_clause(analysis, analysis.numbers[place - 1].end, number)
    if place + 1 < len(analysis.numbers) and analysis.numbers[place + 1].start >= number.end:
        following = analysis.numbers[place + 1]
        named = number.end <= following.name_start < following.name_end <= following.start
        end = min(end, following.name_start if named else following.start)
    return start, end


class _Claim(NamedTuple):
    """What would be wrong to say of a number: the words that say it, and the message. With `near` they count only
    beside that number."""

    pattern: re.Pattern[str]
    message: str
    evidence: str
    near: Number | None = None


def _claims(rule: Rule, number: Number, entry: Helpline, channel: Channel) -> Iterator[_Claim]:
    if number.digits == "101":
        yield _Claim(_PENCE, rule.says("free-101"), "free-101")
        return
    if channel.cost == "standard" and number.digits.startswith(("01", "02", "03")):
        yield _Claim(_FREE, rule.says("not-free", number=channel.number), "not-free", number)
    if channel.cost == "free" and number.digits.startswith("080"):
        yield _Claim(_LANDLINES, rule.says("free-from-mobiles"), "free-from-mobiles")
    hours = channel.hours
    if hours and channel.kind == "phone" and "24" not in hours and "24" not in entry.name:
        message = rule.says("not-day-and-night", service=sentence_start(display(entry)), hours=hours)
        evidence = "not-day-and-night" if entry.hours_checked else "perhaps-not-day-and-night"
        yield _Claim(_ROUND_THE_CLOCK, message, evidence, number)


def _finding(analysis: Analysis, rule: Rule, entry: Helpline, claim: _Claim, start: int, end: int) -> Iterator[Finding]:
    text, near, pattern = analysis.document.text, claim.near, claim.pattern
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
    level = analysis.knowledge.policy.capped(analysis.level(rule, claim.evidence), entry.confidence)
    yield analysis.finding(
        rule,
        match.start(),
        match.start() + len(words),
        claim.message,
        level._replace(confidence="low") if level.is_mild else level,
        sources=sources_of(entry) or None,
    )


CHECK = RuleCheck("helpline/claim", run)
