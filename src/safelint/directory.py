"""Services of the registry in words and as data: what `helplines` prints, and what an editor shows of a number."""

from __future__ import annotations

import os
from typing import Any

from safelint import config as configuration
from safelint.help import naming
from safelint.jsontext import as_json
from safelint.knowledge.loader import load
from safelint.numbers.registry import Registry
from safelint.values.entries import Channel, Helpline, Pack
from safelint.values.topic_names import topic_ids
from safelint.visible import onelines


def looked_up(
    query: str,
    *,
    nation: str = "",
    topic: str = "",
    due: bool = False,
    today: str = "",
    form: str = "terminal",
    config_path: str = "",
) -> str:
    """Services of the registry that `query` finds: by number, name or topic.

    Raises:
        SafelintError: there is no such topic, or the configuration is wrong.
    """
    pack = configuration.extended(load(full=True), configuration.for_path(os.curdir, config_path))
    registry = Registry.of(pack)
    known = sorted(pack.registry["topics"])
    wanted = topic_ids(pack.topics, [topic] if topic else [])
    configuration.all_known(wanted, known, "--topic: there is no topic called")
    found = registry.search(query, nation=nation or None, topic=next(iter(wanted), None))
    if due:
        waiting = {each.id for each in registry.due(today or configuration.today())}
        found = [each for each in found if each.id in waiting]
    if form == "openreferral":
        from safelint.openreferral import page

        return as_json(page(pack, found))
    if form == "json":
        return as_json({**_release(pack), "helplines": [_values(each) for each in found]})
    if not found:
        return "No entry due for review.\n" if due else _nothing(query, registry)
    return "\n".join(described(each) for each in found)


def _release(pack: Pack) -> dict[str, Any]:
    """Which data these are and what may be done with them, for whoever passes them on."""
    return {
        "pack": pack.name,
        "version": pack.version,
        "date": pack.recorded,
        "licence": pack.release["licence"],
        "attribution": pack.release["attribution"],
        "schema": pack.release["schema"],
    }


def _nothing(query: str, registry: Registry) -> str:
    """What to say where a look-up finds nothing: most numbers that are not found have a wrong digit."""
    service, right = registry.nearest(registry.plan.national(query))
    if service:
        entry = registry.by_id[service]
        return f"No service has this number. {registry.printed(service, right)} ({entry.name}) is one slip away.\n"
    return "No service found. A local service need not be in the registry.\n"


def described(service: Helpline) -> str:
    """All that the registry has on a service, in lines for people."""
    lines = [f"{service.name}  ({service.id})"]
    if not service.is_active:
        successor = f"; see {service.replaced_by}" if service.replaced_by else ""
        lines.append(f"  {service.status} {service.status_date}".rstrip() + successor)
    if service.operator and service.operator != service.name:
        lines.append(f"  Run by {service.operator}")
    lines += [f"  {_channel(channel, service)}" for channel in service.channels]
    for retired in service.retired:
        instead = f"; print {retired.replaced_by}" if retired.replaced_by else ""
        lines.append(f"  no longer: {retired.number}{f' (until {retired.until})' if retired.until else ''}{instead}")
    lines += [f"  {address}" for address in dict.fromkeys((service.website, service.page)) if address]
    area = f" (only {service.area})" if service.area else ""
    lines.append(f"  For: {', '.join(service.nations)}{area}; {', '.join(service.topics)}")
    read = f"last verified {service.verified}" if service.verified else "not verified since"
    lines.append(f"  Confidence {service.confidence}, recorded {service.recorded}, {read}")
    lines += [f"  Source: {source.url}" for source in service.sources]
    return onelines(lines)


def _channel(channel: Channel, service: Helpline) -> str:
    parts = [f"{channel.kind}: {channel.number or channel.address}"]
    if channel.keywords:
        parts.append(f"text {' or '.join(channel.keywords)}")
    parts += [part for part in (channel.hours, channel.cost) if part]
    if channel.nations != service.nations:
        parts.append(f"for {', '.join(map(naming.nation, channel.nations))}")
    if channel.ages != service.ages:
        parts.append(channel.ages)
    if channel.purpose == "office":
        parts.append("an office, no help line")
    if channel.confidence != service.confidence:
        parts.append(f"confidence {channel.confidence}")
    return "; ".join(parts)


def _values(value: Any) -> Any:
    """Named tuples as objects, tuples as lists."""
    if hasattr(value, "_asdict"):
        return {key: _values(each) for key, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_values(each) for each in value]
    return value
