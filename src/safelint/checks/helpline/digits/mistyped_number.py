"""Numbers that are one slip away from a known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display
from safelint.numbers.distance import moved, slip, swapped
from safelint.numbers.owners.unlisted_names import is_somebody_elses
from safelint.numbers.service_names import bare

if TYPE_CHECKING:
    from safelint.values.entries import Helpline, Rule

RULE = "helpline/mistyped-number"
_AROUND = 160  # characters before a number that may say what it is for
_TELLING = 7  # letters of a subject; shorter ones ("men", "work", "health") are words of every text


def explain(given: Given, rule: Rule) -> Verdict | None:
    """A slip of the number of the service that the text names."""
    entry, slipped, digits = given.stranger, given.slipped, given.digits
    if entry is None or not slipped:
        return None
    two = moved(digits, slipped) and not (slip(digits, slipped) or swapped(digits, slipped))
    name = "two-slips" if two else "one-slip"
    # That it is so near, and nobody's, says as much as the words between the two: of numbers to text there are few.
    sure = given.sureness if two and given.number.kind != "sms" else ""
    message = rule.says(
        name,
        number=given.shown,
        printed=given.registry.printed(entry.id, slipped),
        service=display(entry),
        gone=given.gone(rule),
    )
    level = given.analysis.level(rule, name, confidence=sure)
    known = given.registry.confidence(entry.id, slipped)
    choices = [given.other_number(rule, entry, given.registry.printed(entry.id, slipped))]
    if given.words != bare(entry.name):  # with its number right, its name may be found to be an old one
        choices.append(given.other_service(rule, entry))
    return Verdict(message, level, entry, tuple(choices), given.followed_by, fact=slipped, confidence=known)


def explain_of_nobody(given: Given, rule: Rule) -> Verdict | None:
    """A free number that nobody has, given to nobody or to a body that may have it, and next to a known one: of a
    service for the same subject, or with two neighbouring digits swapped."""
    registry, digits, number = given.registry, given.digits, given.number
    if registry.knows(digits) or number.kind != "phone" or not registry.plan.is_freephone(digits):
        return None
    nearest, right = registry.nearest(digits)
    if not nearest or len(right) != len(digits):
        return None
    entry = registry.by_id[nearest]
    is_swap, evidence = sorted(right) == sorted(digits), _evidence(given, entry)
    if evidence != "next-on-its-subject" and not registry.plan.is_valid(digits):
        return None  # that nobody can dial it is sure, whosever it is meant to be
    if evidence == "perhaps-a-slip" and not (is_swap and given.named is None):
        return None
    if evidence == "somebody-else's" and not is_swap:
        evidence = "perhaps-a-slip"
    name = "swapped-digits" if is_swap else "one-digit"
    message = rule.says(name, number=given.shown, printed=registry.printed(nearest, right), service=display(entry))
    choice = given.other_number(rule, entry, registry.printed(nearest, right))
    known = registry.confidence(nearest, right)
    level = given.analysis.level(rule, evidence)
    return Verdict(message, level, entry, (choice,), fact=right, confidence=known)


def _evidence(given: Given, entry: Helpline) -> str:
    """What shows that a number next to one of `entry` is meant to be that, as the policy calls it."""
    named, scene = given.named, given.analysis.scene
    if named is not None:
        may_have = given.names_body or not given.registry.owned(named.id)
        if not may_have or set(named.topics).isdisjoint(entry.topics):
            return "perhaps-a-slip"
    elif not _speaks_of(given, entry) and given.analysis.subjects.isdisjoint(entry.topics):
        return "perhaps-a-slip"
    return "somebody-else's" if is_somebody_elses(scene, given.number) else "next-on-its-subject"


def _speaks_of(given: Given, entry: Helpline) -> bool:
    """Whether the words before a number, in its block, name a subject of the service."""
    document, number = given.analysis.document, given.number
    start = max(document.block_at(number.start).start, number.start - _AROUND)
    words = document.text[start : number.start].lower()
    names = {topic.id: (topic.id, *topic.called) for topic in given.analysis.knowledge.pack.topics}
    subjects = [name for topic in entry.topics for name in names.get(topic, (topic,))]
    return any(len(name) >= _TELLING and name.replace("-", " ") in words for name in subjects)
