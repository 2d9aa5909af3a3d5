"""Whose the address of a site or of a mailbox is, and whose it nearly is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from safelint.numbers.distance import edits
from safelint.numbers.websites import host_of, with_parents
from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.knowledge.index import Knowledge

_LEAST = 5  # letters of a label that is compared with others, where no service is named beside it
_LEAST_NAMED = 4
_LEAST_SHORTENED = 8  # of the beginning of one

ENDING, SLIP, LETTER, LOOSE = "ending", "slip", "letter", "loose"
"""How a host is like another: it has another ending; a letter too many, too few or out of place; another letter, which
may well make another word; or more than one of these, which tells something only where the service is named."""


class Domains:
    """Which hosts belong to which entries of the registry."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._registry = knowledge.registry
        self._own = self._registry.hosts
        self._websites = self._registry.websites
        self._slipped: dict[str, dict[str, str]] = {}

    @cached_property
    def _labels(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for own in self._own:
            if len(self._websites.label_of(own)) >= _LEAST:
                found.setdefault(self._websites.label_of(own), []).append(own)
        return found

    @cached_property
    def former(self) -> dict[str, Helpline]:
        """The entries that have left a host, by that host."""
        entries = self._registry.by_id
        moved = self._registry.naming.get("former_host", ())
        return {host: entries[each["entry"]] for each in moved for host in each["hosts"]}

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(host for entry in self._registry.helplines for host in self.sources_of(entry))

    @staticmethod
    def sources_of(entry: Helpline) -> set[str]:
        return {host_of(source.url) for source in entry.sources}

    def owners(self, host: str) -> tuple[str, ...]:
        """The entries whose host this is, or a part of it."""
        above = _above(host)
        for each in (host, *above):
            if each in self._own:
                return self._own[each]
        label = self._websites.label_of(host)
        home = next((each for each in (host, *above) if each.startswith(label + ".")), host)
        return self._parents.get(home, ())

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for own, ids in self._own.items():
            for each in _above(own):
                if f".{each}" not in self._websites.parents:  # which are nobody's
                    found[each] = (*found.get(each, ()), *ids)
        return found

    def alike(self, host: str) -> dict[str, str]:
        """The entries whose host this nearly is, each with how; none for a host known otherwise."""
        begun = self._begun(host)
        if begun:
            return dict.fromkeys(begun, SLIP)
        label = self._websites.label_of(host)
        if len(label) < _LEAST or host.endswith(self._websites.of_nations):
            return {}
        found = {id_: ENDING for own in self._labels.get(label, ()) for id_ in self._own[own]}
        if not found:
            if host not in self._slipped:
                self._slipped[host] = self._slips(host, label)
            found = self._slipped[host]
        return {} if found and self._is_known(host) else found

    def _begun(self, host: str) -> tuple[str, ...]:
        """The entries with whose whole host another body's begins: "childline.org.uk.anytown.net"."""
        parts = host.split(".")
        least = 2 if self._websites.is_abroad(host) else 1  # "samaritans.org.au" is a sister abroad
        begun = (".".join(parts[:at]) for at in range(len(parts) - least, 1, -1))
        return next((self._own[each] for each in begun if each in self._own), ())

    def mistaken_for(self, host: str, entry: Helpline) -> str:
        """The evidence by which a host that is like that of a service is not its own; "" where it is not like it."""
        alike = self.alike(host).get(entry.id, "")
        how = self.is_like(host, entry) or alike
        if not how:
            return ""
        # Another ending of ours may be one more address of the same body; .org and .com may be anybody's.
        doubtful = self._websites.is_abroad(host) or (how == ENDING and self._websites.is_of_country(host))
        return "perhaps-its-own" if doubtful or alike in ("", LOOSE) else "not-its-own"

    def is_like(self, host: str, entry: Helpline) -> str:
        """How a host is like that of one service that is named beside it; "" where it is not."""
        own = host_of(entry.website)
        if not own or host.endswith(self._websites.of_nations) or host == own or self._is_known(host):
            return ""
        label, right = self._websites.label_of(host), self._websites.label_of(own)
        if min(len(label), len(right)) < _LEAST_NAMED:
            return ""
        if label == right:
            return ENDING
        bare, wanted = self._websites.bare_label(label), self._websites.bare_label(right)
        if min(len(bare), len(wanted)) < _LEAST_NAMED or max(len(bare), len(wanted)) < _LEAST or bare[0] != wanted[0]:
            return ""
        is_shortened = len(bare) >= _LEAST_SHORTENED and wanted.startswith(bare)
        return LOOSE if is_shortened or edits(bare, wanted, 1) <= 1 else ""

    def _is_known(self, host: str) -> bool:
        return any(each in self._sources for each in (host, *_above(host)))

    def _slips(self, host: str, label: str) -> dict[str, str]:
        """The entries from whose host this is one letter off; a changed letter may well make another word."""
        found: dict[str, str] = {}
        ending = host[host.rfind(label) + len(label) :]
        for other, hosts in self._labels.items():
            if abs(len(other) - len(label)) > 1 or (other[0] != label[0] and other[-1] != label[-1]):
                continue
            if edits(label, other, 1) == 1:
                kind = LETTER if len(other) == len(label) and sorted(other) != sorted(label) else SLIP
                found.update((id_, kind) for own in hosts if own.endswith(other + ending) for id_ in self._own[own])
        return found


def _above(host: str) -> list[str]:
    """The hosts that a host is a part of: "a.b.org.uk" gives "b.org.uk" and "org.uk"."""
    return with_parents(host)[1:-1]
