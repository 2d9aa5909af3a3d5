"""helplines/*.toml: services, with how they are reached and what they have given up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from safelint.numbers.registry import national
from safelint.packs.entry import (
    FILE_CHECKED,
    ID,
    OTHER_ID,
    SOURCED,
    WHERE,
    Entry,
    EntryKind,
    FileKind,
    sources,
    without,
)
from safelint.packs.schema import Place, choice, flag, period, table, tables, text, texts, url
from safelint.values.entries import Channel, Helpline, RetiredNumber
from safelint.values.settings import CONFIDENCES

CHANNELS = ("phone", "sms", "textphone", "whatsapp", "webchat", "email", "bsl", "keypress")
_CALLED = ("phone", "sms", "textphone", "whatsapp", "keypress")
STATUSES = ("active", "closed", "renamed", "merged")

CHANNEL = {
    "kind": choice(CHANNELS),
    "number": text("", about="grouped as the operator prints it; digits are read from it"),
    "other_groupings": texts((), about="other ways to print the same digits that readers meet"),
    "relay": flag(False, about="true: the number is printed with the relay prefix 18001 or 18002"),
    "keywords": texts((), about="the words to text"),
    "address": text("", about="e-mail or web address"),
    "hours": text("", about="when it answers"),
    "cost": choice(("free", "standard", "varies"), "", about="standard: as a call to an 01 or 02 number"),
    "notes": text("", empty=True),
}

HELPLINE = {
    "id": ID,
    "name": text(about="as the operator writes it today"),
    "aliases": texts((), about="older or looser names met in texts"),
    "operator": text("", empty=True, about="who runs it"),
    "nations": WHERE,
    "topics": texts(least=1, about="names in registry.toml"),
    "audience": texts(("anyone",), least=1, about="names in registry.toml"),
    "public_line": flag(True, about="false: no number that the public may call or text"),
    "website": url(""),
    "status": choice(STATUSES, "active"),
    "status_date": period("", about="since when it is closed, renamed or merged"),
    "replaced_by": OTHER_ID,
    "hours_checked": flag(False, about="true only where a page of the operator confirmed the hours"),
    "confidence": choice(CONFIDENCES),
    "corroborated": flag(False, about="true: independent public lists print the number beside the name"),
    "notes": text("", empty=True),
    "misuse": texts((), about="mistakes met in real texts"),
    "likely_errors": texts((), about="mistakes that are likely but were not met"),
    **SOURCED,
    "channel": tables(CHANNEL),
    "retired": tables(
        {
            "number": text(),
            "until": period(""),
            "replaced_by": text("", about="the number to print today"),
            "notes": text("", empty=True),
            "whose": text("", about="who had the number, where it was not the service's own"),
        }
    ),
}
OF_THE_HOUSE = {  # a house knows its own services
    **HELPLINE,
    "confidence": HELPLINE["confidence"]._replace(default="high"),
    "hours_checked": HELPLINE["hours_checked"]._replace(default=True),
}

# Length and first digits only: what a number may look like, not whether somebody answers it.
_POSSIBLE = re.compile(r"0[1-9]\d{8,9}|08001111|0845464[67]?|[1-9]\d{2,5}")


def _digits(printed: str, place: Place) -> str:
    digits = national(printed)
    if re.search(r"[^\d\s()+./-]", printed) or not _POSSIBLE.fullmatch(digits):
        raise place.error(f'"{printed}" cannot be a number in the UK')
    return digits


def _channel(values: Mapping[str, Any], place: Place) -> Channel:
    kind, printed = values["kind"], values["number"]
    if kind in ("phone", "sms", "textphone", "keypress") and not printed:
        raise place.at("number").error(f"missing: {kind} needs a number")
    if printed and kind not in _CALLED:
        raise place.at("number").error(f"{kind} has no number")
    digits = ""
    if printed and kind != "keypress":  # a key to press is not a number to find
        digits = _digits(printed, place.at("number"))
        has_prefix = bool(re.match(r"1800[12]\s*\d", printed))
        if has_prefix != values["relay"]:
            raise place.at("relay").error(
                "must be true where, and only where, the number has the prefix 18001 or 18002"
            )
    for form in values["other_groupings"]:
        if national(form) != digits:
            raise place.at("other_groupings").error(f'"{form}" has other digits than "{printed}"')
    if values["keywords"] and kind != "sms":
        raise place.at("keywords").error("only a channel of kind sms has words to text")
    return Channel(**values, digits=digits)


def _helpline(entry: Entry) -> Helpline:
    values = without(entry.values, "corroborated", "likely_errors", "sourced", "channel", "retired")
    found = sources(entry)
    if values["nations"] != ("uk",) and "uk" in values["nations"]:
        raise entry.place.at("nations").error('"uk" stands for all nations and must stand alone')
    if not entry.house and not found:
        allowed = "medium" if entry.values["corroborated"] else "low"
        if CONFIDENCES.index(values["confidence"]) < CONFIDENCES.index(allowed):
            raise entry.place.at("confidence").error(f"without a source it can be at most {allowed}")
    channels = tuple(
        _channel(each, entry.place.at(f"channel {at}")) for at, each in enumerate(entry.values["channel"], 1)
    )
    retired = []
    for count, each in enumerate(entry.values["retired"], 1):
        place = entry.place.at(f"retired {count}")
        digits = _digits(each["number"], place.at("number"))
        if each["replaced_by"]:
            _digits(each["replaced_by"], place.at("replaced_by"))
        retired.append(RetiredNumber(**each, digits=digits))
    return Helpline(**{**values, "channels": channels, "retired": tuple(retired), "sources": found})


FILE = FileKind("helplines/*.toml", "helplines", table({**FILE_CHECKED, "helpline": tables(HELPLINE)}))
HELPLINES = EntryKind("helpline", "helplines", _helpline)
