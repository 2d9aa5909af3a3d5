"""Small descriptions of a TOML table: each can read a value strictly and give its JSON schema.

A `Kind` describes one value. Its `read` takes what `tomllib` gave and returns a frozen value (text, number, bool,
tuple, dict of such), or raises `SafelintError` that names file, entry and key. Its `json` is the JSON schema of the
same value, for editors that complete TOML from one. Nothing here knows what a rule pack or a configuration holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sized
from typing import Any, NamedTuple

from safelint.nearest import nearest
from safelint.text.patterns import UnsafePatternError, parsed
from safelint.values.errors import SafelintError
from safelint.values.wording import counted

REQUIRED: Any = object()
"""The default of a key that must be given."""


class Place(NamedTuple):
    """Where a value stands: the file as people know it, the entry in it, the key in the entry."""

    file: str
    entry: str = ""
    key: str = ""

    def at(self, key: str) -> Place:
        return self._replace(key=f"{self.key}.{key}" if self.key else key)

    def error(self, problem: str) -> SafelintError:
        return SafelintError(": ".join(_clipped(part) for part in (*self, problem) if part))


def must_be(what: str, name: str, known: Collection[str], place: Place) -> None:
    """Refuses a `name` at `place` that is none of those `known`: "x" is no topic."""
    if name not in known:
        raise place.error(f'"{name}" is no {what}{nearest(name, known)}')


_LONGEST_SHOWN = 300  # characters of one part of a message


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + _MORE


class Kind(NamedTuple):
    """How one value is read, its JSON schema, and what stands for it when the key is left out."""

    read: Callable[[Any, Place], Any]
    json: Mapping[str, Any]
    default: Any = REQUIRED


_MORE = "\u2026"


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value if len(value) <= 60 else value[:59] + _MORE}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "so large a number"  # to write one out may be refused
    return str(value)


def _about(json: dict[str, Any], about: str) -> dict[str, Any]:
    return {**json, "description": about} if about else json


def text(default: Any = REQUIRED, *, about: str = "", match: str = "", empty: bool = False, longest: int = 0) -> Kind:
    """A text, not blank unless `empty`; the whole of it must match the regular expression `match`, if given, and have
    at most `longest` characters, if given."""

    def read(value: Any, place: Place) -> str:
        if not isinstance(value, str):
            raise place.error(f"must be a text in quotation marks, not {_shown(value)}")
        if "\0" in value:
            raise place.error("must not hold the character U+0000")
        if not empty and not value.strip():
            raise place.error("must not be empty")
        if longest and len(value) > longest:
            raise place.error(f"has more than {longest} characters")
        if match and not re.fullmatch(match, value):
            raise place.error(f"{_shown(value)} is not of the right form ({about or match})")
        return value

    json: dict[str, Any] = {"type": "string"}
    if not empty:
        json["minLength"] = 1
    if longest:
        json["maxLength"] = longest
    if match:
        json["pattern"] = f"^(?:{match})$"
    return Kind(read, _about(json, about), default)


def flag(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """true or false."""

    def read(value: Any, place: Place) -> bool:
        if not isinstance(value, bool):
            raise place.error(f"must be true or false, not {_shown(value)}")
        return value

    return Kind(read, _about({"type": "boolean"}, about), default)


_LARGEST = 1_000_000_000


def number(
    default: Any = REQUIRED,
    *,
    low: float | None = None,
    high: float | None = None,
    about: str = "",
    whole: bool = False,
) -> Kind:
    """A number from `low` to `high`, both allowed; a whole one where `whole`. None is beyond a thousand million."""
    wanted = "a whole number" if whole else "a number"

    def read(value: Any, place: Place) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            raise place.error(f"must be {wanted}, not {_shown(value)}")
        if (low is not None and not value >= low) or (high is not None and not value <= high):
            limits = " and ".join(
                f"{word} {limit:,}" for word, limit in (("at least", low), ("at most", high)) if limit is not None
            )
            raise place.error(f"must be {limits}, not {_shown(value)}")
        if not -_LARGEST <= value <= _LARGEST:  # neither is "not a number" between them
            raise place.error(f"must be {wanted} of at most {_LARGEST:,}, not {_shown(value)}")
        return value

    json: dict[str, Any] = {"type": "integer" if whole else "number"}
    if low is not None:
        json["minimum"] = low
    if high is not None:
        json["maximum"] = high
    return Kind(read, _about(json, about), default)


def integer(default: Any = REQUIRED, *, low: int | None = None, high: int | None = None, about: str = "") -> Kind:
    """A whole number from `low` to `high`, both allowed."""
    return number(default, low=low, high=high, about=about, whole=True)


def choice(options: Iterable[str], default: Any = REQUIRED, *, about: str = "") -> Kind:
    """One of the texts in `options`."""
    known = tuple(options)

    def read(value: Any, place: Place) -> str:
        if not isinstance(value, str):
            raise place.error(f"must be one of {', '.join(known)}; not {_shown(value)}")
        if value not in known:
            near = nearest(value, known)
            raise place.error(f"{_shown(value)} is not one of {', '.join(known)}{near}")
        return value

    return Kind(read, _about({"type": "string", "enum": list(known)}, about), default)


def day(value: str) -> bool:
    """Whether `value` is a day of the calendar in the form 2026-11-25."""
    import datetime

    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _calendar(value: Any) -> str:
    """The ISO form of a date as TOML knows it, or the text itself."""
    import datetime

    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return value if isinstance(value, str) else ""


def date(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A day, written 2026-11-25 with or without quotation marks; read as ISO text."""

    def read(value: Any, place: Place) -> str:
        found = _calendar(value)
        if not day(found):
            raise place.error(f"must be a date such as 2026-11-25, not {_shown(value)}")
        return found

    return Kind(read, _about({"type": "string", "format": "date"}, about), default)


