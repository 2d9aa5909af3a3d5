"""Crisis lines and emergency numbers of other countries that a text offers: copied pages bring them along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.helpline.services import display, sentence_start
from safelint.lazy import regex
from safelint.nations.abroad import (
    LONG_SECTION,
    has_words_of_abroad,
    is_for_readers_abroad,
    is_told_by_headings,
    signs_of_abroad,
)

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.lexicon.matching import Match
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_BEFORE, _AFTER = 300, 150  # characters on either side in which a text may say for whom the line is
_LONGEST = 20  # characters of a number
_AT_END = regex(r"(?:\d\W?)+\Z")


def lines_abroad(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    last = -1
    for match in analysis.matches.all("abroad.offered"):
        start = _number_in(analysis.document.text, match)
        if start <= last or _goes_on(analysis, start, match.end) or analysis.is_quoted(start, match.end):
            continue
        digits = "".join(filter(str.isdecimal, analysis.document.text[start : match.end]))
        known = analysis.knowledge.registry.plan.line_abroad(digits)
        if known is not None and not _says_for_whom(analysis, start, match.end):
            last = start
            yield _finding(analysis, rule, start, match.end, *known)


def _number_in(text: str, match: Match) -> int:
    """Where the number begins that ends what was found, or is all of it: "1-800-273-TALK"."""
    if text[match.start].isdecimal():
        return match.start
    return match.start + len(_AT_END.split(text[match.start : match.end])[0])


def _goes_on(analysis: Analysis, start: int, end: int) -> bool:
    """Whether digits are a part of a longer number, or judged as one of ours."""
    if analysis.document.text[end : end + 2].lstrip(" -")[:1].isdecimal():
        return True
    return any(number.end > start for number in analysis.numbers_near(start - _LONGEST, end))


def _says_for_whom(analysis: Analysis, start: int, end: int) -> bool:
    """Whether words near a number, or the headings over it, say for which country it is."""
    if analysis.matches.holds("abroad.for-whom", max(start - _BEFORE, 0), end + _AFTER):
        return True
    if is_told_by_headings(analysis, "abroad.for-whom", start, LONG_SECTION):
        return True
    return analysis.view(is_for_readers_abroad)


def _finding(analysis: Analysis, rule: Rule, start: int, end: int, country: str, here: str) -> Finding:
    registry, number = analysis.knowledge.registry, analysis.on_one_line(start, end)
    right, choice = "", None
    if here:
        service, printed = display(registry.by_id[here]), registry.printed(here)
        right = rule.says("right", service=sentence_start(service), number=printed)
        title = rule.says("choose-service", service=service, number=printed)
        choice = analysis.choice(start, end, printed, title)
    is_doubtful = has_words_of_abroad(analysis) or bool(analysis.view(signs_of_abroad))
    return analysis.finding(
        rule,
        start,
        end,
        rule.says("line-abroad", number=number, country=country, right=right),
        analysis.level(rule, "perhaps-for-abroad" if is_doubtful else "line-abroad"),
        choices=(choice,),
        entries=(here,) if here else (),
    )
