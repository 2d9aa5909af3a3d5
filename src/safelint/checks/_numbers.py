"""What is wrong with a number: withdrawn, another service's, mistyped, impossible, costly, hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks._services import display, sentence_start
from safelint.lazy import regex
from safelint.numbers.distance import moved, slip, swapped
from safelint.numbers.find.digit_forms import what_is_wrong
from safelint.numbers.find.plan import SHORT_SLIPS, is_drama, is_valid
from safelint.numbers.number_index import DIALLED
from safelint.numbers.plan import SHORT
from safelint.numbers.registry import Registry
from safelint.values.dates import in_words
from safelint.values.entries import Channel, Helpline, RetiredNumber
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Fix
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.analysis import Analysis


class Verdict(NamedTuple):
    """What is wrong with a number: the rule, the message, what the finding rests on. `advised` are ids of the further
    entries that the message names."""

    rule: str
    message: str
    entry: Helpline | None = None
    severity: str = ERROR
    confidence: str = "high"
    fix: Fix | None = None
    advised: tuple[str, ...] = ()


def judge(analysis: Analysis, number: Number) -> Iterator[Verdict]:
    """What is wrong with a number, the gravest explanation first. Nothing where it is right."""
    registry = analysis.knowledge.registry
    if is_drama(number.digits, registry.numbers):
        yield Verdict(
            "fictional-number",
            f"{as_shown(number)} is in a range that Ofcom keeps for drama: nobody answers it."
            f" {_right(registry, number)}".rstrip(),
        )
        return
    yield from _retired(registry, number)
    yield from _given_to_another(analysis, number)
    if number.digits not in registry.owners:
        yield from _impossible(registry, number)
        yield from _near_miss(analysis, number)
    yield from _costly(registry, number)
    if registry.owns(number.service, number.digits):
        yield from _format(analysis, registry, number)
        return
    yield from _look_alike(number)
    if not registry.knows(number.digits) and len(number.digits) > 9 and number.text.isascii() and number.text.isdigit():
        yield Verdict(
            "number-format",
            f"{number.text} is hard to read and to hear as one row of digits. Put spaces between its parts.",
            None,
            SUGGESTION,
            "medium",
        )


def as_shown(number: Number) -> str:
    return number.digits if number.linked else " ".join(number.text.split())


def _right(registry: Registry, number: Number, kind: str = "") -> str:
    """ "Childline is 0800 1111." for the service that the text gives the number to, or ""."""
    entry = registry.by_id.get(number.attributed_to)
    if entry is None:
        return ""
    channels = [channel for channel in entry.channels if channel.number and channel.kind in DIALLED]
    same = [channel for channel in channels if channel.kind == number.kind]
    if not channels:
        return ""
    voice = [channel for channel in channels if channel.kind == "phone"]
    if number.kind == "phone" and not same and not voice:  # a number to text is no advice to one who would call
        return f"{sentence_start(display(entry))} has no phone line on record."
    channel = (same or voice or channels)[0]
    how = " by text" if channel.kind == "sms" else ""
    return f"{sentence_start(display(entry))} is {channel.number}{how}."


def _retired(registry: Registry, number: Number) -> Iterator[Verdict]:
    """A number that was given up, or whose service was."""
    digits, named = number.digits, number.attributed_to
    pasts = registry.retired.get(digits, [])
    mine = [past for past in pasts if past.helpline.id == named]
    if mine and not registry.owns(named, digits):
        yield _retired_number(registry, number, mine[0].helpline, mine[0].retired)
        return
    owners = registry.owners.get(digits, [])
    if pasts and not owners:
        past = next((past for past in pasts if not named or registry.related(past.helpline.id, named)), None)
        if past is not None:
            yield _retired_number(registry, number, past.helpline, past.retired)
        return
    if not owners:
        return
    service = registry.by_id.get(number.service)
    if service is None or service.status == "active" or (named and named != service.id):
        return
    yield _closed(registry, number, service)


def _retired_number(registry: Registry, number: Number, entry: Helpline, retired: RetiredNumber) -> Verdict:
    until = f" ({_since(retired.until)})" if retired.until else ""
    if retired.whose:
        message = f"{as_shown(number)} was the number of {retired.whose} and has changed{until}."
        instead = f" Print {retired.replaced_by}." if retired.replaced_by else ""
        return Verdict("retired-number", message + instead, entry, WARNING)
    message = f"{as_shown(number)} was a number of {display(entry)} and has been withdrawn{until}."
    successor = registry.by_id.get(entry.replaced_by) if entry.status != "active" else None
    if retired.replaced_by:
        message += f" Print {retired.replaced_by}."
    elif successor is not None and registry.printed(successor.id):
        message += f" {sentence_start(display(successor))} took over: {registry.printed(successor.id)}."
    elif registry.printed(entry.id):
        message += f" {sentence_start(display(entry))} is {registry.printed(entry.id)} today."
    return Verdict("retired-number", message, entry, advised=(successor.id,) if successor is not None else ())


def _since(until: str) -> str:
    said = in_words(until)
    return f"in {said}" if re.fullmatch(r"(?:[A-Z][a-z]+ )?\d{4}", said) else said


def _closed(registry: Registry, number: Number, service: Helpline) -> Verdict:
    successor = registry.by_id.get(service.replaced_by)
    since = f" ({in_words(service.status_date)})" if service.status_date else ""
    if successor is not None and registry.owns(successor.id, number.digits):
        message = (
            f"{service.name} is now {successor.name}{since}. The number "
            f"{registry.printed(successor.id, number.digits)} has not changed."
        )
        return Verdict("retired-number", message, service, WARNING, advised=(successor.id,))
    if successor is not None:
        printed = registry.printed(successor.id)
        to = f": {printed}" if printed else ""
        verb = {"merged": "became part of", "renamed": "is now"}.get(service.status, "was replaced by")
        message = f"{as_shown(number)} was {service.name}, which {verb} {display(successor)}{since}{to}."
    else:
        message = f"{as_shown(number)} was {service.name}, which has closed{since}."
    return Verdict("retired-number", message, service, advised=(successor.id,) if successor is not None else ())


def _given_to_another(analysis: Analysis, number: Number) -> Iterator[Verdict]:
    """The named service does not have this number: somebody else's, a slip, or unknown."""
    registry = analysis.knowledge.registry
    entry = registry.by_id.get(number.attributed_to)
    digits = number.digits
    if (
        entry is None
        or registry.owns(entry.id, digits)
        or any(past.helpline.id == entry.id for past in registry.retired.get(digits, ()))
    ):
        return
    doubt = "high" if number.clear else "medium"
    owners = [owner.helpline for owner in registry.owners.get(digits, ())] or [
        past.helpline for past in registry.retired.get(digits, ())
    ]
    if owners:
        yield from _wrong_organisation(analysis, number, entry, owners, doubt)
        return
    slipped = registry.one_slip(digits, entry.id) or (
        registry.one_slip("0" + digits, entry.id) if digits[:1] != "0" else ""
    )
    if not slipped and "0" + digits in registry.owned(entry.id):
        slipped = "0" + digits
    if not slipped:
        slipped = _with_surplus(registry, entry, digits)
    if slipped:
        if digits.startswith("116") and len(digits) == 6:  # nobody else has it
            doubt = "high"
        printed = registry.printed(entry.id, slipped)
        two = moved(digits, slipped) and not (slip(digits, slipped) or swapped(digits, slipped))
        away = "two slips away from" if two else "one slip away from"
        yield Verdict(
            "mistyped-number",
            f"{as_shown(number)} is {away} {printed}, the number of {display(entry)}.",
            entry,
            ERROR,
            doubt,
        )
        return
    if not registry.owned(entry.id) or (len(digits) > 6 and not is_valid(digits, registry.numbers)):
        return
    # A body may well have more lines than its helpline. Only free and short numbers are for nothing but help, and a
    # body may have several of these too, each for a part of the country.
    of_nobody = digits.startswith("116")  # few numbers are, and no body has two
    several = digits.startswith(("01", "02", "03", "07")) or (not of_nobody and _is_body(analysis, number))
    most = SUGGESTION if several else WARNING
    if number.clear and most == WARNING and (digits.startswith(("0800", "0808")) or len(digits) < 7):
        most = ERROR
    if len(digits) == 5 and digits.startswith("70"):  # codes that take gifts by text
        most = SUGGESTION
    yield Verdict(
        "unknown-number",
        f"{as_shown(number)} is not a number that {display(entry)} is known to have. "
        f"{_right(registry, number)}".strip(),
        entry,
        most,
        doubt if most != SUGGESTION else "low",
    )


