"""What the `style` of an element says of whether readers see it. In doubt it is seen, so that it is read."""

from __future__ import annotations

from safelint.lazy import regex

# What may hold a semicolon that ends nothing.
_INNER = regex(r"\"[^\"]*+\"|'[^']*+'|\([^()]*+\)|/\*(?:[^*]|\*(?!/))*+\*/")


def hides(style: str) -> bool:
    """Whether it takes an element away; of two declarations of one property the last counts, as in a browser."""
    if "\\" in style:
        return False
    declared = _declared(style)
    return declared.get("display") == "none" or declared.get("visibility") == "hidden"


def shows(style: str) -> bool:
    """Whether it shows an element that would not be seen without it."""
    return _declared(style).get("display", "none") != "none"


def _declared(style: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for declaration in _INNER.sub("", style).lower().split(";"):
        name, _, value = declaration.partition(":")
        found[name.strip()] = value.partition("!")[0].strip()
    return found
