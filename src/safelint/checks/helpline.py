"""Numbers, addresses and claims about helplines: right, current, whole and given to the right service.

One number gets at most one finding about its digits, the gravest explanation first; a link that dials something else,
an address and a claim are faults of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.checks._claims import claims
from safelint.checks._numbers import Verdict, as_shown, judge
from safelint.checks._services import display, sources_of
from safelint.checks._websites import websites
from safelint.lazy import regex
from safelint.numbers.find.phones import dialled
from safelint.numbers.registry import severity
from safelint.plugins import Check
from safelint.values.finding import SUGGESTION, Finding
from safelint.values.report import Number
from safelint.values.settings import CONFIDENCES

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule

_FAMILY = "helpline/"
# What says of a number, before or after it, that it is not one to call: it is old, gone, or quoted as a mistake.
_GONE_BEFORE = regex(
    r"(?:\b(?:old|former|previous|earlier|defunct|outdated|obsolete|wrong|incorrect|discontinued)"
    r"\s(?:[\w'\u2019-]+\s){0,4}?(?:numbers?|lines?|helplines?|hotlines?)\b"
    r"(?:(?!\b(?:call|ring|phone|dial|text|contact)\b)[^.;]){0,40}"
    r"|\b(?:replac(?:ed|es|ing)|instead of|rather than|formerly|previously|withdrew|stopped using|no longer|wrongly|"
    r"mistakenly|mis(?:printed|quoted|typed|dialled)|used to (?:be|run|have|use|answer)|not|never|"
    r"(?:chang(?:ed|es|ing)|mov(?:ed|es|ing)|switch(?:ed|es|ing))\s(?:[\w'\u2019]+\s){0,4}?from|"
    r"once (?:was|ran|had|used|answered|operated)|(?:do not|don['\u2019]t|never) (?:call|ring|dial|use|print|give))\s"
    r"(?:(?:answers?|as|at|available|be|by|calling|given|has|helpline|in|is|its|line|number|old|on|printed|reached|"
    r"ringing|runs?|the|their|to|use|uses|using|via|was)\s){0,4}"
    r")[\"'\u2018\u201c(]?$",
    re.IGNORECASE,
)
_GONE_AFTER = regex(
    r"[)\"'\u2019\u201d]?,?\s(?:(?:which|that|and|now|since|also|later)\s)?(?:no longer|ceased|stopped working|"
    r"do(?:es)?(?: not|n['\u2019]t) work|closed (?:down|for good|in (?:[A-Z]\w+ )?(?:19|20)\d\d)|"
    r"(?:(?:is|are|was|were|has|have|had|been|now|since|also|later)\s){1,4}"
    r"(?:no longer|closed(?! (?:at|on|over|for|between))|replaced|withdrawn|retired|discontinued|switched off|"
    r"disconnected|defunct|obsolete|out of (?:date|use)|old|wrong|incorrect|a misprint|ceased|ended))\b",
    re.IGNORECASE,
)


def _is_disowned(analysis: Analysis, number: Number) -> bool:
    """Whether the number's own sentence says that it is old, withdrawn or a mistake."""
    sentence = analysis.sentence_at(number.start)
    start, end = (sentence.start, sentence.end) if sentence is not None else (number.start - 120, number.end + 80)
    text = analysis.document.text
    start = max(0, start, number.start - 120)
    before = text[start : number.start].rpartition("\0")[2]
    after = text[number.end : max(number.end, min(end, number.end + 80))].partition("\0")[0]
    return bool(_GONE_BEFORE.search(before) or _GONE_AFTER.match(after))


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    registry = analysis.knowledge.registry
    for number in analysis.numbers:
        for verdict in judge(analysis, number):
            rule = rules.get(_FAMILY + verdict.rule)
            if rule is not None:
                if verdict.rule not in ("number-format", "fictional-number") and _is_disowned(analysis, number):
                    break
                finding = _finding(analysis, rule, number, verdict)
                if finding.severity == SUGGESTION and _costs_more(analysis, number, verdict, rules):
                    continue
                yield finding
                break
    if "helpline/tel-link" in rules:
        yield from _links(analysis, rules["helpline/tel-link"])
    if "helpline/website" in rules:
        yield from websites(analysis, rules["helpline/website"], registry)
    if "helpline/claim" in rules:
        for place in range(len(analysis.numbers)):
            yield from claims(analysis, rules["helpline/claim"], place)


def _costs_more(analysis: Analysis, number: Number, verdict: Verdict, rules: Mapping[str, Rule]) -> bool:
    """Whether what a call costs weighs more than a doubtful word on whose the number is: the cost is certain."""
    if verdict.rule == "costly-number" or _FAMILY + "costly-number" not in rules:
        return False
    return analysis.knowledge.registry.charge(number.digits) is not None


def _finding(analysis: Analysis, rule: Rule, number: Number, verdict: Verdict) -> Finding:
    confidence, most = verdict.confidence, verdict.severity
    if verdict.entry is not None:
        confidence = max(confidence, verdict.entry.confidence, key=CONFIDENCES.index)
        most = severity(confidence, most)
    related: tuple[tuple[str, int, int], ...] = ()
    if number.name_end > number.name_start and verdict.rule != "number-format":
        related = (("named here", number.name_start, number.name_end),)
    sources = sources_of(verdict.entry) if verdict.entry is not None else None
    rested = (*((verdict.entry.id,) if verdict.entry is not None else ()), *verdict.advised)
    return analysis.finding(
        rule,
        number.start,
        number.end,
        verdict.message,
        severity=most,
        confidence=confidence,
        related=related,
        fix=verdict.fix,
        sources=sources or None,
        entries=rested,
    )


def _links(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    """A `tel:` or `sms:` link that dials another number than the one shown."""
    registry = analysis.knowledge.registry
    numbers = analysis.numbers
    starts = [number.start for number in numbers]
    for inline in analysis.document.inlines:
        if inline.kind != "link" or inline.target[:4].lower() not in ("tel:", "sms:", "call"):
            continue
        target = dialled(inline)
        left, right = bisect_left(starts, inline.start), bisect_left(starts, inline.end)
        shown = [number for number in numbers[left:right] if not number.linked]
        if not target or len(shown) != 1 or shown[0].digits == target:
            continue
        number = shown[0]
        if (
            target in ("0" + number.digits, number.digits.lstrip("0"))
            and registry.knows(number.digits)
            and target.lstrip("0") == number.digits.lstrip("0")
        ):
            continue
        known = registry.by_id.get(registry.service(target))
        whose = f", {display(known)}" if known is not None and known.id != number.service else ""
        message = f"The link dials {target}{whose}, but the text shows {as_shown(number)}. Make both the same."
        named = (known.id,) if whose and known is not None else ()
        yield analysis.finding(rule, number.start, number.end, message, entries=named)


CHECK = Check("helpline", run)
