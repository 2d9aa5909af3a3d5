"""How a service is named in a sentence for readers, with its number or address, in English and in Welsh."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.lazy import regex
from safelint.values.entries import Channel, Helpline

_TAKES_ARTICLE = ("helpline", "line", "phoneline", "unit", "service", "hotline", "infoline", "supportline", "number")
_NAMED_AS_THEY_ARE = ("The ", "Scotland's")
_LINKED = regex(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")


def nation(name: str) -> str:
    """A nation of the registry as people write it: "Northern Ireland", "UK"."""
    return name.upper() if name == "uk" else name.replace("-", " ").title()


def _phone(service: Helpline) -> Channel | None:
    lines = (each for each in service.channels if each.kind == "phone" and each.digits and not each.relay)
    return next(lines, None)


def sms(service: Helpline) -> Channel | None:
    return next((each for each in service.channels if each.kind == "sms" and each.digits), None)


def has_number(service: Helpline) -> bool:
    """Whether a service has a number that a sentence can give: to call, or to text."""
    return bool(_phone(service) or sms(service))


def contact(service: Helpline, *, several: bool = False) -> str:
    """How to name a service with its number or, where it has none, its address; with its nations if `several`, unless
    its name tells them."""
    told = all(nation(each) in service.name for each in service.nations)
    where = f" ({_nations(service)})" if several and not told else ""
    if not has_number(service):
        return f"[{named(service)}]({service.website}){where}"
    return f"{named(service)} {_reached(service)}{where}"


def contacts(services: Sequence[Helpline], *, several: bool = False) -> str:
    """The same of services of which a reader takes one; a name that all have is written once."""
    if len(services) > 1 and len({service.name for service in services}) == 1 and all(map(_phone, services)):
        numbers = [f"{_reached(each).removeprefix('on ')} ({_nations(each)})" for each in services]
        return f"{named(services[0])} on {_or(numbers)}"
    return _or([contact(each, several=several) for each in services])


def named(service: Helpline) -> str:
    """The name of a service as a sentence takes it: "the NSPCC Helpline", "Childline"."""
    *first, last = service.name.split()
    takes_article = bool(first) and last.lower() in _TAKES_ARTICLE and not service.name.startswith(_NAMED_AS_THEY_ARE)
    return f"the {service.name}" if takes_article else service.name


def _reached(service: Helpline) -> str:
    phone, text = _phone(service), sms(service)
    return f"on {phone.number}" if phone else f"by text on {text.number}" if text else ""


def _nations(service: Helpline) -> str:
    return ", ".join(map(nation, service.nations))


def _or(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def contact_cy(service: Helpline, name: str, nations: Sequence[str], *, by_text: bool = False) -> str:
    """As `contact`, in Welsh: `name` in that language, and the `nations` that must be said."""
    where = f" ({', '.join(nations)})" if nations else ""
    phone, text = _phone(service), sms(service)
    if phone and not (by_text and text):
        return f"{name} ar {phone.number}{where}"
    if text:
        return f"{name} drwy neges destun ar {text.number}{where}"
    return f"[{name}]({service.website}){where}"


def by_text(service: Helpline) -> str:
    text = sms(service)
    if text is None:
        return contact(service)
    if text.keywords:
        return f"text {text.keywords[0]} to {text.number}"
    return f"text {text.number} ({service.name})"


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
