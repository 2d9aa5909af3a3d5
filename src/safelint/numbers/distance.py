"""How far two numbers, or two names, are from each other: slips of the hand."""

from __future__ import annotations

_TEXTED = 5  # digits of a number to text
_LONG = 9  # letters of a name, or of a word, from which on two may be wrong


def shortened(digits: str) -> set[str]:
    """The digits less one, whichever."""
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def slip(a: str, b: str) -> bool:
    """Whether two digit strings differ by one slip: a digit wrong, missing, too many, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    if len(a) == len(b):
        differ = [at for at, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
        if len(differ) == 1:
            return True
        first, last = differ[0], differ[-1]
        return len(differ) == 2 and last == first + 1 and a[first] == b[last] and a[last] == b[first]
    long, short = (a, b) if len(a) > len(b) else (b, a)
    at = next((at for at, (left, right) in enumerate(zip(long, short, strict=False)) if left != right), len(short))
    return long[at + 1 :] == short[at:]


def swapped(a: str, b: str) -> bool:
    """Whether two digit strings differ only in that two digits have changed places, however far apart."""
    differ = [at for at, (left, right) in enumerate(zip(a, b, strict=False)) if left != right]
    return len(a) == len(b) and len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]


def moved(a: str, b: str) -> bool:
    """Whether two full numbers of one block, their first eight digits the same, or two numbers to text, are each
    other's but for a digit.

    One digit left out and another put in elsewhere: "4414" for "4141", "82585" for "85258".
    """
    if len(a) == len(b) == _TEXTED:
        return not shortened(a).isdisjoint(shortened(b))
    if len(a) != 11 or len(b) != 11 or a[:8] != b[:8]:
        return False
    return not shortened(a[7:]).isdisjoint(shortened(b[7:]))


def edits(a: str, b: str, limit: int) -> int:
    """Damerau-Levenshtein distance of two short words, or more than `limit` where it is more."""
    if abs(len(a) - len(b)) > limit or len(set(a) ^ set(b)) > 2 * limit:
        return limit + 1
    a, b = _unlike(a, b)
    if not a or not b:
        return len(a) or len(b)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def letters_off(wrong: str, right: str, long: int = _LONG) -> int | None:
    """How many letters a name, or a word of one, is off the right one; None where that is more than a slip. Two may be
    wrong where the right one has `long` letters or more."""
    limit = 2 if len(right) >= long else 1
    distance = edits(wrong, right, limit)
    return distance if distance <= limit else None


def _unlike(a: str, b: str) -> tuple[str, str]:
    """Two words without what they have in common at either end."""
    start, most = 0, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]
