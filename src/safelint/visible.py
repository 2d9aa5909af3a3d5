"""What makes texts of strangers safe to show: on a terminal, in the log of a pipeline, to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable

from safelint.lazy import regex

# Escapes, other control characters, ends of lines but LF, and what turns the direction of text: shown, never sent.
_UNSAFE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# What the log of a pipeline takes for a command: "##[name]" or "##vso[name]" anywhere, "::name" where a line begins.
_HASH = regex(r"#(?=#[\w.-]{0,40}\[)")
_COLONS = regex(r"(?m)^([^\S\n]*+:):")

PLAIN = regex("[\\w ,.;:!?()/\u2013\u2014\u2018\u2019\u201c\u201d-]*", re.ASCII)
"""Text that markup holds as it is."""

_WIDTH = 100


def visible(text: str) -> str:
    """`text` with every character that could fool a terminal or a reader written out. Lines stay lines; a break inside
    a paragraph (U+000B) is a space."""
    if text.isprintable():  # as nearly all is
        return text
    text = text.replace("\v", " ")
    return _UNSAFE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def unhashed(text: str, instead: str = "<U+0023>") -> str:
    """`text` with no command that may stand anywhere in a line of a log."""
    return _HASH.sub(instead, text) if "##" in text else text


def harmless(text: str) -> str:
    """As `visible`, for a log too: no line of it is a command to a pipeline."""
    text = unhashed(visible(text))
    return _COLONS.sub(r"\1<U+003A>", text) if "::" in text else text


def oneline(text: str) -> str:
    """As `harmless`, with line ends and tabs written out too: for names, and words of settings, which end no line."""
    return harmless(text).replace("\n", "<U+000A>").replace("\t", "<U+0009>")


def onelines(lines: Iterable[str]) -> str:
    """Lines as one text. Words of a configuration and names of files stand in them, and end none."""
    return "".join(f"{oneline(line)}\n" for line in lines)


def escaped(text: str) -> str:
    """A JSON string with all escaped that could fool a terminal, a pipeline or a reader."""
    return unhashed(_UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text), r"\\u0023")


def wrapped(text: str, indent: str, width: int = _WIDTH) -> list[str]:
    """Lines of at most that width; the standard module for this takes longer to import than this to run."""
    room = width - 1 - len(indent)
    if len(text) <= room:
        return [harmless(indent + text).rstrip()] if "::" in text else [(indent + text).rstrip()]
    if not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " ":
        return _wrapped_by_words(text, indent, width)
    lines = []
    at = 0
    while len(text) - at > room:
        end = text.rfind(" ", at, at + room + 1)
        if end < 0:  # a word that is longer than a line
            end = text.find(" ", at + room)
            if end < 0:
                break
        lines.append(indent + text[at:end])
        at = end + 1
    lines.append(indent + text[at:])
    return list(map(harmless, lines)) if "::" in text else lines


def _wrapped_by_words(text: str, indent: str, width: int) -> list[str]:
    """As `wrapped`, where there is other space than single ones between words."""
    lines = []
    line = indent
    for word in text.split(" "):
        if len(line) + len(word) + 1 > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    lines.append(line.rstrip())
    return list(map(harmless, lines)) if "::" in text else lines
