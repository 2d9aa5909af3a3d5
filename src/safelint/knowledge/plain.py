"""A compiled pack as plain values, without what only `explain` and the like show where that is not wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from safelint.values.entries import (
    Abbreviation,
    Channel,
    FormerName,
    Group,
    Helpline,
    Pack,
    RetiredNumber,
    Rule,
    Term,
    Topic,
    Variant,
)
from safelint.values.references import Reference
from safelint.values.text_kinds import AskOn, TextKind

# What is cold: `load()` leaves it empty, and with it what sources say.
_DETAIL: dict[type[Any], tuple[str, ...]] = {
    Rule: ("why", "bad", "good"),
    Term: ("why", "exceptions", "bad", "good"),
    Group: ("why", "exceptions", "bad", "good"),
    Abbreviation: ("why", "exceptions", "notes", "bad", "good"),
    FormerName: ("notes",),
    Helpline: (),
    Topic: ("notes",),
}


def without_detail(pack: Pack) -> Pack:
    """The pack with empty values for all that `load()` leaves out."""

    def bare(entry: Any) -> Any:
        empty = {key: type(getattr(entry, key))() for key in _DETAIL[type(entry)]}
        if hasattr(entry, "sources"):
            empty["sources"] = tuple(source._replace(says="") for source in entry.sources)
        return entry._replace(**empty)

    lists: dict[str, Any] = {
        field: tuple(map(bare, value))
        for field, value in pack._asdict().items()
        if isinstance(value, tuple) and value and type(value[0]) in _DETAIL
    }
    return pack._replace(**lists)


# The named tuples in each field of a pack, and those inside them.
_ENTRIES: dict[str, type[Any]] = {
    "rules": Rule,
    "terms": Term,
    "names": Term,
    "former_names": FormerName,
    "groups": Group,
    "abbreviations": Abbreviation,
    "helplines": Helpline,
    "topics": Topic,
    "kinds": TextKind,
}
_INSIDE: dict[str, type[Any]] = {
    "sources": Reference,
    "channels": Channel,
    "retired": RetiredNumber,
    "variants": Variant,
    "ask_on": AskOn,
}


def plain(value: Any, seen: dict[Any, Any]) -> Any:
    """The same value without named tuples, which `marshal` does not take; `seen` is empty at first.

    Equal texts and equal tuples become one object: `marshal` then writes and reads them once.
    """
    if isinstance(value, str):
        return seen.setdefault(value, value)
    if isinstance(value, tuple):
        found = tuple([plain(item, seen) for item in value])
        return seen.setdefault(("", repr(found)), found)  # by how it is written: (1,) and (True,) are equal too
    if isinstance(value, Mapping):
        return {plain(key, seen): plain(item, seen) for key, item in value.items()}
    return value


def restored(values: tuple[Any, ...]) -> Pack:
    """The pack of which `plain` gave these values."""
    fields = list(values)
    for place, name in enumerate(Pack._fields):
        entry = _ENTRIES.get(name)
        if entry is None:
            continue
        inside = [(at, partial(tuple.__new__, _INSIDE[key])) for at, key in enumerate(entry._fields) if key in _INSIDE]
        rows = []
        for row in fields[place]:
            entry_values = list(row)
            for at, make in inside:
                if entry_values[at]:
                    entry_values[at] = tuple(map(make, entry_values[at]))
            rows.append(tuple.__new__(entry, entry_values))
        fields[place] = tuple(rows)
    return Pack._make(fields)
