"""The types of the tables of a pack (`values/tables`) say what stands in its files, and what a compiled pack holds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

import safelint.packs
import safelint.values.tables
from safelint.knowledge import loader
from safelint.packs.entry import FileKind
from safelint.values.entries import Pack

TYPES = {
    name: value
    for each in pkgutil.iter_modules(safelint.values.tables.__path__)
    for name, value in vars(importlib.import_module(f"safelint.values.tables.{each.name}")).items()
}
"""All of them by name: nothing imports them where it runs."""

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def kept() -> Iterator[tuple[str, FileKind[Any], type]]:
    """Each kind of file whose values are a table of a type, with that type, by the place where it is described."""
    for each in pkgutil.iter_modules(safelint.packs.__path__):
        module = importlib.import_module(f"safelint.packs.{each.name}")
        for name, hint in get_type_hints(module, localns=TYPES).items():
            if get_origin(hint) is FileKind and is_typeddict(get_args(hint)[0]):
                yield f"{each.name}.{name}", getattr(module, name), get_args(hint)[0]


KEPT = {where: (kind, table) for where, kind, table in kept()}


def unlike(json: Mapping[str, Any], hint: Any, where: str) -> Iterator[str]:
    """Where a type is not what a JSON schema describes."""
    made, inside = get_origin(hint), get_args(hint)
    if "anyOf" in json and made in (Union, UnionType):
        for one, other in zip(json["anyOf"], inside, strict=True):
            yield from unlike(one, other, where)
    elif is_typeddict(hint) and "properties" in json:
        hints = get_type_hints(hint)
        if list(hints) != list(json["properties"]):
            yield f"{where}: {list(hints)} are not {list(json['properties'])}"
        for key in hints.keys() & json["properties"]:
            yield from unlike(json["properties"][key], hints[key], f"{where}.{key}")
    elif made is tuple and inside[1:] == (...,) and json["type"] == "array":
        yield from unlike(json["items"], inside[0], f"{where}[]")
    elif made is not None and issubclass_of_mapping(made) and isinstance(json.get("additionalProperties"), Mapping):
        yield from unlike(json["additionalProperties"], inside[1], f"{where}{{}}")
    elif "enum" in json:
        if names_of(hint) != set(json["enum"]):
            yield f"{where}: {hint} is not one of {json['enum']}"
    elif json.get("type") != PLAIN.get(hint):
        yield f"{where}: {hint} is not {json}"


def issubclass_of_mapping(made: Any) -> bool:
    return isinstance(made, type) and issubclass(made, Mapping)


def names_of(hint: Any) -> set[str]:
    """The texts that a type allows, of a union of literals or of one."""
    if get_origin(hint) is Literal:
        return set(get_args(hint))
    return {name for each in get_args(hint) for name in names_of(each)}


@pytest.mark.parametrize("where", KEPT)
def test_a_table_has_the_keys_and_values_that_its_file_may_have(where: str) -> None:
    kind, table = KEPT[where]
    assert list(unlike(kind.holds.json, table, kind.pattern)) == []


def test_what_is_kept_as_it_is_read_has_a_type() -> None:
    assert len(KEPT) == 14


def ill(value: Any, hint: Any, where: str) -> Iterator[str]:
    """Where a value is not of a type."""
    made, inside = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        if set(value) != set(hints):
            yield f"{where}: {sorted(set(value) ^ set(hints))}"
        for key in value.keys() & hints.keys():
            yield from ill(value[key], hints[key], f"{where}.{key}")
    elif made in (Union, UnionType):
        if all(list(ill(value, each, where)) for each in inside):
            yield f"{where}: {value!r} is no {hint}"
    elif made is Literal:
        if value not in inside:
            yield f"{where}: {value!r} is no {hint}"
    elif made is tuple and isinstance(value, tuple):
        hints_of = [inside[0]] * len(value) if inside[1:] == (...,) else inside
        for each, of in zip(value, hints_of, strict=True):
            yield from ill(each, of, f"{where}[]")
    elif made is frozenset and isinstance(value, frozenset):
        for each in value:
            yield from ill(each, inside[0], where)
    elif issubclass_of_mapping(made) and isinstance(value, Mapping):
        for key, each in value.items():
            yield from ill(key, inside[0], f"{where} of {key}")
            yield from ill(each, inside[1], f"{where}{{}}")
    elif hint is not Any and not (made is None and isinstance(value, (int, float) if hint is float else hint)):
        yield f"{where}: {value!r} is no {hint}"


TABLES = {
    name: hint
    for name, hint in get_type_hints(Pack, localns=TYPES).items()
    if is_typeddict(hint) or issubclass_of_mapping(get_origin(hint))
}


@pytest.mark.parametrize("field", TABLES)
def test_a_compiled_pack_holds_what_the_types_of_its_tables_say(field: str) -> None:
    wrong = [
        found for full in (False, True) for found in ill(getattr(loader.load(full=full), field), TABLES[field], field)
    ]
    assert wrong[:5] == []


def test_every_table_of_a_pack_is_compared() -> None:
    tables = {name for name, value in loader.load()._asdict().items() if isinstance(value, dict)}
    assert tables == set(TABLES)
