"""What a text says of a line's hours and cost, against what is confirmed of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.checks.helpline.hours import stated
from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.values.entries import Channel, Helpline
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_DAY_AND_NIGHT = "claims.day-and-night"
_NEAR = 80  # characters from a number within which words are about it
_OTHERWISE = (
    6,
    30,
)  # characters before such words and after them in which they may turn out to be about something else


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
    """What would be wrong to say of a number: the list of the words that say it, and the message. With `near` they
    count only beside that number."""

    words: str
    message: str
    evidence: str
    near: Number | None = None


def _claims(rule: Rule, number: Number, entry: Helpline, channel: Channel) -> Iterator[_Claim]:
    if number.digits == "101":
        yield _Claim("claims.fifteen-pence", rule.says("free-101"), "free-101")
        return
    if channel.cost == "standard" and number.digits.startswith(("01", "02", "03")):
        yield _Claim("claims.free", rule.says("not-free", number=channel.number), "not-free", number)
    if channel.cost == "free" and number.digits.startswith("080"):
        yield _Claim("claims.free-from-some", rule.says("free-from-mobiles"), "free-from-mobiles")
    hours = channel.hours
    if hours and channel.kind == "phone" and "24" not in hours and "24" not in entry.name:
        message = rule.says("not-day-and-night", service=sentence_start(display(entry)), hours=hours)
        evidence = "not-day-and-night" if channel.hours_confidence == "high" else "perhaps-not-day-and-night"
        yield _Claim(_DAY_AND_NIGHT, message, evidence, number)


def _finding(analysis: Analysis, rule: Rule, entry: Helpline, claim: _Claim, start: int, end: int) -> Iterator[Finding]:
    matches, near = analysis.matches, claim.near
    if near is not None:
        start, end = max(start, near.start - _NEAR), min(end, near.end + _NEAR)
    match = matches.first(claim.words, start, end)
    if match is None or matches.holds("claims.past", start, match.start):
        return
    before, after = _OTHERWISE
    if matches.holds("claims.free-otherwise", max(start, match.start - before), min(end, match.end + after)):
        return
    if near is not None and near.end < match.start and claim.words == _DAY_AND_NIGHT:
        if matches.holds("claims.of-other", near.end, match.start):
            return
    words = analysis.document.text[match.start : match.end].rstrip(" ,.)")
    level = analysis.knowledge.policy.capped(analysis.level(rule, claim.evidence), entry.confidence)
    yield analysis.finding(
        rule,
        match.start,
        match.start + len(words),
        claim.message,
        level._replace(confidence="low") if level.is_mild else level,
        sources=sources_of(entry) or None,
    )


CHECK = RuleCheck("helpline/claim", run)
