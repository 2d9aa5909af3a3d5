"""Reading what anybody may have put there: plain files alone, no more than a limit, none that lies outside."""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG

from safelint.disk.folder import Folder, is_inside, place, work_tree

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_STANDARD_OUTPUT = 1
_OTHERS_WRITE = 0o022
_EVERYBODY_WRITES, _STICKY = 0o002, 0o1000


class NotAFileError(OSError):
    """A path leads to a folder, a pipe, a device or a socket."""


class TooLargeError(OSError):
    """A file holds more than it may."""


class OutsideError(OSError):
    """A file lies outside the folder that it must lie in."""


def contents(path: str, limit: int) -> bytes:
    """The bytes of a regular file. Nothing is waited for: what is a pipe, a device or a socket is never read.

    Raises:
        NotAFileError: it is no regular file.
        TooLargeError: it holds more than `limit` bytes, or grows beyond them while it is read.
        OSError: it cannot be read.
    """
    if not may_be_opened(path):
        raise NotAFileError(0, "is not a file")
    handle = os.open(path, _FLAGS)
    try:
        return _contents(handle, limit)
    finally:
        os.close(handle)


def named(path: str, limit: int) -> bytes:
    """As `contents`, by no link that stands in the tree: of a file that is named by where it is to lie.

    Raises:
        LinkError: there is one.
        OSError: see `contents`.
    """
    folder, name = place(path)
    with folder:
        status = folder.status(name, follow=True)
        if status is not None and not S_ISREG(status.st_mode):
            raise NotAFileError(0, "is not a file")
        handle = folder.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            return _contents(handle, limit)
        finally:
            os.close(handle)


def inside(path: str, folder: str, limit: int) -> bytes:
    """As `contents`, of a file that lies below `folder`, wherever links lead.

    Raises:
        OutsideError: it does not.
        OSError: see `contents`.
    """
    real = os.path.realpath(path)
    if not is_inside(real, os.path.realpath(folder)):
        raise OutsideError(0, "lies outside the folder")
    if not may_be_opened(real):
        raise NotAFileError(0, "is not a file")
    handle = os.open(real, _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    try:
        if os.path.realpath(real) != real:  # it became a link, or a folder above it did
            raise OutsideError(0, "lies outside the folder")
        return _contents(handle, limit)
    finally:
        os.close(handle)


def own(folder: Folder, name: str) -> bytes | None:
    """A plain file that only this user can have written, in a folder of which the same is true; else None.

    Raises:
        OSError: it cannot be read.
    """
    if not is_private(folder):
        return None
    handle = folder.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        if not S_ISREG(status.st_mode) or not _is_ours(status):
            return None
        return _read(handle, status.st_size + 1, status.st_size)
    finally:
        os.close(handle)


def is_private(folder: Folder) -> bool:
    """Whether only this user can write in an open folder."""
    status = folder.own()
    return S_ISDIR(status.st_mode) and _is_ours(status)


def _is_ours(status: os.stat_result) -> bool:
    """Whether only this user can write it; where the system tells of no owners, as Windows, whose folders for a user
    are closed to others, it is."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE)


def is_trusted(path: str) -> bool:
    """Whether a file that no repository holds may be obeyed: its owner is this user or the system's administrator, and
    not everybody can write it. On Windows, which does not tell the owner: it lies in this user's own folder."""
    if not hasattr(os, "getuid"):
        return is_inside(os.path.realpath(path), os.path.realpath(os.path.expanduser("~")))
    try:
        status = os.stat(path)
        above = os.stat(os.path.dirname(os.path.realpath(path)))
    except OSError:
        return False
    is_open = above.st_mode & _EVERYBODY_WRITES and not above.st_mode & _STICKY
    return status.st_uid in (0, os.getuid()) and not status.st_mode & _EVERYBODY_WRITES and not is_open


def leads_out(path: str) -> bool:
    """Whether a file is a link that leads out of its git work tree, or of its folder where it lies in none."""
    return os.path.islink(path) and not is_inside(os.path.realpath(path), root(os.path.dirname(path) or os.curdir))


def root(folder: str) -> str:
    """What a link in `folder` must not lead out of."""
    return os.path.realpath(work_tree(folder) or folder)


def is_printed_to(path: str) -> bool:
    """Whether a path leads to the file into which standard output goes."""
    try:
        printed = os.fstat(_STANDARD_OUTPUT)
        return S_ISREG(printed.st_mode) and os.path.samestat(printed, os.stat(path))
    except OSError:  # it is closed, or nothing is there
        return False


def is_made_for_output(path: str) -> bool:
    """Whether the file into which standard output goes holds nothing yet: the shell has made it just before."""
    return is_printed_to(path) and not os.fstat(_STANDARD_OUTPUT).st_size


def may_be_opened(path: str) -> bool:
    """Whether nothing but a regular file is there: to open some devices is to do something."""
    try:
        return S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):  # to open it says what is wrong
        return True


def _contents(handle: int, limit: int) -> bytes:
    status = os.fstat(handle)
    if not S_ISREG(status.st_mode):
        raise NotAFileError(0, "is not a file")
    size = status.st_size
    data = _read(handle, size + 1, size) if size <= limit else b""
    if len(data) > size:  # it grows, or its size is not known beforehand
        data += _read(handle, limit + 1 - len(data), limit)
    if max(size, len(data)) > limit:
        raise TooLargeError(0, f"holds more than {limit:,} bytes")
    return data


def _read(handle: int, most: int, enough: int) -> bytes:
    """At most `most` bytes. It is not asked for more when it has given `enough`."""
    data = os.read(handle, most)
    while len(data) < enough and (more := os.read(handle, most - len(data))):
        data += more
    return data
