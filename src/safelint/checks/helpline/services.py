"""How a message speaks of a service, and the pages that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.help.naming import named
from safelint.values.dates import in_words
from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.numbers.registry import Registry
    from safelint.values.entries import Rule


def display(entry: Helpline) -> str:
    """The service's name as a sentence takes it, in words where its name is its number."""
    return entry.spoken or named(entry)


def sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def since_when(entry: Helpline, rule: Rule) -> str:
    """Since when a service has not been what it was: " (September 2024)", "" where that is not known."""
    return rule.says("until", date=in_words(entry.status_date)) if entry.status_date else ""


def what_became(entry: Helpline, registry: Registry, rule: Rule) -> str:
    """What became of a service that is no longer active: "became part of Shout (September 2024): 85258"."""
    since = since_when(entry, rule)
    successor = registry.by_id.get(entry.replaced_by)
    if successor is None:
        return rule.says("closed", since=since)
    name = entry.status if entry.status in ("merged", "renamed") else "replaced"
    number = registry.printed(successor.id)
    return rule.says(name, successor=display(successor), since=since, printed=f": {number}" if number else "")


def sources_of(entry: Helpline, fact: str = "") -> tuple[str, ...]:
    """The pages to send a writer to for a fact of an entry: those of its operator and of public bodies that show it.

    Where none is the operator's, also the one on which the operator tells how to reach the service; where there is
    nothing of all this, what others say. Empty where the entry names no page: what the rule rests on is no page of it.
    """
    pages = [page for page in (entry.sources_of(fact) if fact else entry.sources) if page.cite]
    own = [page.url for page in pages if page.by == "operator"]
    theirs = (entry.page or entry.website,) if not own and (entry.page or entry.website) else ()
    found = (*own, *theirs, *(page.url for page in pages if page.by == "official"))
    return found or tuple([page.url for page in pages if page.by in ("body", "other")])


def are_kin(registry: Registry, one: Helpline, other: Helpline) -> bool:
    """Whether two entries belong together, so that the site of one is right for the other."""
    if registry.related(one.id, other.id):
        return True
    ours, theirs = one.operator.lower(), other.operator.lower()
    names = {name.lower() for name in (other.name, *other.aliases, other.operator) if name}
    mine = {name.lower() for name in (one.name, *one.aliases, one.operator) if name}
    return any(name in ours for name in names) or any(name in theirs for name in mine)
