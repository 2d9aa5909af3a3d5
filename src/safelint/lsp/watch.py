"""Whether the files that settings come from are still as they were read."""

from __future__ import annotations

import os
from collections.abc import Iterable

from safelint.config import Config
from safelint.config.discovery import NAME

NAMES = (NAME, "pyproject.toml")
"""What a file of settings is called."""

_Stamp = tuple[int, int, int] | None


class Watched:
    """Files with the time stamps that they had when they were asked for."""

    def __init__(self) -> None:
        self._stamps: dict[str, _Stamp] = {}

    def add(self, paths: Iterable[str]) -> None:
        """Notes files before they are read; one that is not there may come."""
        for path in paths:
            self._stamps.setdefault(path, _stamp(path))

    def has_changed(self) -> bool:
        return any(_stamp(path) != stamp for path, stamp in self._stamps.items())


def above(path: str) -> list[str]:
    """Where settings of a text may stand, whether or not they do."""
    folder, found = os.path.dirname(os.path.abspath(path)), []
    while True:
        found += [os.path.join(folder, name) for name in NAMES]
        parent = os.path.dirname(folder)
        if parent == folder:
            return found
        folder = parent


def named(config: Config) -> list[str]:
    """The files that a configuration names."""
    names = (config.values.get("baseline"), *config.signposting.files)
    return [os.path.join(config.folder, str(name)) for name in names if name]


def _stamp(path: str) -> _Stamp:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
