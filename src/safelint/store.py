"""What is kept from one run to the next in the user's cache directory: plain values, written whole and read with care.

A value is kept as `marshal` writes it, never as `pickle`, under a key: a digest of all that it was made from. What is
stale has another key; what is damaged, or could have been written by somebody else, is not read. To lose the cache
costs time, never correctness.
"""

# pathlib is not imported at start-up: it costs more than reading a pack.

from __future__ import annotations

import gc
import marshal
import os
import sys
from typing import Any

_MAGIC = b"safelint cache 1\n"
_DIGEST_BYTES = 32
PART = ".part"
"""How the name of a file ends that is not whole yet."""

_HEAD = len(_MAGIC) + 2 * _DIGEST_BYTES

INTERPRETER = f"{sys.implementation.cache_tag} {sys.hexversion} {marshal.version}".encode()
"""What reads the same bytes in the same way."""


def folder() -> str:
    """SAFELINT_CACHE_DIR, or `safelint` in the user's cache directory."""
    given = os.environ.get("SAFELINT_CACHE_DIR")
    if given:
        return given
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "safelint")


def digest(*parts: bytes | memoryview) -> bytes:
    """The digest of all parts; to move a byte from one to the next changes it."""
    try:
        from _blake2 import blake2b  # a third of the time that importing hashlib takes
    except ImportError:
        from hashlib import blake2b
    found = blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


def read_bytes(path: str) -> bytes:
    """A whole file.

    Raises:
        OSError: it cannot be read.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(handle, os.fstat(handle).st_size + 1)
        while more := os.read(handle, 1 << 20):
            data += more
        return data
    finally:
        os.close(handle)


def get(name: str, key: bytes) -> Any:
    """The value kept under `name`, in `folder()` or a whole path, or None.

    It is given only where it was made from the same things, and where nobody else can have written it.
    """
    path = os.path.join(folder(), name)
    try:
        if hasattr(os, "getuid"):
            state = os.lstat(path)
            if state.st_uid != os.getuid() or state.st_mode & 0o170022 != 0o100000:  # a plain file only we can write
                return None
        data = read_bytes(path)
    except OSError:
        return None
    payload = memoryview(data)[_HEAD:]
    if not data.startswith(_MAGIC + key) or data[_HEAD - _DIGEST_BYTES : _HEAD] != digest(payload):
        return None
    was_on = gc.isenabled()
    gc.disable()  # thousands of small tuples, none of them garbage: collecting doubles the time
    try:
        return marshal.loads(payload)  # noqa: S302 - our own file, its digest checked
    except (ValueError, EOFError, TypeError):
        return None
    finally:
        if was_on:
            gc.enable()


def put(name: str, key: bytes, value: Any) -> None:
    """Keeps a value that `marshal` takes: written beside, then renamed. To fail is no fault."""
    payload = marshal.dumps(value)
    path = os.path.join(folder(), name)
    beside = f"{path}.{os.getpid()}{PART}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + key + digest(payload))
            file.write(payload)
        os.replace(beside, path)
    except OSError:
        return
    finally:
        forget(beside)


def forget(path: str) -> None:
    """Takes a file away; where that cannot be, it stays."""
    try:
        os.unlink(path)
    except OSError:
        return
