"""What is kept from one run to the next in the user's cache directory: plain values, written whole and read with care.

A value is kept as `marshal` writes it, never as `pickle`, under a key: bytes that tell all that it was made from. What
is stale has another key; what is damaged has another checksum; what could have been written by somebody else is not
read: neither from a file or folder that others can write, nor from one in the tree that is checked, which a repository
brings along. (Against somebody who can write the user's own files no digest in the same file would help.) To lose the
cache costs time, never correctness.
"""

# pathlib is not imported at start-up: it costs more than reading a pack.

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import Any
from zlib import crc32

from safelint.disk.folder import Folder, in_tree, is_inside
from safelint.disk.read import is_private, own
from safelint.memory import quiet

_MAGIC = b"safelint cache 2\n"

INTERPRETER = f"{sys.implementation.cache_tag} {sys.hexversion} {marshal.version}".encode()
"""What reads the same bytes in the same way."""


def folder() -> str:
    """SAFELINT_CACHE_DIR, or `safelint` in the user's cache directory; "" where there is none, or where it would lie in
    the working folder or its git work tree. One that holds the user's home is the user's own: what could be put there
    could change the settings of every program."""
    given = os.environ.get("SAFELINT_CACHE_DIR", "")
    named = given or _usual()
    found = os.path.realpath(named) if named else ""
    if not found or not in_tree(found):
        return found
    home = os.path.realpath(os.path.expanduser("~"))
    return found if not given and in_tree(home) and is_inside(found, home) else ""


def _usual() -> str:
    """`safelint` in the user's cache directory, "" where nothing names one outright: no place is made up."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        bases = (os.environ.get("LOCALAPPDATA", ""), os.path.join(home, "AppData", "Local"))
    elif sys.platform == "darwin":
        bases = (os.path.join(home, "Library", "Caches"),)
    else:
        bases = (os.environ.get("XDG_CACHE_HOME", ""), os.path.join(home, ".cache"))
    base = next(filter(os.path.isabs, bases), "")
    return os.path.join(base, "safelint") if base else ""


def digest(*parts: bytes) -> bytes:
    """The digest of all parts; to move a byte from one to the next changes it."""
    from hashlib import blake2b  # takes longer to import than most runs have use for

    found = blake2b(digest_size=32)
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
    """The value kept under `name`, a path in `folder()`, or None.

    It is given only where it was made from the same things, and where nobody else can have written it.
    """
    data = _read(name)
    if data is None:
        return None
    head = len(_MAGIC) + _NUMBERS + len(key)
    payload = memoryview(data)[head:]
    if bytes(data[:head]) != _head(key, payload):
        return None
    with quiet(), suppress(ValueError, EOFError, TypeError):  # thousands of small tuples, none of them garbage
        return marshal.loads(payload)  # noqa: S302 - our own file, its checksum right
    return None


_NUMBERS = 8  # bytes


def _head(key: bytes, payload: bytes | memoryview) -> bytes:
    """What stands before a value: how long its key is, the checksum of the value, the key itself."""
    return _MAGIC + len(key).to_bytes(4, "little") + crc32(payload).to_bytes(4, "little") + key


def _read(name: str) -> bytes | None:
    place = folder()
    if not place:
        return None
    path = os.path.join(place, name)
    try:
        with Folder.at(place) as whole, Folder.at(os.path.dirname(path)) as part:
            return own(part, os.path.basename(path)) if is_private(whole) else None
    except OSError:
        return None


def put(name: str, key: bytes, value: Any) -> None:
    """Keeps a value that `marshal` takes: written beside, then renamed. To fail is no fault."""
    place = folder()
    if not place:
        return
    from safelint.disk import write

    payload = marshal.dumps(value)
    path = os.path.join(place, name)
    with suppress(OSError):
        write.private_folders(place, os.path.dirname(name))
        with Folder.at(os.path.dirname(path)) as part:
            if is_private(part):
                write.kept(part, os.path.basename(path), (_head(key, payload), payload))


def stat(name: str) -> os.stat_result | None:
    """The status of what is kept under `name`; None where nothing is."""
    try:
        return os.stat(os.path.join(folder(), name), follow_symlinks=False)
    except OSError:
        return None
