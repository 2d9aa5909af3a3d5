"""The result cache: what was found in a text, kept for a run in which nothing that it rests on has changed.

One file holds the results of one *world*: the code, the packs, Python and the libraries, the options, the date and the
folder that the run was started in. Within it a result is known by the path, the configuration with the house's own
texts, and every byte of the file. So nothing that is stale can be found; it is only never asked for again.

Files are the user's own, checked by a digest, written beside and renamed. All together they stay below `LIMIT`; those
that were used longest ago go first. What is damaged, foreign or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from safelint import __version__, store
from safelint.model import DocumentReport, SafelintError
from safelint.work import plain

if TYPE_CHECKING:
    from safelint.config import Config
    from safelint.engine import Engine

LIMIT = 200_000_000  # bytes of all files
_LARGEST = 50_000_000  # bytes of the results in one file
_STALE = 3600  # seconds after which a file that was never finished is nobody's
_SUFFIX = ".results"

Entry = tuple[int, tuple[Any, ...]]
"""What is kept of a text: its size by itself, and the values. All entries of a file share what is equal in them."""


def folder() -> str:
    """Where results are kept."""
    return os.path.join(store.folder(), "results")


class Store:
    """The results of the world of one engine. True where it holds any."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._world = _world(engine)
        self._path = os.path.join(folder(), self._world[:12].hex() + _SUFFIX)
        self._state, self._old = _read(self._path, self._world)
        self._used: dict[bytes, Entry] = {}
        self._new: dict[bytes, DocumentReport] = {}
        self._begun: dict[str, Any] = {}  # by configuration file

    def __bool__(self) -> bool:
        return bool(self._old)

    def key(self, path: str, config: Config, content: bytes) -> bytes:
        begun = self._begun.get(config.path)
        if begun is None:
            begun = self._begun[config.path] = _blake(repr(self._engine.settled(config)).encode("utf-8", "replace"))
        made = begun.copy()
        name = os.fsencode(path)
        made.update(len(name).to_bytes(4, "little") + name)
        made.update(content)
        found: bytes = made.digest()
        return found

    def get(self, key: bytes, path: str, content: bytes) -> DocumentReport | None:
        entry = self._old.get(key)
        if entry is None:
            return None
        try:
            report = plain.restored(entry[1], path, content)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError):
            return None
        self._used[key] = entry
        return report

    def put(self, key: bytes, report: DocumentReport) -> None:
        self._new[key] = report

    def save(self) -> None:
        """Writes what is new, beside what other runs have written meanwhile. Failing to is no fault."""
        try:
            if not self._new:
                if self._used:
                    os.utime(self._path)
                return
            self._used.update((key, _entry(report)) for key, report in self._new.items())
            os.makedirs(store.folder(), mode=0o700, exist_ok=True)
            if not _is_own(folder(), make=True):
                return
            if _state(self._path) != self._state:
                _, self._old = _read(self._path, self._world)
            store.put(self._path, self._world, _newest({**self._old, **self._used}, self._used))
            _trim(os.path.basename(self._path))
        except OSError:
            return


def _entry(report: DocumentReport) -> Entry:
    values = plain.packed(report)
    return len(marshal.dumps(values)), values


def _newest(entries: dict[bytes, Entry], used: dict[bytes, Entry]) -> dict[bytes, Entry]:
    """As many entries as one file may hold; those that this run has used come first."""
    room = _LARGEST
    kept: dict[bytes, Entry] = {}
    for key in (*used, *(key for key in reversed(entries) if key not in used)):
        room -= entries[key][0] + len(key)
        if room < 0:
            break
        kept[key] = entries[key]
    return dict(reversed(kept.items()))


def _blake(*parts: bytes) -> Any:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made


def _world(engine: Engine) -> bytes:
    """A digest of all that every result of a run rests on."""
    python = f"{store.INTERPRETER.decode()} {sys.platform}"
    asked = (
        engine.flags,
        engine.detail,
        engine.stdin_name,
        engine.day,
        engine.whole,
        [check.kind for check in engine.checks],
    )
    said = (__version__, python, asked, os.getcwd(), sorted(_libraries()), engine.pack.name)
    return store.digest(repr(said).encode("utf-8", "replace"), engine.pack_digest, *_code())


def _code() -> Iterator[bytes]:
    """Every module of safelint."""
    waiting = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name.endswith(".py"):
                    with open(entry.path, "rb", buffering=0) as file:
                        yield entry.name.encode()
                        yield file.read()
                elif entry.is_dir() and entry.name not in ("__pycache__", "rules"):
                    waiting.append(entry.path)


def _libraries() -> Iterator[str]:
    """What is installed, with its versions, as the names of the folders that tell of it."""
    for place in sys.path:
        try:
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def _read(path: str, world: bytes) -> tuple[tuple[int, int, int] | None, dict[bytes, Entry]]:
    """What a file holds, with its state; nothing where it is missing, not ours, damaged or of another world."""
    state = _state(path)
    if state is None or not _is_own(os.path.dirname(path)):
        return state, {}
    found = store.get(path, world)
    return state, found if isinstance(found, dict) else {}


def _is_own(path: str, *, make: bool = False) -> bool:
    """Whether only we can write to a file or folder; with `make`, the folder is made where there is none."""
    if make:
        os.makedirs(path, mode=0o700, exist_ok=True)
    if not hasattr(os, "getuid"):
        return True
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return state.st_uid == os.getuid() and state.st_mode & 0o170022 in (0o100000, 0o040000)


def _files() -> list[tuple[float, int, str]]:
    """(time of the last use, size, path) of each file in the cache, the oldest first."""
    found = []
    try:
        with os.scandir(folder()) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, store.PART)) and entry.is_file(follow_symlinks=False):
                    state = entry.stat(follow_symlinks=False)
                    found.append((state.st_mtime, state.st_size, entry.path))
    except OSError:
        return []
    return sorted(found)


def _trim(own: str) -> None:
    """Takes away what is oldest until the rest is below the limit, and what a run that was stopped has left."""
    from time import time

    files = _files()
    total = sum(size for _, size, _ in files)
    for used, size, path in files:
        unfinished = path.endswith(store.PART) and used < time() - _STALE
        if unfinished or (total > LIMIT and os.path.basename(path) != own):
            store.forget(path)
            total -= size


def info() -> str:
    """Where the cache is and how much it holds, for people."""
    files = _files()
    size = sum(size for _, size, _ in files)
    runs = "1 kind of run" if len(files) == 1 else f"{len(files)} kinds of run"
    return f"{folder()}: results of {runs}, {size / 1e6:.1f} MB of at most {LIMIT / 1e6:.0f} MB\n"


def clear() -> str:
    """Empties the result cache. Compiled packs stay.

    Raises:
        SafelintError: a file cannot be taken away.
    """
    files = _files()
    for _, _, path in files:
        store.forget(path)
    left = len(_files())
    if left:
        raise SafelintError(f"{folder()}: {left} files cannot be taken away")
    return f"{folder()}: {sum(size for _, size, _ in files) / 1e6:.1f} MB taken away\n"
