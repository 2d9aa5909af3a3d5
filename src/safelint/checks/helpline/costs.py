"""What a text says that a call to a line costs, against what is known of its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.line_passages import LinePassage
from safelint.checks.helpline.reworded import cost_known
from safelint.checks.helpline.services import sources_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.numbers.plan import NumberingPlan
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_NEAR = 80  # characters from a number within which words are about it
_OTHERWISE = (6, 30)  # characters before words and after them in which they may turn out to be of something else


class _Claim(NamedTuple):
    """Words that are wrong of a line: the list that finds them, the name of the message and of the evidence."""

    words: str
    message: str


def stated(analysis: Analysis, rule: Rule, passage: LinePassage) -> Iterator[Finding]:
    """What a passage says wrongly of what a call costs."""
    for words, name in _claims(passage, analysis.knowledge.registry.plan):
        found = _said(analysis, passage, words)
        if found is None:
            continue
        start, end = found
        end = start + len(analysis.document.text[start:end].rstrip(" ,.)"))
        message = rule.says(name, number=passage.channel.number)
        level = analysis.knowledge.policy.capped(analysis.level(rule, name), passage.entry.confidence)
        level = level._replace(confidence="low") if level.is_mild else level
        sources = sources_of(passage.entry)
        made = cost_known(analysis, rule, name, start, end)
        entries = (passage.entry.id,)
        yield analysis.finding(rule, start, end, message, level, choices=(made,), sources=sources, entries=entries)
        return


_OF_THE_POLICE = (_Claim("claims.priced", "free-101"), _Claim("claims.fee", "free-101"))
_OF_STANDARD_COST = (
    _Claim("claims.free", "not-free"),
    _Claim("claims.premium", "not-premium"),
    _Claim("claims.fixed-price", "not-priced"),
)
_OF_A_FREE_CALL = (
    _Claim("claims.priced", "not-charged"),
    _Claim("claims.charged", "not-charged"),
    _Claim("claims.premium", "not-charged"),
)
_OF_A_FREE_NUMBER = (_Claim("claims.free-from-some", "free-from-mobiles"), *_OF_A_FREE_CALL)


def _claims(passage: LinePassage, plan: NumberingPlan) -> tuple[_Claim, ...]:
    """What would be wrong to say, by what a call costs."""
    channel, digits = passage.channel, passage.channel.digits
    if plan.is_of_the_police(digits):
        return _OF_THE_POLICE
    if channel.kind != "phone":
        return ()
    if channel.cost == "standard" and plan.is_geographic(digits):
        return _OF_STANDARD_COST
    if channel.cost == "free":
        return _OF_A_FREE_NUMBER if plan.is_freephone(digits) else _OF_A_FREE_CALL
    return ()


def _said(analysis: Analysis, passage: LinePassage, words: str) -> tuple[int, int] | None:
    """Where a passage says something of what a call costs; None where it does not, or says it of something else."""
    matches, start, end, number = analysis.matches, passage.start, passage.end, passage.number
    if number is not None and words == "claims.free":
        start, end = (max(start, number.start - _NEAR), end) if passage.beside == "before" else (start, end)
        end = min(end, start + _NEAR) if passage.beside == "after" else end
    match = matches.first(words, start, end)
    if match is None:
        return None
    longest = matches.after(words, match.start) or match
    sentence = analysis.sentence_at(match.start)
    begin = min(start, sentence.start) if sentence is not None else start
    stop = max(end, sentence.end) if sentence is not None else end
    if matches.holds("claims.past", begin, longest.end) or matches.holds("claims.past-after", longest.start, stop):
        return None
    before, after = _OTHERWISE
    free = words in ("claims.free", "claims.free-from-some")
    if free and matches.holds("claims.free-otherwise", max(begin, match.start - before), min(stop, match.end + after)):
        return None
    if matches.holds("claims.not-now", begin, stop) or matches.holds("claims.of-other-cost", start, match.start):
        return None
    return longest.start, longest.end
