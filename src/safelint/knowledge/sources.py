"""What a compiled pack is made of: the files of the pack and the code that reads them."""

# pathlib is not imported at start-up: it costs more than reading the pack.

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from safelint.disk import store
from safelint.values.entries import HEAD
from safelint.values.errors import SafelintError
from safelint.version import __version__

_BYTECODE = "__pycache__"
APART = ("audit", "lsp")
"""Folders of safelint whose code has no part in what a pack becomes; the page is made without them."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> str:
    """The folder that holds the packs: inside an installed safelint, else the repository's own.

    Raises:
        SafelintError: neither is there.
    """
    places = (os.path.join(_PACKAGE, "rules"), os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "rules"))
    for place in places:
        if os.path.isfile(os.path.join(place, "uk", HEAD)):
            return place
    raise SafelintError("the rule packs are missing from this installation of safelint; install it again")


def read_files(folder: str) -> dict[str, bytes]:
    """The bytes of every TOML file below `folder`, by its path with "/", sorted.

    Raises:
        SafelintError: a folder or file cannot be read.
    """
    try:
        found = _contents(folder, ".toml")
    except OSError as problem:
        raise SafelintError(f"the rule pack {folder} cannot be read: {problem.strerror or problem}") from None
    if not found:
        raise SafelintError(f"the rule pack {folder} holds no TOML file")
    return found


def stamp(folder: str) -> bytes:
    """What changes with every byte of the pack in `folder`, with the code that reads it and with the interpreter; empty
    where the pack cannot be read.

    POSIX tells when a file was last changed in a way that nobody can set back, so the files need not be read for it.
    """
    try:
        code = [_state(path, entry) for path, entry in _entries(_PACKAGE, ".py", APART)]
        if os.name == "nt":
            pack = [store.digest(*_parts(_contents(folder, ".toml")))]
        else:
            pack = [_state(path, entry) for path, entry in _entries(folder, ".toml")]
    except OSError:
        return b""
    return b"\n".join((store.INTERPRETER, __version__.encode(), *sorted(code), b"", *sorted(pack)))


def _state(path: str, entry: os.DirEntry[str]) -> bytes:
    state = entry.stat()
    changed = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
    return " ".join((path, *map(str, changed))).encode("utf-8", "surrogateescape")


def digest(files: Mapping[str, bytes]) -> str:
    """What changes with every byte of these files of a pack and of the code that reads them, wherever both lie.

    Raises:
        SafelintError: the code cannot be read.
    """
    try:
        code = _contents(_PACKAGE, ".py", APART)
    except OSError as problem:
        raise SafelintError(f"safelint cannot be read in {_PACKAGE}: {problem.strerror or problem}") from None
    return store.digest(__version__.encode(), *_parts(files), b"", *_parts(code)).hex()


def _parts(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for path, data in files.items():
        yield path.encode("utf-8", "surrogateescape")
        yield data


def _contents(folder: str, suffix: str, left_out: Sequence[str] = ()) -> dict[str, bytes]:
    return dict(sorted((path, store.read_bytes(entry.path)) for path, entry in _entries(folder, suffix, left_out)))


def _entries(folder: str, suffix: str, left_out: Sequence[str] = ()) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below `folder` whose name ends so, with its path from there; `left_out` are folders in it."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name == _BYTECODE:
                    continue
                if entry.name.endswith(suffix):
                    yield below + entry.name, entry
                elif entry.is_dir() and below + entry.name not in left_out:
                    waiting.append(f"{below}{entry.name}/")