def _is_body(analysis: Analysis, number: Number) -> bool:
    """Whether the name given is that of the body behind the service, not of the line itself."""
    registry = analysis.knowledge.registry
    words = _bare(" ".join(analysis.document.text[number.name_start : number.name_end].split()))
    known = registry.surfaces.get(words)
    operator = _bare(registry.by_id[number.attributed_to].operator)
    return (known is not None and (known.word == "plain" or known.role == "operator")) or operator.startswith(words)


def _with_surplus(registry: Registry, entry: Helpline, digits: str) -> str:
    """The entry's number that `digits` begin with, two or three digits too many after it, or ""."""
    owned = (own for own in registry.owned(entry.id) if len(own) > 5 and 0 < len(digits) - len(own) <= 3)
    return next((own for own in owned if digits.startswith(own)), "")


def _wrong_organisation(
    analysis: Analysis, number: Number, entry: Helpline, owners: list[Helpline], doubt: str
) -> Iterator[Verdict]:
    registry = analysis.knowledge.registry
    if number.keyword and len(owners) > 1 and not any(each.kind == "sms" for each in entry.channels):
        return  # many have a word of their own at a code that they share
    owner = registry.by_id.get(number.service) or owners[0]
    most, right = ERROR, _right(registry, number)
    message = f"{as_shown(number)} is {display(owner)}, not {display(entry)}."
    kin = any(registry.related(each.id, entry.id) for each in owners)
    if kin and not _of_another_nation(analysis, number, entry, owners):
        most = SUGGESTION
        message = f"{as_shown(number)} is {display(owner)}, which is not the same service as {display(entry)}."
    yield Verdict("wrong-organisation", f"{message} {right}".strip(), entry, most, doubt, advised=(owner.id,))


