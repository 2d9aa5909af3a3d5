"""helplines/*.toml: services, with how they are reached and what they have given up.

The unit is the fact: a number, its hours, a number given up. A page counts only for the facts that it `shows`; what an
entry says of confidence, nations, audience and ages holds for each channel that does not say its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from safelint.numbers.plan import NumberingPlan
from safelint.numbers.websites import host_of
from safelint.packs.entry import (
    FILE_RECORDED,
    ID,
    OTHER_ID,
    SOURCE,
    SOURCED,
    WHERE,
    Entry,
    EntryKind,
    FileKind,
    FileOfEntries,
    sources,
    without,
)
from safelint.packs.schema import Place, choice, choices, date, flag, items, period, table, tables, text, texts, url
from safelint.values.entries import Channel, Helpline, RetiredNumber
from safelint.values.references import Reference
from safelint.values.services import CHANNELS, COSTS, PURPOSES, STATUSES
from safelint.values.settings import CONFIDENCES, NATIONS, Confidence

if TYPE_CHECKING:
    from safelint.packs.ranks import Ranks

_CALLED = ("phone", "sms", "textphone", "whatsapp", "keypress")
SHOWN = ("name", "former-name", "operator", "website", "status", "nations", "hours", "cost", "ages")
"""What a page may show of a service beside its numbers and addresses."""

_VERIFIED = date("", about="the day on which a person last read it on the operator's page")
_AGES = text("", about='whom it serves by age: "under 19", "16 to 25", "over 60"')

# The order of the keys is that in which `safelint registry` writes them.
CHANNEL = {
    "kind": choice(CHANNELS),
    "number": text("", about="grouped as the operator prints it; digits are read from it"),
    "address": text("", about="e-mail or web address"),
    "confidence": choice(("", *CONFIDENCES), "", about="how well the number is known"),
    "keywords": texts((), about="the words to text"),
    "relay": flag(False, about="true: the number is printed with the relay prefix 18001 or 18002"),
    "purpose": choice(PURPOSES, "help", about="office: not for those who need help; no advice names it"),
    "hours": text("", about="when it answers"),
    "cost": choice(COSTS, "", about="standard: as a call to an 01 or 02 number"),
    "nations": choices(("uk", *NATIONS), ()),
    "audience": texts((), about="names in registry.toml"),
    "ages": _AGES,
    "verified": _VERIFIED,
    "notes": text("", empty=True),
}
RETIRED = {
    "number": text(),
    "until": period(""),
    "replaced_by": text("", about="the number to print today"),
    "notes": text("", empty=True),
    "whose": text("", about="who had the number, where it was not the service's own"),
}
PAGE = {**SOURCE, "shows": texts((), about=f"numbers and addresses as printed, and of: {', '.join(SHOWN)}")}

HELPLINE = {
    "id": ID,
    "name": text(about="as the operator writes it today"),
    "aliases": texts((), about="older or looser names met in texts"),
    "spoken": text("", about="words for it in a sentence, where its name is its number"),
    "operator": text("", empty=True, about="who runs it"),
    "nations": WHERE,
    "area": text("", about="the part of them that a local service is for; advice then names it in no text"),
    "topics": texts(least=1, about="names in registry.toml"),
    "audience": texts(("anyone",), least=1, about="names in registry.toml"),
    "ages": _AGES,
    "public_line": flag(True, about="false: no number that the public may call or text"),
    "website": url(""),
    "page": url("", about="where the operator says how to reach the service"),
    "status": choice(STATUSES, "active"),
    "status_date": period("", about="since when it is closed, renamed or merged"),
    "replaced_by": OTHER_ID,
    "sisters": items(ID, (), about="ids of the services that do the same in other nations, where topics do not tell"),
    "confidence": choice(CONFIDENCES, about="that of each channel that has no own"),
    "corroborated": flag(False, about="true: independent public lists print the number beside the name"),
    "sourced": SOURCED["sourced"],
    "notes": text("", empty=True),
    **SOURCED,
    "sources": tables(PAGE, about="the pages that were read, each with the facts that stand on it"),
    "verified": _VERIFIED,
    "channel": tables(CHANNEL),
    "retired": tables(RETIRED),
}
OF_THE_HOUSE = {  # a house knows its own services
    **HELPLINE,
    "confidence": HELPLINE["confidence"]._replace(default="high"),
    "shares_with": items(ID, (), about="ids of the services of others that have a number of it too"),
}


def printed_digits(printed: str, place: Place, plan: NumberingPlan) -> str:
    """The national digits of a number as printed. Raises SafelintError where it cannot be one."""
    digits = plan.national(printed)
    if re.search(r"[^\d\s()+./-]", printed) or not plan.can_be_printed(digits):
        raise place.error(f'"{printed}" cannot be a number in the UK')
    return digits


def _channel(values: Mapping[str, Any], place: Place, plan: NumberingPlan) -> Channel:
    kind, printed = values["kind"], values["number"]
    if kind in ("phone", "sms", "textphone", "keypress") and not printed:
        raise place.at("number").error(f"missing: {kind} needs a number")
    if printed and kind not in _CALLED:
        raise place.at("number").error(f"{kind} has no number")
    digits = ""
    if printed and kind != "keypress":  # a key to press is not a number to find
        digits = printed_digits(printed, place.at("number"), plan)
        if plan.is_relayed(printed) != values["relay"]:
            prefixes = " or ".join(sorted(plan.relay))
            raise place.at("relay").error(f"must be true where, and only where, the number has the prefix {prefixes}")
    if values["keywords"] and kind != "sms":
        raise place.at("keywords").error("only a channel of kind sms has words to text")
    return Channel(**values, digits=digits)


def _facts(values: Mapping[str, Any], plan: NumberingPlan) -> dict[str, str]:
    """What a page of the entry may show, as people write it, with what stands for it."""
    called = [each for each in values["channel"] if each["number"] and each["kind"] != "keypress"]
    numbers = {form: plan.national(form) for each in (*called, *values["retired"]) for form in (each["number"],)}
    addresses = (each["address"] for each in values["channel"] if each["address"])
    return {**numbers, **{each: each for each in (*addresses, *SHOWN)}}


def _shown(entry: Entry, found: Iterable[Reference]) -> tuple[Reference, ...]:
    """The pages, each with what it shows by national digits, address or word."""
    facts = _facts(entry.values, entry.plan)
    made = []
    for count, page in enumerate(found, 1):
        for name in page.shows:
            if name not in facts:
                problem = f'"{name}" is no number or address of this entry, and none of {", ".join(SHOWN)}'
                raise entry.place.at(f"sources {count}").at("shows").error(problem)
        made.append(page._replace(shows=tuple([facts[name] for name in page.shows])))
    return tuple(made)


def _check_days(entry: Entry) -> None:
    """Nobody can have verified a fact before it was written down."""
    recorded = entry.values["recorded"]
    channels = [(f"channel {at}", each) for at, each in enumerate(entry.values["channel"], 1)]
    for name, values in (("", entry.values), *channels):
        if values["verified"] and values["verified"] < recorded:
            place = entry.place.at(name) if name else entry.place
            raise place.at("verified").error(
                f"{values['verified']} is before the day of record, {recorded}: read the page again"
            )


def _helpline(entry: Entry) -> Helpline:
    values = without(entry.values, "corroborated", "sourced", "shares_with", "channel", "retired")
    _check_days(entry)
    if values["nations"] != ("uk",) and "uk" in values["nations"]:
        raise entry.place.at("nations").error('"uk" stands for all nations and must stand alone')
    channels = []
    for at, each in enumerate(entry.values["channel"], 1):
        own = {key: each[key] or values[key] for key in ("nations", "audience", "ages", "confidence", "verified")}
        channels.append(_channel({**each, **own}, entry.place.at(f"channel {at}"), entry.plan))
    retired = []
    for count, each in enumerate(entry.values["retired"], 1):
        place = entry.place.at(f"retired {count}")
        digits = printed_digits(each["number"], place.at("number"), entry.plan)
        if each["replaced_by"]:
            printed_digits(each["replaced_by"], place.at("replaced_by"), entry.plan)
        retired.append(RetiredNumber(**each, digits=digits))
    found = _shown(entry, sources(entry))
    for at, channel in enumerate(channels, 1):
        if not entry.house and channel.digits:
            _check_confidence(entry, channel, found, entry.place.at(f"channel {at}"))
    made = Helpline(**{**values, "channels": tuple(channels), "retired": tuple(retired), "sources": found})
    return _as_the_house_says(made) if entry.house else made


def _check_confidence(entry: Entry, channel: Channel, found: Iterable[Reference], place: Place) -> None:
    """A number is as well known as its sources allow: a page must show it, or public lists print it beside the name."""
    if any(channel.digits in page.shows for page in found):
        return
    allowed = "medium" if entry.values["corroborated"] else "low"
    if CONFIDENCES.index(channel.confidence) < CONFIDENCES.index(allowed):
        raise place.at("confidence").error(f"no source shows {channel.number}: it can be at most {allowed}")


def _as_the_house_says(entry: Helpline) -> Helpline:
    """An entry whose facts its own house knows."""
    sure = entry.confidence
    return entry._replace(
        channels=tuple(each._replace(hours_confidence=each.confidence) for each in entry.channels),
        retired=tuple(each._replace(confidence=sure) for each in entry.retired),
    )


def ranked(entry: Helpline, ranks: Ranks) -> Helpline:
    """The entry with who speaks on each of its pages, the best first, and with what follows from that: how well its
    hours and the numbers that it gave up are known. A page that no finding shows still tells of an old number."""
    own = {host_of(each) for each in (entry.website, entry.page) if each}
    entry = entry._replace(sources=ranks.ranked(entry.sources, own))
    channels = tuple(each._replace(hours_confidence=_hours_confidence(entry, each)) for each in entry.channels)
    retired = tuple(each._replace(confidence=_confidence(entry.sources_of(each.digits))) for each in entry.retired)
    return entry._replace(channels=channels, retired=retired)


def _hours_confidence(entry: Helpline, channel: Channel) -> Confidence:
    """How well hours are known: a page must show them beside the number, or the service has only one."""
    alone = sum(bool(each.digits) for each in entry.channels) == 1
    pages = [page for page in entry.sources_of("hours") if page.cite]
    return _confidence(pages if alone else [page for page in pages if channel.digits in page.shows])


def _confidence(pages: Iterable[Reference]) -> Confidence:
    """High where the operator, an official page or two independent ones say so, medium where one other does."""
    counted = [page for page in pages if page.by != "poor"]
    if any(page.is_trusted for page in counted) or len({host_of(page.url) for page in counted}) > 1:
        return "high"
    return "medium" if counted else "low"


FILE: FileOfEntries = FileKind("helplines/*.toml", "helplines", table({**FILE_RECORDED, "helpline": tables(HELPLINE)}))
HELPLINES = EntryKind("helpline", "helplines", _helpline)
