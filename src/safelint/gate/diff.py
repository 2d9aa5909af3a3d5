"""A unified diff of what fixes change in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safelint.values.source import Source

_CONTEXT = 3  # lines around a change in a diff
_FARTHEST = 80  # lines, of both texts together, within which the end of a change is looked for
_Change = tuple[int, int, int, int]  # lines a to b of the old text became lines c to d of the new


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
    for group in _groups(_changes(before, after), len(before)):
        hunks += _hunk(before, after, group, shift)
        shift += sum((d - c) - (b - a) for a, b, c, d in group)
    rows = [row.encode() for row in heading] + [row.encode(source.encoding) for row in hunks]
    return b"\n".join(rows) + b"\n"


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    """Where the lines differ: a fix changes a line, or joins a few into one, so the next same lines are soon found."""
    found: list[_Change] = []
    ends = len(before), len(after)  # before the lines at the end that are the same
    while min(ends) > 0 and before[ends[0] - 1] == after[ends[1] - 1]:
        ends = ends[0] - 1, ends[1] - 1
    i = j = 0
    while i < ends[0] or j < ends[1]:
        if i < ends[0] and j < ends[1] and before[i] == after[j]:
            i, j = i + 1, j + 1
            continue
        more, other = next(
            (
                (p, q)
                for size in range(2, _FARTHEST)
                for q in range(1, size)
                for p in (size - q,)
                if i + p <= ends[0] and j + q <= ends[1]
                if before[i + p : i + p + 2] == after[j + q : j + q + 2]
            ),
            (ends[0] - i, ends[1] - j),
        )
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + more, found[-1][2], j + other)
        else:
            found.append((i, i + more, j, j + other))
        i, j = i + more, j + other
    return found


def _groups(changes: Sequence[_Change], total: int) -> Iterator[list[_Change]]:
    """Changes that share a hunk, since no more than the lines of context lie between them."""
    group: list[_Change] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(before: Sequence[str], after: Sequence[str], group: Sequence[_Change], shift: int) -> Iterator[str]:
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