def _of_another_nation(analysis: Analysis, number: Number, entry: Helpline, owners: list[Helpline]) -> bool:
    """Whether the text names one nation's service in full and gives it the number of its sister in another."""
    registry = analysis.knowledge.registry
    words = _bare(" ".join(analysis.document.text[number.name_start : number.name_end].split()))
    if words not in {_bare(name) for name in (entry.name, *entry.aliases)}:
        return False
    for each in owners:
        if registry.ran_together(each.id, entry.id) or not each.status == entry.status == "active":
            return False
        if "uk" in (*each.nations, *entry.nations) or not set(each.nations).isdisjoint(entry.nations):
            return False
        if any(_bare(name).startswith(words) or words.endswith(_bare(name)) for name in (each.name, *each.aliases)):
            return False
    return True


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").replace("\u2019", "'")


def _near_miss(analysis: Analysis, number: Number) -> Iterator[Verdict]:
    """A free number that nobody has, given to nobody, and next to a known one: with two neighbouring digits swapped, or
    with any other slip where the words around speak of what that service is for."""
    registry, digits = analysis.knowledge.registry, number.digits
    if number.attributed_to or number.kind != "phone" or not digits.startswith(("0800", "0808")):
        return
    nearest, right = registry.nearest(digits)
    if not nearest or len(right) != len(digits):
        return
    entry = registry.by_id[nearest]
    is_swap, on_subject = sorted(right) == sorted(digits), _speaks_of(analysis, number, entry)
    if not (is_swap or on_subject):
        return
    away = "two swapped digits" if is_swap else "one digit"
    message = f"{as_shown(number)} is {away} away from {registry.printed(nearest, right)}, {display(entry)}."
    sure = is_swap and on_subject
    most, doubt = (WARNING, "medium") if sure else (SUGGESTION, "low")
    yield Verdict("mistyped-number", message, None, most, doubt, advised=(entry.id,))


