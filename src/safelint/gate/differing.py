"""Where two sequences differ, such as the lines of a text and those of an older one. The work grows with their lengths:
where they are hard to compare, too much counts as changed, never too little."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

Change = tuple[int, int, int, int]
"""Items a to b of the old sequence became c to d of the new; from 0, half-open."""

Lines = tuple[tuple[int, int], ...]
"""First and last lines, both from 1 and both included, in order; a line ends with LF, as git has it."""

_MOST_ROUNDS = 40
_SMALL = 10_000  # pairs of items, of which each is looked at


def changes(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Change]:
    """Where two sequences differ, in order; between two changes stands what is the same."""
    numbers: dict[Hashable, int] = {}
    old, new = ([numbers.setdefault(each, len(numbers)) for each in items] for items in (before, after))
    return sorted(_changed(old, new))


def differing(old: bytes, new: bytes) -> Lines:
    """The lines of `new` that `old` has not. Lines that were only taken out leave (line, line - 1) at their place. CR
    before LF is no difference, since git may have set it."""
    return tuple((c + 1, d) for _, _, c, d in changes(split(old), split(new)))


def split(data: bytes) -> list[bytes]:
    """The lines of a text, without what ends them."""
    lines = (data if b"\0" in data else data.replace(b"\r\n", b"\n")).split(b"\n")
    return lines if lines[-1] else lines[:-1]


def _changed(before: Sequence[int], after: Sequence[int]) -> list[Change]:
    found: list[Change] = []
    waiting: list[tuple[Change, int]] = [((0, len(before), 0, len(after)), 0)]
    while waiting:
        part, rounds = waiting.pop()
        a, b, c, d = _trimmed(before, after, part)
        if a == b and c == d:
            continue
        if a == b or c == d:
            found.append((a, b, c, d))
            continue
        same = _anchors(before, after, (a, b, c, d)) if rounds < _MOST_ROUNDS else []
        if not same and (b - a) * (d - c) <= _SMALL:
            same = _common(before[a:b], after[c:d], a, c)
        if not same:
            found.append((a, b, c, d))
            continue
        for i, j in (*same, (b, d)):
            waiting.append(((a, i, c, j), rounds + 1))
            a, c = i + 1, j + 1
    return found


def _trimmed(before: Sequence[int], after: Sequence[int], part: Change) -> Change:
    """Without the items that are the same at the beginning and at the end."""
    a, b, c, d = part
    while a < b and c < d and before[a] == after[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and before[b - 1] == after[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _anchors(before: Sequence[int], after: Sequence[int], part: Change) -> list[tuple[int, int]]:
    """Items that stand once in either, as many as are in the same order, by their places in both."""
    a, b, c, d = part
    olds, news = Counter(before[a:b]), Counter(after[c:d])
    places = {line: at for at, line in enumerate(before[a:b], a) if olds[line] == 1}
    pairs = [(places[line], at) for at, line in enumerate(after[c:d], c) if news[line] == 1 and line in places]
    ends: list[int] = []  # of the chains of each length, the lowest place in the old text
    chain: list[int] = []  # of each pair: how long the chain is that it ends
    for old, _ in pairs:
        at = bisect_left(ends, old)
        ends[at : at + 1] = [old]
        chain.append(at)
    found: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for pair, length in zip(reversed(pairs), reversed(chain), strict=True):
        if length == wanted and (not found or pair[0] < found[-1][0]):
            found.append(pair)
            wanted -= 1
    return found[::-1]


def _common(before: Sequence[int], after: Sequence[int], a: int, c: int) -> list[tuple[int, int]]:
    """The longest run of pairs of equal items in the same order, by their places; of two short sequences."""
    lengths = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            same = before[i] == after[j]
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else max(lengths[i + 1][j], lengths[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(before) and j < len(after):
        if before[i] == after[j]:
            found.append((a + i, c + j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
