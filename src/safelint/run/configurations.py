"""Which configuration applies to what lies where, each file read once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from safelint import config as configuration
from safelint.config import Config
from safelint.config.discovery import search
from safelint.disk.folder import is_inside
from safelint.values.errors import SafelintError
from safelint.values.finding import ERROR, failing


class Located(NamedTuple):
    """A text by its `path` as a run names it ("-" for standard input), with `where` it lies on the disk, or would lie,
    and the configuration that holds for it."""

    path: str
    where: str
    config: Config


class Configurations:
    """The configurations of a run. `passed_over` are files above the texts that others may have put there."""

    def __init__(self, named: str = "", stdin_name: str = "", *, untrusted: bool = False) -> None:
        """`named` is the one that a person names instead of the nearest; where they are `untrusted`, only that."""
        self._named = named
        self._stdin_name = stdin_name
        self._untrusted = untrusted
        self._by_path: dict[str, Config] = {}
        self._folders: dict[str, Config] = {}
        self._files: dict[str, Config] = {}  # by configuration file
        self.passed_over: set[str] = set()

    def located(self, path: str) -> Located:
        """A file, or a folder, with its configuration."""
        return Located(path, self._where(path), self.of(path))

    def _where(self, path: str) -> str:
        return self._stdin_name or os.curdir if path == "-" else path

    def of(self, path: str) -> Config:
        """The configuration of a file, or of a folder."""
        found = self._by_path.get(path)
        if found is None:
            where = self._where(path)
            folder = where if os.path.isdir(where) else os.path.dirname(where)
            found = self._by_path[path] = self._of_folder(folder or os.curdir)
        return found

    def beside(self, path: str) -> Config:
        """The configuration of what is found in a folder; where that is a link to another folder, not the other's."""
        return self._of_folder(os.path.dirname(path) or os.curdir)

    def keep(self, configs: Mapping[str, Config]) -> None:
        """Notes the configurations of files that were found in folders."""
        self._by_path.update(configs)

    def forget(self, path: str) -> None:
        """Gives up what was noted of a file: there may be millions."""
        self._by_path.pop(path, None)

    def _of_folder(self, folder: str) -> Config:
        found = self._folders.get(folder)
        if found is None:
            file = self._file_for(folder)
            if file not in self._files:
                self._files[file] = configuration.obeyed(file, self._named)
            found = self._folders[folder] = self._files[file]
        return found

    def _file_for(self, folder: str) -> str:
        """The configuration file of what lies in a folder, "" where there is none."""
        if self._named or self._untrusted:
            return os.path.abspath(self._named) if self._named else ""
        found, passed = search(folder)
        self.passed_over.update(passed)
        return found

    def fail_on(self, paths: Iterable[str]) -> str:
        """The level that fails the run by the configurations of some paths: the strictest of theirs."""
        return strictest(map(self.of, paths))

    def baselines(self, paths: Iterable[str]) -> list[str]:
        """Each baseline that a configuration of some paths names.

        Raises:
            SafelintError: one lies outside the configuration's folder.
        """
        configs = {config.path: config for config in map(self.of, paths)}
        names = [(each, str(each.values.get("baseline") or "")) for each in configs.values()]
        found = (os.path.relpath(named_by(config, "baseline", name)) for config, name in names if name)
        return list(dict.fromkeys(found))


def strictest(configs: Iterable[Config]) -> str:
    """The level that fails a run by some configurations: one that names none says error, and so do none at all."""
    levels = {str(config.values.get("fail-on") or ERROR) for config in configs}
    return max(levels, key=lambda level: len(failing(level)), default=ERROR)


def named_by(config: Config, key: str, name: str) -> str:
    """The file that a key names; SafelintError where it lies outside the configuration's folder."""
    path = os.path.realpath(os.path.join(config.folder, name))
    if not is_inside(path, os.path.realpath(config.folder)):
        raise SafelintError(f"{os.path.relpath(config.path)}: {key}: {name} lies outside the folder")
    return path
