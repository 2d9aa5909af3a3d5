"""Which services are at a website, and what tells the name in its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from safelint.values.entries import Helpline


class Websites:
    """The hosts of the websites and addresses of all entries. `naming` is the table of naming.toml; `known` are the
    `hosts` of the same entries, if they were kept."""

    def __init__(
        self, helplines: Iterable[Helpline], naming: Mapping[str, Any], known: Mapping[str, tuple[str, ...]] | None
    ) -> None:
        self._helplines = tuple(helplines)
        self.shared = frozenset(naming.get("shared_hosts", ()))
        self.parents = tuple(f".{each}" for each in naming.get("parent_domains", ()))
        self.of_nations = tuple(f".{each}" for each in naming.get("nation_endings", ()))
        self._known = known

    @cached_property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries whose website, or one of whose addresses, is at a host, by host; shared ones left out.

        An entry whose website it is comes before one that only has a page or a mailbox there.
        """
        if self._known is not None:
            return self._known
        found: dict[str, list[str]] = {}
        websites = [(entry.id, entry.website) for entry in self._helplines if entry.website]
        others = [(entry.id, each.address) for entry in self._helplines for each in entry.channels if each.address]
        for id_, address in (*websites, *others):
            host = host_of(address)
            if host and not self.is_shared(host) and id_ not in found.setdefault(host, []):
                found[host].append(id_)
        return {host: tuple(ids) for host, ids in found.items()}

    def is_shared(self, host: str) -> bool:
        """Whether a host is one where many publish, or a part of one, which may be anybody's."""
        return any(host == each or host.endswith("." + each) for each in self.shared)

    def label_of(self, host: str) -> str:
        """The telling part of a host: "stopitnow" of "get.stopitnow.org.uk"."""
        parent = next((each for each in self.parents if host.endswith(each)), "")
        below = host.removesuffix(parent) if parent else host.rpartition(".")[0] or host
        return below.rpartition(".")[2]


def host_of(address: str) -> str:
    """The host of a web or e-mail address in lower case, without "www.": "nspcc.org.uk" of "help@NSPCC.org.uk"."""
    _, _, rest = address.lower().rpartition("@" if "@" in address else "://")
    host = rest.partition("/")[0].partition("?")[0].removeprefix("www.")
    return host if "." in host else ""
