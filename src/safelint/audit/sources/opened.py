"""Files of this machine and of object stores, opened alike."""

from __future__ import annotations

import os
from contextlib import suppress
from fnmatch import fnmatchcase
from io import BufferedReader
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_BUFFER = 1_000_000  # bytes that are read at once


def is_address(name: str) -> bool:
    """Whether a name is an address such as `s3://bucket/crawl.warc.gz`."""
    return "://" in name


def opened(name: str) -> IO[bytes]:
    """A file to be read, in which one may go back and forth. Raises OSError."""
    if not is_address(name):
        return open(name, "rb", buffering=_BUFFER)
    system, path = _system(name)
    raw: Any = system.open_input_file(path)
    return BufferedReader(raw, _BUFFER)


def size(name: str) -> int:
    """In bytes; 0 where nobody can tell."""
    if is_address(name):
        with suppress(OSError):
            system, path = _system(name)
            return system.get_file_info(path).size or 0
        return 0
    try:
        return os.stat(name).st_size
    except OSError:
        return 0


def matching(name: str) -> list[str]:
    """The addresses that match one with `*` or `?` in its last part, sorted. Raises OSError."""
    from pyarrow.fs import FileSelector, FileType

    above, _, glob = name.rpartition("/")
    system, path = _system(above)
    infos = system.get_file_info(FileSelector(path))
    names = [info.base_name for info in infos if info.type == FileType.File]
    return sorted(f"{above}/{each}" for each in names if fnmatchcase(each, glob))


def _system(name: str) -> tuple[FileSystem, str]:
    """The store that an address names, and the path there. Raises OSError."""
    from pyarrow.fs import FileSystem
    from pyarrow.lib import ArrowException

    try:
        system, path = FileSystem.from_uri(name)
    except ArrowException as error:
        raise OSError(f"this address cannot be used: {error}") from error
    return system, path