def period(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A year, a month or a day ("2026", "2026-11", "2026-11-25"); read as text."""

    def read(value: Any, place: Place) -> str:
        found = _calendar(value)
        if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", found) or not day((found + "-01-01")[:10]):
            raise place.error(
                f'must be a year, month or day such as "2026", "2026-11" or "2026-11-25", not {_shown(value)}'
            )
        return found

    json = {"type": "string", "pattern": r"^\d{4}(?:-\d\d){0,2}$"}
    return Kind(read, _about(json, about), default)


_URL = r"https?://[^\s/?#]+\.[^\s]+"


def url(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A web address with http:// or https://."""

    def read(value: Any, place: Place) -> str:
        if not isinstance(value, str) or not re.fullmatch(_URL, value):
            raise place.error(f"must be a web address that begins with https:// or http://, not {_shown(value)}")
        return value

    return Kind(read, _about({"type": "string", "format": "uri"}, about), default)


def regex(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A regular expression of Python's `re` that compiles and cannot run away."""

    def read(value: Any, place: Place) -> str:
        if not isinstance(value, str) or not value:
            raise place.error(f"must be a regular expression in quotation marks, not {_shown(value)}")
        try:
            parsed(value)
        except UnsafePatternError as problem:
            raise place.error(str(problem)) from None
        return value

    return Kind(read, _about({"type": "string", "format": "regex", "minLength": 1}, about), default)


def items(
    kind: Kind, default: Any = REQUIRED, *, about: str = "", least: int = 0, most: int = 0, unique: bool = True
) -> Kind:
    """A list of values of one kind, read as a tuple; no value twice where `unique`, no more than `most` where given."""

    def read(value: Any, place: Place) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise place.error(f"must be a list in square brackets, not {_shown(value)}")
        _must_be_few(value, most, place)
        found = tuple(
            kind.read(item, place._replace(key=f"{place.key} {count}")) for count, item in enumerate(value, 1)
        )
        if len(found) < least:
            raise place.error(f"must have at least {counted(least, 'item')}")
        if unique:
            _must_be_unique(found, place)
        return found

    json: dict[str, Any] = {"type": "array", "items": kind.json}
    if least:
        json["minItems"] = least
    if most:
        json["maxItems"] = most
    return Kind(read, _about(json, about), default)


def _must_be_unique(found: Iterable[Any], place: Place) -> None:
    seen: set[Any] = set()
    for item in found:
        if item in seen:
            raise place.error(f"{_shown(item)} stands twice")
        seen.add(item)


def _must_be_few(value: Sized, most: int, place: Place) -> None:
    if most and len(value) > most:
        raise place.error(f"has {len(value):,} entries; at most {most:,} are read")


def texts(default: Any = REQUIRED, *, about: str = "", least: int = 0, most: int = 0) -> Kind:
    """A list of texts, none of them blank."""
    return items(text(), default, about=about, least=least, most=most)


def choices(options: Iterable[str], default: Any = REQUIRED, *, about: str = "", least: int = 0) -> Kind:
    """A list of texts out of `options`."""
    return items(choice(options), default, about=about, least=least)


def either(first: Kind, second: Kind, default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A list read by `second`, anything else by `first`."""

    def read(value: Any, place: Place) -> Any:
        return (second if isinstance(value, list) else first).read(value, place)

    return Kind(read, _about({"anyOf": [first.json, second.json]}, about), default)


def _deeper(key: str, keys: Mapping[str, Kind]) -> str:
    """Where a key that does not belong to a table belongs to one in it, "" where to none."""
    tables = [name for name, kind in keys.items() if key in kind.json.get("properties", ())]
    return f"; it belongs under {' or '.join(f'[{name}]' for name in tables)}" if tables else ""


def table(keys: Mapping[str, Kind], default: Any = REQUIRED, *, about: str = "") -> Kind:
    """A table with known keys, read as a dict that has every one of them, in the order described."""

    def read(value: Any, place: Place) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise place.error(f"must be a table, not {_shown(value)}")
        for key in value:
            if key not in keys:
                raise place.at(key).error(f"unknown key{_deeper(key, keys) or nearest(key, keys)}")
        found = {}
        for key, kind in keys.items():
            if key in value:
                found[key] = kind.read(value[key], place.at(key))
            elif kind.default is REQUIRED:
                raise place.at(key).error(f"missing{_how_written(key, kind)}")
            else:
                found[key] = kind.default
        return found

    json: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: kind.json for key, kind in keys.items()},
    }
    required = [key for key, kind in keys.items() if kind.default is REQUIRED]
    if required:
        json["required"] = required
    return Kind(read, _about(json, about), default)


_FORMS = {"string": '"..."', "boolean": "true or false"}


def _how_written(key: str, kind: Kind) -> str:
    """What to write for a key that is missing, where its type in the JSON schema tells its form."""
    form = _FORMS.get(kind.json.get("type", ""))
    return f": write {key} = {form}" if form else ""


def tables(keys: Mapping[str, Kind], default: Any = (), *, about: str = "", least: int = 0, most: int = 0) -> Kind:
    """A list of tables (`[[name]]`), read as a tuple of dicts. An entry is named by its `id`, else by its number."""
    one = table(keys)

    def read(value: Any, place: Place) -> tuple[dict[str, Any], ...]:
        if not isinstance(value, list):
            raise place.error(f"must be written as [[{place.key}]]")
        _must_be_few(value, most, place)
        if len(value) < least:
            raise place.error(f"must have at least {counted(least, 'item')}")
        return tuple(one.read(item, entry_place(place, item, count)) for count, item in enumerate(value, 1))

    json: dict[str, Any] = {"type": "array", "items": one.json}
    if least:
        json["minItems"] = least
    if most:
        json["maxItems"] = most
    return Kind(read, _about(json, about), default)


def entry_place(place: Place, item: Any, count: int) -> Place:
    """The place of item `count` (from 1) of a list of tables that stands at `place`."""
    if place.entry:
        return place._replace(key=f"{place.key} {count}")
    name = item.get("id") if isinstance(item, dict) else None
    return Place(place.file, f'{place.key} "{name}"' if isinstance(name, str) else f"{place.key} {count}")


def mapping(kind: Kind, default: Any = REQUIRED, *, about: str = "", most: int = 0) -> Kind:
    """A table whose keys are free, with values of one kind; read as a dict."""

    def read(value: Any, place: Place) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise place.error(f"must be a table, not {_shown(value)}")
        _must_be_few(value, most, place)
        return {key: kind.read(item, place.at(key)) for key, item in value.items()}

    json: dict[str, Any] = {"type": "object", "additionalProperties": kind.json}
    if most:
        json["maxProperties"] = most
    return Kind(read, _about(json, about), default)


def anything(default: Any = REQUIRED, *, about: str = "") -> Kind:
    """Any value, lists as tuples and dates as ISO text: for a value that another module understands."""

    def read(value: Any, place: Place) -> Any:
        if isinstance(value, dict):
            return {key: read(item, place) for key, item in value.items()}
        if isinstance(value, list):
            return tuple(read(item, place) for item in value)
        return value if isinstance(value, (str, int, float, bool)) else _calendar(value) or str(value)

    return Kind(read, _about({}, about), default)
