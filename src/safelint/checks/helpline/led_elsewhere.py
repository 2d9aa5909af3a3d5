"""Links that show the address of a service and lead to another site: readers go where the link leads, and believe what
they read.

Mail programs and newsletters put an address of their own before the one that a link shows, and so do shorteners. So a
site of nobody that is known is a suggestion at most, unless it looks like the service's own; a mailbox has nothing
before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.helpline.domains import Domains
from safelint.checks.helpline.given_addresses import ShownAddress, shown_addresses
from safelint.checks.helpline.services import are_kin, display, sources_of
from safelint.values.finding import Choice, Edit

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Helpline, Rule
    from safelint.values.finding import Finding


def led_elsewhere(analysis: Analysis, rule: Rule) -> Iterator[Finding]:
    known = analysis.knowledge.made(Domains)
    for shown in shown_addresses(analysis):
        owners = known.owners(shown.host)
        if not owners:
            continue
        registry = analysis.knowledge.registry
        whole_site = (id_ for path, id_ in registry.websites.pages.get(shown.host, ()) if not path)
        entry = registry.by_id[next(whole_site, owners[0])]
        evidence, owner = _evidence(analysis, known, shown, owners)
        if evidence:
            yield _finding(analysis, rule, shown, entry, evidence, owner)


def _evidence(
    analysis: Analysis, known: Domains, shown: ShownAddress, owners: tuple[str, ...]
) -> tuple[str, Helpline | None]:
    """By what a link leads elsewhere, and the other service to which it leads; "" where it may be right."""
    registry = analysis.knowledge.registry
    entries = [registry.by_id[id_] for id_ in owners]
    others = [registry.by_id[id_] for id_ in known.owners(shown.leads_to)]
    if others:
        is_kin = any(are_kin(registry, one, other) for one in entries for other in others)
        return ("", None) if is_kin else ("leads-to-another", others[0])
    if known.former.get(shown.leads_to) in entries:
        return "given-up", None
    if any(shown.leads_to in known.sources_of(entry) for entry in entries):
        return "", None
    mistaken = [found for entry in entries if (found := known.mistaken_for(shown.leads_to, entry))]
    if mistaken:
        return mistaken[0], None
    if shown.writes:
        return "writes-elsewhere", None
    leads_on = shown.host in shown.behind or registry.websites.is_redirecting(shown.leads_to)
    return ("" if leads_on else "leads-elsewhere"), None


def _finding(
    analysis: Analysis, rule: Rule, shown: ShownAddress, entry: Helpline, evidence: str, owner: Helpline | None
) -> Finding:
    if owner is not None:
        message = rule.says("leads-to-another", shown=shown.host, host=shown.leads_to, owner=display(owner))
    else:
        name = evidence if evidence == "leads-elsewhere" else "leads-to-nobody"
        message = rule.says(name, shown=shown.host, host=shown.leads_to, service=display(entry))
    return analysis.finding(
        rule,
        shown.link.start,
        shown.link.end,
        message,
        analysis.knowledge.policy.rests_on(analysis.level(rule, evidence), entry.confidence),
        choices=(_as_shown(analysis, rule, shown),),
        sources=sources_of(entry),
        entries=(entry.id, *([owner.id] if owner is not None else [])),
    )


def _as_shown(analysis: Analysis, rule: Rule, shown: ShownAddress) -> Choice | None:
    """Lets a link lead to the address that it shows."""
    span = analysis.document.target_span(shown.link)
    if span is None or not analysis.document.source.editable:
        return None
    return Choice((Edit(span, shown.address),), rule.says("choose-shown", address=shown.address))