_AROUND = 160  # characters before a number that may say what it is for
_TELLING = 7  # letters of a subject; shorter ones ("men", "work", "health") are words of every text


def _speaks_of(analysis: Analysis, number: Number, entry: Helpline) -> bool:
    """Whether the words before a number, in its block, name a subject of the service."""
    start = max(analysis.document.block_at(number.start).start, number.start - _AROUND)
    words = analysis.document.text[start : number.start].lower()
    return any(len(topic) >= _TELLING and topic.replace("-", " ") in words for topic in entry.topics)


def _why_not(registry: Registry, digits: str) -> str:
    """What is wrong with digits that break the numbering plan."""
    rows = [
        (prefix, row["lengths"])
        for row in registry.numbers.get("prefix", ())
        for prefix in row["prefixes"]
        if digits.startswith(prefix) and row["lengths"] and row["cost_class"] != "geographic"
    ]
    prefix, lengths = max(rows, key=lambda row: len(row[0]), default=("", ()))
    if lengths and len(digits) not in lengths:
        return f"it has {len(digits)} digits, and numbers that begin {prefix} have {max(lengths)}"
    area = _area(digits)
    if area and len(digits) != 11 and _is_area(area, registry):
        missing = ": a digit is missing" if len(digits) == 10 else ""
        return f"it has {len(digits)} digits, and numbers that begin {area} have 11{missing}"
    if len(digits) not in (10, 11):
        return f"it has {len(digits)} digits"
    return "no UK number begins or ends like this"


def _area(digits: str) -> str:
    """The area code of an 01 or 02 number: "020", "0161", "0113", "01472"; "" for other digits."""
    if digits.startswith("02"):
        return digits[:3]
    if digits.startswith("01"):
        return digits[:4] if digits[2] == "1" or digits[3:4] == "1" else digits[:5]
    return ""


def _is_area(area: str, registry: Registry) -> bool:
    """Whether whole numbers, 11 digits long, begin with an area code."""
    return any(is_valid((area + first + "345678901")[:11], registry.numbers) for first in "23456789")


_IRISH = regex(r"02[12567]\d{7}")


def _impossible(registry: Registry, number: Number) -> Iterator[Verdict]:
    """Digits that no UK phone can dial."""
    digits = number.digits
    if digits in SHORT and digits != "911":
        return
    if digits in SHORT_SLIPS:
        wanted = " or ".join(SHORT_SLIPS[digits])
        yield Verdict("invalid-number", f"{digits} is no number to dial in the UK. Is {wanted} meant?", None, WARNING)
        return
    if (number.kind == "sms" and len(digits) < 7) or digits in registry.retired:
        return
    if digits == "911":
        yield Verdict("invalid-number", "911 is not the UK emergency number. It is 999.")
        return
    if digits.startswith("118") and len(digits) == 6:
        return
    if len(digits) > 6 and is_valid(digits, registry.numbers):
        return
    nearest, right = registry.nearest(digits if digits[:1] == "0" or len(digits) < 8 else "0" + digits)
    if not nearest and "0" + digits in registry.owners:
        right, nearest = "0" + digits, registry.service("0" + digits)
    hint = (
        f" The nearest known number is {registry.printed(nearest, right)}, {display(registry.by_id[nearest])}."
        if nearest
        else ""
    )
    advised = (nearest,) if nearest else ()
    if digits.startswith("0500"):
        message = f"{as_shown(number)} cannot be reached: 0500 numbers were withdrawn in June 2017.{hint}"
        yield Verdict("invalid-number", message, advised=advised)
        return
    sure = "high" if nearest or not digits.startswith("01") or len(digits) > 11 else "medium"
    most = ERROR if sure == "high" else WARNING
    # as long as many numbers in Ireland, or with an area code of there
    if not nearest and ((len(digits) == 9 and digits[1] in "124569") or _IRISH.fullmatch(digits)):
        most, sure = SUGGESTION, "low"
    why = _why_not(registry, digits)
    yield Verdict(
        "invalid-number",
        f"{as_shown(number)} cannot be a UK number: {why}.{hint}",
        None,
        most,
        sure,
        advised=advised,
    )


