"""Numbers that are one slip away from a known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display
from safelint.numbers.distance import moved, slip, swapped
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
    sure = given.sureness if two else ""  # that it is so near, and nobody's, says as much as the words between the two
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
    """A free number that nobody has, given to nobody, and next to a known one: with two neighbouring digits swapped, or
    with any other slip where the words around speak of what that service is for."""
    registry, digits, number = given.registry, given.digits, given.number
    if digits in registry.owners or number.attributed_to or number.kind != "phone":
        return None
    if not registry.plan.is_freephone(digits):
        return None
    nearest, right = registry.nearest(digits)
    if not nearest or len(right) != len(digits):
        return None
    entry = registry.by_id[nearest]
    is_swap, on_subject = sorted(right) == sorted(digits), _speaks_of(given, entry)
    if not (is_swap or on_subject):
        return None
    name = "swapped-digits" if is_swap else "one-digit"
    message = rule.says(name, number=given.shown, printed=registry.printed(nearest, right), service=display(entry))
    evidence = "swapped-on-its-subject" if is_swap and on_subject else "perhaps-a-slip"
    choice = given.other_number(rule, entry, registry.printed(nearest, right))
    return Verdict(message, given.analysis.level(rule, evidence), choices=(choice,), advised=(entry.id,))


def _speaks_of(given: Given, entry: Helpline) -> bool:
    """Whether the words before a number, in its block, name a subject of the service."""
    document, number = given.analysis.document, given.number
    start = max(document.block_at(number.start).start, number.start - _AROUND)
    words = document.text[start : number.start].lower()
    names = {topic.id: (topic.id, *topic.called) for topic in given.analysis.knowledge.pack.topics}
    subjects = [name for topic in entry.topics for name in names.get(topic, (topic,))]
    return any(len(name) >= _TELLING and name.replace("-", " ") in words for name in subjects)
