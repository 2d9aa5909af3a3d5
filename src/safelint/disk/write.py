"""Writing: whole or not at all, and through no link that stands in the tree (see `folder.py`).

What is to be written is written beside, under a name of this module's own, flushed where a text is at stake, then
renamed over the old file in the same open folder. What a run leaves that was killed meanwhile, the next that writes in
that folder takes away.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import IO
from zlib import crc32

from safelint.disk.folder import Folder, LinkError, in_tree, is_inside, place
from safelint.values.errors import UnwrittenError

_PREFIX, _SUFFIX = ".safelint-", ".part"
_ABANDONED = 3600  # seconds after which a file that was never finished is nobody's
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)


def refusal(path: str) -> str:
    """Why no file can be written at `path`, known before any work; "" where one can."""
    above = os.path.dirname(path) or os.curdir
    try:
        folder, name = place(path)
    except LinkError as error:
        return str(error.strerror)
    except OSError:
        return f"there is no folder {above}"
    with folder:
        status = folder.status(name, follow=True) if name else folder.own()
        if status is not None and S_ISDIR(status.st_mode):
            return f"{path} is a folder"
        may = folder.may_write(os.curdir if status is None else name)
    return "" if may else "nothing may be written there"


def whole(path: str, data: bytes) -> None:
    """Writes a whole file or none. A device or a pipe is written to, never replaced. Raises UnwrittenError."""
    try:
        folder, name = place(path)
        with folder:
            status = folder.status(name, follow=True)
            if status is not None and not S_ISREG(status.st_mode):
                _fill(folder.open(name, os.O_WRONLY, follow=True), (data,))
            else:
                _replace(folder, name, (data,), 0o666)
    except OSError as error:
        raise UnwrittenError(f"{path}: cannot be written: {error.strerror}") from error


def new(path: str, data: bytes) -> None:
    """Writes a file where there is none. Raises UnwrittenError."""
    try:
        with Folder.at(os.path.dirname(path)) as folder:
            name = os.path.basename(path)
            _fill(folder.open(name, _NEW), (data,))
    except OSError as error:
        raise UnwrittenError(f"{path}: cannot be written: {error.strerror}") from error


def added(path: str, data: bytes) -> None:
    """Adds to the end of a file. Raises UnwrittenError."""
    try:
        folder, name = place(path)
        with folder:
            _fill(folder.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND), (data,))
    except OSError as error:
        raise UnwrittenError(f"{path}: cannot be written: {error.strerror}") from error


def kept(folder: Folder, name: str, pieces: Sequence[bytes | memoryview]) -> None:
    """Writes a file that only this user can read. Raises OSError."""
    _replace(folder, name, pieces, 0o600)


def folders(path: str) -> None:
    """Makes a folder, and those above it, where there are none. Raises OSError."""
    os.makedirs(path, exist_ok=True)


def private_folders(base: str, below: str = "") -> None:
    """Makes a folder, and one below it, which only this user can enter, where there are none. Raises OSError."""
    os.makedirs(base, mode=0o700, exist_ok=True)
    if below:
        os.makedirs(os.path.join(base, below), mode=0o700, exist_ok=True)


def taken_away(folder: Folder, name: str) -> None:
    """Takes a file away; where that cannot be, it stays."""
    with suppress(OSError):
        folder.remove(name)


def used(folder: Folder, name: str) -> None:
    """Notes that a file was used now. Raises OSError."""
    handle = folder.open(name, os.O_RDONLY)
    try:
        os.utime(handle if os.utime in os.supports_fd else os.path.join(folder.path, name))
    finally:
        os.close(handle)


def fixed(path: str, old: bytes, new: bytes) -> None:
    """Puts `new` in the place of a file that holds `old`.

    It keeps its owner, permissions and attributes. A link is followed to a file that lies where the link does.

    Raises:
        UnwrittenError: it was left alone; the message is the reason, without the file's name.
    """
    real = os.path.realpath(path)
    if is_inside(os.path.abspath(path), os.path.abspath(os.curdir)) and not in_tree(real):
        raise UnwrittenError("it is a link that leads out of this folder")
    try:
        folder, name = place(real)
        with folder:
            _fixed(folder, name, old, new)
    except OSError as error:
        raise UnwrittenError(f"it cannot be written: {error.strerror or error}") from error


def _fixed(folder: Folder, name: str, old: bytes, new: bytes) -> None:
    part = ""
    try:
        with open(folder.open(name, _READ), "rb") as file:
            problem = _unfit(folder, name, os.fstat(file.fileno()))
            if problem:
                raise UnwrittenError(problem)
            if not _holds(file, old):
                raise UnwrittenError("it has changed since it was read, or cannot be written back as it was")
            part, made = _begun(folder, 0o600)
            _fill(made, (new,), like=file.fileno())
        with open(folder.open(name, _READ), "rb") as file:
            if not _holds(file, old):
                raise UnwrittenError("it has changed since it was read")
        folder.replace(part, name)
        part = ""
        folder.flush()
    finally:
        if part:
            with suppress(OSError):
                folder.remove(part)


def _unfit(folder: Folder, name: str, status: os.stat_result) -> str:
    """Why a text is not to be replaced, or ""."""
    if not S_ISREG(status.st_mode):
        return "it is no plain file"
    if status.st_nlink > 1:
        return "it has several names (hard links), of which only one would be changed"
    return "" if folder.may_write(name) else "it may not be written"


def _holds(file: IO[bytes], data: bytes) -> bool:
    return file.read(len(data) + 1) == data


def _replace(folder: Folder, name: str, pieces: Iterable[bytes | memoryview], mode: int) -> None:
    cleaned(folder)
    part, handle = _begun(folder, mode)
    try:
        _fill(handle, pieces)
        folder.replace(part, name)
    except BaseException:
        with suppress(OSError):
            folder.remove(part)
        raise


def _begun(folder: Folder, mode: int) -> tuple[str, int]:
    """A new file in the folder: its name, and a handle to write to it."""
    name = f"{_PREFIX}{_machine()}-{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"
    return name, folder.open(name, _NEW, mode)  # what somebody has put there, a link perhaps, is left alone


def _fill(handle: int, pieces: Iterable[bytes | memoryview], like: int | None = None) -> None:
    """Writes and closes; with the rights and attributes of the file `like`, and flushed, where that is given."""
    with open(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
        if like is not None:
            file.flush()
            os.fsync(handle)
            _liken(handle, like)


def _liken(made: int, like: int) -> None:
    """Gives an open file the owner, the rights and the attributes of another, as far as the system knows any."""
    theirs, ours = os.fstat(like), os.fstat(made)
    if hasattr(os, "fchown") and (theirs.st_uid, theirs.st_gid) != (ours.st_uid, ours.st_gid):
        os.fchown(made, theirs.st_uid, theirs.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(made, S_IMODE(theirs.st_mode))
    if hasattr(os, "listxattr"):
        for name in os.listxattr(like):
            with suppress(OSError):  # not every file system takes every one
                os.setxattr(made, name, os.getxattr(like, name))


# What a killed run has left ------------------------------------------------------------------------------------------


def cleaned_at(paths: Iterable[str]) -> None:
    """Takes away what dead runs have left in these folders. To fail is no fault."""
    for path in sorted(set(paths)):
        with suppress(OSError), Folder.at(path) as folder:
            cleaned(folder)


def cleaned(folder: Folder) -> None:
    """Takes away the files that dead runs have left: plain ones of ours, by name, whose process is gone."""
    for name in folder.names():
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
            with suppress(OSError):
                status = folder.status(name)
                if status is not None and _is_abandoned(name, status):
                    folder.remove(name)


def _is_abandoned(name: str, status: os.stat_result) -> bool:
    if not S_ISREG(status.st_mode) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
        return False
    from time import time

    machine, _, rest = name.removeprefix(_PREFIX).partition("-")
    process = rest.partition("-")[0]
    if status.st_mtime < time() - _ABANDONED:
        return True
    return machine == _machine() and process.isascii() and process.isdigit() and _is_gone(int(process))


def _is_gone(process: int) -> bool:
    """Whether no such process runs; never where to ask would end it, as on Windows."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _machine() -> str:
    """Tells this computer from others that may write to the same folder over a network."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{crc32(name.encode('utf-8', 'surrogateescape')):08x}"
