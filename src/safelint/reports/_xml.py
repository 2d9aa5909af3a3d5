"""Writing XML 1.0: escaped, and without the characters that it cannot hold."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.lazy import regex
from safelint.visible import PLAIN, unhashed, visible

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'

_NOT_XML = regex("[\ufffe\uffff]")
_SPECIAL = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)


def escaped(text: str) -> str:
    """`text` for an attribute or between tags."""
    if PLAIN.fullmatch(text):  # as nearly all is
        return text
    return unhashed(_NOT_XML.sub("\ufffd", visible(text)).translate(_SPECIAL), "&#35;")


def comment(text: str) -> str:
    """A comment, which cannot hold two hyphens in a row."""
    return f"<!-- {escaped(text).replace('--', '- -').replace('--', '- -')} -->"


def tag(name: str, attributes: Mapping[str, object], *, close: bool = False) -> str:
    """An opening tag, or an empty element with `close`."""
    written = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if close else ''}>"
