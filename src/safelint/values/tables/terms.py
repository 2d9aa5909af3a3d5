"""The table of near-names.toml."""

from typing import TypedDict


class NearNamesTable(TypedDict, total=False):
    """near-names.toml; without keys where a pack has no such file. What each list is for `packs/terms.py` says."""

    recorded: str
    ordinary: tuple[str, ...]
    alike: tuple[str, ...]
    generic: tuple[str, ...]
