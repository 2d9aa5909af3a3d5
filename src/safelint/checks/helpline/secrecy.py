"""What a text says of whether others learn of a call: the phone bill, names, recordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.said_of import is_of_another_time, services_before
from safelint.checks.helpline.services import display, sentence_start

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.checks.helpline.line_passages import LinePassage
    from safelint.lexicon.matching import Match
    from safelint.values.entries import Channel, Helpline, Rule
    from safelint.values.finding import Finding

_NAMELESS = ("secrecy.name-needed", "secrecy.traced", "secrecy.passed-on")
_BILL = "secrecy.on-bill"


class _SaidOfCalls(NamedTuple):
    """Words that are said of a service, or of a line of it."""

    match: Match
    words: str
    entry: Helpline
    channel: Channel | None


def stated(analysis: Analysis, rule: Rule, lines: Iterable[LinePassage]) -> Iterator[Finding]:
    """What a document says wrongly of the secrecy of a call."""
    told: list[Match] = []
    nameless = {name: each for each in analysis.knowledge.pack.registry["nameless"] for name in each["entries"]}
    for said in chain(_of_lines(analysis, lines), _of_services(analysis)):
        if any(said.match.start < each.end and each.start < said.match.end for each in told):
            continue
        if _is_of_something_else(analysis, said.match):
            continue
        shown = nameless.get(said.entry.id) if said.words != _BILL else None
        if said.words == _BILL and not _is_free(said.channel):
            continue
        if said.words != _BILL and shown is None:
            continue
        told.append(said.match)
        sources = tuple(each["url"] for each in shown["sources"]) if shown else None
        yield _finding(analysis, rule, said, sources)


def _of_lines(analysis: Analysis, lines: Iterable[LinePassage]) -> Iterator[_SaidOfCalls]:
    """What is said beside a number."""
    for line in lines:
        for words in (_BILL, *_NAMELESS):
            match = analysis.matches.first(words, line.start, line.end)
            if match is not None:
                yield _SaidOfCalls(analysis.matches.after(words, match.start) or match, words, line.entry, line.channel)


def _of_services(analysis: Analysis) -> Iterator[_SaidOfCalls]:
    """What is said right after the name of a service."""
    for words in (_BILL, *_NAMELESS):
        for match in analysis.matches.all(words):
            services = services_before(analysis, match.start)
            if services:
                phone = next((each for each in services[0].channels if each.kind == "phone"), None)
                longest = analysis.matches.after(words, match.start) or match
                yield _SaidOfCalls(longest, words, services[0], phone)


def _is_of_something_else(analysis: Analysis, match: Match) -> bool:
    sentence = analysis.sentence_at(match.start)
    return (
        sentence is None or analysis.is_quoted(match.start, match.end) or is_of_another_time(analysis, sentence, match)
    )


def _is_free(channel: Channel | None) -> bool:
    return channel is not None and channel.kind == "phone" and channel.cost == "free"


def _finding(analysis: Analysis, rule: Rule, said: _SaidOfCalls, sources: tuple[str, ...] | None) -> Finding:
    start, end = said.match.start, said.match.end
    name = "on-bill" if said.words == _BILL else "nameless"
    message = rule.says(
        name,
        service=sentence_start(display(said.entry)),
        number=said.channel.number if said.channel else "",
        said=analysis.on_one_line(start, end),
    )
    level = analysis.level(rule, name)
    return analysis.finding(rule, start, end, message, level, sources=sources, entries=(said.entry.id,))
