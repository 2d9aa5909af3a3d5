"""The result cache: what was found in a text, kept for a run in which nothing that it rests on has changed.

One file holds the results of one *world*: the code, the packs, Python and the libraries, the options, the date and the
folder that the run was started in. Within it a result is known by the path, the configuration with the house's own
texts, and every byte of the file. So nothing that is stale can be found; it is only never asked for again.

Files are the user's own, checked by a digest, written beside and renamed. All together they stay below `LIMIT`; those
that were used longest ago go first. What is damaged, foreign or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from stat import S_ISREG
from typing import TYPE_CHECKING
from zlib import compress, decompress
from zlib import error as ZlibError  # noqa: N812 - a class

from safelint.disk import store, write
from safelint.disk.folder import Folder
from safelint.run import wire
from safelint.values.errors import SafelintError
from safelint.values.wording import counted
from safelint.version import __version__

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.run.checker import Checker

LIMIT = 200_000_000  # bytes of all files
_LARGEST = 50_000_000  # bytes of the results in one file
_SUFFIX = ".results"
_FOLDER = "results"

Entries = dict[bytes, bytes]
"""What is kept of texts, packed, by its key."""


def folder() -> str:
    """Where results are kept, "" where nowhere."""
    place = store.folder()
    return os.path.join(place, _FOLDER) if place else ""


class Store:
    """The results of the world of one checker. True where it holds any."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._world = _world(checker)
        self._name = f"{_FOLDER}/{self._world[:12].hex()}{_SUFFIX}"
        self._state, self._old = _read(self._name, self._world)
        self._used: Entries = {}
        self._new = False
        self._settled: dict[str, bytes] = {}  # digests of the settings, by configuration file

    def __bool__(self) -> bool:
        return bool(self._old)

    def key(self, kind: str, path: str, config: Config, content: bytes) -> bytes:
        """By what a result of some kind is known that rests on all that a file holds, or on another `content`."""
        settled = self._settled.get(config.path)
        if settled is None:
            said = repr(self._checker.settled(config)).encode("utf-8", "replace")
            settled = self._settled[config.path] = store.digest(said)
        return store.digest(kind.encode(), settled, os.fsencode(path), content)

    def get(self, key: bytes) -> bytes | None:
        entry = self._old.get(key)
        if entry is None:
            return None
        try:
            data = decompress(entry)
        except ZlibError:
            return None
        self._used[key] = entry
        return data

    def put(self, key: bytes, data: bytes) -> None:
        self._used[key] = compress(data, 1)
        self._new = True

    def save(self) -> None:
        """Writes what is new, beside what other runs have written meanwhile. Failing to is no fault."""
        if not self._new:
            if self._used:
                with suppress(OSError), Folder.at(folder()) as place:
                    write.used(place, os.path.basename(self._name))
            return
        if _state(self._name) != self._state:
            _, self._old = _read(self._name, self._world)
        kept = _newest({**self._old, **self._used}, self._used)
        store.put(self._name, self._world, wire.encoded(kept))
        with suppress(OSError):
            _trim(os.path.basename(self._name))


def _newest(entries: Entries, used: Entries) -> Entries:
    """As many entries as one file may hold; those that this run has used come first."""
    room = _LARGEST
    kept: Entries = {}
    for key in (*used, *(key for key in reversed(entries) if key not in used)):
        room -= len(entries[key]) + len(key)
        if room < 0:
            break
        kept[key] = entries[key]
    return dict(reversed(kept.items()))


def _world(checker: Checker) -> bytes:
    """A digest of all that every result of a run rests on."""
    python = f"{store.INTERPRETER.decode()} {sys.platform}"
    said = (__version__, python, checker.options, os.getcwd(), sorted(_libraries()), checker.pack.name)
    return store.digest(repr(said).encode("utf-8", "replace"), checker.loaded.digest, *_code())


def _code() -> Iterator[bytes]:
    """Every file of safelint, its own data too; packs have a digest of their own."""
    waiting = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "rules"):
                        waiting.append(entry.path)
                    continue
                with open(entry.path, "rb", buffering=0) as file:
                    yield entry.name.encode()
                    yield file.read()


def _libraries() -> Iterator[str]:
    """What is installed, with its versions, as the names of the folders that tell of it."""
    for place in sys.path:
        try:
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue


def _state(name: str) -> tuple[int, int, int] | None:
    state = store.stat(name)
    return (state.st_ino, state.st_mtime_ns, state.st_size) if state is not None else None


def _read(name: str, world: bytes) -> tuple[tuple[int, int, int] | None, Entries]:
    """What a file holds, with its state; nothing where it is missing, not ours, damaged or of another world."""
    state = _state(name)
    found = store.get(name, world) if state is not None else None
    try:
        return state, wire.decoded(found, Entries) if isinstance(found, bytes) else {}
    except ValueError:
        return state, {}


def _files(place: Folder) -> list[tuple[float, int, str]]:
    """(time of the last use, size, name) of each file in the cache, the oldest first."""
    states = ((place.status(name), name) for name in place.names() if name.endswith(_SUFFIX))
    return sorted(
        (state.st_mtime, state.st_size, name) for state, name in states if state is not None and S_ISREG(state.st_mode)
    )


def _trim(own: str) -> None:
    """Takes away what is oldest until the rest is below the limit."""
    with Folder.at(folder()) as place:
        files = _files(place)
        total = sum(size for _, size, _ in files)
        for _, size, name in files:
            if total > LIMIT and name != own:
                write.taken_away(place, name)
                total -= size


def info() -> str:
    """Where the cache is and how much it holds, for people."""
    if not folder():
        return f"{_NO_CACHE}\n"
    files = _held()
    size = sum(size for _, size, _ in files)
    runs = counted(len(files), "kind of run", "kinds of run")
    return f"{folder()}: results of {runs}, {size / 1e6:.1f} MB of at most {LIMIT / 1e6:.0f} MB\n"


def clear() -> str:
    """Empties the result cache. Compiled packs stay.

    Raises:
        SafelintError: a file cannot be taken away.
    """
    if not folder():
        return f"{_NO_CACHE}\n"
    files = _held()
    with suppress(OSError), Folder.at(folder()) as place:
        for _, _, name in files:
            write.taken_away(place, name)
    left = len(_held())
    if left:
        raise SafelintError(f"{folder()}: {left} files cannot be taken away")
    return f"{folder()}: {sum(size for _, size, _ in files) / 1e6:.1f} MB taken away\n"


_NO_CACHE = "there is no cache: no folder of this user is known for it that lies outside the working folder"


def _held() -> list[tuple[float, int, str]]:
    try:
        with Folder.at(folder()) as place:
            return _files(place)
    except OSError:
        return []
