"""The names under which texts speak of services, and which services each can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.numbers.distance import letters_off
from safelint.text.matcher import Matcher
from safelint.values.entries import FormerName, Helpline
from safelint.values.services import NameRole, NameWord

if TYPE_CHECKING:
    from safelint.values.tables.compiled import SurfaceRow
    from safelint.values.tables.registry import AlsoNamedRow, NamesOfSeveralRow, NamingTable

_MOST_KEPT = 20_000  # words whose nearest name is known

_ASIDE = regex(r" \(|, ")


class ServiceName(NamedTuple):
    """A form under which texts name a service. `ids` are the entries that it can mean, the likeliest first.

    `role` is `name`, `alias`, `operator`, `former`, `shared` (it may mean any of its entries) or `generic` ("the
    police"). `word` is `weak` or `plain` where the form is an ordinary word besides; see naming.toml.
    """

    ids: tuple[str, ...]
    surface: str
    role: NameRole
    word: NameWord = ""

    @property
    def means_many(self) -> bool:
        """Whether it may mean one service as well as another."""
        return self.role in ("shared", "generic")


class ServiceNames:
    """The names of all entries. `naming` is the table of naming.toml; `shared` are the names that several entries have,
    `known` the values of the `surfaces` of the same entries, if they were kept."""

    def __init__(
        self,
        helplines: Iterable[Helpline],
        former_names: Iterable[FormerName],
        naming: NamingTable,
        shared: Iterable[NamesOfSeveralRow],
        known: Iterable[SurfaceRow] | None,
    ) -> None:
        self._helplines = tuple(helplines)
        self._former_names = tuple(former_names)
        self._naming = naming
        self._shared = tuple(shared)
        self._known = known
        self._nearest = lru_cache(_MOST_KEPT)(self._nearest_to)

    @cached_property
    def surfaces(self) -> dict[str, ServiceName]:
        """Every name in lower case with what it means."""
        if self._known is not None:
            return {even(name.surface): name for name in (ServiceName(*values) for values in self._known)}
        words: dict[str, NameWord] = dict.fromkeys(self._naming.get("plain", ()), "plain")
        words |= dict.fromkeys(self._naming.get("weak", ()), "weak")
        found = _Meanings(self._helplines)
        found.add_own(self._naming.get("also", ()))
        found.add_operators(frozenset(self._naming.get("broad_operators", ())), self._naming.get("partner", ()))
        found.add_former(self._former_names)
        found.add_shared("shared", self._shared)
        found.add_shared("generic", self._naming.get("generic", ()))
        return {
            key: ServiceName(tuple(ids), surface, role, words.get(key, ""))
            for key, (ids, surface, role) in found.by_name.items()
            if ids
        }

    def phrases(self) -> Matcher[SurfaceRow]:
        """Every name, with the values of its `ServiceName`."""
        matcher: Matcher[SurfaceRow] = Matcher()
        for row in self.rows():
            matcher.add(row[1], row)
        return matcher

    def rows(self) -> tuple[SurfaceRow, ...]:
        """The values of every name, for a pack to keep."""
        return tuple([(each.ids, each.surface, each.role, each.word) for each in self.surfaces.values()])

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, name in self.surfaces.items():
            if len(key) >= 5 and name.word != "weak" and name.role != "generic":
                found.setdefault(key[0], []).append(key)
        return found

    def misspelt(self, words: str) -> ServiceName | None:
        """The service whose name `words` misspells by a letter or two, if just one."""
        found = self._nearest(even(words))
        return found and ServiceName(found[0], words, found[1])

    def _nearest_to(self, wanted: str) -> tuple[tuple[str, ...], NameRole] | None:
        """The ids and the role of the service whose name somebody misspells as `wanted`, in lower case."""
        if len(wanted) < 5 or wanted in self._naming.get("not_misspelt", ()):
            return None
        hits: dict[tuple[str, ...], int] = {}
        shared: set[tuple[str, ...]] = set()
        for key in self._by_initial.get(wanted[0], ()):
            distance = letters_off(wanted, key)
            if distance is not None and key.split()[-1][-1:].isalpha():
                ids = self.surfaces[key].ids
                hits[ids] = min(distance, hits.get(ids, distance))
                if self.surfaces[key].role == "shared":
                    shared.add(ids)
        best = min(hits.values(), default=0)
        nearest = [ids for ids, distance in hits.items() if distance == best]
        if len(nearest) != 1 or best == 0:
            return None
        return nearest[0], "shared" if nearest[0] in shared else "alias"


def _with_other_and(name: str) -> str:
    """A name with "and" in the place of "&", or the reverse: texts write either."""
    return name.replace(" & ", " and ") if " & " in name else name.replace(" and ", " & ")


class _Meanings:
    """Names as they are gathered: in lower case, with the ids that each can mean, its form and its role."""

    def __init__(self, helplines: tuple[Helpline, ...]) -> None:
        self.by_name: dict[str, tuple[list[str], str, NameRole]] = {}
        self._helplines = helplines
        self._ids = {helpline.id for helpline in helplines}

    def _add(self, surface: str, ids: Iterable[str], role: NameRole) -> None:
        entries = [id_ for id_ in ids if id_ in self._ids]
        for written in (surface, _with_other_and(surface)):
            known = self.by_name.setdefault(even(written), ([], written, role))[0]
            known.extend(id_ for id_ in entries if id_ not in known)

    def add_own(self, also: Iterable[AlsoNamedRow]) -> None:
        """The names and aliases of the entries, and those that naming.toml gives them also."""
        for helpline in self._helplines:
            if not helpline.name.isdigit():
                self._add(helpline.name, [helpline.id], "name")
        for helpline in self._helplines:
            for alias in helpline.aliases:
                if not alias.isdigit():
                    self._add(alias, [helpline.id], "alias")
            for name in (helpline.name, *helpline.aliases):
                if name.endswith(" Northern Ireland"):
                    self._add(f"{name.removesuffix(' Northern Ireland')} NI", [helpline.id], "alias")
        for row in also:
            for surface in row["names"]:
                self._add(surface, [row["entry"]], "alias")

    def add_operators(self, broad: frozenset[str], joins: Iterable[str]) -> None:
        """An entry that bears an operator's name stands for all that it runs, under each of its own names. The first of
        two partners, whom one of the `joins` parts, is the operator."""
        partner = re.compile("|".join(f" {each} " for each in joins) or "$")
        bodies: dict[str, list[Helpline]] = {}
        for helpline in self._helplines:
            bodies.setdefault(bare(helpline.name), []).append(helpline)
        for helpline in self._helplines:
            operator = _ASIDE.split(helpline.operator)[0]
            first = partner.split(operator)[0]
            if first.lower() in self.by_name:
                self._add(first, [helpline.id], "operator")
            elif len(operator) > 2 and broad.isdisjoint(operator.lower().split()):
                self._add(operator, [helpline.id], "operator")
            for body in bodies.get(bare(first), ()):
                for surface in (body.name, *body.aliases):
                    self._add(surface, [helpline.id], "operator")

    def add_former(self, former_names: Iterable[FormerName]) -> None:
        """Names that were given up stand for the entry that now holds the service."""
        for former in former_names:
            if former.registry in self._ids and former.kind in ("helpline", "charity", "police", "government"):
                for surface in former.former:
                    if not surface.isdigit() and len(surface) > 3:
                        self._add(surface, [former.registry], "former")

    def add_shared(self, role: NameRole, rows: Iterable[NamesOfSeveralRow]) -> None:
        """Names that may mean any of several entries, whatever else they mean."""
        for row in rows:
            for surface in row["names"]:
                self._add(surface, row["entries"], role)
                key = even(surface)
                self.by_name[key] = (self.by_name[key][0], surface, role)


def even(name: str) -> str:
    """A name in lower case, with plain apostrophes."""
    return name.lower().replace("\u2019", "'")


def bare(name: str) -> str:
    """A name in lower case, with plain apostrophes and without its article."""
    return even(name).removeprefix("the ")