def _costly(registry: Registry, number: Number) -> Iterator[Verdict]:
    digits = number.digits
    charge = registry.charge(digits)
    if charge is None:
        return
    owners = registry.owners.get(digits, ())
    right = _right(registry, number)
    right = "" if registry.owns(number.attributed_to, digits) else right
    if charge:
        message = (
            f"A call to {as_shown(number)} costs {charge} on top of the phone company's access charge. Give a number "
            f"that is free or costs no more than a call to an 01 number. {right}"
        )
    else:
        message = (
            f"{as_shown(number)} is a personal number, not a mobile: a call can cost more than to a mobile. Give a "
            f"number that is free or costs no more than a call to an 01 number. {right}"
        )
    yield Verdict("costly-number", message.strip(), owners[0].helpline if owners else None, WARNING)


_INVISIBLE = regex("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SEPARATOR = regex(r"[^0-9A-Za-z]+")


def _look_alike(number: Number) -> Iterator[Verdict]:
    """A number of nobody in the registry that no phone can dial as it is written."""
    wrong = "" if number.linked else what_is_wrong(number.text)
    if wrong:
        message = f"{as_shown(number)} {wrong}. Write it in digits: {number.digits}."
        yield Verdict("number-format", message, None, WARNING)


def _format(analysis: Analysis, registry: Registry, number: Number) -> Iterator[Verdict]:
    """Right digits, but printed in a way that is hard to read or not its operator's."""
    if number.linked or (number.kind == "sms" and len(number.digits) < 7) or len(number.digits) < 6:
        return
    channels = [
        owner.channel
        for owner in registry.owners[number.digits]
        if owner.helpline.id == number.service and owner.channel.number
    ]
    if not channels or any(number.text == channel.number for channel in channels):
        return
    text = number.text if number.text.isascii() else _INVISIBLE.sub("", number.text)
    if any(text == channel.number for channel in channels) or _grouped_as(text, channels):
        return
    wrong = what_is_wrong(text)
    if wrong:
        yield _style(analysis, number, channels[0], wrong, WARNING)
    elif text.isdigit() and len(text) >= 8:
        yield _style(analysis, number, channels[0], "is hard to read and to hear as one row of digits", WARNING)
    else:
        yield _style(analysis, number, channels[0], "is not grouped as its operator prints it", SUGGESTION)


def _grouped_as(text: str, channels: list[Channel]) -> bool:
    groups = _SEPARATOR.sub(" ", text).strip()
    for channel in channels:
        if groups == _SEPARATOR.sub(" ", channel.number).strip():
            return True
    written = text.strip()
    if written.startswith(("+", "00", "(+")):  # the form for calls from abroad has no grouping of its own
        return " " in written or "-" in written
    return len(text) <= 6


def _style(analysis: Analysis, number: Number, channel: Channel, what: str, most: str) -> Verdict:
    entry = analysis.knowledge.registry.by_id[number.service]
    printed = channel.number
    if printed.startswith("18001"):
        printed = printed[5:].strip()
    fix = analysis.fix(number.start, number.end, printed)
    message = f"{as_shown(number)} {what}. {sentence_start(display(entry))} prints it as {printed}."
    return Verdict("number-format", message, entry, most, "high", fix)
