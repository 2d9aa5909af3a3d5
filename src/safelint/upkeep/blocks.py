"""The entries of a list in a TOML file (`[[helpline]]`): found, written as the house writes them, and put back without
a change to any other byte of the file.

Writes what the files of a registry hold: texts, flags, whole numbers, days, lists of texts, lists of small tables.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from safelint.values.errors import SafelintError

_LONGEST = 119  # characters of a line with a list
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Written(NamedTuple):
    """One entry of a list: its range in the text of the file, from its header to its last line, and what it holds."""

    start: int
    end: int
    values: dict[str, Any]


def blocks(text: str, name: str, file: str) -> list[Written]:
    """The entries of the list `name` in a file, in its order.

    Raises:
        SafelintError: the file is no TOML, or the list is written in a way that this module cannot put back.
    """
    try:
        held = tomllib.loads(text).get(name, [])
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise SafelintError(f"{file}: not valid TOML: {problem}") from None
    found = []
    for header in re.finditer(rf"^\[\[{name}\]\][^\n]*\n?", text, re.MULTILINE):
        following = re.compile(rf"^\[(?!\[?{name}\.)", re.MULTILINE).search(text, header.end())
        part = text[header.start() : following.start() if following else len(text)]
        if following:  # what stands above the next header belongs to that
            part = re.sub(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)+\Z", "", part)
        part = part.rstrip("\r\n")
        try:
            (values,) = tomllib.loads(part)[name]
        except (tomllib.TOMLDecodeError, ValueError, TypeError, KeyError):
            break
        found.append(Written(header.start(), header.start() + len(part), values))
    if [each.values for each in found] != held:
        raise SafelintError(f"{file}: the entries of {name} must each be written as [[{name}]]; change this by hand")
    return found


def replaced(text: str, block: Written, new: str, file: str) -> str:
    """The text with `new` in the place of a block; with an empty `new` the block goes.

    Raises:
        SafelintError: the block holds a comment, which would be lost.
    """
    if re.search(r"^[ \t]*#", text[block.start : block.end], re.MULTILINE):
        name = block.values.get("id", "")
        raise SafelintError(f'{file}: "{name}": a comment stands in the entry and would be lost; move it into notes')
    end = block.end
    if not new:
        end += len(re.match(r"(?:\r?\n){0,2}", text[end:])[0])  # type: ignore[index]
    return text[: block.start] + _with_ends_of(text, new) + text[end:]


def added(text: str, block: Written | None, new: str) -> str:
    """The text with `new` after a block, or at its end."""
    ends = "\r\n" if "\r\n" in text else "\n"
    new = _with_ends_of(text, new)
    if block is None:
        return text.rstrip("\r\n") + ends * 2 + new + ends
    return text[: block.end] + ends * 2 + new + (text[block.end :] or ends)


def _with_ends_of(text: str, new: str) -> str:
    return new.replace("\n", "\r\n") if "\r\n" in text else new


def rendered(name: str, values: Mapping[str, Any], order: Mapping[str, Sequence[str]]) -> str:
    """An entry of the list `name` as TOML, without a line end at its end. `order` has the keys of the entry by "", and
    those of each list of tables in it by its key; what is empty is left out.

    Raises:
        SafelintError: a key has no place in that order, and would be lost.
    """
    lines = [f"[[{name}]]", *_pairs(values, "", order)]
    for key in filter(_OWN_HEADERS.__contains__, order[""]):
        for each in values.get(key, ()):
            lines += [f"[[{name}.{key}]]", *_pairs(each, key, order)]
    return "\n".join(lines)


_OWN_HEADERS = ("channel", "retired")
"""Lists of tables that stand each under a header of its own; others stand in one line."""


def _pairs(values: Mapping[str, Any], part: str, order: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines of an entry (`part` is "") or of a table in it, but for those that have a header of their own."""
    for key in values:
        if key not in order[part]:
            raise SafelintError(f"{key}: has no place in {part or 'an entry'} and would be lost; change this by hand")
    keys = [key for key in order[part] if key not in _OWN_HEADERS and values.get(key) not in (None, "", [], ())]
    return [f"{key} = {_value(key, values[key], order)}" for key in keys]


def _value(key: str, value: Any, order: Mapping[str, Sequence[str]]) -> str:
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Mapping):
        rows = ", ".join
        items = [f"{{ {rows(_pairs(each, key, order))} }}" for each in value]
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    if isinstance(value, (list, tuple)):
        items = [_plain(item) for item in value]
        short = f"[{', '.join(items)}]"
        if len(f"{key} = {short}") <= _LONGEST:
            return short
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return '"' + "".join(_ESCAPES.get(each, each if each >= " " else f"\\u{ord(each):04x}") for each in value) + '"'
