"""Tables of registry.toml and naming.toml: what is known of services beside their entries."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from safelint.values.tables.compiled import DerivedTable
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
