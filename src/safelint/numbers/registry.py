"""The helplines that safelint knows: by id, by number, by name; which are due for review.

The registry is data at rest: it reads no text. Building it walks the entries once; what only some runs need (the
matcher of names, the search index) is made when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.numbers.number_index import NumberIndex
from safelint.numbers.review import due, overdue
from safelint.numbers.service_names import ServiceName, ServiceNames, bare, even
from safelint.numbers.websites import Websites
from safelint.text.matcher import Matcher
from safelint.values.entries import FormerName, Helpline
from safelint.values.topic_names import topic_ids

if TYPE_CHECKING:
    from safelint.values.entries import Pack, Topic
    from safelint.values.tables.compiled import DerivedTable, SurfaceRow
    from safelint.values.tables.numbers import NumbersTable
    from safelint.values.tables.registry import NamesOfSeveralRow, NamingTable, ReviewTable


class Registry(NumberIndex):
    """Lookups over all entries: those of `NumberIndex` by number, and by name, by website, by what runs what.

    An entry may be looked up whatever its status. `numbers` is the table of the numbering plan from the pack; `naming`
    that of naming.toml. `review` says after how many months entries are due, see `review.py`. `topics` are those of
    texts, with the names that people use for them. `known` is what `derived` gave for the same entries, if it was kept.
    """

    def __init__(
        self,
        helplines: Iterable[Helpline],
        numbers: NumbersTable,
        former_names: Iterable[FormerName],
        naming: NamingTable,
        shared_names: Iterable[NamesOfSeveralRow],
        review: ReviewTable,
        topics: Iterable[Topic],
        known: DerivedTable | None,
    ) -> None:
        super().__init__(helplines, numbers)
        self.naming = naming
        self.review = review
        self._topics = topics
        names, sites = (known["surfaces"], known["websites"]) if known is not None else (None, None)
        self._names = ServiceNames(self.helplines, former_names, naming, shared_names, names)
        self.websites = Websites(self.helplines, naming, sites)

    @classmethod
    def of(cls, pack: Pack) -> Registry:
        """The registry of a pack."""
        naming = pack.registry["naming"]
        shared: list[NamesOfSeveralRow] = [
            {"names": (each["alias"],), "entries": each["entries"]} for each in pack.registry["shared_alias"]
        ]
        shared += naming.get("shared_name", ())
        known = pack.registry.get("derived")
        return cls(pack.helplines, pack.numbers, pack.former_names, naming, shared, pack.review, pack.topics, known)

    def derived(self) -> DerivedTable:
        """What takes time to find and follows from the entries alone, for a pack to keep: names and websites."""
        return {"surfaces": self._names.rows(), "websites": self.websites.derived()}

    @property
    def surfaces(self) -> Mapping[str, ServiceName]:
        """Every name in lower case with what it means."""
        return self._names.surfaces

    @property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries at a host, by host; see `Websites`."""
        return self.websites.hosts

    @property
    def shared_hosts(self) -> frozenset[str]:
        """The hosts where many publish: only a page or a mailbox there is a service's own."""
        return self.websites.shared

    def is_shared(self, host: str) -> bool:
        """Whether a host is one where many publish, or a part of one, which may be anybody's."""
        return self.websites.is_shared(host)

    def phrases(self) -> Matcher[SurfaceRow]:
        """Every name, with the values of its `ServiceName`."""
        return self._names.phrases()

    def misspelt(self, words: str) -> ServiceName | None:
        """The service whose name `words` misspells, if just one."""
        return self._names.misspelt(words)

    @cached_property
    def _ran_together(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(each["entries"]) for each in self.naming.get("ran_together", ()))

    def ran_together(self, a: str, b: str) -> bool:
        """Whether one body ran the two services for years, so that texts give the number of one to the other."""
        return frozenset((a, b)) in self._ran_together

    def related(self, a: str, b: str) -> bool:
        """Whether one of two entries runs, ran, is a brand of or follows the other, so that either name may stand."""
        if a == b:
            return True
        one, other = self.by_id[a], self.by_id[b]
        if b in self._successors(a) or a in self._successors(b):
            return True
        ours, theirs = set(self.owned(a)), set(self.owned(b))
        if ours & theirs or self.ran_together(a, b):
            return True
        return self._brand(one, other) or self._brand(other, one)

    def _successors(self, id_: str) -> set[str]:
        found: set[str] = set()
        while (entry := self.by_id.get(id_)) and entry.replaced_by and entry.replaced_by not in found:
            id_ = entry.replaced_by
            found.add(id_)
        return found

    def _brand(self, one: Helpline, other: Helpline) -> bool:
        """Whether a name of one entry begins or ends a name of the other, as "Mind" does "Mind legal line"."""
        weak = self.naming.get("weak", ())
        longer = [f" {bare(name)} " for name in (other.name, *other.aliases)]
        for name in (one.name, *one.aliases):
            short = bare(name)
            if (
                len(short) > 3
                and short not in weak
                and any(
                    text.startswith(f" {short} ") or (" " in short and text.endswith(f" {short} ")) for text in longer
                )
            ):
                return True
        return False

    def search(self, query: str, nation: str | None = None, topic: str | None = None) -> list[Helpline]:
        """Entries for a number in any form or what numbers begin with, a name (old and misspelt ones too) or a topic,
        the best match first.

        An empty query gives every entry that serves `nation` and `topic`.
        """
        wanted = " ".join(query.split())
        return [
            entry
            for entry in _unique(self._matches(wanted))
            if (not nation or nation in entry.nations or "uk" in entry.nations) and (not topic or topic in entry.topics)
        ]

    def _matches(self, wanted: str) -> Iterator[Helpline]:
        if not wanted:
            yield from self.helplines
            return
        folded = even(wanted)
        digits = self.plan.national(wanted)
        if len(digits) >= 3 and not re.search(r"[a-z]{2}", folded):
            known = {**self.owners, **self.retired}
            numbers = [digits] if digits in known else sorted(each for each in known if each.startswith(digits))
            for number in numbers:
                yield from (owner.helpline for owner in sorted(self.owners.get(number, ()), key=self.standing))
                yield from (past.helpline for past in self.retired.get(number, ()))
            return
        if folded in self.by_id:
            yield self.by_id[folded]
        if folded in self.surfaces:
            yield from (self.by_id[id_] for id_ in self.surfaces[folded].ids)
        [topic] = topic_ids(self._topics, [folded])
        about = (entry for entry in self.helplines if topic in entry.topics)
        yield from sorted(about, key=lambda entry: entry.topics.index(topic))
        if len(folded) > 2:
            yield from (self.by_id[id_] for key, name in self.surfaces.items() if folded in key for id_ in name.ids)
        near = self.misspelt(wanted)
        if near:
            yield from (self.by_id[id_] for id_ in near.ids)

    def due(self, today: str) -> list[Helpline]:
        """Entries whose review is due on `today` (ISO 8601), the longest due first."""
        late = [entry for entry in self.helplines if overdue(entry, today, self.review)]
        return sorted(late, key=lambda entry: (due(entry, self.review), entry.id))


def _unique(entries: Iterable[Helpline]) -> list[Helpline]:
    return list({entry.id: entry for entry in entries}.values())
