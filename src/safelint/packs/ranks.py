"""sources.toml: whose word counts. Who speaks on a page follows from its host, or, where many publish on one host, from
the account that it belongs to ("github.com/alphagov")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from safelint.numbers.websites import host_of, with_parents
from safelint.packs.entry import FileKind, FileOfEntries
from safelint.packs.schema import mapping, table, texts, url
from safelint.values.references import Reference

SPEAKERS = ("operator", "official", "body", "other", "poor")
"""Who may speak on a page, the best first: the service's own operator, law and government, those whose name or field it
is, others, and pages that no editor should be sent to."""

FILE: FileOfEntries = FileKind(
    "sources.toml",
    "sources",
    table(
        {
            "official": texts((), about="hosts and accounts of law, government, police, NHS, regulators"),
            "bodies": texts((), about="hosts of those whose name or field it is"),
            "poor": mapping(texts(least=1), {}, about="hosts that are no authority, by the reason"),
            "last": mapping(url(), {}, about="pages that stand last whatever their host, by the id of the entry"),
        }
    ),
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+/(?:https?:/+)?")


class Ranks:
    """The lists of a pack, ready to be asked. `lists` is the content of sources.toml."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lists = (
            ("official", frozenset(lists.get("official", ()))),
            ("body", frozenset(lists.get("bodies", ()))),
            ("poor", frozenset(host for hosts in lists.get("poor", {}).values() for host in hosts)),
        )

    def speaker(self, page: str, own: Collection[str] = ()) -> str:
        """Who speaks on a page, one of `SPEAKERS`; `own` are the hosts of the service that the page tells of."""
        address = re.sub(r"^https?://", "", _ARCHIVED.sub("", page)).lower()
        host = host_of("https://" + address)
        account = address.partition("/")[2].partition("/")[0]
        owners = {f"{host}/{account}", *with_parents(host)}
        if not owners.isdisjoint(own):
            return "operator"
        return next((who for who, hosts in self._lists if not owners.isdisjoint(hosts)), "other")

    def ranked(self, sources: Iterable[Reference], own: Collection[str] = ()) -> tuple[Reference, ...]:
        """The same pages with who speaks on them, the best first; where two are as good, the order stays."""
        named = (each._replace(by=self.speaker(each.url, own)) for each in sources)
        return tuple(sorted(named, key=lambda each: SPEAKERS.index(each.by)))
