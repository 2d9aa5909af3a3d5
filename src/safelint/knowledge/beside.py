"""Data that is installed beside the program: a release of a pack that is newer, and what an organisation shares.

A package tells of it by an entry point (https://packaging.python.org/en/latest/specifications/entry-points/): the group
says what kind of data it is, the name what it is called, the value the folder of the package in which it lies, in a
folder of its own name. No code of such a package is ever imported: its files are read.

importlib.metadata knows the same, but to import it takes longer than to start; every run looks here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from safelint.disk import store
from safelint.lazy import regex
from safelint.values.entries import HEAD
from safelint.values.errors import SafelintError

PACKS = "safelint.packs"
"""The group of whole packs, each a folder with a `pack.toml`. The newest release of a name is used."""

HOUSE = "safelint.house"
"""The group of what a house adds to a pack; a configuration asks for it by the name of the package."""

_NAME = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FOLDER = regex(r"[A-Za-z_][A-Za-z0-9_]*")
_SEPARATORS = regex(r"[-_.]+")


class Installed(NamedTuple):
    """Data that the `package` of a `version` brings under a `name`, in a `folder`."""

    package: str
    version: str
    name: str
    folder: str


def plain(package: str) -> str:
    """The name of a package as all its spellings have it."""
    return _SEPARATORS.sub("-", package).lower()


def packages() -> set[str]:
    """The names of all packages that this Python can import."""
    return {_called(told)[0] for told in _told()}


def _called(told: str) -> tuple[str, str]:
    """Name and version of the package of which a folder tells, which is called "name-version.dist-info"."""
    name, _, version = os.path.basename(told).removesuffix(".dist-info").partition("-")
    return plain(name), version


def _told() -> Iterator[str]:
    """The folders that tell of the packages that this Python can import.

    The current folder is no such place, though `python -m safelint` puts it there: a repository would bring packages.
    """
    for place in dict.fromkeys(sys.path):
        try:
            if not place or os.path.samefile(place, os.curdir):
                continue
            with os.scandir(place) as entries:
                names = sorted([entry.name for entry in entries if entry.name.endswith(".dist-info")])
        except OSError:
            continue
        yield from (os.path.join(place, name) for name in names)


def installed(group: str) -> Iterator[Installed]:
    """What packages bring of one kind.

    Raises:
        SafelintError: an entry point of the group is of another form, or what it names is not there.
    """
    wanted = group.encode()
    for told in _told():
        path = os.path.join(told, "entry_points.txt")
        try:
            data = store.read_bytes(path)
        except OSError:  # most packages have none
            continue
        if wanted not in data:
            continue
        for name, value in _entries(data.decode("utf-8", "replace"), group):
            if not _NAME.fullmatch(name) or not _FOLDER.fullmatch(value):
                raise SafelintError(f"{path}: {group}: {name} = {value}: must name a plain folder of the package")
            folder = os.path.join(os.path.dirname(told), value, name)
            if not os.path.isdir(folder):
                raise SafelintError(
                    f"{path}: {group}: {name}: there is no folder {folder}; install the package as files"
                )
            yield Installed(*_called(told), name, folder)


def _entries(text: str, group: str) -> Iterator[tuple[str, str]]:
    """Name and value of each entry point of a group."""
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def newest(name: str, own: str) -> str:
    """The folder of the newest release of the pack `name`: `own`, which came with the program, unless a newer one is
    installed.

    Raises:
        SafelintError: see `installed`; or a release does not say which it is.
    """
    others = [each.folder for each in installed(PACKS) if each.name == name]
    return max((own, *others), key=_version) if others else own


def _version(folder: str) -> tuple[int, ...]:
    from safelint import toml

    path = os.path.join(folder, HEAD)
    try:
        version = toml.loads(store.read_bytes(path).decode("utf-8"))["version"]
        return tuple(map(int, version.split(".")))
    except OSError as problem:
        raise SafelintError(f"{path}: cannot be read: {problem.strerror}") from problem
    except (ValueError, KeyError, AttributeError) as problem:
        raise SafelintError(f"{path}: does not say which release it is: {problem}") from problem
