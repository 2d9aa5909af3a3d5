"""Addresses given to a service that are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from safelint.checks._services import ADDRESS, display, host_of, sources_of
from safelint.lazy import regex
from safelint.model import ERROR, WARNING, Finding, Helpline
from safelint.registry import Registry, severity

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.packs import Rule

# The dot before an ending that UK services have: a plain search finds it far faster than a whole address.
_DOT = regex(r"\.(?=(?:org|com|co|net|info|uk|wales|cymru|scot|support|charity|help|eu)\b)", re.IGNORECASE)


def _printed_hosts(text: str) -> Iterator[tuple[int, int, str]]:
    end = 0
    for dot in _DOT.finditer(text):
        if dot.start() < end:
            continue
        start = max(end, dot.start() - 60)
        for match in ADDRESS.finditer(text, start, dot.start() + 40):
            if match.start() <= dot.start() < match.end():
                end = match.end()
                yield match.start(), end, match.group(1)
                break


def websites(analysis: Analysis, rule: Rule, registry: Registry) -> Iterator[Finding]:
    """An address that is nearly a service's own: another ending, or a letter off."""
    text = analysis.document.text
    seen: list[tuple[int, int, str]] = list(_printed_hosts(text))
    for inline in analysis.document.inlines:
        if inline.kind == "link" and inline.end > inline.start and (found := ADDRESS.match(inline.target)):
            if "." not in text[inline.start : inline.end]:
                seen.append((inline.start, inline.end, found.group(1)))
    if not seen:
        return
    domains = _domains(registry)
    for start, end, host in sorted(seen):
        near_ids = _near_domain(host.lower().removeprefix("www."), domains, registry)
        near = (registry.by_id[id_] for id_ in near_ids)
        entry = next((each for each in near if _is_named(analysis, each, start, end)), None)
        if entry is None:
            continue
        own = host_of(entry.website)
        message = f"{host} is not the website of {display(entry)}. It is {own}."
        confidence = registry.strength(entry.id, analysis.settings.today)
        yield analysis.finding(
            rule,
            start,
            end,
            message,
            severity=severity(confidence, WARNING if confidence != "high" else ERROR),
            confidence=confidence,
            sources=sources_of(entry) or None,
        )


def _is_named(analysis: Analysis, entry: Helpline, start: int, end: int) -> bool:
    """Whether the service is named within 300 characters of an address, the address itself not counted."""
    shown = "." in analysis.document.text[start:end]
    return any(
        entry.id == hit.value.ids[0] and not (shown and start <= hit.start and hit.end <= end)
        for hit in analysis.names_near(start - 300, end + 300)
    )


@lru_cache(maxsize=4)
def _domains(registry: Registry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in registry.helplines:
        host = host_of(entry.website)
        if host and not _is_shared(host, registry):
            found.setdefault(host, []).append(entry.id)
    return found


def _is_shared(host: str, registry: Registry) -> bool:
    return any(host == shared or host.endswith("." + shared) for shared in registry.naming.get("shared_hosts", ()))


_ENDING = regex(r"\.(?:org\.uk|co\.uk|uk\.com|gov\.uk|nhs\.uk|ac\.uk|police\.uk|[a-z]{2,12})$")


def _label(host: str) -> str:
    """The telling part of a domain: "stopitnow" of "www.stopitnow.org.uk"."""
    return _ENDING.sub("", host).rsplit(".", 1)[-1]


def _near_domain(host: str, domains: Mapping[str, list[str]], registry: Registry) -> list[str]:
    """The entries whose domain has the same label under another ending, where nobody in the registry owns `host`."""
    if _is_shared(host, registry) or any(
        host == own or host.endswith("." + own) or own.endswith("." + host) for own in domains
    ):
        return []
    label = _label(host)
    return [id_ for own, ids in domains.items() if len(label) >= 5 and _label(own) == label for id_ in ids]
