"""JSON with indentation, as `json.dumps` writes it.

With indentation that is Python too, and takes thrice the time; and it needs all values at once, where here any iterator
is an array, made item by item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from safelint.visible import escaped

_LARGE_LEVELS = 4  # of arrays and objects: their items are only put together at the end


def written(value: object) -> str:
    """`value`, with the end of the last line. What could fool a reader is escaped."""
    parts: list[str] = []
    _write(value, "\n", parts, 0)
    parts.append("\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    quoted = encode_basestring(text)
    return quoted if quoted.isascii() and "\x7f" not in quoted and "##" not in quoted else escaped(quoted)


@lru_cache(maxsize=256)
def _named(key: str) -> str:
    return f"{_quoted(key)}: "


def _write(value: object, end: str, parts: list[str], level: int) -> None:
    """Adds `value` to `parts`; `end` is the end of a line with the indentation of what closes the value."""
    if level == _LARGE_LEVELS or isinstance(value, str) or not isinstance(value, Iterable):
        parts.append(_json(value, end))
        return
    is_object = isinstance(value, Mapping)
    items = value.items() if isinstance(value, Mapping) else zip(repeat(""), value, strict=False)
    before = opening = "{" if is_object else "["
    for key, item in items:
        parts.append(f"{before}{end}  {_named(key) if is_object else ''}")
        _write(item, f"{end}  ", parts, level + 1)
        before = ","
    closing = "}" if is_object else "]"
    parts.append(f"{end}{closing}" if before == "," else opening + closing)


def _json(value: Any, end: str) -> str:
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if kind is int:
        return str(value)
    if value is None:
        return "null"
    inner = f"{end}  "
    between = f",{inner}"
    if kind is dict:
        items = [f"{_named(key)}{_json(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{between.join(items)}{end}}}" if items else "{}"
    if isinstance(value, list | tuple):
        items = [_json(item, inner) for item in value]
        return f"[{inner}{between.join(items)}{end}]" if items else "[]"
    if kind is bool:
        return "true" if value else "false"
    if kind is float and isfinite(value):
        return repr(value)
    raise TypeError(f"{kind.__name__} has no place in a report")
