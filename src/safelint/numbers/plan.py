"""The numbering plan of a pack: which digits can be a number in the UK, and which of them nobody answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from safelint.numbers.ranges import LEAST, NumberRanges

if TYPE_CHECKING:
    from safelint.values.tables.numbers import NumbersTable, ShortCodeRow

_WITH_CODE = 12  # digits of a full number with the code of the country in the place of its 0


class NumberingPlan(NumberRanges):
    """The ranges of a pack, with its short numbers. `numbers` is the table of numbers.toml.

    `short` are the short numbers to call that texts print, whoever answers them; `openings` what those begin with that
    can be reached; `texted` the short numbers to text that are in no range of such; `relay` what is dialled before
    another number; `slips` what nobody can dial, with the short numbers that it may stand for; `abroad` short numbers
    of other countries that texts print; `stock` rows of digits that templates print in the place of a number.

    `named` are the short numbers that are the name of their service, with its id; `in_danger` those that readers call
    when something happens, with who answers, "call" for all of them; `of_bodies` those of one body. `always_meant` are
    numbers to call wherever they count nothing, `seldom_meant` only where a word says so.
    """

    def __init__(self, numbers: NumbersTable) -> None:
        super().__init__(numbers)
        codes = numbers.get("short_code", ())
        harmonised = [each["number"] for each in numbers.get("harmonised", ()) if each["in_service"]]
        called = [code for code in codes if code["in_texts"] and code["kind"] == "voice"]
        self._status = {code["number"]: code["status"] for code in codes}
        self.short = frozenset((*(code["number"] for code in called), *harmonised))
        self.openings = (
            *(code["number"] for code in called if code["status"] != "not-for-print"),
            *self.short_openings,
        )
        self.texted = frozenset(code["number"] for code in codes if code["in_texts"] and code["kind"] == "text")
        self.relay = frozenset(code["number"] for code in codes if code["relay"])
        self.slips = _slips(codes)
        self.abroad = frozenset(code["number"] for code in codes if code["abroad"])
        self.stock = frozenset(numbers.get("stock", ()))
        self._lines_abroad = tuple(numbers.get("line_abroad", ()))
        self.named = {code["number"]: code["service"] for code in codes if code["service"]}
        self.in_danger = {code["number"]: code["in_danger"] for code in codes if code["in_danger"]}
        self.of_bodies = tuple(digits for digits, who in self.in_danger.items() if who != "call")
        self.always_meant, self.seldom_meant = (
            frozenset(code["number"] for code in codes if code["meant"] == how) for how in ("always", "seldom")
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

    def line_abroad(self, digits: str) -> tuple[str, str] | None:
        """The country of a line abroad that has these digits, and the entry to name in its place, "" for none; None
        where none is known."""
        for each in self._lines_abroad:
            if digits in each["numbers"] or (len(digits) == each["length"] and digits.startswith(each["openings"])):
                return each["country"], each["here"]
        return None

    def is_relayed(self, written: str) -> bool:
        """Whether a number is written with what is dialled before it to reach it by relay."""
        return self._relay_of(_digits(written)) != ""

    def without_relay(self, written: str) -> str:
        """A number as written, without what is dialled before it to reach it by relay."""
        return written.removeprefix(self._relay_of(_digits(written))).strip()

    def _relay_of(self, digits: str) -> str:
        """What is dialled before the number that is meant, "" where nothing is."""
        return next((code for code in self.relay if digits.startswith(code) and len(digits) >= len(code) + LEAST), "")

    def cannot_be_reached(self, digits: str, kind: str) -> str:
        """Why nobody in the UK can call or text these national digits, for people; "" where somebody may.

        `kind` is that of a `Channel` with a number.
        """
        if not self.is_short(digits):
            return "" if self.is_valid(digits) else self.what_is_wrong(digits)
        status = self._status.get(digits, "")
        if status in ("not-for-print", "retired"):
            return "reaches no service in the UK"
        if status or digits in self.short or self.is_in_short_range(digits):
            return ""
        if kind == "sms":
            return "" if self.is_text_code(digits) else "is no number to text: a short one has 5 digits"
        return "is too short to call: give the whole number, with its area code"

    def is_of_the_police(self, digits: str) -> bool:
        """Whether the police alone answer a short number."""
        return self.in_danger.get(digits) == "police"


def _digits(written: str) -> str:
    return "".join(str(int(char)) for char in written if char.isdecimal())


def _slips(codes: Iterable[ShortCodeRow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in sorted(codes, key=lambda code: code["number"]):
        for slip in code["slips"]:
            found.setdefault(slip, []).append(code["number"])
    return found
