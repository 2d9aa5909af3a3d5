"""The numbering plan: which digits can be a number in the UK, and which of them nobody answers.

This is the one module that uses phonenumbers, and only for 01 numbers that the registry does not know and for what
may be a number of another country.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from safelint.lazy import regex

SHORT = frozenset({"999", "112", "101", "111", "105", "119", "159", "116000", "116111", "116123", "18000", "911"})
"""Short numbers of the plan, whoever answers them."""
SHORT_SLIPS: Mapping[str, tuple[str, ...]] = {
    "9999": ("999",), "99999": ("999",), "110": ("101",), "1011": ("101",), "1001": ("101",), "1101": ("101",),
    "1111": ("111",), "11111": ("111",), "1112": ("111", "112"),
}  # fmt: skip
"""What nobody can dial, and the short numbers that it may stand for."""
RELAY = frozenset({"18001", "18002"})
# The numbering plan by first digits: lengths with the leading 0. 01 numbers are left to phonenumbers.
_PLAN: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"03[0347]\d*", (11,)),
    (r"0800\d*", (10, 11)),
    (r"0808\d*", (11,)),
    (r"08(?:4[2-5]|7[0-3]|2\d)\d*", (11,)),
    (r"020[34578]\d*|02[3489]\d*", (11,)),
    (r"07(?:0|[1-57-9]|6)\d*", (11,)),
    (r"09[0-9]\d*", (11,)),
    (r"05[56]\d*", (11,)),
)
_PLANNED = [(regex(pattern), lengths) for pattern, lengths in _PLAN]
_SHORT_TO_DIAL = regex(r"11[68]\d{3}")  # harmonised numbers, and those of directories
_TO_TEXT = regex(r"[678]\d{4}")


def possible(digits: str, numbers: Mapping[str, Any] | None = None) -> str:
    """ "valid" where the plan has such a number, "invalid" where it has none, "ask" where only phonenumbers can tell.

    `digits` are national digits with the leading 0. Short codes are not judged here.
    """
    if is_drama(digits, numbers or {}):
        return "valid"
    if digits == "08001111":
        return "valid"
    if digits.startswith("01"):
        return "ask" if len(digits) in (10, 11) else "invalid"
    for pattern, lengths in _PLANNED:
        if pattern.fullmatch(digits):
            return "valid" if len(digits) in lengths else "invalid"
    return "invalid"


def is_valid(digits: str, numbers: Mapping[str, Any] | None = None) -> bool:
    """Whether a full number is one that could ring in the UK."""
    verdict = possible(digits, numbers)
    return _library_says(digits) if verdict == "ask" else verdict == "valid"


def cannot_be_reached(digits: str, kind: str, numbers: Mapping[str, Any]) -> str:
    """Why nobody in the UK can call or text these national digits, for people; "" where somebody may.

    `kind` is that of a `Channel` with a number, `numbers` the numbering plan of a pack.
    """
    if len(digits) > 6:
        return "" if is_valid(digits, numbers) else _what_is_wrong(digits)
    said = {each["number"]: each["status"] for each in numbers.get("short_code", ())}
    if said.get(digits) in ("not-for-print", "retired"):
        return "reaches no service in the UK"
    if digits in SHORT or digits in said or _SHORT_TO_DIAL.fullmatch(digits):
        return ""
    if kind == "sms":
        return "" if _TO_TEXT.fullmatch(digits) else "is no number to text: a short one has 5 digits"
    return "is too short to call: give the whole number, with its area code"


def _what_is_wrong(digits: str) -> str:
    for pattern, lengths in _PLANNED:
        if pattern.fullmatch(digits):
            wanted = " or ".join(map(str, lengths))
            return f"has {len(digits)} digits, and a number that begins like it has {wanted}"
    return "is not in the numbering plan of the UK: a digit may be wrong, missing or too many"


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


def is_drama(digits: str, numbers: Mapping[str, Any]) -> bool:
    """Whether the number lies in a range that Ofcom keeps for drama."""
    return any(
        len(each["from"]) == len(digits) and each["from"] <= digits <= each["to"] for each in numbers.get("drama", ())
    )
