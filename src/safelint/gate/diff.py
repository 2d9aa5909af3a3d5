"""A unified diff of what fixes change in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safelint.gate.differing import Change, changes
from safelint.values.source import Source

_CONTEXT = 3  # lines around a change in a diff


def unified(source: Source, new: str) -> bytes | None:
    """A unified diff that `git apply` and `patch -p1` take, in the bytes of the file; None where no such line has the
    bytes of a line, as in UTF-16."""
    path, mark = source.path, "\ufeff" if source.bom else ""
    before, after = (mark + source.text).split("\n"), (mark + new).split("\n")
    for lines, text in ((before, source.text), (after, new)):
        if b"\n".join(line.encode(source.encoding) for line in lines) != source.encoded(text):
            return None
    name = path if path.startswith("/") else None
    heading = [f"--- {_quoted(name or 'a/' + path)}", f"+++ {_quoted(name or 'b/' + path)}"]
    hunks: list[str] = []
    shift = 0
    for group in _groups(changes(before, after), len(before)):
        hunks += _hunk(before, after, group, shift)
        shift += sum((d - c) - (b - a) for a, b, c, d in group)
    rows = [row.encode() for row in heading] + [row.encode(source.encoding) for row in hunks]
    return b"\n".join(rows) + b"\n"


def _groups(changes: Sequence[Change], total: int) -> Iterator[list[Change]]:
    """Changes that share a hunk, since no more than the lines of context lie between them."""
    group: list[Change] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(before: Sequence[str], after: Sequence[str], group: Sequence[Change], shift: int) -> Iterator[str]:
    # The text after the last line end is a line only where it is not empty.
    size = len(before) - (before[-1] == "")
    first, last = max(group[0][0] - _CONTEXT, 0), min(group[-1][1] + _CONTEXT, size)
    added = sum((d - c) - (b - a) for a, b, c, d in group)
    yield f"@@ -{first + 1},{last - first} +{first + shift + 1},{last - first + added} @@"
    at = first
    for a, b, c, d in group:
        yield from _rows(" ", before, at, a)
        yield from _rows("-", before, a, b)
        yield from _rows("+", after, c, d)
        at = b
    yield from _rows(" ", before, at, last)


def _rows(mark: str, lines: Sequence[str], start: int, end: int) -> Iterator[str]:
    for number in range(start, end):
        yield mark + lines[number]
        if number == len(lines) - 1:
            yield "\\ No newline at end of file"


def _quoted(path: str) -> str:
    """A path in the heading of a diff, odd characters written out as git does."""
    if path.isprintable() and '"' not in path and "\\" not in path:
        return path
    return '"' + "".join(_ESCAPES.get(each, each) for each in path) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", **{chr(code): f"\\{code:03o}" for code in (*range(32), 127)}}
