"""No part of an entry or of a table that people fill in for nobody: each is read where it is used, or listed here."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from safelint.knowledge.loader import load
from safelint.packs.packfiles import FILES
from safelint.values import entries
from safelint.values.settings import AUDIENCES
from support import SOURCE

# Those who read the files and those who say which parts are kept: to be named there is not to be used.
MAKERS = ("packs", "values/entries.py", "knowledge/plain.py")
FOR_EDITORS = {"Group.concept": "says to whoever edits a group what its names are for"}
PUT_TOGETHER = {f"known_{audience}" for audience in AUDIENCES}
"""Keys whose names code makes."""


def code(*, of_makers: bool) -> str:
    paths = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    return "\n".join(path.read_text("utf-8") for name, path in paths.items() if name.startswith(MAKERS) is of_makers)


NAMED = set(re.findall(r"\.(\w+)\b", code(of_makers=False))) | set(re.findall(r'"([\w-]+)"', code(of_makers=False)))
READ_BY_MAKERS = set(re.findall(r'"([\w-]+)"(?!:)', code(of_makers=True)))
"""What is named where files are read, and not as the key of a description."""


def parts() -> list[str]:
    kinds = [each for each in vars(entries).values() if isinstance(each, type) and hasattr(each, "_fields")]
    return [f"{kind.__name__}.{name}" for kind in kinds for name in kind._fields]


def keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """Each key that a file of this JSON schema may hold, at any depth."""
    yield from schema.get("properties", ())
    inside = (*schema.get("properties", {}).values(), *schema.get("anyOf", ()), schema.get("items"))
    for each in (*inside, schema.get("additionalProperties")):
        if isinstance(each, dict):
            yield from keys(each)


def test_every_part_of_an_entry_is_used() -> None:
    assert len(parts()) > 100
    assert {part for part in parts() if part.split(".")[1] not in NAMED} == set(FOR_EDITORS)


def test_every_key_of_a_file_is_used() -> None:
    known = {(kind.pattern, key) for kind in FILES for key in keys(kind.holds.json)}
    unused = {(file, key) for file, key in known if key not in NAMED | READ_BY_MAKERS | PUT_TOGETHER}
    assert len(known) > 300
    assert unused == {("consistency.toml", "concept")}


def test_every_context_is_named_by_an_entry() -> None:
    pack = load()
    assert set(pack.contexts) <= {
        name for each in (*pack.terms, *pack.names) for name in (each.context, each.not_context)
    }
