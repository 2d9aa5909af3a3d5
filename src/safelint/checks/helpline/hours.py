"""The hours that a text gives for a line, against those on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.helpline.services import display, sentence_start, sources_of
from safelint.lazy import regex
from safelint.numbers.contact_words import WORD
from safelint.values.entries import Channel, Helpline
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.)|noon\b|midday\b|midnight\b|\d{1,2}:\d\d\b)"
_RANGE = regex(
    rf"(?<![\w.:\u00a3])({_CLOCK}|\d{{1,2}}(?:[.:]\d\d)?)\s?(?:to|until|till|and|[-\u2013\u2014])\s?({_CLOCK})",
    re.IGNORECASE,
)
_TIME = regex(r"(\d{1,2})(?:[.:](\d\d))?\s?([ap])?", re.IGNORECASE)
_NAMED = {"noon": 720, "midday": 720, "midnight": 1440}
_DAY = 1440  # minutes
_AT_ALL_HOURS = ("claims.day-and-night", "claims.any-time")

_MARK = regex(r"[,;:(\n]")
_REACH = 120  # characters from a number to the hours of its line
_ARTICLE = 5  # characters before the name that begins a sentence

Hours = tuple[int, int]
"""Minutes of the day from which and to which."""


def stated(
    analysis: Analysis, rule: Rule, place: int, entry: Helpline, channel: Channel, end: int
) -> Iterator[Finding]:
    """Hours that stand with a right number and are not those on record. `end` is where words on the number end."""
    text, number = analysis.document.text, analysis.numbers[place]
    known = set(ranges(channel.hours))
    open_always = "24 hours a day, 7 days" in channel.hours
    if not (known or open_always):
        return
    for start, stop in _parts(analysis, number, end):
        said = text[start:stop]
        match = _RANGE.search(said)
        if match is None or _is_of_other(analysis, start, match, follows=start == number.end):
            continue
        if any(analysis.matches.holds(words, start, stop) for words in _AT_ALL_HOURS):
            continue
        meant = _meant(match)
        if not meant or known & (meant | _whole(said)) or (open_always and any(map(_is_all_day, meant))):
            continue
        service, said_here = sentence_start(display(entry)), match.group()
        if open_always:
            message = rule.says("open-day-and-night", service=service, said=said_here)
        else:
            message = rule.says("other-hours", service=service, hours=channel.hours, said=said_here)
        evidence = "open-day-and-night" if open_always and channel.hours_confidence == "high" else "other-hours"
        yield analysis.finding(
            rule,
            start + match.start(),
            start + match.end(),
            message,
            analysis.knowledge.policy.capped(analysis.level(rule, evidence), entry.confidence),
            sources=sources_of(entry) or None,
        )
        return


def _parts(analysis: Analysis, number: Number, end: int) -> Iterator[tuple[int, int]]:
    """Where a text may give the hours of a number's line: after it, between its name and it, in the next sentence."""
    if number.name_start < number.name_end <= number.start:
        yield number.name_end, number.start
    yield number.end, min(end, number.end + _REACH)
    sentence = analysis.sentence_at(number.start)
    following = analysis.sentence_at(sentence.end + 1) if sentence is not None else None
    if sentence is None or following is None or end < sentence.end or following.block != sentence.block:
        return
    begins = analysis.names_near(following.start, following.start + _ARTICLE)
    named = any(number.service in hit.value.ids for hit in begins)
    if (named or analysis.matches.after("claims.goes-on", following.start)) and not analysis.numbers_near(
        following.start, following.end
    ):
        yield following.start, min(following.end, following.start + _REACH)


def _is_of_other(analysis: Analysis, start: int, hours: re.Match[str], *, follows: bool) -> bool:
    """Whether hours are those of something else than the line: another way to the service, a place, an event.

    `hours` were found in the text from `start` on. `follows`: these words follow the number of the line, and nothing
    but words of hours may stand between the two.
    """
    matches, text = analysis.matches, hours.string
    first, last = start + hours.start(), start + hours.end()
    if any(matches.holds(words, start, first) for words in ("claims.of-other", "claims.event")):
        return True
    if matches.after("claims.of-other", last + len(text[hours.end() :]) - len(text[hours.end() :].lstrip(" (,"))):
        return True
    of_hours = analysis.knowledge.lexicon.words("claims.of-hours")
    nearest = WORD.findall(_MARK.split(text[: hours.start()])[-1].lower())
    fillers = analysis.knowledge.contact_words.filler_or_joint
    return follows and not all(word in fillers or word in of_hours for word in nearest)


def _whole(said: str) -> set[Hours]:
    """From the first beginning to the last end of several ranges: hours with a break."""
    found = list(ranges(said))
    return {(begin, found[-1][1]) for begin, _ in found}


def ranges(hours: str) -> Iterator[Hours]:
    """Every "9am to 5pm" of some hours."""
    for match in _RANGE.finditer(hours):
        yield from _meant(match)


def _meant(match: re.Match[str]) -> set[Hours]:
    """What a range can mean: in "6 to 10pm" the first may be morning or evening. None where nobody can tell."""
    first, last = match[1], match[2]
    if last[-1].isdigit():  # "9:00 to 5:00" is by neither clock
        by_day = {(_minutes(first), _minutes(last) or _DAY)} if first[-1].isdigit() else set()
        return {each for each in by_day if each[1] > 720}
    begins = [first + half for half in "ap"] if first[-1].isdigit() else [first]
    return {(_minutes(each), _minutes(last) or _DAY) for each in begins}


def _is_all_day(hours: Hours) -> bool:
    """Whether hours are "midnight to midnight", "00:00 to 24:00" or "12am to 11.59pm"."""
    return (hours[1] - hours[0]) % _DAY in (0, _DAY - 1)


def _minutes(written: str) -> int:
    """Minutes since midnight, by the clock of 24 hours where no half of the day is told."""
    time = _TIME.match(written)
    if time is None:
        return _NAMED[written.lower()]
    hour = int(time[1])
    if time[3]:
        hour = hour % 12 + (12 if time[3].lower() == "p" else 0)
    return hour * 60 + int(time[2] or 0)
