"""Which services are at a website, and what tells the name in its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.entries import Helpline

if TYPE_CHECKING:
    from safelint.values.tables.compiled import WebsitesTable
    from safelint.values.tables.registry import NamingTable

_BEHIND_SITE = regex(r"[/?#]")


class Websites:
    """The hosts of the websites and addresses of all entries. `naming` is the table of naming.toml; `known` is what
    `derived` gave for the same entries, if it was kept."""

    def __init__(self, helplines: Iterable[Helpline], naming: NamingTable, known: WebsitesTable | None) -> None:
        self._helplines = tuple(helplines)
        self.shared = frozenset(naming.get("shared_hosts", ()))
        self._redirecting = frozenset(naming.get("redirecting_hosts", ()))
        self.parents = tuple(f".{each}" for each in naming.get("parent_domains", ()))
        self.of_nations = tuple(f".{each}" for each in naming.get("nation_endings", ()))
        self._of_country = tuple(naming.get("country_endings", ()))
        self._of_anybody = frozenset(naming.get("endings_of_anybody", ()))
        self._known = known

    def derived(self) -> WebsitesTable:
        """What takes time to find and follows from the entries alone, for a pack to keep."""
        return {"hosts": self.hosts, "pages": self.pages, "by_word": self.by_word}

    @cached_property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the entries whose website, or one of whose addresses, is at a host, by host; shared ones left out.

        An entry whose website it is comes before one that only has a page or a mailbox there.
        """
        return self._find_hosts() if self._known is None else self._known["hosts"]

    @cached_property
    def pages(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What is at a host, by host, shared ones too: each path, "" for the whole of it, with the id of its entry."""
        return self._find_pages() if self._known is None else self._known["pages"]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """By the word before its first dot: each of these hosts, and where in it that word begins."""
        return self._find_by_word() if self._known is None else self._known["by_word"]

    def _find_hosts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        websites = [(entry.id, entry.website) for entry in self._helplines if entry.website]
        others = [(entry.id, each.address) for entry in self._helplines for each in entry.channels if each.address]
        for id_, address in (*websites, *others):
            host = host_of(address)
            if host and not self.is_shared(host) and id_ not in found.setdefault(host, []):
                found[host].append(id_)
        return {host: tuple(ids) for host, ids in found.items()}

    def _find_pages(self) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in self._helplines:
            addresses = [entry.website, *[channel.address for channel in entry.channels if channel.address]]
            for host, path in filter(None, map(host_and_path, dict.fromkeys(addresses))):
                found.setdefault(host, []).append((path, entry.id))
        return {host: tuple(each) for host, each in found.items()}

    def _find_by_word(self) -> dict[str, tuple[tuple[str, int], ...]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for host in self.pages:
            dot = host.index(".")
            start = host.rfind("-", 0, dot) + 1
            found.setdefault(host[start:dot], []).append((host, start))
        return {word: tuple(hosts) for word, hosts in found.items()}

    def is_shared(self, host: str) -> bool:
        """Whether a host is one where many publish, or a part of one, which may be anybody's."""
        return any(host == each or host.endswith("." + each) for each in self.shared)

    def is_redirecting(self, host: str) -> bool:
        """Whether a host, or one that it is a part of, only leads on to other sites."""
        return not self._redirecting.isdisjoint(with_parents(host))

    def is_of_country(self, host: str) -> bool:
        """Whether a host has the ending of the country."""
        return host.rpartition(".")[2] in self._of_country

    def is_abroad(self, host: str) -> bool:
        """Whether a host has the ending of another country, which are the endings of two letters."""
        ending = host.rpartition(".")[2]
        return len(ending) == 2 and ending not in self._of_country and ending not in self._of_anybody

    def bare_label(self, label: str) -> str:
        """A label without hyphens and the country: "papyrus" of "papyrus-uk"."""
        label = label.replace("-", "")
        return next((label.removesuffix(each) for each in self._of_country if label.endswith(each)), label)

    def label_of(self, host: str) -> str:
        """The telling part of a host: "stopitnow" of "get.stopitnow.org.uk"."""
        parent = next((each for each in self.parents if host.endswith(each)), "")
        below = host.removesuffix(parent) if parent else host.rpartition(".")[0] or host
        return below.rpartition(".")[2]


def with_parents(host: str) -> list[str]:
    """A host and those that it is a part of: "www.nhs.uk", "nhs.uk", "uk"."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(len(parts))]


def host_of(address: str) -> str:
    """The host of a web or e-mail address in lower case, without "www.": "nspcc.org.uk" of "help@NSPCC.org.uk"."""
    site = _BEHIND_SITE.split(address.lower().rpartition("://")[2], maxsplit=1)[0]
    host = site.rpartition("@")[2].removeprefix("www.")
    return host if "." in host else ""


def host_and_path(url: str) -> tuple[str, str] | None:
    """Host and path of a web or e-mail address in lower case, None where it is neither."""
    url = url.lower().strip()
    if url.startswith("mailto:") or ("@" in url and "/" not in url):
        host = host_of(url)
        return (host, "") if host else None
    if not url.startswith(("http://", "https://", "//")):
        return None
    rest = url.partition("//")[2]
    site, _, path = rest.partition("/")
    host = host_of(site.partition(":")[0])
    return (host, "/" + path.rstrip("/") if path.rstrip("/") else "") if host else None
