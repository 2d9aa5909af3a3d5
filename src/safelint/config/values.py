"""What a configuration file says, and what the command line says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from safelint.config.shared import Shared


class Override(NamedTuple):
    """Settings for the files that one of `files` (globs, relative to the configuration) matches."""

    files: tuple[str, ...]
    values: Mapping[str, Any]


class Config(NamedTuple):
    """One configuration file, read and checked. `path` is "" where there is none; `folder` is where its globs begin.
    `additions` is the house's own data, entries as in a pack; `shared` that of the packages that it extends."""

    path: str = ""
    folder: str = ""
    values: Mapping[str, Any] = {}
    overrides: tuple[Override, ...] = ()
    additions: Mapping[str, Any] = {}
    shared: tuple[Shared, ...] = ()

    def section(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.values.get(name, {})
        return found


class Flags(NamedTuple):
    """What the command line says; empty where it says nothing."""

    audience: str = ""
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: str = ""
    across: bool = False
    untrusted: bool = False
