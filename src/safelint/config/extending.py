"""The pack as a house has it: with its own data and without what it switches off."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from safelint.config.names import all_known
from safelint.config.values import Config
from safelint.values.errors import SafelintError

if TYPE_CHECKING:
    from safelint.values.entries import Group, Helpline, Pack


def extended(pack: Pack, config: Config) -> Pack:
    """The pack with what the house shares with others and its own data, and without the services that it switches off.

    Raises:
        SafelintError: an entry is wrong; the message names it.
    """
    off = config.section("helplines").get("off", ())
    for each in config.shared:
        pack = _longer(pack, each.additions, each.file, off)
    if config.additions:
        pack = _longer(pack, config.additions, os.path.relpath(config.path), off)
    if off:
        from safelint.knowledge.compiler import without_services

        problem = f"{os.path.relpath(config.path)}: helplines.off: no service has the id"
        all_known(off, [helpline.id for helpline in pack.helplines], problem)
        pack = without_services(pack, off)
    groups = config.section("terminology").get("groups", {})
    if groups:
        problem = f"{os.path.relpath(config.path)}: terminology.groups"
        all_known(groups, [group.id for group in pack.groups], f"{problem}: no group has the id")
        changed = (_as_set(group, groups[group.id], problem) if group.id in groups else group for group in pack.groups)
        pack = pack._replace(groups=tuple(changed))
    return pack


def _longer(pack: Pack, additions: Mapping[str, Any], file: str, off: Collection[str]) -> Pack:
    """The pack with what a file adds to it: examples hold, and hours can be compared with those of a text."""
    from safelint.knowledge.compiler import extend

    known = {each.id for each in (*pack.terms, *pack.names)}
    services = {each.id for each in pack.helplines}
    pack = extend(pack, additions, file, off)
    _hours_must_be_clear(pack, [each for each in pack.helplines if each.id not in services], file)
    own = [each for each in (*pack.terms, *pack.names) if each.id not in known and (each.bad or each.good)]
    if own:
        from safelint.config.examples import must_hold

        must_hold(pack, own, file)
    return pack


def _hours_must_be_clear(pack: Pack, services: Sequence[Helpline], file: str) -> None:
    said = [(each.id, channel.hours) for each in services for channel in each.channels if channel.hours]
    if not said:
        return
    from safelint.hours.opening_hours import AS_RECORDED, is_clear
    from safelint.lexicon.lexicon import Lexicon

    lexicon = Lexicon(pack.lexicon)
    for service, hours in said:
        if not is_clear(lexicon, hours):
            raise SafelintError(f'{file}: helpline "{service}": hours "{hours}": {AS_RECORDED}')


def _as_set(group: Group, value: str, problem: str) -> Group:
    """The group switched on or off, or on with another of its names to keep."""
    if value in ("on", "off"):
        return group._replace(enabled=value == "on")
    names = [variant.name for variant in group.variants]
    all_known((value,), ("on", "off", *names), f"{problem}.{group.id}: the group has no name")
    return group._replace(enabled=True, prefer=value, message=f'Write "{value}".')
