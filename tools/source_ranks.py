"""Whose word counts: which source of an entry is the first one, by its host. `rules/uk/sources.toml` lists the hosts.

python tools/source_ranks.py URL ...     who speaks on each page
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from safelint.packs.ranks import SPEAKERS, Ranks

_LISTS = tomllib.loads(
    (Path(__file__).resolve().parent.parent / "rules" / "uk" / "sources.toml").read_text(encoding="utf-8")
)
_RANKS = Ranks(_LISTS)
LAST: dict[str, str] = _LISTS["last"]
"""By id of the entry: the page that stands last, whatever its host."""


def authority(url: str) -> int:
    """0 for law and government, 1 for those whose name or field it is, 2 for others, 3 for poor ones."""
    return SPEAKERS.index(_RANKS.speaker(url)) - 1


def main() -> None:
    for url in sys.argv[1:]:
        print(_RANKS.speaker(url), url)


if __name__ == "__main__":
    main()
