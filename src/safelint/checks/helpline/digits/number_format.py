"""Right digits, but printed in a way that is hard to read or not their operator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.checks.helpline.digits.given import Given, Verdict
from safelint.checks.helpline.services import display, sentence_start
from safelint.lazy import regex
from safelint.numbers.find.digit_forms import stand_ins
from safelint.numbers.find.digits import UNSEEN

if TYPE_CHECKING:
    from safelint.numbers.plan import NumberingPlan
    from safelint.values.entries import Channel, Rule

RULE = "helpline/number-format"
_SEPARATOR = regex(r"[^0-9A-Za-z]+")


def explain(given: Given, rule: Rule) -> Verdict | None:
    if channels := _channels(given):
        return _of_service(given, rule, channels)
    return _of_nobody(given, rule)


def _channels(given: Given) -> list[Channel]:
    """Those of the service that have the number and are known well enough to say how it prints it."""
    owners = given.registry.owners.get(given.digits, ())
    mine = [owner.channel for owner in owners if owner.helpline.id == given.number.service]
    return [channel for channel in mine if channel.number and channel.confidence != "low"]


def _of_nobody(given: Given, rule: Rule) -> Verdict | None:
    """A number of which no entry tells how it is printed, and that no phone can dial as it is written, that is one row
    of digits, or whose dialling code runs on into the next group."""
    number, digits = given.number, given.digits
    wrong = "" if number.linked else _undiallable(rule, number.text)
    if wrong:
        message = rule.says("write-digits", number=given.shown, wrong=wrong, digits=digits)
        return Verdict(message, given.analysis.level(rule, "write-digits"))
    is_row = number.text.isascii() and number.text.isdigit() and len(digits) > 9
    if given.registry.knows(digits) and not given.registry.owns(number.service, digits):
        return None
    if not is_row:
        return _of_split_code(given, rule)
    message = rule.says("put-spaces", number=number.text, wrong=rule.says("one-row"))
    return Verdict(message, given.analysis.level(rule, "put-spaces"))


def _of_split_code(given: Given, rule: Rule) -> Verdict | None:
    """A number of whose dialling code too many digits stand together: "0208 831" for "020 8831"."""
    number, plan = given.number, given.registry.plan
    first = _SEPARATOR.split(number.text.strip("( "), maxsplit=1)[0]
    right = plan.wrong_split.get(first, "")
    printed = plan.grouped(given.digits) if right else ""
    if not printed:
        return None
    message = rule.says("split-code", number=given.shown, code=right, printed=printed)
    choice = given.analysis.choice(number.start, number.end, printed, safe=True)
    return Verdict(message, given.analysis.level(rule, "split-code"), None, (choice,))


def _of_service(given: Given, rule: Rule, channels: list[Channel]) -> Verdict | None:
    number, digits, plan = given.number, given.digits, given.registry.plan
    if number.linked or (number.kind == "sms" and plan.is_short(digits)) or len(digits) < 6:
        return None
    if any(number.text == _bare(plan, channel) for channel in channels):
        return None
    text = number.text if number.text.isascii() else UNSEEN.sub("", number.text)
    if any(text == _bare(plan, channel) for channel in channels) or _grouped_as(plan, text, channels):
        return None
    wrong = _undiallable(rule, text)
    if wrong:
        return _styled(given, rule, channels[0], wrong, "undiallable")
    if text.isdigit() and len(text) >= 8:
        return _styled(given, rule, channels[0], rule.says("one-row"), "one-row")
    return _styled(given, rule, channels[0], rule.says("other-groups"), "other-groups")


def _undiallable(rule: Rule, written: str) -> str:
    """Why a phone cannot dial a number as it is written; "" where it can."""
    letters, others = stand_ins(written)
    if letters:
        return rule.says("letters", letters=" and ".join(f"{char} for {digit}" for char, digit in letters))
    return rule.says("other-digits") if others else ""


def _bare(plan: NumberingPlan, channel: Channel) -> str:
    """The number as its operator prints it, without the prefix for text relay."""
    return plan.without_relay(channel.number) if channel.relay else channel.number


def _grouped_as(plan: NumberingPlan, text: str, channels: list[Channel]) -> bool:
    groups = _SEPARATOR.sub(" ", text).strip()
    for channel in channels:
        if groups == _SEPARATOR.sub(" ", _bare(plan, channel)).strip():
            return True
    written = text.strip()
    # The form for calls from abroad has no grouping of its own.
    return written.startswith(("+", "00", "(+")) and (" " in written or "-" in written)


def _with_code(written: str, printed: str) -> str:
    """The number as it is printed, with the code of the country where it is written with it: none can do without who
    calls from abroad."""
    written = written.lstrip("( ")
    if not printed.startswith("0") or not written.startswith(("+", "00", "44")):
        return printed
    return f"{'0044' if written.startswith('0') else '+44'} {printed[1:]}"


def _styled(given: Given, rule: Rule, channel: Channel, wrong: str, evidence: str) -> Verdict:
    analysis, number = given.analysis, given.number
    entry = given.registry.by_id[number.service]
    printed = _bare(given.registry.plan, channel)
    service = sentence_start(display(entry))
    message = rule.says("print-as", number=given.shown, wrong=wrong, service=service, printed=printed)
    choice = analysis.choice(number.start, number.end, _with_code(number.text, printed), safe=True)
    level = analysis.level(rule, evidence)
    return Verdict(message, level, entry, (choice,), fact=channel.digits, confidence=channel.confidence)
