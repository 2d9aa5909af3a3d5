"""Names that their owners have given up, and names a letter or two off. Where an entry for a name has spoken already,
nothing more is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.packs.rulebook import NAMES
from safelint.plugins import Check
from safelint.values.entries import cited
from safelint.values.finding import SUGGESTION, WARNING, Finding
from safelint.words.mentions import is_spoken_of
from safelint.words.successor import message, replacement
from safelint.words.terms import is_excused, overlaps, window
from safelint.words.usage import Usage
from safelint.words.wordlists import WordLists

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.words.former import GivenUp
    from safelint.words.misspelt import Near

_AROUND = 300  # characters around a misspelt name in which its number or its site tells whose name it is


def run(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    rule = rules.get(NAMES)
    if rule is None:
        return
    taken = [(found.start, found.end) for found in analysis.terms if found.term.kind == "name"]
    for given_up in analysis.former_names:
        if not given_up.right and not overlaps(taken, given_up.start, given_up.end):
            yield _given_up(analysis, rule, given_up)
    lists = WordLists(analysis)
    last = 0
    for near in analysis.knowledge.near_names.find(analysis.fold.cased):
        start, end = analysis.fold.unfold(near.start, near.end)
        if near.start < last or overlaps(taken, start, end):
            continue
        finding = _misspelt(analysis, rule, lists, near)
        if finding is not None:
            last = near.end
            yield finding


def _given_up(analysis: Analysis, rule: Rule, found: GivenUp) -> Finding:
    entry = found.entry
    words = analysis.document.text[found.start : found.end]
    before = analysis.document.text[max(0, found.start - 60) : found.start]
    after = analysis.document.text[found.end : found.end + 40]
    new = "" if found.quoted else replacement(analysis.knowledge.lexicon, entry, words, (before, after))
    return analysis.finding(
        rule,
        found.start,
        found.end,
        message(entry, words),
        severity=SUGGESTION if found.doubtful or entry.confidence == "low" else WARNING,
        confidence=entry.confidence,
        fix=analysis.fix(found.start, found.end, new) if new else None,
        sources=cited(entry.sources),
        entries=(entry.registry,) if entry.registry in analysis.knowledge.registry.by_id else (),
    )


# ------------------------------------------------------------------------------------------------------- misspelt

_CUE_BEFORE = regex(
    r"\b(?:call(?:ing)?|contact(?:ing)?|ring(?:ing)?|phon(?:e|ing)|text(?:ing)?|email(?:ing)?|visit|charity|charities"
    r"|helplines?|service|organisations?|(?:support|help|advice) from|run by|(?:speak|talk|donate) to"
    r"|volunteer (?:for|with)|number for|line)(?:,| (?:is|are|like|such as|called|as))?"
    r"(?: (?:the|charity|helpline))? $",
    re.IGNORECASE,
)
_LONGEST_CUE = 60  # characters that it matches, and one before them
_CUE_AFTER = regex(
    r"(?:'s?)?,? (?:\([A-Z]{2,8}\) ?)?(?:(?:on|at) \(?[+\d]|helpline|hotline|line\b|charity|website|advice line"
    r"|support|volunteers?|services?\b|free on|anonymously|a charity|the charity|which (?:runs|offers|supports|helps))"
    r"|[:,]? \(?[+\d]",
    re.IGNORECASE,
)


def _misspelt(analysis: Analysis, rule: Rule, lists: WordLists, near: Near) -> Finding | None:
    left, right = window(analysis, near.start)
    left, right = max(left, near.start - _AROUND), min(right, near.end + _AROUND)
    if near.end > right:
        return None
    cased = analysis.fold.cased[left:right]
    inside = (near.start - left, near.end - left)
    origin = analysis.fold.unfold(near.start, near.end)
    if is_excused(analysis, origin, cased, inside) or is_spoken_of(lists, Usage(analysis, *origin)):
        return None
    level = _level(analysis, near, origin, cased[: inside[0]], cased[inside[1] :])
    if level is None:
        return None
    severity, confidence = level
    words = analysis.document.text[origin[0] : origin[1]]
    quoted = analysis.is_quoted(origin[0], origin[0] + 1)
    can_fix = not quoted and not words.isupper() and (severity == WARNING or near.words > 2)
    return analysis.finding(
        rule,
        *origin,
        f'"{" ".join(words.split())}" looks like a misspelling: the name is {near.right}.',
        severity=SUGGESTION if quoted else severity,
        confidence=confidence,
        fix=analysis.fix(*origin, near.right) if can_fix else None,
        sources=_sources(analysis, near),
        entries=tuple(id_ for id_ in near.ids[:1] if id_ in analysis.knowledge.registry.by_id),
    )


def _level(analysis: Analysis, near: Near, origin: tuple[int, int], before: str, after: str) -> tuple[str, str] | None:
    """How severe and how sure a finding is, by what shows that the name is meant; None where nothing does."""
    if _has_its_own(analysis, near, origin):
        return WARNING, "high"
    if analysis.knowledge.longer_names.holds(analysis.document.text, *origin):
        return None
    cued = (
        _CUE_BEFORE.search(before, max(0, len(before) - _LONGEST_CUE)) is not None
        or _CUE_AFTER.match(after) is not None
    )
    if near.words > 2 and near.edits:
        return WARNING, "high"
    if near.words == 2 and near.edits:
        return (WARNING, "medium") if cued and near.edits == 1 else (SUGGESTION, "medium")
    if near.edits == 0:  # only a space is wrong, and two words may be meant as two
        return (SUGGESTION, "low") if cued or near.words == 2 else None
    return (WARNING, "medium") if cued and near.edits == 1 else None


def _has_its_own(analysis: Analysis, near: Near, origin: tuple[int, int]) -> bool:
    """Whether a number or the site of the service stands near the name."""
    if not near.ids:
        return False
    registry = analysis.knowledge.registry
    known = [id_ for id_ in near.ids if id_ in registry.by_id]
    start, end = origin[0] - _AROUND, origin[1] + _AROUND
    if any(registry.owns(id_, number.digits) for id_ in known for number in analysis.numbers_near(start, end)):
        return True
    text = analysis.document.text[max(0, start) : end].lower()
    sites = {registry.by_id[id_].website.partition("//")[2].partition("/")[0].removeprefix("www.") for id_ in known}
    return any(site and site in text for site in sites)


def _sources(analysis: Analysis, near: Near) -> tuple[str, ...]:
    by_id = analysis.knowledge.registry.by_id
    return tuple(by_id[id_].website for id_ in near.ids[:1] if id_ in by_id and by_id[id_].website)


CHECK = Check(kind="term", run=run)
