"""The numbering plan of a pack: which digits can be a number in the UK, and which of them nobody answers.

Which numbers there are stands in numbers.toml. This is the one module that uses phonenumbers, and only for the area
codes of 01 and for what may be a number of another country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

_SHORT = 6  # digits that a short number has at most
_LEAST = 3  # and at least
_FULL, _LONGEST = 10, 11  # digits that a full one has, but for a few of eight
_WITH_CODE = 12  # with the code of the country in the place of its 0


class _Range(NamedTuple):
    """Numbers that begin alike: how many digits they have, and whether only phonenumbers knows which of them exist."""

    begins: tuple[str, ...]
    lengths: tuple[int, ...]
    by_area: bool = False


class NumberingPlan:
    """`numbers` is the table of numbers.toml. Where it has no ranges, phonenumbers alone tells which numbers can ring.

    `short` are the short numbers to call that texts print, whoever answers them; `openings` what those begin with that
    can be reached; `texted` the short numbers to text that are in no range of such; `relay` what is dialled before
    another number; `slips` what nobody can dial, with the short numbers that it may stand for; `eight_digits` the full
    numbers of eight digits; `abroad` short numbers of other countries that texts print.

    `named` are the short numbers that are the name of their service, with its id; `in_danger` those that readers call
    when something happens, with who answers, "call" for all of them; `of_bodies` those of one body. `always_meant` are
    numbers to call wherever they count nothing, `seldom_meant` only where a word says so.

    With one of `harmonised` begin the short numbers that are free, with one of `enquiries` those that cost; `common`,
    `countrywide` and `well_known` are what full numbers begin with, as the file has them.
    """

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        codes, rows = numbers.get("short_code", ()), numbers.get("prefix", ())
        harmonised = [each["number"] for each in numbers.get("harmonised", ()) if each["in_service"]]
        called = [code for code in codes if code["in_texts"] and code["kind"] == "voice"]
        in_use = [row for row in rows if row["cost_class"] != "withdrawn"]
        self._ranges = list(_ranges(in_use, _FULL, _LONGEST))
        self._short_ranges = list(_ranges(in_use, 1, _SHORT))
        texted = [(_Range(tuple(row["prefixes"]), tuple(row["lengths"])), row) for row in numbers.get("text_range", ())]
        self._text_ranges = [each for each, _ in texted]
        self._gift_ranges = [each for each, row in texted if row["gifts"]]
        self._withdrawn = tuple(prefix for row in rows if row not in in_use for prefix in row["prefixes"])
        self._status = {code["number"]: code["status"] for code in codes}
        self._drama = [(each["from"], each["to"]) for each in numbers.get("drama", ())]
        self.short = frozenset((*(code["number"] for code in called), *harmonised))
        self.openings = (
            *(code["number"] for code in called if code["status"] != "not-for-print"),
            *(prefix for each in self._short_ranges for prefix in each.begins),
        )
        self.texted = frozenset(code["number"] for code in codes if code["in_texts"] and code["kind"] == "text")
        self.relay = frozenset(code["number"] for code in codes if code["relay"])
        self.slips = _slips(codes)
        self.eight_digits = frozenset(numbers.get("eight_digits", ()))
        self.abroad = frozenset(code["number"] for code in codes if code["abroad"])
        self.named = {code["number"]: code["service"] for code in codes if code["service"]}
        self.in_danger = {code["number"]: code["in_danger"] for code in codes if code["in_danger"]}
        self.of_bodies = tuple(digits for digits, who in self.in_danger.items() if who != "call")
        self.always_meant, self.seldom_meant = (
            frozenset(code["number"] for code in codes if code["meant"] == how) for how in ("always", "seldom")
        )
        self._costs = [(tuple(row["prefixes"]), row["cost_class"]) for row in rows]
        self._local = tuple(prefix for row in rows if row["local"] for prefix in row["prefixes"])
        openings = [prefix for each in self._short_ranges for prefix in each.begins]
        self.harmonised = tuple(filter(self.is_free, openings))
        self.enquiries = tuple(prefix for prefix in openings if prefix not in self.harmonised)
        self.common, self.countrywide, self.well_known = (
            tuple(numbers.get(name, ())) for name in ("common", "countrywide", "well_known")
        )

    def national(self, written: str) -> str:
        """National digits of a number as somebody writes it: "+44 (0)808 800 5000" gives "08088005000", "+44 999" gives
        "999". A lost 0 is not put back.

        They are 0 to 9 whatever the script of those written: full-width ones are read as a reader reads them.
        """
        digits = _digits(written)
        digits = digits.removeprefix(self._relay_of(digits))
        has_code = digits.startswith("44") and (written.lstrip(" (").startswith("+") or len(digits) == _WITH_CODE)
        if not (has_code or digits.startswith("0044")):
            return digits
        rest = digits.removeprefix("00").removeprefix("44").lstrip("0")
        return rest if rest in self.short else "0" + rest

    def is_relayed(self, written: str) -> bool:
        """Whether a number is written with what is dialled before it to reach it by relay."""
        return self._relay_of(_digits(written)) != ""

    def _relay_of(self, digits: str) -> str:
        """What is dialled before the number that is meant, "" where nothing is."""
        return next((code for code in self.relay if digits.startswith(code) and len(digits) >= len(code) + _LEAST), "")

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

    def cannot_be_reached(self, digits: str, kind: str) -> str:
        """Why nobody in the UK can call or text these national digits, for people; "" where somebody may.

        `kind` is that of a `Channel` with a number.
        """
        if len(digits) > _SHORT:
            return "" if self.is_valid(digits) else self._what_is_wrong(digits)
        status = self._status.get(digits, "")
        if status in ("not-for-print", "retired"):
            return "reaches no service in the UK"
        if status or digits in self.short or _has(self._short_ranges, digits):
            return ""
        if kind == "sms":
            return "" if self.is_text_code(digits) else "is no number to text: a short one has 5 digits"
        return "is too short to call: give the whole number, with its area code"

    def _what_is_wrong(self, digits: str) -> str:
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
        return len(digits) > _SHORT and self.is_free(digits)

    def is_geographic(self, digits: str) -> bool:
        """Whether a call to a number that begins like this costs what one to a place does."""
        return self._cost_class(digits) == "geographic"

    def is_mobile(self, digits: str) -> bool:
        """Whether a number begins like that of a mobile phone."""
        return self._cost_class(digits) == "mobile"

    def is_local(self, digits: str) -> bool:
        """Whether a branch, or somebody by himself, may have a number that begins like this."""
        return digits.startswith(self._local)

    def is_of_the_police(self, digits: str) -> bool:
        """Whether the police alone answer a short number."""
        return self.in_danger.get(digits) == "police"

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


def _digits(written: str) -> str:
    return "".join(str(int(char)) for char in written if char.isdecimal())


def _ranges(rows: Iterable[Mapping[str, Any]], least: int, most: int) -> Iterator[_Range]:
    """The numbers of each `[[prefix]]` that have from `least` to `most` digits."""
    for row in rows:
        lengths = tuple(length for length in row["lengths"] if least <= length <= most)
        begins = tuple(prefix + more for prefix in row["prefixes"] for more in row["next"] or ("",))
        if lengths:
            yield _Range(begins, lengths, row["by_area"])


def _first(ranges: Iterable[_Range], digits: str) -> _Range | None:
    return next((each for each in ranges if digits.startswith(each.begins)), None)


def _has(ranges: Iterable[_Range], digits: str) -> bool:
    return any(digits.startswith(each.begins) and len(digits) in each.lengths for each in ranges)


def _slips(codes: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in sorted(codes, key=lambda code: code["number"]):
        for slip in code["slips"]:
            found.setdefault(slip, []).append(code["number"])
    return found


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
