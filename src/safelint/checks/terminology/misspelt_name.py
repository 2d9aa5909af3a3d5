"""Names a letter or a word off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.terminology.excused_names import is_name_excused
from safelint.checks.terminology.given_up import given_up
from safelint.checks.terminology.named import Meant
from safelint.lazy import regex
from safelint.numbers.websites import host_of

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.words.near_by_words import Near

_OWNED = regex("['\u2019]s\\b")
_AROUND = 300  # characters around a misspelt name in which its number or its site tells whose name it is
_LONGEST_CUE = 60  # characters before a name
_NUMBER_AFTER = regex(r"[:,]? \(?[+\d]")


def find(analysis: Analysis, rule: Rule) -> Iterator[tuple[int, int, Finding]]:
    for near in analysis.knowledge.near_names.find(analysis.fold.cased):
        finding = _finding(analysis, rule, near)
        if finding is not None:
            yield *analysis.fold.unfold(near.start, near.end), finding


def _finding(analysis: Analysis, rule: Rule, near: Near) -> Finding | None:
    if is_name_excused(analysis, near.start, near.end, near.right):
        return None
    if near.former >= 0:
        former = analysis.knowledge.former_names
        old = former.misspelt(analysis, near.former, near.start, near.end)
        return given_up(analysis, rule, old) if old is not None and not old.right else None
    origin = analysis.fold.unfold(near.start, near.end)
    evidence = _evidence(analysis, near, origin)
    if not evidence:
        return None
    words = analysis.document.text[origin[0] : origin[1]]
    if _OWNED.sub("", words) == near.right:
        return None  # "Refuge's National Domestic Abuse Helpline": its owner stands before it
    meant = Meant(*origin, near.right, near.ids)
    level = meant.level(analysis, rule, evidence)
    safe = not words.isupper() and (not level.is_mild or near.words > 2)
    return meant.finding(analysis, rule, "misspelt", level, safe=safe)


def _evidence(analysis: Analysis, near: Near, origin: tuple[int, int]) -> str:
    """What shows that the name is meant, as the policy calls it; "" where nothing does."""
    if _has_its_own(analysis, near, origin):
        return "beside-its-own-contact"
    if analysis.knowledge.longer_names.holds(analysis.document.text, *origin):
        return ""
    cued = _is_service(analysis, *origin)
    if near.kind == "capital":
        return "a-capital"
    if near.words > 2 and near.edits:
        return "long-name"
    if near.words == 2 and near.kind == "form" and not cued:
        return ""
    if near.words == 2 and near.edits:
        return "spoken-of-as-a-service" if cued and near.edits == 1 else "two-words"
    if near.edits == 0:  # only a space is wrong, and two words may be meant as two
        return "only-a-space" if cued or near.words == 2 else ""
    return "spoken-of-as-a-service" if cued and near.edits == 1 else ""


def _is_service(analysis: Analysis, start: int, end: int) -> bool:
    """Whether words beside a name, or a number after it, show that it is meant as the name of a service."""
    before = analysis.matches.before("slips.service-before", start)
    if before is not None and before.start >= start - _LONGEST_CUE:
        return True
    if analysis.matches.after("slips.service-after", end) is not None:
        return True
    return _NUMBER_AFTER.match(analysis.document.text, end, end + _LONGEST_CUE) is not None


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
    sites = {host_of(registry.by_id[id_].website) for id_ in known}
    return any(site and site in text for site in sites)
