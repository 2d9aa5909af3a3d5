"""Links that dial another number than the one shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks import RuleCheck
from safelint.checks.helpline.digits.given import as_shown
from safelint.checks.helpline.services import display
from safelint.numbers.find.phones import dialled
from safelint.values.document import PHONE_SCHEMES
from safelint.values.finding import Choice, Edit

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.document import Inline
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding
    from safelint.values.report import Number


def run(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    registry = analysis.knowledge.registry
    numbers = analysis.numbers
    starts = [number.start for number in numbers]
    inlines = analysis.document.inlines
    links = [each for each in inlines if each.kind == "link" and each.target.lower().startswith(PHONE_SCHEMES)]
    sound = _sound(analysis, links)
    for inline in links:
        target = dialled(inline, registry.plan)
        left, right = bisect_left(starts, inline.start), bisect_left(starts, inline.end)
        shown = [number for number in numbers[left:right] if not number.linked]
        if not target or len(shown) != 1 or shown[0].digits == target or inline.span.start in sound:
            continue
        number = shown[0]
        if target in ("0" + number.digits, number.digits.lstrip("0")) and registry.knows(number.digits):
            continue
        known = registry.by_id.get(registry.service(target))
        shows = as_shown(number)
        named: tuple[str, ...] = ()
        if known is not None and known.id != number.service:
            message = rule.says("of-another-service", target=target, service=display(known), number=shows)
            named = (known.id,)
        else:
            message = rule.says("another-number", target=target, number=shows)
        choices = _choices(analysis, rule, inline, number)
        yield analysis.finding(rule, number.start, number.end, message, choices=choices, entries=named)


def _sound(analysis: Analysis, links: list[Inline]) -> set[int]:
    """Where links begin whose words, in one of the blocks that they go through, have the number that they dial: a card
    of 111 says "not for a 999 emergency"."""
    plan = analysis.knowledge.registry.plan
    return {each.span.start for each in links if dialled(each, plan) in analysis.words_between(each.start, each.end)}


def _choices(analysis: Analysis, rule: Rule, link: Inline, number: Number) -> list[Choice | None]:
    """Links the number that is shown, or shows the one that is linked; first makes that right which is nobody's."""
    registry, scheme = analysis.knowledge.registry, link.target.partition(":")[0]
    target = dialled(link, registry.plan)
    span, shows = analysis.document.target_span(link), as_shown(number)
    linked = None
    if span is not None and analysis.document.source.editable:
        new = f"{scheme}:{number.digits}"
        linked = Choice((Edit(span, new),), rule.says("choose-link", number=shows))
    owner = registry.service(target)
    entry = registry.by_id.get(owner)
    shown = None
    if entry is not None and entry.is_active:
        printed = registry.printed(owner, target)
        title = rule.says("choose-number", number=printed, service=display(entry))
        shown = analysis.choice(number.start, number.end, printed, title)
    return [shown, linked] if owner and owner == number.attributed_to else [linked, shown]


CHECK = RuleCheck("helpline/tel-link", run)
