"""How a service is named in a sentence for readers, with its number or address, in English and in Welsh."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.values.entries import Channel, Helpline

_NATIONS_CY = {
    "england": "Lloegr",
    "wales": "Cymru",
    "scotland": "yr Alban",
    "northern-ireland": "Gogledd Iwerddon",
    "uk": "y DU",
}
_LINKED = regex(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")


def nation(name: str) -> str:
    """A nation of the registry as people write it: "Northern Ireland", "UK"."""
    return name.upper() if name == "uk" else name.replace("-", " ").title()


def _phone(service: Helpline) -> Channel | None:
    lines = (each for each in service.channels if each.kind == "phone" and each.digits and not each.relay)
    return next(lines, None)


def sms(service: Helpline) -> Channel | None:
    return next((each for each in service.channels if each.kind == "sms" and each.digits), None)


def contact(service: Helpline, *, several: bool = False) -> str:
    """How to name a service with its number or, where it has none, its address; with its nations if `several`."""
    last = service.name.split()[-1].lower()
    article = last in ("helpline", "line", "phoneline", "unit", "service", "hotline", "infoline")
    article = article and not service.name.startswith(("The ", "Scotland's"))
    name = ("the " if article else "") + service.name
    where = f" ({', '.join(map(nation, service.nations))})" if several else ""
    phone, text = _phone(service), sms(service)
    if phone:
        return f"{name} on {phone.number}{where}"
    if text:
        return f"{name} by text on {text.number}{where}"
    return f"[{name}]({service.website}){where}"


def contact_cy(service: Helpline, name: str, several: bool) -> str:
    where = f" ({', '.join(map(_NATIONS_CY.__getitem__, service.nations))})" if several else ""
    phone, text = _phone(service), sms(service)
    if phone:
        return f"{name} ar {phone.number}{where}"
    if text:
        return f"{name} drwy neges destun ar {text.number}{where}"
    return f"[{name}]({service.website}){where}"


def by_text(service: Helpline) -> str:
    text = sms(service)
    if text is None:
        return contact(service)
    name = service.name.upper() if not text.keywords else text.keywords[0]
    return f"text {name} to {text.number}"


def filled(template: str, service: str, text: str) -> str:
    return template.replace("{service}", service).replace("{text}", text)


def filled_cy(template: str, service: str) -> str:
    """As Welsh joins the words: "ag" before a vowel, "'r" for "y" after one."""
    before = "ag {service}" if service[:1].lower() in "aeiou" else "â {service}"
    text = filled(template.replace("â {service}", before), service, service)
    return text.replace("â y ", "â'r ").replace("ffonio y ", "ffonio'r ")


def plain(text: str) -> str:
    """`text` with each Markdown link as its words and the address in brackets."""
    return _LINKED.sub(r"\1 (\2)", text) if "](" in text else text


def linked(text: str, link: str) -> str:
    """`text` with each Markdown link written as `link`, a template with \\1 for the words and \\2 for the address."""
    return _LINKED.sub(link, text)
