"""Lists of attributes in AsciiDoc: `[quote, Anna, "Letters", options="header"]`, `[A desk, 300]`."""

from __future__ import annotations

from typing import NamedTuple

from safelint.lazy import regex

_VALUE = regex(  # a name, then its value in quotation marks or without
    r"""\s*+(?:(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+)?(?:"(?P<quoted>[^"]*+)"\s*+|(?P<bare>[^,]*+))(?:,|\Z)"""
)
_SHORTHAND = regex(r"([.#%])([\w-]+)")
_STYLE = regex(r"[\w:-]*")


class AdocValue(NamedTuple):
    """A value and where it stands."""

    text: str
    a: int
    b: int


class AdocGiven(NamedTuple):
    """What a list says: `named` values, and those in their places, from 0 on."""

    style: str = ""
    options: frozenset[str] = frozenset()
    named: dict[str, AdocValue] = {}
    placed: tuple[AdocValue, ...] = ()


def given(text: str, a: int, b: int) -> AdocGiven:
    """The list of a block that stands in `text[a:b]`."""
    named: dict[str, AdocValue] = {}
    placed: list[AdocValue] = []
    at = a
    while at < b:
        match = _VALUE.match(text, at, b)
        if match is None:
            break
        group = "quoted" if match["quoted"] is not None else "bare"
        words = match[group].strip()
        start = match.start(group) + len(match[group]) - len(match[group].lstrip())
        value = AdocValue(words, start, start + len(words))
        if match["name"]:
            named[match["name"].lower()] = value
        else:
            placed.append(value)
        at = match.end()
    first = placed[0].text if placed else ""
    style = _STYLE.match(first)
    options = {name for mark, name in _SHORTHAND.findall(first) if mark == "%"}
    for name in ("options", "opts"):
        if name in named:
            options.update(named[name].text.replace(",", " ").split())
    return AdocGiven(style[0].lower() if style else "", frozenset(options), named, tuple(placed))


def first_of(text: str, a: int, b: int) -> tuple[int, int]:
    """The text of a link in `text[a:b]`: all of it, unless attributes follow it or it stands in quotation marks."""
    if "=" in text[a:b] or text.startswith('"', a):
        found = given(text, a, b)
        if found.named or text.startswith('"', a):
            return (found.placed[0].a, found.placed[0].b) if found.placed else (a, a)
    return a, b


def alt_of(text: str, a: int, b: int) -> tuple[int, int]:
    """The alternative text in the brackets of an image: the first value, or that of `alt`."""
    found = given(text, a, b)
    value = found.named.get("alt") or (found.placed[0] if found.placed else None)
    return (value.a, value.b) if value is not None else (a, a)
