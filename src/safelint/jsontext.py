"""JSON with indentation, for a person too: what could fool a reader is escaped.

An iterator is an array that is made item by item, so that a large report is never there as values all at once. It may
be the value of a key, or an item of another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from safelint.visible import escaped


def as_json(value: object) -> str:
    """`value` with the end of the last line. A program reads unchanged what is escaped.

    Raises:
        TypeError: something in it has no place in a report.
    """
    parts: list[str] = []
    _write(value, "\n", parts)
    parts.append("\n")
    return "".join(parts)


def _write(value: Any, end: str, parts: list[str]) -> None:
    """Adds `value` to `parts`; `end` is the end of a line with the indentation of what closes the value."""
    if isinstance(value, Iterator):
        before, opening, closing = "[", "[", "]"
        for item in value:
            parts.append(f"{before}{end}  ")
            _write(item, f"{end}  ", parts)
            before = ","
    elif isinstance(value, Mapping) and any(isinstance(each, Iterator) for each in value.values()):
        before, opening, closing = "{", "{", "}"
        for key, item in value.items():
            parts.append(f"{before}{end}  {_whole(key, end)}: ")
            _write(item, f"{end}  ", parts)
            before = ","
    else:
        parts.append(_whole(value, end))
        return
    parts.append(f"{end}{closing}" if before == "," else opening + closing)


def _whole(value: Any, end: str) -> str:
    from msgspec import json  # takes longer than a command that prints none

    try:
        text = json.format(json.encode(value), indent=2).decode()
    except UnicodeEncodeError:  # half of a pair, which no file can hold, as in a name that somebody has typed
        from json import dumps

        text = dumps(value, indent=2, ensure_ascii=False)
    if not text.isascii() or "\x7f" in text or "##" in text:
        text = escaped(text)
    return text.replace("\n", end)
