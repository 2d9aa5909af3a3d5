"""The helplines that safelint knows: by id, by number, by name; which are due for review.

The registry is data at rest: it reads no text. Building it walks the entries once; what only some runs need (the
matcher of names, the search index) is made when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.numbers.slips import edits, moved, shortened, slip, swapped
from safelint.text.matcher import Matcher
from safelint.values.entries import Channel, Helpline, RetiredNumber
from safelint.values.settings import CONFIDENCES

if TYPE_CHECKING:
    from safelint.values.entries import Pack

DIALLED = frozenset({"phone", "sms", "textphone", "whatsapp"})
"""Kinds of channel that have a number to find in a text."""

REVIEW_MONTHS = 18
"""Where a pack does not say after how many months an entry is due for review."""

_MOST_KEPT = 20_000  # words whose nearest name is known

_NOT_DIGIT = regex(r"\D+")
_ASIDE = regex(r" \(|, ")
_PARTNER = regex(r" with | for | and ")


class ServiceName(NamedTuple):
    """A form under which texts name a service. `ids` are the entries that it can mean, the likeliest first.

    `role` is `name`, `alias`, `operator`, `former`, `shared` (it may mean any of its entries) or `generic` ("the
    police"). `word` is `weak` or `plain` where the form is an ordinary word besides; see naming.toml.
    """

    ids: tuple[str, ...]
    surface: str
    role: str
    word: str = ""


class Owner(NamedTuple):
    """A number's place in the registry."""

    helpline: Helpline
    channel: Channel


class Past(NamedTuple):
    """A number that `helpline` has given up."""

    helpline: Helpline
    retired: RetiredNumber


class Registry:
    """Lookups over all entries. An entry may be looked up whatever its status.

    `numbers` is the table of the numbering plan from the pack; `former_names` are names that owners gave up, each with
    `former` (surfaces) and `registry` (the entry that now holds the service, or ""). `naming` is the table of
    naming.toml. An entry is due for review `months` after its last check. `known` is what `derived` gave for the same
    entries, if it was kept.
    """

    def __init__(
        self,
        helplines: Iterable[Helpline],
        numbers: Mapping[str, Any] | None = None,
        former_names: Iterable[Any] = (),
        naming: Mapping[str, Any] | None = None,
        shared_names: Iterable[Mapping[str, Any]] = (),
        months: int = REVIEW_MONTHS,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        self.helplines = tuple(helplines)
        self.numbers: Mapping[str, Any] = numbers or {}
        self.former_names = tuple(former_names)
        self.naming: Mapping[str, Any] = naming or {}
        self.months = months
        self._shared_names = tuple(shared_names)
        self._known = known or {}
        self.by_id = {helpline.id: helpline for helpline in self.helplines}
        owners: dict[str, list[Owner]] = {}
        retired: dict[str, list[Past]] = {}
        for helpline in self.helplines:
            for channel in helpline.channels:
                if channel.digits and channel.kind in DIALLED:
                    owners.setdefault(channel.digits, []).append(Owner(helpline, channel))
            for past in helpline.retired:
                retired.setdefault(past.digits, []).append(Past(helpline, past))
        self.owners = owners
        self.retired = retired
        # What has been asked for once: number -> the first of its owners, all of them, all who have or had it.
        self._first: dict[str, str] = {}
        self._owner_ids: dict[str, frozenset[str]] = {}
        self._holder_ids: dict[str, frozenset[str]] = {}
        self._nearest: dict[str, tuple[tuple[str, ...], str] | None] = {}

    @classmethod
    def of(cls, pack: Pack) -> Registry:
        """The registry of a pack."""
        naming = pack.registry["naming"]
        aliases = ({"names": (each["alias"],), **each} for each in pack.registry["shared_alias"])
        shared = (*aliases, *naming.get("shared_name", ()))
        known = pack.registry.get("derived")
        return cls(pack.helplines, pack.numbers, pack.former_names, naming, shared, pack.review_months, known)

    def derived(self) -> dict[str, Any]:
        """What takes time to find and follows from the entries alone, for a pack to keep: names and hosts."""
        return {"surfaces": tuple(map(tuple, self.surfaces.values())), "hosts": self.hosts}

    def words(self, kind: str) -> frozenset[str]:
        """One of the lists of words in naming.toml."""
        return frozenset(self.naming.get(kind, ()))

    @cached_property
    def weak(self) -> frozenset[str]:
        return self.words("weak")

    @cached_property
    def _ran_together(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(each["entries"]) for each in self.naming.get("ran_together", ()))

    def ran_together(self, a: str, b: str) -> bool:
        """Whether one body ran the two services for years, so that texts give the number of one to the other."""
        return frozenset((a, b)) in self._ran_together

    @cached_property
    def text_codes(self) -> frozenset[str]:
        """Short numbers that are only texted, such as 85258."""
        known = [*self.owners.items(), *self.retired.items()]
        return frozenset(digits for digits, _ in known if len(digits) == 5 and digits[0] in "678")

    def knows(self, digits: str) -> bool:
        return digits in self.owners or digits in self.retired

    def owns(self, id_: str, digits: str) -> bool:
        """Whether the entry has this number today."""
        if digits not in self.owners:
            return False
        known = self._owner_ids.get(digits)
        if known is None:
            known = self._owner_ids[digits] = frozenset(owner.helpline.id for owner in self.owners[digits])
        return id_ in known

    def holders(self, digits: str) -> frozenset[str]:
        """The ids of the entries whose number this is or was."""
        if not self.knows(digits):
            return frozenset()
        known = self._holder_ids.get(digits)
        if known is None:
            places = (*self.owners.get(digits, ()), *self.retired.get(digits, ()))
            known = self._holder_ids[digits] = frozenset(place.helpline.id for place in places)
        return known

    def owned(self, id_: str) -> list[str]:
        """The digits of every number of an entry, the first being the one to print."""
        entry = self.by_id[id_]
        return [channel.digits for channel in entry.channels if channel.digits and channel.kind in DIALLED]

    def printed(self, id_: str, digits: str = "") -> str:
        """The entry's number as its operator prints it: the one with these digits, else its first, else ""."""
        channels = [channel for channel in self.by_id[id_].channels if channel.number and channel.kind in DIALLED]
        for channel in channels:
            if channel.digits == digits:
                return channel.number
        return channels[0].number if channels else ""

    def service(self, digits: str, named: str = "") -> str:
        """The id of the entry that a number belongs to: `named` where that shares it, else the active owner."""
        if named and self.owns(named, digits):
            return named
        if digits not in self._first:
            owners = self.owners.get(digits)
            if owners is None:
                return ""
            self._first[digits] = min(owners, key=self._standing).helpline.id
        return self._first[digits]

    def by_keyword(self, digits: str, word: str) -> str:
        """The one entry that shares a text number and asks for this word, or ""."""
        asked = {owner.helpline.id for owner in self.owners.get(digits, ()) if word.upper() in owner.channel.keywords}
        return next(iter(asked)) if len(asked) == 1 else ""

    def _standing(self, owner: Owner) -> tuple[bool, int, int]:
        """Active before closed; an entry named after the number first; then the better known fact."""
        helpline, digits = owner
        named = [name.replace(" ", "") for name in (helpline.name, *helpline.aliases)]
        apart = 0 if digits.digits in named else 1 if any(digits.digits in name for name in named) else 2
        sure = CONFIDENCES.index(helpline.confidence) if helpline.confidence in CONFIDENCES else 2
        return (helpline.status != "active", apart, sure)

    @cached_property
    def _ids_by_surface(self) -> dict[str, tuple[list[str], str, str]]:
        found: dict[str, tuple[list[str], str, str]] = {}

        def put(surface: str, ids: Iterable[str], role: str) -> None:
            key = surface.lower().replace("\u2019", "'")
            known = found.setdefault(key, ([], surface, role))[0]
            known.extend(id_ for id_ in ids if id_ not in known)

        for helpline in self.helplines:
            if not helpline.name.isdigit():
                put(helpline.name, [helpline.id], "name")
        for helpline in self.helplines:
            for alias in helpline.aliases:
                if not alias.isdigit():
                    put(alias, [helpline.id], "alias")
            for name in (helpline.name, *helpline.aliases):
                if name.endswith(" Northern Ireland"):
                    put(f"{name.removesuffix(' Northern Ireland')} NI", [helpline.id], "alias")
        for row in self.naming.get("also", ()):
            for surface in row["names"]:
                put(surface, [row["entry"]] if row["entry"] in self.by_id else [], "alias")
        # An entry that bears an operator's name stands for all that it runs, under each of its own names.
        broad = self.words("broad_operators")
        bodies: dict[str, list[Helpline]] = {}
        for helpline in self.helplines:
            bodies.setdefault(_bare(helpline.name), []).append(helpline)
        for helpline in self.helplines:
            operator = _ASIDE.split(helpline.operator)[0]
            first = _PARTNER.split(operator)[0]
            if first.lower() in found:
                put(first, [helpline.id], "operator")
            elif len(operator) > 2 and broad.isdisjoint(operator.lower().split()):
                put(operator, [helpline.id], "operator")
            for body in bodies.get(_bare(first), ()):
                for surface in (body.name, *body.aliases):
                    put(surface, [helpline.id], "operator")
        for former in self.former_names:
            registry = _field(former, "registry")
            if registry in self.by_id and _field(former, "kind") in ("helpline", "charity", "police", "government"):
                for surface in _field(former, "former"):
                    if not surface.isdigit() and len(surface) > 3:
                        put(surface, [registry], "former")
        for role, rows in (("shared", self._shared_names), ("generic", self.naming.get("generic", ()))):
            for row in rows:
                for surface in row["names"]:
                    put(surface, [id_ for id_ in row["entries"] if id_ in self.by_id], role)
                    found[surface.lower()] = (found[surface.lower()][0], surface, role)
        return found

    @cached_property
    def surfaces(self) -> dict[str, ServiceName]:
        """Every name in lower case with what it means."""
        if self._known:
            made = (ServiceName(*values) for values in self._known["surfaces"])
            return {name.surface.lower().replace("\u2019", "'"): name for name in made}
        word = {**dict.fromkeys(self.naming.get("plain", ()), "plain"), **dict.fromkeys(self.weak, "weak")}
        return {
            key: ServiceName(tuple(ids), surface, role, word.get(key, ""))
            for key, (ids, surface, role) in self._ids_by_surface.items()
            if ids
        }

    @cached_property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries whose website, or one of whose addresses, is at a host, by host; shared ones left out.

        An entry whose website it is comes before one that only has a page or a mailbox there.
        """
        if self._known:
            hosts: Mapping[str, tuple[str, ...]] = self._known["hosts"]
            return hosts
        found: dict[str, list[str]] = {}
        websites = [(entry.id, entry.website) for entry in self.helplines if entry.website]
        others = [(entry.id, each.address) for entry in self.helplines for each in entry.channels if each.address]
        for id_, address in (*websites, *others):
            host = host_of(address)
            if host and not self.is_shared(host) and id_ not in found.setdefault(host, []):
                found[host].append(id_)
        return {host: tuple(ids) for host, ids in found.items()}

    def is_shared(self, host: str) -> bool:
        """Whether a host is one where many publish."""
        return any(host == each or host.endswith("." + each) for each in self.naming.get("shared_hosts", ()))

    def phrases(self) -> Matcher[tuple[Any, ...]]:
        """Every name, with the values of its `ServiceName`."""
        matcher: Matcher[tuple[Any, ...]] = Matcher()
        for name in self.surfaces.values():
            matcher.add(name.surface, tuple(name))
        return matcher

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, name in self.surfaces.items():
            if len(key) >= 5 and name.word != "weak" and name.role != "generic":
                found.setdefault(key[0], []).append(key)
        return found

    def misspelt(self, words: str) -> ServiceName | None:
        """The service whose name `words` misspells by one letter (by two from nine letters on), if just one."""
        wanted = words.lower().replace("\u2019", "'")
        if wanted not in self._nearest:
            if len(self._nearest) >= _MOST_KEPT:
                self._nearest.clear()
            self._nearest[wanted] = self._nearest_to(wanted)
        found = self._nearest[wanted]
        return found and ServiceName(found[0], words, found[1])

    def _nearest_to(self, wanted: str) -> tuple[tuple[str, ...], str] | None:
        """The ids and the role of the service whose name somebody misspells as `wanted`, in lower case."""
        if len(wanted) < 5 or wanted in self.naming.get("not_misspelt", ()):
            return None
        limit = 2 if len(wanted) >= 9 else 1
        hits: dict[tuple[str, ...], int] = {}
        shared: set[tuple[str, ...]] = set()
        for key in self._by_initial.get(wanted[0], ()):
            if abs(len(key) - len(wanted)) <= limit:
                distance = edits(wanted, key, limit)
                if distance <= limit and key.split()[-1][-1:].isalpha():
                    ids = self.surfaces[key].ids
                    hits[ids] = min(distance, hits.get(ids, 9))
                    if self.surfaces[key].role == "shared":
                        shared.add(ids)
        best = min(hits.values(), default=9)
        nearest = [ids for ids, distance in hits.items() if distance == best]
        if len(nearest) != 1 or best == 0:
            return None
        return nearest[0], "shared" if nearest[0] in shared else "alias"

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
        longer = [f" {_bare(name)} " for name in (other.name, *other.aliases)]
        for name in (one.name, *one.aliases):
            short = _bare(name)
            if (
                len(short) > 3
                and short not in self.weak
                and any(
                    text.startswith(f" {short} ") or (" " in short and text.endswith(f" {short} ")) for text in longer
                )
            ):
                return True
        return False

    def one_slip(self, digits: str, id_: str) -> str:
        """The number of the entry that `digits` miss by a `slip`, two `swapped` or a `moved` digit, or ""."""
        for right in self.owned(id_):
            if digits == right or len(right) < 5:
                continue
            if slip(digits, right) or (len(right) > 9 and swapped(digits, right)) or moved(digits, right):
                return right
        return ""

    @cached_property
    def _costly(self) -> tuple[tuple[str, frozenset[int], str], ...]:
        return tuple(
            (prefix, frozenset(row["lengths"]), row["charge"])
            for row in self.numbers.get("prefix", ())
            if row["cost_class"] == "costly"
            for prefix in row["prefixes"]
        )

    @cached_property
    def _costly_prefixes(self) -> tuple[str, ...]:
        return tuple(prefix for prefix, _, _ in self._costly)

    def charge(self, digits: str) -> str | None:
        """What a call costs on top of the access charge, "" where the numbers of that kind differ; None: no more."""
        if not digits.startswith(self._costly_prefixes):
            return None
        found = ((prefix, text) for prefix, lengths, text in self._costly if len(digits) in lengths)
        return next((text for prefix, text in found if digits.startswith(prefix)), None)

    def nearest(self, digits: str) -> tuple[str, str]:
        """The one active entry and its number from which `digits` is a single slip away, else ("", "")."""
        like = {right for part in (digits, *shortened(digits)) for right in self._parts.get(part, ())}
        found = [right for right in like if slip(digits, right)]
        return (self.service(found[0]), found[0]) if len(found) == 1 else ("", "")

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        """The numbers of which a string is the whole, or the whole less one digit: two that a slip parts share one."""
        found: dict[str, list[str]] = {}
        for right in self.owners:
            if len(right) > 5:
                for part in (right, *shortened(right)):
                    found.setdefault(part, []).append(right)
        return found

    def search(self, query: str, nation: str | None = None, topic: str | None = None) -> list[Helpline]:
        """Entries for a number in any form, a name (old and misspelt ones too) or a topic, the best match first.

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
        folded = wanted.lower().replace("\u2019", "'")
        digits = national(wanted)
        if len(digits) >= 3 and not re.search(r"[a-z]{2}", folded):
            yield from (owner.helpline for owner in sorted(self.owners.get(digits, ()), key=self._standing))
            yield from (past.helpline for past in self.retired.get(digits, ()))
            return
        if folded in self.by_id:
            yield self.by_id[folded]
        if folded in self.surfaces:
            yield from (self.by_id[id_] for id_ in self.surfaces[folded].ids)
        topic = folded.replace(" ", "-")
        about = (entry for entry in self.helplines if topic in entry.topics)
        yield from sorted(about, key=lambda entry: entry.topics.index(topic))
        if len(folded) > 2:
            yield from (self.by_id[id_] for key, name in self.surfaces.items() if folded in key for id_ in name.ids)
        near = self.misspelt(wanted)
        if near:
            yield from (self.by_id[id_] for id_ in near.ids)

    def due(self, today: str) -> list[Helpline]:
        """Entries whose last check lies the pack's months of review before `today` (ISO 8601), the oldest first."""
        late = [entry for entry in self.helplines if overdue(entry, today, self.months)]
        return sorted(late, key=lambda entry: (entry.checked, entry.id))


def _field(entry: Any, name: str) -> Any:
    return (entry.get(name) if isinstance(entry, Mapping) else getattr(entry, name, "")) or ""


def _bare(name: str) -> str:
    return name.lower().replace("\u2019", "'").removeprefix("the ")


def _unique(entries: Iterable[Helpline]) -> list[Helpline]:
    return list({entry.id: entry for entry in entries}.values())


def host_of(address: str) -> str:
    """The host of a web or e-mail address in lower case, without "www.": "nspcc.org.uk" of "help@NSPCC.org.uk"."""
    _, _, rest = address.lower().rpartition("@" if "@" in address else "://")
    host = rest.partition("/")[0].partition("?")[0].removeprefix("www.")
    return host if "." in host else ""


def national(written: str) -> str:
    """National digits of a number as somebody writes it: "+44 (0)808 800 5000" gives "08088005000"."""
    text = written.strip()
    digits = _NOT_DIGIT.sub("", text)
    if digits.startswith(("18001", "18002")) and len(digits) > 7:
        digits = digits[5:]
    if digits.startswith("0044"):
        return "0" + digits[4:].lstrip("0")
    if digits.startswith("44") and (text.startswith(("+", "(+")) or len(digits) == 12):
        return "0" + digits[2:].lstrip("0")
    return digits


def overdue(helpline: Helpline, today: str, review_months: int = REVIEW_MONTHS) -> bool:
    """Whether the entry's review, so many months after its check, is due on `today`. Unknown dates are due."""
    try:
        year, month = int(helpline.checked[:4]), int(helpline.checked[5:7])
        day = int(helpline.checked[8:10])
        now = (int(today[:4]), int(today[5:7]), int(today[8:10]))
    except ValueError:
        return bool(today)
    months = year * 12 + month - 1 + review_months
    return now >= (months // 12, months % 12 + 1, day)
