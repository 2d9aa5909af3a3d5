"""The registry as Open Referral UK: one page of services, as a directory answers at `/services`.

Open Referral UK 3.0 is a profile of the Human Services Data Specification (HSDS) 3.0, in JSON:
https://openreferraluk.org and https://github.com/OpenReferralUK/uk-profile. Its schemas leave out some fields of HSDS,
such as the telephone numbers of a contact and the name of a language, but forbid none; where the profile has no place
for a fact, it stands where HSDS has one. What the registry does not know is left out: that a service is for children
does not tell up to which age, so no service has an age, and the words of the registry stand in
`eligibility_description`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from safelint.lexicon.lexicon import Lexicon
from safelint.openreferral.schedules import openings
from safelint.values.entries import Channel, Helpline, Pack

_OURS = UUID("7f0a3c52-6d5e-5b0e-9a53-0d7c1f1f5c11")
"""The space of the identifiers: the same thing has the same in every release."""

_STATUSES = {"active": "active", "closed": "defunct", "renamed": "defunct", "merged": "defunct"}
_ENDED = {"closed": "has closed", "renamed": "has another name", "merged": "has become part of another service"}
_AREAS = {  # the codes of the Office for National Statistics, which end addresses of its register of geography
    "england": ("England", "E92000001"),
    "wales": ("Wales", "W92000004"),
    "scotland": ("Scotland", "S92000003"),
    "northern-ireland": ("Northern Ireland", "N92000002"),
    "uk": ("United Kingdom", "K02000001"),
}
_REGISTER = "http://statistics.data.gov.uk/id/statistical-geography/"
_PHONES = {"phone": "voice", "sms": "text", "textphone": "textphone", "whatsapp": "text"}  # types of RFC 6350
_COSTS = {
    "free": "free",
    "standard": "as a call to a number that begins with 01 or 02",
    "varies": "the cost depends on the line or the provider",
}


def page(pack: Pack, services: Iterable[Helpline]) -> dict[str, Any]:
    """Services of a pack, sorted by id, as the one page of a directory."""
    lexicon = Lexicon(pack.lexicon)
    contents = [_service(each, pack, lexicon) for each in sorted(services, key=lambda each: each.id)]
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _id(*names: str) -> str:
    return str(uuid5(_OURS, "/".join(names)))


def _service(service: Helpline, pack: Pack, lexicon: Lexicon) -> dict[str, Any]:
    mine = (pack.name, service.id)
    topics, audiences = pack.registry["topics"], pack.registry["audiences"]
    email = next((each.address for each in service.channels if _is_email(each)), "")
    return _filled(
        id=_id("service", *mine),
        name=service.name,
        alternate_name=", ".join(service.aliases),
        description=f"Help with: {'; '.join(topics[topic] for topic in service.topics)}.",
        url=service.website,
        email=email,
        status=_STATUSES[service.status],
        alert=_alert(service, pack),
        eligibility_description=f"For: {'; '.join(audiences[name] for name in service.audience)}.",
        application_process="; ".join(_steps(service.channels)),
        fees="; ".join(_fees(service.channels)),
        assured_date=service.verified or service.recorded,
        organization=_organisation(service, pack),
        contacts=[
            _filled(id=_id("contact", *mine), name=service.name, email=email, phones=list(_phones(service, mine)))
        ],
        schedules=list(_schedules(service, mine, lexicon)),
        service_areas=[_area(name, mine) for name in service.nations],
        service_at_locations=[_nowhere(service, mine)],
        languages=list(_languages(service, mine)),
        cost_options=list(_costs(service, mine)),
        attributes=[
            *(_term("topics", "topic", name, topics[name], mine) for name in service.topics),
            *(_term("audiences", "audience", name, audiences[name], mine) for name in service.audience),
        ],
    )


def _filled(**values: Any) -> dict[str, Any]:
    """Those that say something: the format has no word for what is not known."""
    return {key: value for key, value in values.items() if value not in ("", [])}


def _alert(service: Helpline, pack: Pack) -> str:
    if service.is_active:
        return ""
    names = {each.id: each.name for each in pack.helplines}
    following = f"; see {names[service.replaced_by]}" if service.replaced_by else ""
    return f"{service.name} {_ENDED[service.status]}{following}."


def _organisation(service: Helpline, pack: Pack) -> dict[str, Any]:
    """Who runs a service: the format asks for words on it, and the registry knows what it runs."""
    name = service.operator or service.name
    runs = sorted(each.name for each in pack.helplines if name in (each.operator, each.name) and each.is_active)
    return {
        "id": _id("organization", pack.name, name),
        "name": name,
        "description": f"Runs {', '.join(runs)}." if runs else f"Ran {service.name}.",
    }


def _phones(service: Helpline, mine: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for place, channel in enumerate(service.channels):
        if channel.kind in _PHONES and channel.number:
            yield _filled(
                id=_id("phone", *mine, str(place)),
                number=channel.number,
                type=_PHONES[channel.kind],
                description=_said_of(channel),
            )


def _said_of(channel: Channel) -> str:
    """What else there is to know of a number."""
    said = ["WhatsApp"] if channel.kind == "whatsapp" else []
    said += [f"Text {' or '.join(channel.keywords)}"] if channel.keywords else []
    said += [channel.hours] if channel.hours else []
    return ". ".join(said)


def _is_email(channel: Channel) -> bool:
    """Whether a channel has an address of its own: some say "by the council's website"."""
    return channel.kind == "email" and "@" in channel.address


def _steps(channels: Iterable[Channel]) -> Iterator[str]:
    """How to get in touch by what has no number."""
    ways = {"webchat": "online: {}", "bsl": "in British Sign Language: {}", "whatsapp": "by WhatsApp: {}"}
    for channel in channels:
        if channel.kind in ways and channel.address:
            yield ways[channel.kind].format(channel.address)
        elif channel.kind == "email" and not _is_email(channel):
            yield f"in writing: {channel.address}"
        elif channel.kind == "keypress":
            yield f"when the call is answered, press {channel.number}"


def _fees(channels: Iterable[Channel]) -> Iterator[str]:
    for channel in channels:
        if channel.cost and channel.number:
            yield f"{channel.number}: {_COSTS[channel.cost]}"


def _costs(service: Helpline, mine: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for place, channel in enumerate(service.channels):
        if channel.cost:
            option = {
                "id": _id("cost", *mine, str(place)),
                "option": channel.number or channel.address or channel.kind,
                "amount_description": _COSTS[channel.cost],
            }
            yield {**option, "amount": 0, "currency": "GBP"} if channel.cost == "free" else option


def _schedules(service: Helpline, mine: tuple[str, ...], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """The hours of each way to a service: in days and times where these say all, in words alone elsewhere."""
    for place, channel in enumerate(service.channels):
        way = channel.number or channel.address or channel.kind
        words = {"description": channel.hours, "attending_type": f"{channel.kind}: {way}"}
        times = openings(lexicon, channel.hours) if channel.hours else ()
        for count, opening in enumerate(times):
            yield _filled(
                id=_id("schedule", *mine, str(place), str(count)),
                freq="WEEKLY",
                byday=opening.days,
                opens_at=opening.opens,
                closes_at=opening.closes,
                **words,
            )
        if channel.hours and not times:
            yield {"id": _id("schedule", *mine, str(place)), **words}


def _area(name: str, mine: tuple[str, ...]) -> dict[str, Any]:
    shown, code = _AREAS[name]
    return {"id": _id("area", *mine, name), "name": shown, "service_area": shown, "uri": f"{_REGISTER}{code}"}


def _nowhere(service: Helpline, mine: tuple[str, ...]) -> dict[str, Any]:
    """A service that is reached from anywhere stands at no place that has an address."""
    location = {"id": _id("location", *mine), "location_type": "virtual", "name": f"{service.name}, from anywhere"}
    return {"id": _id("service at location", *mine), "location": location}


def _languages(service: Helpline, mine: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Languages of which the registry tells. ISO 639-3 knows British Sign Language as bfi."""
    if any(channel.kind == "bsl" for channel in service.channels):
        yield {"id": _id("language", *mine, "bfi"), "name": "British Sign Language", "code": "bfi"}


def _term(taxonomy: str, link: str, name: str, says: str, mine: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": _id("attribute", *mine, taxonomy, name),
        "link_type": link,
        "taxonomy_term": {
            "id": _id("term", mine[0], taxonomy, name),
            "name": name,
            "description": says,
            "taxonomy": f"{taxonomy} of safelint",
            "term": name,
        },
    }
