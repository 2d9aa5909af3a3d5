"""Packs with the tables of those who look for something in a text: each detector is asked for its own.

Used only where a pack is compiled, or where a house changes one: it brings along what reads TOML.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from safelint.knowledge import phrases
from safelint.numbers.registry import Registry
from safelint.packs import packfiles
from safelint.values.entries import Pack
from safelint.words import right_names


def built(name: str, files: Mapping[str, bytes]) -> Pack:
    """The compiled pack that `files` (path in the pack: bytes) hold; `name` is that of its folder, for messages.

    Raises:
        SafelintError: names file, entry and key.
    """
    return compiled(packfiles.build(name, files))


def compiled(pack: Pack) -> Pack:
    """A pack as its files have it, with the tables of those who look for its names, numbers and phrases in texts."""
    pack = pack._replace(right_names=right_names.index(pack))
    pack = pack._replace(registry={**pack.registry, "derived": Registry.of(pack).derived()})
    return pack._replace(phrases=phrases.kept(pack))


_RIGHT_NAMES = ("helpline", "name", "former_name", "abbreviation")
"""The lists that hold names which are right as they stand."""


def extend(pack: Pack, additions: Mapping[str, Any], file: str, off: Collection[str] = ()) -> Pack:
    """The pack with house data: what a configuration's lists `helpline`, `term`, `name`, `abbreviation` and so on hold.

    `additions` is what `tomllib` gave for those keys, `file` the name for messages. Entries have the same keys as in a
    pack; sources and examples may be left out, and an entry without a source counts as confirmed by the house. The
    services in `off` are switched off, so that one of the house may have their numbers.

    Raises:
        SafelintError: as `load`.
    """
    longer = packfiles.extend(pack, additions, file, off)
    changed = {key for key, entries in additions.items() if entries}
    longer = _without_derived(longer)._replace(phrases=phrases.still_right(pack.phrases, changed))
    return longer if changed.isdisjoint(_RIGHT_NAMES) else longer._replace(right_names=right_names.index(longer))


def without_services(pack: Pack, off: Collection[str]) -> Pack:
    """The pack without the helplines of these ids, without what names one of them as what another service became or as
    who has left a host, and without what was worked out from all of them."""
    kept = (each for each in pack.helplines if each.id not in off)
    naming = pack.registry["naming"]
    moved = tuple(each for each in naming.get("former_host", ()) if each["entry"] not in off)
    less = _without_derived(pack)
    return less._replace(
        helplines=tuple(each._replace(replaced_by="") if each.replaced_by in off else each for each in kept),
        registry={**less.registry, "naming": {**naming, "former_host": moved}},
        phrases=phrases.still_right(pack.phrases, {"helpline"}),
    )


def _without_derived(pack: Pack) -> Pack:
    """The pack without what was worked out from all its helplines."""
    registry = pack.registry.copy()
    registry.pop("derived", None)
    return pack._replace(registry=registry)
