"""The packages of npm that the page is made from, which do not come with safelint. Of each one release is taken."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple

from safelint.toml import loads
from safelint.values.errors import SafelintError

_FOLDER = "package"  # in which npm packs all files
_MOST = 50_000_000  # bytes of one file


class Release(NamedTuple):
    """The release that the page is made for; `files` holds the SHA-256 of each file in hexadecimal digits, `option` is
    how it is given to the command `page`."""

    name: str
    package: str
    version: str
    what: str
    size: str
    option: str
    files: dict[str, str]

    @property
    def packed(self) -> str:
        """The name of its package as one file."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}.tgz"

    @property
    def asked(self) -> str:
        """How npm is asked for it."""
        return f"{self.package}@{self.version}"


def pyodide() -> Release:
    return _release("pyodide.toml")


def pdfium() -> Release:
    return _release("pdfium.toml")


def _release(name: str) -> Release:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        values: dict[str, Any] = loads(file.read())
    return Release(**values)


def read(path: str, wanted: Release) -> dict[str, bytes]:
    """The files by name. `path` is the package as one `.tgz`, or a folder that it was unpacked into.

    Raises:
        SafelintError: it is not there, or holds another release.
    """
    if not os.path.exists(path):
        raise SafelintError(f"{path}: there is no such file or folder. {advice(wanted)}")
    get = _in_folder if os.path.isdir(path) else _in_archive
    try:
        found = get(path, list(wanted.files))
    except (OSError, tarfile.TarError, EOFError) as error:
        raise SafelintError(
            f"{path}: cannot be read as a package of {wanted.name}: {error}. {advice(wanted)}"
        ) from None
    for name, data in found.items():
        if sha256(data).hexdigest() != wanted.files[name]:
            raise SafelintError(f"{path}: its {name} is not that of {wanted.name} {wanted.version}. {advice(wanted)}")
    return found


def advice(wanted: Release) -> str:
    """What to get, and what to type then."""
    return (
        f"The page needs {wanted.name} {wanted.version} ({wanted.what}, {wanted.size}), which does not come with "
        f"safelint. Get the package {wanted.package} {wanted.version} of npm (npm pack {wanted.asked}), then type "
        f"safelint page --out FOLDER {wanted.option} {wanted.packed}"
    )


def _in_folder(path: str, names: list[str]) -> dict[str, bytes]:
    inner = os.path.join(path, _FOLDER)
    return _all(names, lambda name: _bytes(os.path.join(inner if os.path.isdir(inner) else path, name)))


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(_MOST)


def _in_archive(path: str, names: list[str]) -> dict[str, bytes]:
    with tarfile.open(path, "r:*") as archive:
        return _all(names, lambda name: _member(archive, name))


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        file = archive.extractfile(f"{_FOLDER}/{name}")
    except KeyError:
        file = None
    if file is None:
        raise FileNotFoundError(f"it holds no {name}")
    return file.read(_MOST)


def _all(names: list[str], get: Callable[[str], bytes]) -> dict[str, bytes]:
    return {name: get(name) for name in names}
