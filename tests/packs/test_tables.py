"""The types of the tables of a pack (`values/tables`) say what stands in its files, and what a compiled pack holds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

import safelint.packs
import safelint.values.tables
from safelint.knowledge import compiler, loader
from safelint.packs import packfiles, registry, weights
from safelint.packs.entry import FileKind
from safelint.values import entries
from safelint.values.entries import Pack
from support.packs import HEAD, WHOLE

TYPES = {
    name: value
    for each in pkgutil.iter_modules(safelint.values.tables.__path__)
    for name, value in vars(importlib.import_module(f"safelint.values.tables.{each.name}")).items()
}
"""All of them by name: nothing imports them where it runs."""

PLAIN: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def kept() -> Iterator[tuple[str, FileKind[Any], type]]:
    """Each kind of file whose values are a table of a type, with that type, by the place where it is described."""
    for each in pkgutil.iter_modules(safelint.packs.__path__):
        module = importlib.import_module(f"safelint.packs.{each.name}")
        for name, hint in get_type_hints(module, localns=TYPES).items():
            if get_origin(hint) is FileKind and is_typeddict(get_args(hint)[0]):
                yield f"{each.name}.{name}", getattr(module, name), get_args(hint)[0]


KEPT = {where: (kind, table) for where, kind, table in kept()}


def unlike(json: Mapping[str, Any], hint: Any, where: str, *, may_miss: bool = False) -> Iterator[str]:
    """Where a type is not what a JSON schema describes; a table that a pack may be without `may_miss` any key."""
    made, inside = get_origin(hint), get_args(hint)
    if "anyOf" in json and made in (Union, UnionType) and len(json["anyOf"]) == len(inside):
        for one, other in zip(json["anyOf"], inside, strict=True):
            yield from unlike(one, other, where)
    elif is_typeddict(hint) and "properties" in json:
        hints = get_type_hints(hint)
        if list(hints) != list(json["properties"]):
            yield f"{where}: {list(hints)} are not {list(json['properties'])}"
        missing = set(json.get("required", ())) - hint.__required_keys__
        if missing and not may_miss:
            yield f"{where}: {sorted(missing)} may not be missing"
        for key in hints.keys() & json["properties"]:
            yield from unlike(json["properties"][key], hints[key], f"{where}.{key}")
    elif made is tuple and inside[1:] == (...,) and json.get("type") == "array":
        yield from unlike(json["items"], inside[0], f"{where}[]")
    elif made is Mapping and inside[0] is str and isinstance(json.get("additionalProperties"), Mapping):
        yield from unlike(json["additionalProperties"], inside[1], f"{where}{{}}")
    elif "enum" in json:
        if names_of(hint) != set(json["enum"]):
            yield f"{where}: {hint} is not one of {json['enum']}"
    elif hint not in PLAIN or json.get("type") != PLAIN[hint]:
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
    may_miss = kind not in packfiles.NEEDED and kind is not weights.FILE
    assert list(unlike(kind.holds.json, table, kind.pattern, may_miss=may_miss)) == []


class Row(TypedDict):
    name: str


class PartialRow(TypedDict, total=False):
    name: str


ROW = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("json", "hint"),
    [
        (TEXT, int),
        (TEXT, Any),
        (TEXT, Literal["a"]),
        (TEXT, list),
        ({"type": "string", "enum": ["a", "b"]}, Literal["a"]),
        ({"type": "string", "enum": ["a", "b"]}, str),
        ({"anyOf": [TEXT, {"type": "integer"}]}, Literal["a"]),
        ({"anyOf": [TEXT, {"type": "integer"}]}, list),
        ({"anyOf": [TEXT, {"type": "integer"}]}, str | int | bool),
        ({"type": "array", "items": TEXT}, tuple[int, ...]),
        ({"type": "object", "additionalProperties": TEXT}, Mapping[int, str]),
        ({"type": "object", "additionalProperties": TEXT}, Mapping[Literal["a"], str]),
        ({"type": "object", "additionalProperties": TEXT}, Mapping[str, int]),
        ({**ROW, "properties": {**ROW["properties"], "more": TEXT}}, Row),
        (ROW, PartialRow),
        ({}, str),
    ],
)
def test_no_difference_is_passed_over(json: Mapping[str, Any], hint: Any) -> None:
    assert len(list(unlike(json, hint, "x"))) == 1


def test_a_type_that_says_the_same_is_none() -> None:
    assert list(unlike(ROW, Row, "x")) == list(unlike(ROW, PartialRow, "x", may_miss=True)) == []
    assert list(unlike({"anyOf": [TEXT, {"type": "integer"}]}, str | int, "x")) == []


def ill(value: Any, hint: Any, where: str) -> Iterator[str]:
    """Where a value is not of a type."""
    made, inside = get_origin(hint), get_args(hint)
    if is_typeddict(hint) and isinstance(value, dict):
        hints = get_type_hints(hint)
        if not hint.__required_keys__ <= set(value) <= set(hints):
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
    elif is_typeddict(hint):
        yield f"{where}: {value!r} is no table"
    elif hint is not Any and not (made is None and isinstance(value, (int, float) if hint is float else hint)):
        yield f"{where}: {value!r} is no {hint}"


TABLES = {
    name: hint
    for name, hint in get_type_hints(Pack, localns=TYPES).items()
    if any(is_typeddict(each) or issubclass_of_mapping(get_origin(each)) for each in (hint, *get_args(hint)))
}


@cache
def packs() -> tuple[Pack, ...]:
    """The shipped pack, as it is loaded in both ways; one without the files that a pack may be without, compiled or
    not; the same with an empty one of them."""
    files = {path: text.encode() for path, text in {entries.HEAD: HEAD, **WHOLE}.items()}
    least, empty = (packfiles.build("mini", each) for each in (files, {**files, registry.NAMING_FILE.pattern: b""}))
    return loader.load(full=False), loader.load(full=True), least, compiler.compiled(least), empty


@pytest.mark.parametrize("field", TABLES)
def test_a_pack_holds_what_the_types_of_its_tables_say(field: str) -> None:
    wrong = [found for pack in packs() for found in ill(getattr(pack, field), TABLES[field], field)]
    assert wrong[:5] == []


def test_every_table_of_a_pack_is_compared() -> None:
    tables = {name for name, value in loader.load()._asdict().items() if isinstance(value, dict)}
    assert tables == set(TABLES)


def test_each_table_that_is_kept_as_it_is_read_is_that_of_a_file() -> None:
    """What else a pack keeps is made of files: of the head, of several, or with rows by what they are of."""
    made = {"registry", "readability", "lexicon", "phrases", "release", "right_names"}
    of_files = {hint for _, hint in KEPT.values()}
    kept_as_read = {name for name, hint in TABLES.items() if hint in of_files}
    assert {name for name, hint in TABLES.items() if get_origin(hint) is not Mapping} - kept_as_read == made
