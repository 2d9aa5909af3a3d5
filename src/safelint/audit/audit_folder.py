"""The folder that an audit is written to, and read from.

Each unit has a file of its name in the folder of each table. That of the pages is written last: where it is, the unit
is done. All files are written whole or not at all. `audit.json` says what was asked, so that nothing else goes on with
it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import loads
from typing import Any

from safelint.audit.schema import CHECKED, TABLES, VERSION
from safelint.disk import write
from safelint.disk.folder import Folder
from safelint.disk.read import named
from safelint.jsontext import as_json
from safelint.values.errors import SafelintError, UnwrittenError

ASKED = "audit.json"
SUMMARY = "summary.json"
_SUFFIX = ".parquet"
_LARGEST = 100_000_000  # bytes of a file of ours in JSON


class AuditFolder:
    """A folder of tables, and of what is said of them."""

    def __init__(self, path: str) -> None:
        self.path = path

    def _within(self, *names: str) -> str:
        return os.path.join(self.path, *names)

    def begin(self, tables: Iterable[str] = TABLES) -> None:
        """Makes the folder, and those of the tables. Raises UnwrittenError."""
        try:
            write.folders(self.path)
            for name in tables:
                write.folders(self._within(name))
        except OSError as error:
            raise UnwrittenError(f"{self.path}: cannot be made: {error.strerror}") from error

    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        return not os.path.isdir(self.path) or not os.listdir(self.path)

    def asked(self) -> Mapping[str, Any] | None:
        """What the audit here was asked, None where there is none. Raises SafelintError where it cannot be read."""
        return self.json(ASKED) if os.path.lexists(self._within(ASKED)) else None

    def json(self, name: str) -> Mapping[str, Any]:
        """What a file of ours in JSON holds. Raises SafelintError."""
        path = self._within(name)
        try:
            found = loads(named(path, _LARGEST))
        except OSError as error:
            raise SafelintError(f"{path}: cannot be read: {error.strerror or error}") from error
        except ValueError as error:
            raise SafelintError(f"{path}: is no sound JSON: {error}") from error
        if not isinstance(found, dict) or found.get("schema_version") != VERSION:
            raise SafelintError(f"{path}: is not of version {VERSION} of the tables of an audit")
        return found

    def has(self, unit: str) -> bool:
        """Whether a unit is done."""
        return os.path.exists(self._within("pages", unit + _SUFFIX))

    def put_unit(self, unit: str, tables: Mapping[str, bytes]) -> None:
        """Writes a unit. Raises UnwrittenError."""
        for name in CHECKED:  # in its order: the pages last
            self.put(os.path.join(name, unit + _SUFFIX), tables[name])

    def put(self, name: str, data: bytes) -> None:
        """Writes one file. Raises UnwrittenError."""
        write.whole(self._within(name), data)

    def put_json(self, name: str, value: Mapping[str, Any]) -> None:
        """Raises UnwrittenError."""
        self.put(name, as_json({"schema_version": VERSION, **value}).encode())

    def parts(self, table: str) -> list[str]:
        """The files of a table, in order."""
        try:
            names = sorted(name for name in os.listdir(self._within(table)) if _is_part(name))
        except OSError:
            names = []
        return [self._within(table, name) for name in names]

    def leave_only(self, units: set[str], *, tables: Sequence[str] = tuple(CHECKED)) -> None:
        """Takes away the parts of other units, as of an audit before: the pages first, so that none counts as done."""
        for table in reversed(tables):
            for name in list(_names(self._within(table))):
                if name.removesuffix(_SUFFIX) not in units:
                    with Folder.at(self._within(table)) as place:
                        write.taken_away(place, name)


def _names(folder: str) -> Iterator[str]:
    if os.path.isdir(folder):
        yield from filter(_is_part, os.listdir(folder))


def _is_part(name: str) -> bool:
    return name.startswith("part-") and name.endswith(_SUFFIX)
