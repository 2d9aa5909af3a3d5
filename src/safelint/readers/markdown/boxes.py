"""Blocks that site software adds to Markdown: `!!!`, `???` and `===` with indented text below, text between `:::`.

Parsers know none of them, and take indented text for code. So the mark of one that has a title, or holds indented text,
is covered by that of a list item, as wide as its indentation; `markdown/blocks.py` makes no list of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from safelint.lazy import regex
from safelint.readers.prose.mask import STAND_IN, Mask, Masked

MARK = "+"
"""What stands for the first character of a box with a title, or with indented text."""

_INDENT = 4  # columns; the mark with the spaces after it is as wide
_MARK = MARK.ljust(_INDENT)
_INDENTED = regex(
    r"(?:(?:!!!|\?\?\?\+?)(?: +[\w-]+)*(?: +\"([^\r\n]{0,500})\")?|===[!+]? +\"([^\r\n]{0,500})\")[ \t]*+(?=[\r\n])"
)
_FENCE = regex(r"(?::::++|///++)[ \t]*+(?:\{([^{}\r\n]*+)\}|([A-Za-z][\w.:-]*+))?([^\r\n]*+)")
_BELOW = regex(r"(?:[ \t]*+(?:\r\n|\r|\n))++([ \t]*+)(?=\S)")
_TITLE = regex(r"\btitle=\"([^\"\r\n]*)\"")
_ADDRESS = regex(r"\S*[./]\S*\Z")
_EDGES = " \t:/|"


class _Box(NamedTuple):
    """The mark of a box, and where in it the title stands; equal offsets: it has none, and `holds` indented text."""

    start: int
    end: int
    title: tuple[int, int]
    holds: bool


def cover_boxes(text: str) -> Masked:
    """`text` with the marks of boxes covered, but for their titles."""
    pieces: list[str] = []
    masks: list[Mask] = []
    at = 0
    for start, end, (a, b), holds in _boxes(text):
        pieces.append(text[at:start])
        if a == b:
            pieces.append(_mark(end - start) if holds else " " * (end - start))
            masks.append(Mask(start, end, False))
        else:
            pieces += (_mark(a - start), text[a:b], STAND_IN * (end - b))
            masks += (Mask(start, a, False), *((Mask(b, end, False),) if b < end else ()))
        at = end
    return Masked("".join((*pieces, text[at:])), masks) if masks else Masked(text, [])


def _mark(length: int) -> str:
    return _MARK[:length] + STAND_IN * (length - _INDENT)


def _boxes(text: str) -> Iterator[_Box]:
    found: list[_Box] = []
    if any(each in text for each in ("!!! ", "??? ", "???+ ", "=== ", "===! ", "===+ ")):
        found += _indented(text)
    if ":::" in text or "///" in text:
        found += _fenced(text)
    yield from sorted(found)


def _indented(text: str) -> Iterator[_Box]:
    for match in _INDENTED.finditer(text):
        start, end = match.span()
        before = _line_before(text, start)
        below = _BELOW.match(text, end)
        if before is None or below is None:
            continue
        if len(below[1].expandtabs(_INDENT)) >= len(before.expandtabs(_INDENT)) + _INDENT:
            number = 1 if match[1] is not None else 2
            title = match.span(number) if match[number] is not None else (end, end)
            yield _Box(start, end, title, holds=True)


def _fenced(text: str) -> Iterator[_Box]:
    for match in _FENCE.finditer(text):
        start, end = match.span()
        if _line_before(text, start) is None or (match[0][0] == "/" and not _is_block(match[0])):
            continue
        given = _TITLE.search(match[1]) if match[1] else None
        if given is not None:
            a = match.start(1)
            title = a + given.start(1), a + given.end(1)
        elif match[1] is None and match[2] is None:
            if match[3].strip(_EDGES):
                continue  # a line of text
            title = end, end
        else:
            title = _title(text, *match.span(3))
        yield _Box(start, end, title, holds=False)


def _is_block(line: str) -> bool:
    """Whether a line of "///" begins or ends a block, as it does with a name and perhaps a title after a bar."""
    return line.strip("/ \t").isalnum() or "|" in line or not line.strip("/ \t")


def _line_before(text: str, at: int) -> str | None:
    """The white space before `at` in its line; None where more stands there."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    before = text[start:at]
    return None if before.strip(" \t") else before


def _title(text: str, a: int, b: int) -> tuple[int, int]:
    """Where the title stands in what follows the name of a block; equal: nowhere."""
    if text[a:b].rstrip(_EDGES).endswith("}"):
        b = max(text.rfind("{", a, b), a)
    words = text[a:b]
    if words.startswith("["):
        words = words.rstrip(_EDGES).removesuffix("]")
    a += len(words) - len(words.lstrip(_EDGES + "["))
    words = words.strip(_EDGES + "[")
    return (a, a) if _ADDRESS.match(words) else (a, a + len(words))
