"""Tables of numbers.toml: the numbering plan."""

from typing import Literal, TypedDict

from safelint.values.tables.release import SourceRow


class PrefixRow(TypedDict):
    """Numbers that begin with one of `prefixes`, and after it with one of `next`, if any: how many digits they may
    have, and what a call costs. With `by_area` only the library phonenumbers knows which there are; `local` ones a
    branch, or somebody by himself, may have."""

    prefixes: tuple[str, ...]
    meaning: str
    next: tuple[str, ...]
    lengths: tuple[int, ...]
    by_area: bool
    local: bool
    cost_class: Literal["free", "geographic", "mobile", "costly", "withdrawn", "other"]
    cost: str
    charge: str
    advice: str
    notes: str


class ShortCodeRow(TypedDict):
    """A short number. What each key means is said in `packs/numbers.py`; see `NumberingPlan`, too."""

    number: str
    printed: str
    kind: Literal["voice", "text"]
    use: str
    status: Literal["active", "local", "retired", "unconfirmed", "not-for-print"]
    in_danger: Literal["", "call", "police", "nhs"]
    service: str
    meant: Literal["", "always", "seldom"]
    abroad: bool
    cost: str
    in_texts: bool
    relay: bool
    slips: tuple[str, ...]
    keywords: tuple[str, ...]
    notes: str


class TextRangeRow(TypedDict):
    """Short numbers to text, whoever has them; by `gifts` money is given."""

    prefixes: tuple[str, ...]
    lengths: tuple[int, ...]
    meaning: str
    gifts: bool


class LineAbroadRow(TypedDict):
    """A line of another country: digits as texts print them there; what others of it begin with, and how many digits
    those have; and the entry to name in its place, or ""."""

    country: str
    numbers: tuple[str, ...]
    openings: tuple[str, ...]
    length: int
    here: str


class HarmonisedRow(TypedDict):
    """A number of the European Union that is the same in all countries."""

    number: str
    printed: str
    use: str
    operator: str
    in_service: bool
    notes: str


DramaRow = TypedDict("DramaRow", {"area": str, "from": str, "to": str, "notes": str})
"""A range of numbers that Ofcom keeps for drama, as digits."""


class GroupingRow(TypedDict):
    """How a number is grouped whose area code or prefix the expression `code` matches: the digits of each group."""

    code: str
    groups: tuple[int, ...]


class NeighbourRow(TypedDict):
    """Numbers of a country next to the UK, as people print them there."""

    meaning: str
    prefixes: tuple[str, ...]
    lengths: tuple[int, ...]


class WrongSplitRow(TypedDict):
    """Digits that people take for a dialling code, and the code that is meant."""

    wrong: str
    right: str


class NumbersTable(TypedDict, total=False):
    """numbers.toml; without keys where a pack has no such file. `eight_digits` are full numbers of 8 digits; `stock`
    rows of digits that templates print; `common`, `countrywide` and `well_known` what full numbers begin with."""

    recorded: str
    sources: tuple[SourceRow, ...]
    prefix: tuple[PrefixRow, ...]
    short_code: tuple[ShortCodeRow, ...]
    eight_digits: tuple[str, ...]
    stock: tuple[str, ...]
    common: tuple[str, ...]
    countrywide: tuple[str, ...]
    well_known: tuple[str, ...]
    text_range: tuple[TextRangeRow, ...]
    line_abroad: tuple[LineAbroadRow, ...]
    harmonised: tuple[HarmonisedRow, ...]
    drama: tuple[DramaRow, ...]
    grouping: tuple[GroupingRow, ...]
    neighbour: tuple[NeighbourRow, ...]
    wrong_split: tuple[WrongSplitRow, ...]
