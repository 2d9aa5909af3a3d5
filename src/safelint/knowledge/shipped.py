"""A compiled pack as it ships beside its files, so that no first run compiles it.

It is JSON, which every Python reads alike, with a digest of all that it was made from: where a byte of the pack or of
safelint is another, it is not used. Texts hold no U+0000, which marks what JSON does not know.
"""

from __future__ import annotations

import json
import marshal
import os
from collections.abc import Mapping
from typing import Any

from safelint.disk import store
from safelint.knowledge import sources
from safelint.knowledge.plain import plain, restored
from safelint.memory import quiet
from safelint.values.entries import Pack

_SET = "\0set"
_CLOSED = "\0closed"
_NUMBERED = "\0numbered"
_ROWS = "\0rows"


def path_of(folder: str) -> str:
    """Where the compiled form of the pack in `folder` lies."""
    return f"{folder}.json"


def written(folder: str) -> bytes:
    """The compiled form of the pack in `folder`.

    Raises:
        SafelintError: a file of the pack is wrong.
    """
    from safelint.knowledge.compiler import built  # tomllib and the schemas are only needed here

    files = sources.read_files(folder)
    pack = plain(built(os.path.basename(folder), files), {})
    return _encoded({"made of": sources.digest(files), "pack": _json(pack)})


def alone(compiled: bytes, kept: Mapping[str, bytes]) -> bytes:
    """The compiled form of a pack for a place where nobody changes its files: of these only `kept` go along with it,
    and it is used with them as `compiled` is with all."""
    return _encoded({**json.loads(compiled), "made of": sources.digest(kept)})


def _encoded(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read(folder: str, digest: str) -> Pack | None:
    """The pack in `folder`, if it ships and was made from just what has this digest."""
    try:
        value = json.loads(store.read_bytes(path_of(folder)))
        if value["made of"] != digest:
            return None
        with quiet():
            return restored(_plain(value["pack"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _json(value: Any) -> Any:
    """A plain value in what JSON knows. What is kept closed as `marshal` writes it, a form of one Python, is opened;
    rows of numbers below 256 in it, which are bytes, become texts of such characters."""
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        if value and isinstance(next(iter(value)), int):  # keys of JSON are texts
            return {_NUMBERED: [[key, _json(item)] for key, item in value.items()]}
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    if isinstance(value, bytes):
        opened = marshal.loads(value)  # noqa: S302 - just compiled
        if isinstance(opened, dict):
            opened = dict(sorted(opened.items()))
            if all(isinstance(row, bytes) for row in opened.values()):
                return {_CLOSED: {_ROWS: {key: row.decode("latin-1") for key, row in opened.items()}}}
        return {_CLOSED: _json(opened)}
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_plain(item) for item in value])
    if isinstance(value, dict):
        if _SET in value:
            return frozenset(value[_SET])
        if _NUMBERED in value:
            return {key: _plain(item) for key, item in value[_NUMBERED]}
        if _ROWS in value:
            return {key: row.encode("latin-1") for key, row in value[_ROWS].items()}
        if _CLOSED in value:
            return marshal.dumps(_plain(value[_CLOSED]))
        return {key: _plain(item) for key, item in value.items()}
    return value
