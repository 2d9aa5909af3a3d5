"""How a message speaks of a service, and the pages that it rests on."""

from __future__ import annotations

from safelint.lazy import regex
from safelint.numbers.websites import host_of
from safelint.values.entries import Helpline, cited

# Services that are called by their number: a sentence needs words for them.
_NUMBERS_BY_NAME = {"police-101": "the police non-emergency number", "emergency-999": "the emergency number"}

_NAMED_AS_THEY_ARE = ("the ", "scotland's")
_TAKES_ARTICLE = ("helpline", "line", "hotline", "service", "number")
_TAKES_NONE = ("men's", "family", "carers")
_OFFICIAL = regex(r"(?:^|\.)(?:gov|nhs|police|parliament|mod)\.(?:uk|scot|wales)$|\.(?:gov\.uk|gov\.scot|gov\.wales)$")


def display(entry: Helpline) -> str:
    """The service's name as a sentence takes it: "the NSPCC Helpline", "Childline"."""
    name = entry.name
    if name.isdigit() or entry.id in _NUMBERS_BY_NAME:
        return _NUMBERS_BY_NAME.get(entry.id, name)
    lower = name.lower()
    if lower.startswith(_NAMED_AS_THEY_ARE):
        return name
    takes_article = lower.endswith(_TAKES_ARTICLE) and " " in name
    return f"the {name}" if takes_article and not lower.startswith(_TAKES_NONE) else name


def sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def sources_of(entry: Helpline) -> tuple[str, ...]:
    """The pages that the entry rests on: the operator's own first, then official ones."""
    own = host_of(entry.website)

    def rank(url: str) -> int:
        host = host_of(url)
        if own and (host == own or host.endswith("." + own)):
            return 0
        return 1 if _OFFICIAL.search(host) else 2

    return tuple(sorted(cited(entry.sources), key=rank))
