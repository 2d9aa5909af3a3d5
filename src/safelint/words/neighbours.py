"""Words that stand beside one another in a folded text, and how far one is from another."""

from __future__ import annotations

from collections.abc import Collection

from safelint.numbers.distance import letters_off
from safelint.words.namewords import NEXT_WORD, WORD, key


def keys_of(surface: str) -> tuple[str, ...]:
    """The keys of the words of a name."""
    return tuple(map(key, WORD.findall(surface.replace("\u2019", "'"))))


def aligned(cased: str, inside: tuple[int, int], keys: tuple[str, ...], position: int) -> tuple[int, int] | None:
    """The range of the name if its other words stand around the word there; a possessive after it left out."""
    start, end = inside
    raw = cased[start:end]
    for wanted in reversed(keys[:position]):
        before = token_of(piece_before(cased, start))
        if not before or key(before) != wanted:
            return None
        start -= 1 + len(before)
    for wanted in keys[position + 1 :]:
        following = NEXT_WORD.match(cased, end)
        if following is None:
            return None
        raw, end = following[1], following.end()
        if key(raw) != wanted and not (raw.endswith("'s") and key(raw[:-2]) == wanted):
            return None
    if raw.endswith("'s") and not keys[-1].endswith("s"):
        end -= 2
    return start, end


def piece_before(cased: str, start: int) -> str:
    """What stands before `start` and one space, as far as the next space or block."""
    if start < 2 or cased[start - 1] != " ":
        return ""
    piece = cased[max(0, start - 45) : start - 1]
    return piece[max(piece.rfind(" "), piece.rfind("\0")) + 1 :]


def token_of(piece: str) -> str:
    """The word that is all of a piece but what opens before it, or ""."""
    token = piece.lstrip("([*\"'")
    return token if WORD.fullmatch(token) else ""


def distance_of(wrong: str, right: str, endings: Collection[str]) -> int:
    """How many letters `wrong` is off, where that is a slip; 0 where it is another word or more than a slip."""
    if wrong == right or wrong[:1] != right[:1] or abs(len(wrong) - len(right)) > 2 or not wrong.isalpha():
        return 0
    short, long = sorted((wrong, right), key=len)
    if long.startswith(short) and long[len(short) :] in endings:
        return 0
    if len(right) < 5 and len(wrong) <= len(right):  # "line", "link" and "life" are words; "aide" for "aid" is a slip
        return 0
    return letters_off(wrong, right) or 0
