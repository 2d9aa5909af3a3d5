"""Whose word counts: which source of an entry is the first one, by its host. `rules/source-ranks.toml` lists the hosts.

python tools/source_ranks.py URL ...     the rank of each page: 0 is the best, 3 is none to show
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

_LISTS = tomllib.loads(
    (Path(__file__).resolve().parent.parent / "rules" / "source-ranks.toml").read_text(encoding="utf-8")
)
_OFFICIAL, _BODIES = frozenset(_LISTS["official"]), frozenset(_LISTS["bodies"])
_POOR = frozenset(host for hosts in _LISTS["poor"].values() for host in hosts)
LAST: dict[str, str] = _LISTS["last"]
"""By id of the entry: the page that stands last, whatever its host."""

_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+/(?:https?:/+)?")


def authority(url: str) -> int:
    """0 for law and government, 1 for those whose name or field it is, 2 for others, 3 for poor ones."""
    host = urlsplit("//" + re.sub(r"^https?://", "", _ARCHIVED.sub("", url))).hostname or ""
    names = host.split(".")
    owners = {".".join(names[at:]) for at in range(len(names))}
    for rank, hosts in ((0, _OFFICIAL), (1, _BODIES), (3, _POOR)):
        if owners & hosts:
            return rank
    return 2


def main() -> None:
    for url in sys.argv[1:]:
        print(authority(url), url)


if __name__ == "__main__":
    main()
