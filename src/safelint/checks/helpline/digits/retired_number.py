"""Numbers that were given up, or whose service was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display, sentence_start, since_when, what_became
from safelint.checks.helpline.sisters import advice, sisters_for
from safelint.help.naming import nation
from safelint.help.routes import serves
from safelint.values.dates import in_words
from safelint.values.settings import NATIONS
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.values.entries import Helpline, RetiredNumber, Rule
    from safelint.values.finding import Choice

RULE = "helpline/retired-number"


class _Instead(NamedTuple):
    """What to print in place of a number: the words that say so, the choices that write it, and the ids of the further
    entries that these name."""

    told: str
    choices: tuple[Choice | None, ...]
    advised: tuple[str, ...]


def explain(given: Given, rule: Rule) -> Verdict | None:
    registry, digits, named = given.registry, given.digits, given.number.attributed_to
    pasts = registry.retired.get(digits, [])
    mine = [past for past in pasts if past.helpline.id == named]
    if mine and not registry.owns(named, digits):
        return _withdrawn(given, rule, mine[0].helpline, mine[0].retired)
    owners = registry.owners.get(digits, [])
    if pasts and not owners:
        past = next((past for past in pasts if not named or registry.related(past.helpline.id, named)), None)
        return _withdrawn(given, rule, past.helpline, past.retired) if past is not None else None
    if not owners:
        return None
    service = registry.by_id.get(given.number.service)
    if service is None or service.is_active or (named and named != service.id):
        return None
    return _closed(given, rule, service)


def _withdrawn(given: Given, rule: Rule, entry: Helpline, retired: RetiredNumber) -> Verdict:
    until = _in_brackets(rule, retired.until)
    if retired.whose:
        instead = rule.says("print", number=retired.replaced_by) if retired.replaced_by else ""
        message = rule.says("changed", number=given.shown, whose=retired.whose, until=until, instead=instead)
        level = given.analysis.level(rule, "changed")
        choice = given.other_number(rule, entry, retired.replaced_by)
        return Verdict(message, level, entry, (choice,), fact=retired.digits, confidence=retired.confidence)
    follower = _instead(given, rule, entry, retired)
    message = rule.says("withdrawn", number=given.shown, service=display(entry), until=until, instead=follower.told)
    if retired.confidence != "high":
        message += rule.says("perhaps")
    level = given.analysis.level(rule, "withdrawn")
    known = retired.confidence
    return Verdict(message, level, entry, follower.choices, follower.advised, fact=retired.digits, confidence=known)


def _instead(given: Given, rule: Rule, entry: Helpline, retired: RetiredNumber) -> _Instead:
    """What to print in place of a number that `entry` gave up, for readers in the nations of the text."""
    registry, analysis = given.registry, given.analysis
    successor = None if entry.is_active else registry.by_id.get(entry.replaced_by)
    advised = (successor.id,) if successor is not None else ()
    printed, name, follower = retired.replaced_by, "print", entry
    if not printed and successor is not None:
        printed, name, follower = registry.printed(successor.id), "took-over", successor
    elif not printed and entry.is_active:
        printed, name = registry.printed(entry.id), "today"
    if not printed:
        return _Instead("", (), advised)
    nations = registry.nations_of(follower.id, registry.plan.national(printed))
    served = joined([nation(each) for each in nations], "and")
    if not serves(follower, analysis.nations, nations):
        sisters = sisters_for(analysis).of(follower, analysis.nations)
        told = rule.says("elsewhere", number=printed, nations=served) + advice(analysis, rule, sisters)
        choices = tuple(given.other_service(rule, each) for each in sisters if registry.printed(each.id))
        return _Instead(told, choices, (*advised, *(each.id for each in sisters)))
    told = rule.says(name, service=sentence_start(display(follower)), number=printed)
    if not all(serves(follower, (each,), nations) for each in analysis.nations or NATIONS):
        told += rule.says("only", nations=served)
    whole = name == "took-over"
    choice = given.other_service(rule, follower) if whole else given.other_number(rule, follower, printed)
    return _Instead(told, (choice,), advised)


def _closed(given: Given, rule: Rule, service: Helpline) -> Verdict:
    registry, number = given.registry, given.number
    successor = registry.by_id.get(service.replaced_by)
    if successor is not None and registry.owns(successor.id, number.digits):
        since = since_when(service, rule)
        printed = registry.printed(successor.id, number.digits)
        message = rule.says("now-called", old=service.name, new=successor.name, since=since, number=printed)
        level, choices = given.analysis.level(rule, "now-called"), (given.other_name(rule, successor),)
        return Verdict(message, level, service, choices, advised=(successor.id,), fact="status")
    end = what_became(service, registry, rule)
    message = rule.says("service-gone", number=given.shown, service=service.name, end=end)
    choice = given.other_service(rule, successor) if successor is not None else None
    advised = (successor.id,) if successor is not None else ()
    level = given.analysis.level(rule, "service-gone")
    return Verdict(message, level, service, (choice,), advised, fact="status")


def _in_brackets(rule: Rule, until: str) -> str:
    """ " (in September 2015)", " (1 May 2020)"; "" where the day is not known."""
    if not until:
        return ""
    date = in_words(until)
    return rule.says("until-in" if re.fullmatch(r"(?:[A-Z][a-z]+ )?\d{4}", date) else "until", date=date)
