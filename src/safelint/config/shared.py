"""What organisations share: the house data of installed packages, which a configuration asks for with `extends`.

A package may bring several folders. Each TOML file in one holds lists as a configuration does, and may ask for other
packages in turn.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.config.discovery import MOST_BYTES
from safelint.disk.read import contents
from safelint.values.errors import SafelintError

if TYPE_CHECKING:
    from safelint.knowledge.beside import Installed

ADDITIONS = ("helpline", "term", "name", "former_name", "group", "abbreviation")
"""Keys of a configuration, or of a file of a package, that hold entries of a rule pack."""

MOST_PACKAGES = 20  # in one list
_MOST_FILES = 50  # of one package


class Shared(NamedTuple):
    """What one `file` of a `package` holds: `additions`, entries as in a pack."""

    package: str
    version: str
    file: str
    additions: Mapping[str, Any]


def of_packages(names: Iterable[str], file: str) -> tuple[Shared, ...]:
    """The house data of the packages that `file` names, each once, those that another rests on before it.

    Raises:
        SafelintError: a package is not installed, brings no house data or rests on itself, or a file of it is wrong.
    """
    from safelint.knowledge.beside import HOUSE, installed

    known: dict[str, dict[str, Installed]] = {}
    for each in installed(HOUSE):  # of a package that stands in two places, Python takes the first
        known.setdefault(each.package, {}).setdefault(each.name, each)
    found: dict[str, list[Shared]] = {}
    _add(names, file, (), known, found)
    return tuple(chain.from_iterable(found.values()))


def _add(
    names: Iterable[str],
    file: str,
    above: tuple[str, ...],
    known: Mapping[str, Mapping[str, Installed]],
    found: dict[str, list[Shared]],
) -> None:
    """Adds to `found` what the packages hold that `file` names, which was asked for by those `above`."""
    from safelint.knowledge.beside import plain

    for name in map(plain, names):
        if name in above:
            raise SafelintError(
                f"{file}: extends: goes in a circle: {' -> '.join((*above[above.index(name) :], name))}"
            )
        if name in found:
            continue
        if name not in known:
            raise SafelintError(f"{file}: extends: {_missing(name, known)}")
        read = []
        for path, each in _files(list(known[name].values())):
            asked, additions = _read(path)
            _add(asked, path, (*above, name), known, found)
            read.append(Shared(name, each.version, path, additions))
        found[name] = read


def _missing(name: str, known: Iterable[str]) -> str:
    """Why there is nothing of a package. No advice says how to get one of that name: anybody may have published one."""
    from safelint.knowledge.beside import HOUSE, packages
    from safelint.nearest import nearest

    if name in packages():
        return f"the package {name} brings no data of a house: it has no entry point in the group {HOUSE}"
    return f"no package {name} is installed where safelint runs{nearest(name, known)}"


def _files(folders: Sequence[Installed]) -> list[tuple[str, Installed]]:
    """Every TOML file that lies in the folders, sorted."""
    paths = [
        (os.path.join(each.folder, name), each)
        for each in folders
        for name in sorted(os.listdir(each.folder))
        if name.endswith(".toml") and not name.startswith(".")
    ]
    if not 0 < len(paths) <= _MOST_FILES:
        raise SafelintError(f"{folders[0].folder}: must hold 1 to {_MOST_FILES} TOML files, not {len(paths)}")
    return paths


def _read(path: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The packages that a file of a package asks for, and its entries as `tomllib` gives them."""
    from safelint import toml
    from safelint.packs import schema as s

    try:
        raw = toml.loads(contents(path, MOST_BYTES).decode("utf-8-sig"))
    except OSError as error:
        raise SafelintError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise SafelintError(f"{path}: is not valid TOML: {error}") from error
    keys = {"extends": s.texts((), most=MOST_PACKAGES), **dict.fromkeys(ADDITIONS, s.anything(()))}
    asked: tuple[str, ...] = s.table(keys).read(raw, s.Place(path))["extends"]
    return asked, {key: raw[key] for key in ADDITIONS if key in raw}
