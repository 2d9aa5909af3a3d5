"""Which services are at a website, and what tells an address and the name in it."""

from __future__ import annotations

import re
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
        self._endings = tuple(naming.get("address_endings", ()))
        self._signs = ("@", *(f".{each}" for each in self._endings))
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

    @cached_property
    def ending(self) -> str:
        """An expression that finds what an address ends in, without its dot."""
        return f"(?:{'|'.join(map(re.escape, self._endings))})" if self._endings else "(?!)"

    @cached_property
    def in_sentence(self) -> re.Pattern[str]:
        """Finds an address, a handle or a hashtag. Each part is bounded; nothing in it can match across a space."""
        return re.compile(
            r"https?://\S{1,2000}"
            r"|(?<!\S)[^\s@]{1,64}@[\w.-]{1,255}"
            rf"|(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,8}}{self.ending}\b(?:\.\w{{2,6}}){{0,2}}(?:/\S{{0,2000}})?"
            r"|(?<!\w)[#@]\w{1,100}"
        )

    @cached_property
    def _printed(self) -> re.Pattern[str]:
        return re.compile(rf"\S{{1,60}}(?:@|\.{self.ending}\b)\S{{0,60}}")

    def left_out(self, text: str) -> str:
        """A text with a space in the place of each address."""
        return self._printed.sub(" ", text) if any(map(text.__contains__, self._signs)) else text


def host_of(address: str) -> str:
    """The host of a web or e-mail address in lower case, without "www.": "nspcc.org.uk" of "help@NSPCC.org.uk"."""
    _, _, rest = address.lower().rpartition("@" if "@" in address else "://")
    host = rest.partition("/")[0].partition("?")[0].removeprefix("www.")
    return host if "." in host else ""
