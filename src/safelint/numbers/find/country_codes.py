"""Numbers with the code of another country, none of them a UK number: "+49 30 ...", "00 49 30 ...", "00353 1 ..."."""

from __future__ import annotations

from collections.abc import Sequence

from safelint.numbers.find.surroundings import DigitGroup, Surroundings
from safelint.numbers.ranges import is_foreign
from safelint.numbers.registry import Registry

_LONGEST = 17  # digits with the prefix 00; no number in the world has more
_SHORTEST = 7  # digits after the prefix
# What stands before the 00 of an hour or a sum: "17.00", "£3,00".
_NO_PREFIX_AFTER = tuple(".,:/-\u2010\u2011\u2012\u2013\u2014\u2212")


def groups_abroad(groups: Sequence[DigitGroup], at: int, place: Surroundings, registry: Registry) -> int:
    """How many groups of digits from `at` on are a number of another country; 0 where its code does not stand there."""
    first = groups[at].digits
    before = place.before(groups[at].start, 1)
    plus = before == "+"
    if first.startswith("44") if plus else not first.startswith("00"):
        return 0
    code = first[2:] or (groups[at + 1].digits if at + 1 < len(groups) else "")
    if not plus and (code[:1] in ("", "0") or before in _NO_PREFIX_AFTER):
        return 0
    count = _as_one(groups, at, place.text)
    if plus:
        return count
    ends = range(at + 1, at + count + 1)
    joined = ["".join(group.digits for group in groups[at:end]) for end in ends]
    if any(registry.knows(digits[1:]) for digits in joined):  # a 0 too many
        return 0
    return count if is_abroad(joined[-1], code) else 0


def is_abroad(digits: str, code: str = "") -> bool:
    """Whether digits that begin with 00 are a number of another country, whose code may stand apart in them."""
    if not digits.startswith("00") or digits.startswith(("0044", "000")):
        return False
    if not _SHORTEST + 2 <= len(digits) <= _LONGEST:
        return False
    return is_foreign(digits[2:], code)


def _as_one(groups: Sequence[DigitGroup], at: int, text: str) -> int:
    """How many groups stand in one line and make no more digits than a number has, none of them a UK area code."""
    size = 0
    for place in range(at, len(groups)):
        digits = groups[place].digits
        begun = size > _SHORTEST + 1
        if place > at and (
            size + len(digits) > _LONGEST
            or (begun and len(digits) > 2 and digits[0] == "0")
            or "\n" in text[groups[place - 1].end : groups[place].start]
        ):
            return place - at
        size += len(digits)
    return len(groups) - at
