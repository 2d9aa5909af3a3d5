"""Tables of what is known of services beside their entries: registry.toml, naming.toml and numbers.toml."""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from safelint.values.services import NameRole, NameWord
from safelint.values.tables.release import SourceRow


class SubjectRolesTable(TypedDict):
    """The topics of helplines that the program itself asks for: the values of `SubjectRoles`."""

    emergency: str
    crime_reports: str
    inspectors: str
    women: str
    men: str
    older_people: str


class ReaderRolesTable(TypedDict):
    """The same of their audiences: the values of `ReaderRoles`."""

    anyone: str
    adults: str
    children: str
    parents: str
    perpetrators: str


class RegistryRolesTable(TypedDict):
    """Both."""

    topics: SubjectRolesTable
    audiences: ReaderRolesTable


class ReviewTable(TypedDict):
    """After how many months the entry of a service is due for review at the latest, and for a topic of it; the least
    counts."""

    months: int
    topics: Mapping[str, int]


class SharedAliasRow(TypedDict):
    """A name of several services, by their ids, and why it is."""

    alias: str
    entries: tuple[str, ...]
    why: str


class SharedNumberRow(TypedDict):
    """A number, as digits, of several services."""

    number: str
    entries: tuple[str, ...]
    why: str


class NamelessRow(TypedDict):
    """Services to which nobody has to give a name, and which trace nobody."""

    entries: tuple[str, ...]
    sources: tuple[SourceRow, ...]


class ReusedNumberRow(TypedDict):
    """A number, as digits, that one service gave up and another has today."""

    number: str
    retired_for: tuple[str, ...]
    used_by: tuple[str, ...]
    why: str


class FormerHostRow(TypedDict):
    """Hosts at which a service was, and where others are today."""

    hosts: tuple[str, ...]
    entry: str
    why: str


class NamesOfSeveralRow(TypedDict):
    """Names that may mean any of several services: "the police"."""

    names: tuple[str, ...]
    entries: tuple[str, ...]


class SharedNameRow(NamesOfSeveralRow):
    """Names that several services have, and why."""

    why: str


class AlsoNamedRow(TypedDict):
    """Names that one service has besides those of its entry."""

    names: tuple[str, ...]
    entry: str
    why: str


class RanTogetherRow(TypedDict):
    """Services that one body ran for years."""

    entries: tuple[str, ...]
    why: str


class BesideNamesTable(TypedDict, total=False):
    """Words beside a name, in lower case; see `LongerNames`. Without keys where naming.toml has none."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    bodies: tuple[str, ...]
    nations: tuple[str, ...]
    near: tuple[str, ...]


class NamingTable(TypedDict, total=False):
    """naming.toml, in lower case; without keys where a pack has no such file. What each list is for is said in
    `packs/registry.py`."""

    weak: tuple[str, ...]
    plain: tuple[str, ...]
    not_misspelt: tuple[str, ...]
    broad_operators: tuple[str, ...]
    partner: tuple[str, ...]
    listening: tuple[str, ...]
    shared_hosts: tuple[str, ...]
    redirecting_hosts: tuple[str, ...]
    address_endings: tuple[str, ...]
    parent_domains: tuple[str, ...]
    nation_endings: tuple[str, ...]
    country_endings: tuple[str, ...]
    endings_of_anybody: tuple[str, ...]
    former_host: tuple[FormerHostRow, ...]
    generic: tuple[NamesOfSeveralRow, ...]
    shared_name: tuple[SharedNameRow, ...]
    also: tuple[AlsoNamedRow, ...]
    ran_together: tuple[RanTogetherRow, ...]
    beside: BesideNamesTable


SurfaceRow = tuple[tuple[str, ...], str, NameRole, NameWord]
"""The values of a `ServiceName`."""


class WebsitesTable(TypedDict):
    """The ids of services by host; by host each path there with the id of its entry; and by the word before its first
    dot each host with the place where that word begins. See `Websites`."""

    hosts: Mapping[str, tuple[str, ...]]
    pages: Mapping[str, tuple[tuple[str, str], ...]]
    by_word: Mapping[str, tuple[tuple[str, int], ...]]


class DerivedTable(TypedDict):
    """What takes time to find and follows from the entries of services alone: their names and their websites."""

    surfaces: tuple[SurfaceRow, ...]
    websites: WebsitesTable


class RegistryFile(TypedDict):
    """registry.toml. `topics` and `audiences` are those of helplines, with what each means."""

    topics: Mapping[str, str]
    audiences: Mapping[str, str]
    roles: RegistryRolesTable
    review: ReviewTable
    shared_alias: tuple[SharedAliasRow, ...]
    shared_number: tuple[SharedNumberRow, ...]
    nameless: tuple[NamelessRow, ...]
    reused_number: tuple[ReusedNumberRow, ...]


class RegistryTable(RegistryFile):
    """registry.toml with all else that is known of services: `naming` is what naming.toml holds, `corroborated` are
    the ids of those whose numbers public lists print. `derived` is there as soon as a pack is compiled, until a house
    changes the services."""

    naming: NamingTable
    corroborated: tuple[str, ...]
    derived: NotRequired[DerivedTable]


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
