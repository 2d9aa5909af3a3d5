"""The ranges of numbers in a pack: which digits can be a number in the UK, by how they begin and how many they are.

Which ranges there are stands in numbers.toml. This is the one module that uses phonenumbers, and only for the area
codes of 01 and for what may be a number of another country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.values.tables.numbers import NeighbourRow, NumbersTable, PrefixRow, TextRangeRow

LEAST = 3
"""Digits that a number has at least."""
_SHORT = 6  # that a short one has at most
_FULL, _LONGEST = 10, 11  # that a full one has, but for a few of eight


class _Range(NamedTuple):
    """Numbers that begin alike: how many digits they have, and whether only phonenumbers knows which of them exist."""

    begins: tuple[str, ...]
    lengths: tuple[int, ...]
    by_area: bool = False


class NumberRanges:
    """`numbers` is the table of numbers.toml. Where it has no ranges, phonenumbers alone tells which numbers can ring.

    `eight_digits` are the full numbers of eight digits. With one of `short_openings` begin the short numbers of which
    there are many, with one of `harmonised` those that are free, with one of `enquiries` those that cost; `common`,
    `countrywide` and `well_known` are what full numbers begin with, as the file has them; `wrong_split` leads from
    digits that people take for a dialling code to the code that is meant.
    """

    def __init__(self, numbers: NumbersTable) -> None:
        rows = numbers.get("prefix", ())
        in_use = [row for row in rows if row["cost_class"] != "withdrawn"]
        self._ranges = list(_ranges(in_use, _FULL, _LONGEST))
        self._all_ranges = list(_ranges(rows, 1, _LONGEST))
        self._short_ranges = list(_ranges(in_use, 1, _SHORT))
        texted = numbers.get("text_range", ())
        self._text_ranges = list(_plain_ranges(texted))
        self._gift_ranges = list(_plain_ranges(row for row in texted if row["gifts"]))
        self._neighbours = list(_plain_ranges(numbers.get("neighbour", ())))
        self._withdrawn = tuple(prefix for row in rows if row not in in_use for prefix in row["prefixes"])
        self._groupings = [(row["code"], row["groups"]) for row in numbers.get("grouping", ())]
        self.wrong_split = {row["wrong"]: row["right"] for row in numbers.get("wrong_split", ())}
        self._drama = [(each["from"], each["to"]) for each in numbers.get("drama", ())]
        self.eight_digits = frozenset(numbers.get("eight_digits", ()))
        self._costs = [(tuple(row["prefixes"]), row["cost_class"]) for row in rows]
        self._local = tuple(prefix for row in rows if row["local"] for prefix in row["prefixes"])
        self.short_openings = [prefix for each in self._short_ranges for prefix in each.begins]
        self.harmonised = tuple(filter(self.is_free, self.short_openings))
        self.enquiries = tuple(prefix for prefix in self.short_openings if prefix not in self.harmonised)
        self.common = numbers.get("common", ())
        self.countrywide = numbers.get("countrywide", ())
        self.well_known = numbers.get("well_known", ())

    def can_be_printed(self, digits: str) -> bool:
        """Whether digits can be a number of today or of before, by how many they are, whoever answers."""
        if not digits.startswith("0"):
            return LEAST <= len(digits) <= _SHORT
        is_full = self.is_of_full_length(digits) and digits[1] != "0"
        return is_full or digits in self.eight_digits or _has(self._all_ranges, digits)

    def possible(self, digits: str) -> str:
        """ "valid" where there is such a number, "invalid" where there is none, "ask" where only phonenumbers can tell.

        `digits` are national digits with the leading 0. Short codes are not judged here.
        """
        if self.is_drama(digits) or digits in self.eight_digits:
            return "valid"
        if not self._ranges:
            return "ask"
        found = _first(self._ranges, digits)
        if found is None or len(digits) not in found.lengths:
            return "invalid"
        return "ask" if found.by_area else "valid"

    def is_valid(self, digits: str) -> bool:
        """Whether a full number is one that could ring in the UK."""
        verdict = self.possible(digits)
        return _library_says(digits) if verdict == "ask" else verdict == "valid"

    def wanted(self, digits: str) -> tuple[str, int]:
        """How numbers begin that begin like these digits, and how many digits they have: "0161" and 11. ("", 0) where
        none begins so, or some have as many as these."""
        area = self._area(digits)
        if area:
            return (area, _LONGEST) if len(digits) != _LONGEST and self._is_area(area) else ("", 0)
        rows = ((begin, each) for each in self._all_ranges for begin in each.begins if digits.startswith(begin))
        begins, found = max(rows, key=lambda row: len(row[0]), default=("", None))
        return (begins, max(found.lengths)) if found is not None and len(digits) not in found.lengths else ("", 0)

    def is_of_full_length(self, digits: str) -> bool:
        """Whether digits are as many as those of nearly all full numbers."""
        return len(digits) in (_FULL, _LONGEST)

    def is_short(self, digits: str) -> bool:
        """Whether digits are too few for a full number."""
        return len(digits) <= _SHORT

    def is_in_short_range(self, digits: str) -> bool:
        """Whether digits are a whole short number of which there are many."""
        return _has(self._short_ranges, digits)

    def is_enquiry(self, digits: str) -> bool:
        """Whether digits are a whole short number of those that cost."""
        return digits.startswith(self.enquiries) and self.is_in_short_range(digits)

    def is_perhaps_an_old_area(self, digits: str) -> bool:
        """Whether digits begin like a number whose area code may have been another before, and are not too many."""
        found = _first(self._ranges, digits)
        return found is not None and found.by_area and len(digits) <= _LONGEST

    def is_like_a_neighbours(self, digits: str) -> bool:
        """Whether digits can be a number in a country next to the UK, as people print it there."""
        return _has(self._neighbours, digits)

    def grouped(self, digits: str) -> str:
        """Digits in the groups that are usual for their code; "" where none are, or where they are too many or few."""
        starts = [0, *accumulate(self._groups(digits))]
        return " ".join(digits[start:end] for start, end in pairwise(starts)) if starts[-1] == len(digits) else ""

    def _groups(self, digits: str) -> Sequence[int]:
        """How many digits the usual groups have, the code first."""
        return next((groups for code, groups in self._groupings if re.match(code, digits)), ())

    def _area(self, digits: str) -> str:
        """The area code of digits: "020", "0161", "0113", "01472"; "" where they have none."""
        has_area = self.is_geographic(digits) and self.is_local(digits)
        return digits[: next(iter(self._groups(digits)), 0)] if has_area else ""

    def _is_area(self, area: str) -> bool:
        """Whether whole numbers begin with an area code."""
        return any(self.is_valid((area + first + "345678901")[:_LONGEST]) for first in "23456789")

    def what_is_wrong(self, digits: str) -> str:
        """Why there is no such full number, for people."""
        found = _first(self._ranges, digits)
        if found is not None and not found.by_area:
            wanted = " or ".join(map(str, found.lengths))
            return f"has {len(digits)} digits, and a number that begins like it has {wanted}"
        return "is not in the numbering plan of the UK: a digit may be wrong, missing or too many"

    def _cost_class(self, digits: str) -> str:
        return next((cost for prefixes, cost in self._costs if digits.startswith(prefixes)), "")

    def is_free(self, digits: str) -> bool:
        """Whether a call to a number that begins like this costs nothing."""
        return self._cost_class(digits) == "free"

    def is_freephone(self, digits: str) -> bool:
        """The same of a full number alone: the short ones that are free are so by another rule."""
        return not self.is_short(digits) and self.is_free(digits)

    def is_geographic(self, digits: str) -> bool:
        """Whether a call to a number that begins like this costs what one to a place does."""
        return self._cost_class(digits) == "geographic"

    def is_mobile(self, digits: str) -> bool:
        """Whether a number begins like that of a mobile phone."""
        return self._cost_class(digits) == "mobile"

    def is_local(self, digits: str) -> bool:
        """Whether a branch, or somebody by himself, may have a number that begins like this."""
        return digits.startswith(self._local)

    def is_withdrawn(self, digits: str) -> bool:
        """Whether no number that begins like this is answered any more."""
        return digits.startswith(self._withdrawn)

    def is_text_code(self, digits: str) -> bool:
        """Whether digits can be a short number to text, by how they begin and how many they are."""
        return _has(self._text_ranges, digits)

    def is_like_text_code(self, digits: str) -> bool:
        """The same of digits of which one may be missing or too many."""
        return any(
            digits.startswith(each.begins) and any(abs(len(digits) - length) <= 1 for length in each.lengths)
            for each in self._text_ranges
        )

    def is_for_gifts(self, digits: str) -> bool:
        """Whether people give money by a text to such a number."""
        return _has(self._gift_ranges, digits)

    def is_drama(self, digits: str) -> bool:
        """Whether the number lies in a range that Ofcom keeps for drama."""
        return any(len(first) == len(digits) and first <= digits <= last for first, last in self._drama)


def _ranges(rows: Iterable[PrefixRow], least: int, most: int) -> Iterator[_Range]:
    """The numbers of each `[[prefix]]` that have from `least` to `most` digits."""
    for row in rows:
        lengths = tuple(length for length in row["lengths"] if least <= length <= most)
        begins = tuple(prefix + more for prefix in row["prefixes"] for more in row["next"] or ("",))
        if lengths:
            yield _Range(begins, lengths, row["by_area"])


def _plain_ranges(rows: Iterable[TextRangeRow | NeighbourRow]) -> Iterator[_Range]:
    """The numbers of each row that says nothing but how they begin and how many digits they have."""
    for row in rows:
        yield _Range(tuple(row["prefixes"]), tuple(row["lengths"]))


def _first(ranges: Iterable[_Range], digits: str) -> _Range | None:
    return next((each for each in ranges if digits.startswith(each.begins)), None)


def _has(ranges: Iterable[_Range], digits: str) -> bool:
    return any(digits.startswith(each.begins) and len(digits) in each.lengths for each in ranges)


@lru_cache(maxsize=1024)  # many texts say one number again and again, and a wrong one has the same neighbours
def _library_says(digits: str) -> bool:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(parsed))


@lru_cache(maxsize=1024)
def is_foreign(digits: str, code: str = "") -> bool:
    """Whether digits that begin with the code of a country can be a number there. Where `code` is one and stands apart,
    they are one whatever their length."""
    import phonenumbers

    if code.isdigit() and code != "44" and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        return True
    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(parsed))
