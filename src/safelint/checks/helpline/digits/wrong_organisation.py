"""Numbers of another service than the one that the text gives them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display
from safelint.help.routes import serves
from safelint.numbers.service_names import bare

if TYPE_CHECKING:
    from safelint.values.entries import Helpline, Rule

RULE = "helpline/wrong-organisation"


def explain(given: Given, rule: Rule) -> Verdict | None:
    entry, owners, registry = given.stranger, given.owners, given.registry
    if entry is None or not owners:
        return None
    if given.number.keyword and len(owners) > 1 and not any(each.kind == "sms" for each in entry.channels):
        return None  # many have a word of their own at a code that they share
    owner = registry.by_id.get(given.number.service) or owners[0]
    kin = any(registry.related(each.id, entry.id) or _shares_name(given, each, entry) for each in owners)
    name = "kin" if kin and not _of_another_nation(given, entry) else "another-service"
    if name == "kin" and (_has_its_own_beside(given, entry) or _is_sister_meant(given, entry)):
        return None  # "Samaritans: 116 123, or 0808 164 0123 in Welsh"
    message = rule.says(name, number=given.shown, owner=display(owner), service=display(entry), right=given.right(rule))
    level = given.analysis.level(rule, name, confidence=given.sureness)
    known = registry.confidence(owner.id, given.digits)
    choices = (given.own_number(rule), given.other_name(rule, owner))
    return Verdict(
        message, level, owner, choices, advised=(entry.id, *given.followed_by), fact=given.digits, confidence=known
    )


def _has_its_own_beside(given: Given, entry: Helpline) -> bool:
    """Whether a number of the service that the text names stands in the same sentence: this one is a line more."""
    start, end = given.analysis.sentence_around(given.number.start)
    beside = (each for each in given.analysis.numbers if start <= each.start < end and each is not given.number)
    return any(each.service == each.attributed_to == entry.id for each in beside)


def _is_sister_meant(given: Given, entry: Helpline) -> bool:
    """Whether the name that two nations' services share means the one whose number it is: that of the text's nation, or
    one that the text names in full too."""
    here = given.analysis.nations
    if here and not serves(entry, here) and any(serves(each, here) for each in given.owners):
        return True
    owners = {each.id for each in given.owners if _serve_apart(each, entry)}
    return any(owners.issuperset(hit.value.ids) for hit in given.analysis.names)


def _shares_name(given: Given, owner: Helpline, entry: Helpline) -> bool:
    """Whether the words that name a service begin the name of the body behind its sister in another nation."""
    return _serve_apart(owner, entry) and bare(owner.operator).startswith(f"{given.words} ")


def _serve_apart(one: Helpline, other: Helpline) -> bool:
    """Whether no nation has both services."""
    return "uk" not in (*one.nations, *other.nations) and set(one.nations).isdisjoint(other.nations)


def _of_another_nation(given: Given, entry: Helpline) -> bool:
    """Whether the text names one nation's service in full and gives it the number of its sister in another."""
    words = given.words
    if words not in {bare(name) for name in (entry.name, *entry.aliases)}:
        return False
    for each in given.owners:
        if given.registry.ran_together(each.id, entry.id) or not (each.is_active and entry.is_active):
            return False
        if not _serve_apart(each, entry) or _shares_name(given, each, entry):
            return False
        if any(bare(name).startswith(words) or words.endswith(bare(name)) for name in (each.name, *each.aliases)):
            return False
    return True
